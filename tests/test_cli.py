"""The command line as its users meet it; a reader without a model stands in for the real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from invented import sluice
from sayso import cli
from sayso.article import Article
from sayso.commands import output
from sayso.contract import from_dict, schema_text
from sayso.errors import InputError, ModelError
from sayso.export.brat import to_brat, write_brat


def read_many(inputs: Iterable[str], *, on_error: Callable[[InputError], object]) -> Iterator[Article]:
    """Reads nothing: the name of an input says what becomes of it."""
    for given in inputs:
        match Path(given).name:
            case "bad":
                on_error(InputError(given, "holds\nno \x1b[31mtext"))
            case "two":
                yield from (replace(sluice(), ref="one"), replace(sluice(), ref="two"))
            case "stop":
                raise KeyboardInterrupt
            case "odd":
                yield replace(sluice(), ref=given, warnings=("The text is in French; the model reads English.",))
            case "broken":
                raise ModelError("the model's file is cut short")
            case _:
                yield replace(sluice(), ref=given)


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("sayso.reader")
    module.read_many = read_many  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sayso.reader", module)


def sayso(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=stdin)


def test_text_is_what_read_prints_of_itself() -> None:
    result = sayso("read", "a")
    assert result.exit_code == 0
    assert "[4:“We have no plan to do that,”] {4:Mayor Lin Okafor} <4:said>." in result.stdout
    assert "\nNo source stated\n" in result.stdout
    assert result.stderr == ""


def test_table_is_the_report_without_the_text() -> None:
    result = sayso("read", "a", "--format", "table")
    assert "\nNo source stated\n" in result.stdout
    assert "By Ana Torvik" not in result.stdout


def test_jsonl_is_one_object_of_the_contract_a_line() -> None:
    found = [json.loads(line) for line in sayso("read", "two", "c", "-f", "jsonl").stdout.splitlines()]
    assert [article["ref"] for article in found] == ["one", "two", "c"]
    for article in found:
        Draft202012Validator(json.loads(schema_text())).validate(article)


@pytest.mark.parametrize(("inputs", "refs"), [(["a"], ["a"]), (["two", "c"], ["one", "two", "c"]), (["bad"], [])])
def test_json_is_one_array_however_many_articles(inputs: list[str], refs: list[str]) -> None:
    found = json.loads(sayso("read", *inputs, "--format", "json").stdout)
    assert [from_dict(article).ref for article in found] == refs


def test_brat_of_one_article_is_printed() -> None:
    assert sayso("read", "a", "--format", "brat").stdout == to_brat(sluice())


def test_brat_of_several_needs_a_folder(tmp_path: Path) -> None:
    result = sayso("read", "a", "b", "--format", "brat")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == ("sayso: brat annotations of several articles need a folder: --output FOLDER\n")
    result = sayso("read", "a", "b", "--format", "brat", "--output", tmp_path / "out")
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.ann", "a.txt", "b.ann", "b.txt"]


def test_an_input_that_fails_is_named_and_the_others_are_read() -> None:
    result = sayso("read", "a", "bad", "c", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "sayso: bad: holds no ␛[31mtext\n"


def test_warnings_are_said_unless_quiet() -> None:
    result = sayso("read", "odd", "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr == "sayso: odd: The text is in French; the model reads English.\n"
    assert sayso("read", "odd", "--quiet").stderr == ""
    assert sayso("read", "bad", "--quiet").stderr == "sayso: bad: holds no ␛[31mtext\n"


def test_an_error_of_the_tool_itself_is_one_line() -> None:
    result = sayso("read", "broken")
    assert (result.exit_code, result.output) == (1, "sayso: the model's file is cut short\n")


def test_what_is_piped_in_is_read_where_no_input_is_given() -> None:
    assert json.loads(sayso("read", "-f", "jsonl", stdin="Rain.").stdout)["ref"] == "-"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read", "a", "--format", "xml"], "'xml' is not one of"),
        (["read", "a", "--output", "."], ". is a folder."),
        (["read", "a", "--output", "none/out.txt"], "none is not a folder."),
        (["read", "a", "--format", "brat", "--output", __file__], "is a file; brat needs a folder."),
        (["score", "none", "none"], "'none' does not exist."),
        (["trust"], "No such command 'trust'."),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], message: str) -> None:
    result = sayso(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_output_goes_to_a_file_once_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert sayso("read", "a", "stop", "--format", "jsonl", "--output", out).exit_code == 1
    assert list(tmp_path.iterdir()) == []
    result = sayso("read", "a", "c", "--format", "jsonl", "--output", out)
    assert (result.exit_code, result.output) == (0, "")
    assert [json.loads(line)["ref"] for line in out.read_text(encoding="utf-8").splitlines()] == ["a", "c"]


def test_ctrl_c_keeps_what_was_read() -> None:
    result = sayso("read", "a", "stop", "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["ref"] for line in result.stdout.splitlines()] == ["a"]
    assert result.stderr == "sayso: interrupted\n"
    assert len(json.loads(sayso("read", "a", "stop", "--format", "json").stdout)) == 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C as Python has it by default: whoever runs the tests in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_waits_for_the_end_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        written = ""

        def write(self, text: str) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            self.written += text

        def flush(self) -> None:
            pass

    pipe = Pipe()
    monkeypatch.setattr(sys, "stdout", pipe)
    with pytest.raises(KeyboardInterrupt):
        output.write_out(["one\n", "two\n"])
    assert pipe.written == "one\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    write_brat([replace(sluice(), ref="a"), replace(sluice(), ref="b")], tmp_path / "gold")
    return tmp_path / "gold"


def test_score_prints_the_figures(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "found.jsonl").write_text(sayso("read", "a", "c", "-f", "jsonl").stdout, encoding="utf-8")
    result = sayso("score", gold, tmp_path / "found.jsonl")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()][::7] == [
        ["precision", "recall", "F1"],
        ["whole", "1.0000", "0.5000", "0.6667"],
    ]
    assert result.stderr == (
        "sayso: b: no prediction; counted as one without statements\nsayso: c: a prediction without gold; not counted\n"
    )


def test_score_gives_the_figures_to_programs_and_reads_a_pipe(gold: Path) -> None:
    piped = sayso("read", "a", "b", "-f", "jsonl").stdout
    found = json.loads(sayso("score", gold, "-", "--format", "json", stdin=piped).stdout)
    assert found["articles"] == 2
    assert found["missing"] == found["extra"] == []
    assert found["figures"]["soft"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_score_names_what_it_cannot_read(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "found.jsonl").write_text("{}\n")
    result = sayso("score", gold, tmp_path / "found.jsonl")
    assert result.exit_code == 1
    assert result.stderr == f"sayso: {tmp_path / 'found.jsonl'}:1: “ref” is missing\n"


def test_schema_is_printed_as_it_ships() -> None:
    assert sayso("schema").stdout == schema_text()


def test_the_version_is_told() -> None:
    assert sayso("--version").stdout.startswith("sayso ")


# What follows needs a process of its own: pipes, terminals and the locale are those of the whole process.

PROGRAM = textwrap.dedent(
    f"""
    import sys
    sys.path.insert(0, {str(Path(__file__).parent)!r})
    import test_cli, types
    sys.modules["sayso.reader"] = types.SimpleNamespace(read_many=test_cli.read_many)
    from sayso.cli import main
    main(prog_name="sayso")
    """
)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, *arguments]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    return kept | more


def test_a_reader_that_has_seen_enough_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        command("read", *["two"] * 200, "--format", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout and run.stderr
        assert json.loads(run.stdout.readline())["ref"] == "one"
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(command("read", "a"), stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.stderr == b"sayso: standard output: No space left on device\n"
    assert run.returncode == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_results_are_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    run = subprocess.run(command("read", "a"), capture_output=True, env=environment(**locale), check=True)
    assert "“We have no plan to do that,”" in run.stdout.decode("utf-8")


def test_help_needs_nothing_heavy() -> None:
    heavy = {"alembic", "onnxruntime", "trafilatura", "numpy", "rich", "sqlalchemy", "tokenizers"}
    program = f"import sys, sayso.cli; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


pty = pytest.importorskip("pty", reason="no terminals to be had on this system")


def in_terminal(*arguments: str, stdout: bool) -> tuple[str, str]:
    """What a run shows on the terminal that is its standard error (and output), and what it writes."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command(*arguments),
        stdin=theirs,
        stdout=theirs if stdout else subprocess.PIPE,
        stderr=theirs,
        env=environment(TERM="xterm-256color", COLUMNS="80"),
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    written = run.stdout.read() if run.stdout else b""
    if run.stdout:
        run.stdout.close()
    run.wait()
    return shown.decode(), written.decode()


def test_several_inputs_show_a_bar_and_messages_above_it() -> None:
    shown, written = in_terminal("read", "a", "odd", "bad", "--format", "jsonl", stdout=False)
    assert "3/3" in shown
    assert "sayso: odd: The text is in French; the model reads English.\r\n" in shown
    assert [json.loads(line)["ref"] for line in written.splitlines()] == ["a", "odd"]


def test_one_input_shows_no_bar() -> None:
    assert in_terminal("read", "a", "--format", "jsonl", stdout=False)[0] == ""
    assert in_terminal("read", "a", "b", "--format", "jsonl", "--quiet", stdout=False)[0] == ""


def test_inputs_that_hold_many_show_a_count() -> None:
    shown, _ = in_terminal("read", "articles.jsonl.gz", "--format", "jsonl", stdout=False)
    assert "1/?" in shown


def test_on_a_terminal_results_have_colour_and_no_bar() -> None:
    shown, _ = in_terminal("read", "a", "b", stdout=True)
    assert "\x1b[1mMayor Lin Okafor\x1b[0m" in shown
    assert "reading" not in shown


def test_without_input_a_terminal_is_told_what_to_give() -> None:
    shown, _ = in_terminal("read", stdout=True)
    assert "Error: Name files, folders or addresses to read, or - for standard input." in shown

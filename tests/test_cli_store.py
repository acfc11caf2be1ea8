"""The commands that work on a store, as their users meet them; a reader without a model stands in for the real one."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import standin
from sayso import cli
from sayso.contract import from_dict

LOCK = "Lock stays shut\n\nThe council said on Friday that the old lock stays shut for the winter.\n"
FERRY = "Ferry may stop\n\nThe Marrow ferry may stop in May, Mayor Lin Okafor said on Monday.\n"


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    standin.stand_in(monkeypatch)
    monkeypatch.setenv("SAYSO_STORE", str(tmp_path / "store.db"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "lock.txt").write_text(LOCK, encoding="utf-8")
    (tmp_path / "in" / "ferry.txt").write_text(FERRY, encoding="utf-8")


def sayso(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=stdin)


def objects(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in sayso(*arguments, "--format", "jsonl").stdout.splitlines()]


def test_adding_says_what_each_article_is_called(tmp_path: Path) -> None:
    result = sayso("add", "in")
    assert result.exit_code == 0
    assert result.stdout == "ferry: added\nlock: added\n"
    assert result.stderr == f"sayso: {tmp_path / 'store.db'}: 2 added, 0 changed, 0 known\n"


def test_adding_again_reads_nothing_and_a_change_is_another_version(tmp_path: Path) -> None:
    sayso("add", "in")
    (tmp_path / "in" / "lock.txt").write_text(LOCK.replace("Friday", "Sunday"), encoding="utf-8")
    result = sayso("add", "in")
    assert result.stdout == "lock: changed, version 2\n"
    assert "0 added, 1 changed, 1 known" in result.stderr
    assert {(entry["ref"], entry["version"]) for entry in objects("list")} == {("lock", 2), ("ferry", 1)}
    assert "lock · version 1, replaced\n  Lock stays shut\n" in sayso("list", "--versions").stdout
    assert "on Sunday" in sayso("show", "lock").stdout
    assert "on Friday" in sayso("show", "lock", "--version", "1").stdout


def test_programs_get_an_object_for_each_article() -> None:
    assert objects("add", "in", "--quiet") == [
        {"ref": "ferry", "version": 1, "change": "new"},
        {"ref": "lock", "version": 1, "change": "new"},
    ]
    assert [added["change"] for added in objects("add", "in")] == ["known", "known"]


def test_an_input_that_fails_is_named_and_the_others_are_added() -> None:
    result = sayso("add", "none.txt", "in", "--quiet")
    assert result.exit_code == 1
    assert result.stderr == "sayso: none.txt: no such file or folder\n"
    assert result.stdout == "ferry: added\nlock: added\n"


def test_a_run_that_is_cut_short_keeps_what_it_reported_and_goes_on_later(tmp_path: Path) -> None:
    (tmp_path / "in" / "gate.txt").write_text("INTERRUPT", encoding="utf-8")
    result = sayso("add", "in")
    assert result.exit_code == 1
    assert result.stdout == "ferry: added\n"
    assert result.stderr.endswith(": 1 added, 0 changed, 0 known\nsayso: interrupted\n")
    (tmp_path / "in" / "gate.txt").write_text("The gate is open, said the keeper.", encoding="utf-8")
    assert sayso("add", "in").stdout == "gate: added\nlock: added\n"


def test_what_is_piped_in_is_added() -> None:
    assert sayso("add", stdin=LOCK).stdout == "stdin: added\n"
    assert sayso("add", "-", stdin=FERRY).stdout == "stdin-2: added\n"


def test_show_prints_what_read_does() -> None:
    sayso("add", "in")
    lock, ferry = (from_dict(found) for found in objects("show", "lock", "ferry"))
    assert (lock.ref, lock.text, len(lock.statements)) == ("lock", LOCK, 1)
    assert ferry.text == FERRY
    assert "No source stated" in sayso("show", "lock", "--format", "table").stdout


def test_search_finds_and_shows_the_words() -> None:
    sayso("add", "in")
    assert sayso("search", "councils", "winter").stdout == (
        "lock\n  Lock stays shut\n"
        "  Lock stays shut The [council] said on Friday that the old lock stays shut for the [winter].\n"
    )
    assert sayso("search", "zebra").output == ""
    assert [hit["ref"] for hit in json.loads(sayso("search", "shut OR ferry", "--format", "json").stdout)]
    assert len(objects("search", "shut OR ferry", "--limit", "1")) == 1


def test_remove() -> None:
    sayso("add", "in")
    result = sayso("remove", "lock", "none")
    assert (result.exit_code, result.output) == (1, "sayso: none: not in the store\n")
    assert [entry["ref"] for entry in objects("list")] == ["ferry"]


@pytest.mark.parametrize("command", [["list"], ["show", "x"], ["search", "x"], ["remove", "x"]])
def test_only_adding_makes_a_store(command: list[str], tmp_path: Path) -> None:
    result = sayso(*command, "--store", "none.db")
    assert (result.exit_code, result.output) == (1, "sayso: none.db: no such store\n")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "arguments", [["show"], ["search"], ["remove"], ["search", "x", "--limit", "0"], ["show", "x", "--version", "0"]]
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert sayso(*arguments).exit_code == 2


def test_a_run_that_is_killed_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    program = textwrap.dedent(
        f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import standin
        sys.modules["sayso.reader"] = standin.module()
        from sayso.cli import main
        main(prog_name="sayso")
        """
    )
    lines = [json.dumps({"id": f"a{n}", "text": f"Lock {n} is shut, the council said."}) for n in range(300)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", program, "add", "many.jsonl"], stdout=subprocess.PIPE) as run:
        assert run.stdout
        reported = [run.stdout.readline().decode().partition(":")[0] for _ in range(3)]
        run.kill()
        reported += [line.partition(":")[0] for line in run.stdout.read().decode().splitlines()]
    there = [entry["ref"] for entry in objects("list")]
    assert there[: len(reported)] == reported
    assert 3 <= len(there) < 300
    assert sayso("add", "many.jsonl", "--quiet").exit_code == 0
    assert [entry["ref"] for entry in objects("list")] == [f"a{n}" for n in range(300)]

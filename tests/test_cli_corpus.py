"""The commands over many articles, with a store and without, as their users meet them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

import standin
from sayso import cli
from sayso.commands.export import FORMATS
from sayso.export.registry import EXPORTS

CLAIM = "Zenvia will buy the toy maker Brickaloo"
SET = {
    "courier": """Zenvia said to buy Brickaloo

Zenvia is about to buy the toy maker Brickaloo, TechCrunch reported on Monday, citing a person familiar with the deal.

Brickaloo makes wooden blocks in a former brewery at the edge of Tulmont, and employs some eighty people there, most of
whom have been with it since it was founded by two brothers in a garage in the spring of 2003.
""",
    "herald": """Toy maker Brickaloo to be bought by Zenvia

According to TechCrunch, Zenvia will buy the toy maker Brickaloo. The price was not told.

Brickaloo makes wooden blocks in a former brewery at the edge of Tulmont, and employs about eighty people there, most of
whom have been with it since it was founded by two brothers in a garage in the spring of 2003.
""",
    "rain": """Rain in Tulmont

The river rose by two metres over night and flooded the old town. Nobody was hurt.
""",
}


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    standin.stand_in(monkeypatch)
    monkeypatch.delenv("SAYSO_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for ref, text in SET.items():
        (tmp_path / "in" / f"{ref}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def stored() -> None:
    assert sayso("add", "in", "--quiet").exit_code == 0


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def objects(*arguments: str) -> list[dict[str, object]]:
    result = sayso(*arguments, "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("command", ["copies", "claims"])
def test_a_store_and_its_inputs_give_the_same(command: str) -> None:
    over_store, over_inputs = objects(command), objects(command, "in")
    assert over_store
    assert over_store == over_inputs
    assert objects(command, "--of", "herald") == objects(command, "in", "--of", "herald") == over_store
    assert objects(command, "--of", "rain") == objects(command, "in", "--of", "rain") == []


@pytest.mark.usefixtures("stored")
def test_copies_are_shown_word_by_word() -> None:
    text = sayso("copies").stdout
    assert text.startswith("courier and herald\n")
    assert "employs [-some-] {+about+} eighty" in " ".join(text.split())
    assert sayso("copies", "in").stdout == text


@pytest.mark.usefixtures("stored")
def test_claims_are_shown_with_who_makes_them() -> None:
    text = sayso("claims").stdout
    assert "2 articles" in text
    assert "courier Zenvia said to buy Brickaloo" in text
    assert sayso("claims", "in").stdout == text


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("command", ["copies", "claims"])
def test_a_name_that_nothing_has_is_an_error(command: str) -> None:
    for arguments in ([], ["in"]):
        result = sayso(command, *arguments, "--of", "none")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("sayso: none: ")


@pytest.mark.usefixtures("stored")
def test_a_claim_is_traced_over_a_store_and_over_inputs() -> None:
    (over_store,), (over_inputs,) = objects("trace", CLAIM), objects("trace", CLAIM, "in")
    assert [origin["name"] for origin in over_store["origins"]] == ["TechCrunch"]  # type: ignore[attr-defined]
    assert [taken["ref"] for taken in over_store["articles"]] == ["courier", "herald"]  # type: ignore[attr-defined]
    asides = [taken for taken in over_inputs["articles"] if taken["stance"] == "aside"]  # type: ignore[attr-defined]
    assert [taken["ref"] for taken in asides] == ["rain"]
    over_inputs["articles"] = [t for t in over_inputs["articles"] if t not in asides]  # type: ignore[attr-defined]
    assert over_inputs == over_store


def test_a_trace_is_printed_in_every_format() -> None:
    assert "2 articles, 1 independent origin" in sayso("trace", CLAIM, "in").stdout
    assert json.loads(sayso("trace", CLAIM, "in", "--format", "json").stdout)["independent"]["likely"] == 1
    assert sayso("trace", CLAIM, "in", "--format", "dot").stdout.startswith("digraph trace {")
    pytest.importorskip("networkx")
    ElementTree.fromstring(sayso("trace", CLAIM, "in", "--format", "graphml").stdout)


def test_a_graph_without_its_part_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    result = sayso("trace", CLAIM, "in", "--format", "graphml")
    assert result.exit_code == 1
    assert result.output == "sayso: networkx is not installed: pip install 'sayso[graphs]'\n"


@pytest.mark.usefixtures("stored")
def test_that_not_all_were_read_closely_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sayso.corpus.tracing", "sayso.corpus.origins"):
        monkeypatch.setattr(f"{module}.WIDEST", 1)
    result = sayso("trace", CLAIM, "--format", "jsonl")
    assert len(json.loads(result.stdout)["articles"]) == 1
    assert result.stderr == (
        "sayso: 2 articles have words of the claim; the 1 that have most of them were read closely\n"
    )
    assert sayso("trace", CLAIM, "--quiet").stderr == ""


@pytest.mark.usefixtures("stored")
def test_nothing_about_a_claim_is_said() -> None:
    assert "No article is about it." in sayso("trace", "Whales sing opera in Vienna").stdout


def test_two_articles_with_one_name_are_told_apart() -> None:
    Path("more").mkdir()
    Path("more/courier.txt").write_text(SET["herald"], encoding="utf-8")
    (copy,) = objects("copies", "in/courier.txt", "more", "in/courier.txt")
    assert copy["refs"] == ["courier", "courier-2"]
    (trace,) = objects("trace", CLAIM, "in/courier.txt", "more")
    assert [taken["ref"] for taken in trace["articles"]] == ["courier", "courier-2"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", [["copies"], ["claims"], ["trace", CLAIM]])
def test_an_input_that_fails_is_named_and_the_others_are_read(command: list[str]) -> None:
    result = sayso(*command, "in", "none.txt")
    assert result.exit_code == 1
    assert result.stderr == "sayso: none.txt: no such file or folder\n"
    assert "courier" in result.stdout


@pytest.mark.parametrize("command", [["copies"], ["claims"], ["trace", CLAIM], ["export", "x", "--to", "csv"]])
def test_only_adding_makes_a_store(command: list[str]) -> None:
    assert sayso(*command).output == "sayso: sayso.db: no such store\n"
    assert not Path("sayso.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace"],
        ["trace", " ", "in"],
        ["trace", CLAIM, "in", "--store", "sayso.db"],
        ["copies", "in", "--store", "sayso.db"],
        ["export", "--to", "csv"],
        ["export", "courier", "--claim", "c1", "--to", "csv"],
        ["export", "courier"],
        ["export", "courier", "--to", "tablet"],
        ["export", "courier", "--to", "csv", "--output", "in"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert sayso(*arguments).exit_code == 2


def test_every_format_can_be_asked_for() -> None:
    assert tuple(EXPORTS) == FORMATS


@pytest.mark.usefixtures("stored")
def test_articles_are_exported() -> None:
    assert sayso("export", "courier", "rain", "--to", "csv").stdout.count("courier") > 0
    assert sayso("export", "courier", "rain", "--to", "brat", "--output", "brat").exit_code == 0
    assert {path.name for path in Path("brat").iterdir()} >= {"courier.ann", "rain.txt"}
    result = sayso("export", "courier", "none", "--to", "html", "--output", "page.html")
    assert (result.exit_code, result.output) == (1, "sayso: none: not in the store\n")
    assert "courier" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("stored")
def test_where_there_is_nothing_to_export_nothing_is_written() -> None:
    assert sayso("export", "none", "--to", "html", "--output", "page.html").exit_code == 1
    assert not Path("page.html").exists()


@pytest.mark.usefixtures("stored")
def test_a_claim_is_exported_with_where_it_comes_from() -> None:
    (claim,) = objects("claims")
    result = sayso("export", "--claim", str(claim["id"]), "--to", "html")
    assert result.exit_code == 0
    assert "TechCrunch" in result.stdout
    for wrong in ("c99", "courier", "c", "c1.9", "9" * 40):
        assert sayso("export", "--claim", wrong, "--to", "html").output == f"sayso: {wrong}: not in the store\n"
    assert "brat: takes articles, not a claim" in sayso("export", "--claim", str(claim["id"]), "--to", "brat").stderr


@pytest.mark.usefixtures("stored")
def test_bytes_are_nothing_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    assert sayso("export", "courier", "--to", "parquet").stdout_bytes.startswith(b"PAR1")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    result = sayso("export", "courier", "--to", "parquet")
    assert result.exit_code == 2
    assert "give a file with --output" in result.stderr

"""Exporting by name: to a file, to a stream, and what is refused."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bridge import bridge

from ferry import ferry
from invented import article, sluice
from sayso.article import Article
from sayso.errors import OutputError
from sayso.export.registry import EXPORTS, export, exported
from sayso.statement import Statement

NEEDED = {
    "prov-json": "prov",
    "prov-n": "prov",
    "graphml": "networkx",
    "gexf": "networkx",
    "spacy": "spacy",
    "parquet": "pyarrow",
}


@pytest.fixture(params=sorted(EXPORTS))
def name(request: pytest.FixtureRequest) -> str:
    found = str(request.param)
    if found in NEEDED:
        pytest.importorskip(NEEDED[found])
    return found


def test_every_format_writes_a_file_and_the_same_to_a_stream(name: str, tmp_path: Path) -> None:
    path, stream = tmp_path / f"ferry{EXPORTS[name].ending}", io.BytesIO()
    export(ferry(), name, path)
    export(ferry(), name, stream)
    written = path / "ferry.ann" if path.is_dir() else path
    assert written.read_bytes() == stream.getvalue() != b""


def test_every_format_that_can_takes_several_and_claims(name: str) -> None:
    if EXPORTS[name].several:
        assert len(b"".join(exported([ferry(), sluice()], name))) > len(b"".join(exported(sluice(), name)))
        assert b"".join(exported([], name))
    if EXPORTS[name].trace:
        assert b"".join(exported(bridge(), name))


def test_halves_of_surrogate_pairs_are_no_trouble(name: str) -> None:
    text = "\ud83d “No\ude00” \ud800"
    said = Statement("s1", (), (), ((2, 7),), "direct", 1.0)
    broken = replace(article("replaced", (said,)), text=text, title=text)
    assert b"".join(exported(broken, name))


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(OutputError, match="docx: no such format; there are web-annotation, prov-json"):
        exported(ferry(), "docx")


@pytest.mark.parametrize("name", ["brat", "spacy"])
def test_a_format_without_a_place_for_claims_says_which_have_one(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=f"{name}: takes articles, not a claim; for a claim there are web-annotation"):
        export(bridge(), name, tmp_path / "claim")


def test_brat_of_several_articles_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="brat: annotations of several articles need a folder"):
        export([ferry(), sluice()], "brat", io.BytesIO())
    export([ferry(), sluice()], "brat", tmp_path / "both")
    assert {path.name for path in (tmp_path / "both").iterdir()} == {
        "ferry.txt",
        "ferry.ann",
        "sluice.txt",
        "sluice.ann",
    }


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_not_installed_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [module for module in sys.modules if module.partition(".")[0] == NEEDED[name]]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(sys, "meta_path", [_Missing(NEEDED[name]), *sys.meta_path])
    with pytest.raises(OutputError) as caught:
        export(ferry(), name, tmp_path / "out")
    extra = EXPORTS[name].extra
    assert str(caught.value) == f"{NEEDED[name]} is not installed: pip install 'sayso[{extra}]'"
    assert list(tmp_path.iterdir()) == []


class _Missing:
    """Finds nothing of one package."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(self, name: str, *_: object) -> None:
        if name.partition(".")[0] == self._package:
            raise ModuleNotFoundError(name=name)


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    def failing() -> Iterator[Article]:
        yield ferry()
        raise ValueError("gone")

    (tmp_path / "out.csv").write_text("before")
    with pytest.raises(ValueError, match="gone"):
        export(failing(), "csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "before"

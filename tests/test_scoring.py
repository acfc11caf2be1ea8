"""The figures of `sayso score`."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import article, sluice
from sayso.article import Article
from sayso.contract import to_json
from sayso.errors import InputError
from sayso.export.brat import Event, to_brat, write_brat
from sayso.scoring import Figure, Tally, score
from sayso.statement import Span

SCRIPT = Path(__file__).parents[2] / "shared" / "score" / "attributions.py"
NONE: tuple[Span, ...] = ()
ALL_RIGHT = Figure(1.0, 1.0, 1.0)
TEXT = "The mayor said that the sluice would stay shut, and the police agreed with her."


def event(source: Span | None, cue: Span | None, *contents: Span, within: str | None = None) -> Event:
    return Event("E1", (source,) if source else (), (cue,) if cue else (), contents, within)


MAYOR = event((0, 9), (10, 14), (15, 46))
POLICE = event((52, 62), (63, 69), (70, 78))


def figures(gold: list[Event], predicted: list[Event]) -> dict[str, Figure]:
    tally = Tally()
    tally.add(TEXT, gold, predicted)
    return tally.figures()


def test_what_is_the_same_is_all_right() -> None:
    found = figures([MAYOR, POLICE], [POLICE, MAYOR])
    assert list(found) == [
        *("sources exact", "sources characters", "cue exact", "cue characters"),
        *("contents exact", "contents characters", "whole", "soft"),
    ]
    assert set(found.values()) == {ALL_RIGHT}


def test_a_shorter_content_is_soft_but_not_whole() -> None:
    found = figures([MAYOR], [dataclasses.replace(MAYOR, contents=((20, 46),))])
    assert found["whole"].f1 == found["contents exact"].f1 == 0.0
    assert found["soft"] == found["cue exact"] == ALL_RIGHT
    assert found["contents characters"] == Figure(1.0, 0.8462, 0.9167)


def test_content_that_shares_less_than_half_is_not_the_same() -> None:
    assert figures([MAYOR], [dataclasses.replace(MAYOR, contents=((15, 19),))])["soft"].f1 == 0.0


def test_a_source_where_the_gold_has_none_is_not_the_same() -> None:
    assert figures([dataclasses.replace(MAYOR, sources=NONE)], [MAYOR])["soft"].f1 == 0.0


def test_white_space_at_the_ends_does_not_count() -> None:
    assert figures([MAYOR], [dataclasses.replace(MAYOR, sources=((0, 10),))])["whole"] == ALL_RIGHT


def test_one_prediction_is_paired_with_one_gold_statement() -> None:
    assert figures([MAYOR, MAYOR], [MAYOR])["soft"] == Figure(1.0, 0.5, 0.6667)


def test_nested_statements_are_left_out_on_both_sides() -> None:
    inner = event(None, None, (24, 46), within="E1")
    assert set(figures([MAYOR], [MAYOR, inner]).values()) == {ALL_RIGHT}
    assert set(figures([MAYOR, inner], [MAYOR]).values()) == {ALL_RIGHT}


def test_nothing_against_nothing_is_no_error() -> None:
    assert figures([], [])["soft"] == Figure(0.0, 0.0, 0.0)


def polnear(folder: Path, *articles: Article) -> Path:
    """A folder in the layout of PolNeAR, with the articles' statements as its gold."""
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for one in articles:
        (folder / "text" / f"{one.ref}.txt").write_bytes(one.text.encode())
        (folder / "attributions" / f"{one.ref}_a1.ann").write_text(to_brat(one), encoding="utf-8")
    return folder


def lines(path: Path, *articles: Article) -> Path:
    path.write_text("".join(to_json(one) + "\n" for one in articles), encoding="utf-8")
    return path


def fewer(given_article: Article) -> Article:
    """The article as something that errs would have read it."""
    first, *others = given_article.statements
    left = (*others[:-1], dataclasses.replace(first, contents=((0, 7),)))
    return dataclasses.replace(given_article, statements=left, headline=None)


def test_folders_of_either_layout_and_json_lines_give_the_same_figures(tmp_path: Path) -> None:
    write_brat([sluice()], tmp_path / "pairs")
    write_brat([fewer(sluice())], tmp_path / "found")
    gold = polnear(tmp_path / "split", sluice())
    expected = score(gold, lines(tmp_path / "found.jsonl", fewer(sluice())))
    assert 0 < expected.figures["soft"].f1 < 1
    assert score(tmp_path / "pairs", tmp_path / "found") == expected
    (tmp_path / "found" / "sluice.txt").unlink()
    assert score(tmp_path / "pairs", tmp_path / "found") == expected


def test_of_several_annotations_the_first_is_the_gold(tmp_path: Path) -> None:
    gold = polnear(tmp_path, sluice())
    (gold / "attributions" / "sluice_b2.ann").write_text("")
    assert score(gold, lines(tmp_path / "found.jsonl", sluice())).figures["whole"] == ALL_RIGHT


def test_texts_without_annotations_are_no_gold(tmp_path: Path) -> None:
    gold = polnear(tmp_path, sluice())
    (gold / "text" / "other.txt").write_text("Rain.")
    result = score(gold, lines(tmp_path / "found.jsonl", sluice(), article("Rain.", ref="other")))
    assert (result.articles, result.missing, result.extra) == (1, (), ("other",))


def test_a_missing_prediction_counts_as_empty_and_is_named(tmp_path: Path) -> None:
    gold = polnear(tmp_path, sluice(), dataclasses.replace(sluice(), ref="again"))
    result = score(gold, lines(tmp_path / "found.jsonl", sluice()))
    assert result.missing == ("again",)
    assert result.figures["whole"] == Figure(1.0, 0.5, 0.6667)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{", "found.jsonl:1: not JSON: Expecting property name"),
        ('\n{"ref": "x"}', "found.jsonl:2: “id” is missing"),
        (
            to_json(sluice()) + "\n" + to_json(sluice()),
            "found.jsonl:2: a second article with the ref “sluice”",
        ),
        (to_json(article("Other.")), "found.jsonl:1: its text is not the gold's text"),
    ],
)
def test_a_bad_line_of_predictions_is_named(tmp_path: Path, written: str, message: str) -> None:
    gold = polnear(tmp_path, sluice())
    (tmp_path / "found.jsonl").write_text(written, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        score(gold, tmp_path / "found.jsonl")
    assert message in str(caught.value)


def test_a_span_past_the_end_of_the_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Short.")
    (tmp_path / "a.ann").write_text("T1\tCue 3 70\tx\nE1\tAttribution:T1 Cue:T1\n")
    with pytest.raises(InputError, match=r"a\.ann: E1 marks up to 70, past the end of the text \(6 characters\)"):
        score(tmp_path, tmp_path)


def test_gold_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(InputError, match=r"a\.ann: the text it annotates, a\.txt, is not there"):
        score(tmp_path, tmp_path)


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \.ann file"):
        score(tmp_path, tmp_path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(InputError, match=r"a\.txt: not UTF-8 \(byte 3\)"):
        score(tmp_path, tmp_path)


SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda s: s[0] < s[1]), max_size=2
).map(tuple)
EVENTS = st.lists(st.builds(Event, st.just("E1"), SPANS, SPANS, SPANS), max_size=4)


@given(EVENTS, EVENTS)
def test_figures_are_shares_and_trading_places_trades_them(gold: list[Event], predicted: list[Event]) -> None:
    there, back = figures(gold, predicted), figures(predicted, gold)
    for name, figure in there.items():
        assert 0 <= figure.precision <= 1
        assert figure.precision == back[name].recall
        assert figure.f1 == back[name].f1


@pytest.mark.skipif(not SCRIPT.exists(), reason="the scorer this is held against is not in this checkout")
def test_the_figures_are_those_of_the_projects_scorer(tmp_path: Path) -> None:
    other = dataclasses.replace(sluice(), ref="other")
    gold = polnear(tmp_path, sluice(), other, dataclasses.replace(sluice(), ref="third"))
    for path in (gold / "attributions").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(" Within:E2", ""), encoding="utf-8")
    found = lines(tmp_path / "found.jsonl", fewer(sluice()), dataclasses.replace(fewer(fewer(other)), ref="other"))
    printed = subprocess.run(
        [sys.executable, SCRIPT, gold, found], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    theirs = {}
    for line in printed.splitlines()[:8]:
        name, _, values = line.partition("{")
        theirs[name.strip()] = Figure(*json.loads("{" + values).values())
    assert score(gold, found).figures == theirs

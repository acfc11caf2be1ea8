from __future__ import annotations

import json
from io import StringIO

from rich.console import Console

from sayso.corpus.records import Drift, Evidence, Independent, Origin, Path, Taken, Trace
from sayso.views.trace import show_trace
from sayso.views.trace_graph import dot
from sayso.views.trace_json import to_dict, to_json

TRACE = Trace(
    claim="The ferry will stop",
    articles=(
        Taken(
            "harbour",
            "reports",
            ("Tulmont Gazette",),
            ("O1",),
            (Evidence(5, 34, "the Gazette reported"),),
            (Drift("hedge", Evidence(0, 8, "may stop"), Evidence(0, 10, "will stop "), "sea"),),
        ),
        Taken("sea", "doubts", (), ("O1", "O2"), (Evidence(0, 12, "reports said"),)),
        Taken("rain", "aside"),
    ),
    origins=(
        Origin("O1", "Tulmont Gazette", "outlet", True, "a clerk at the port", "2031-04-01", "2031-04-03", 2),
        Origin("O2", "sea", "outlet", False, articles=1),
    ),
    links=(
        Path("harbour", "O1", "cites", (Evidence(5, 34, 'the "Gazette" \x1b[31mreported'),)),
        Path("sea", "harbour", "copies"),
    ),
    independent=Independent(1, 2, 2, ("Two may be one.",)),
    circular=(("Gazette", "Courier"),),
)


def shown(trace: Trace) -> str:
    return show_trace(trace, Console(file=StringIO(), width=100, color_system=None, markup=False, highlight=False))


def test_the_tree_has_the_articles_under_their_origins() -> None:
    lines = shown(TRACE).split("\n")
    first, second = (next(n for n, line in enumerate(lines) if line.startswith(name)) for name in ("Tulmont", "sea"))
    assert any("harbour" in line for line in lines[first:second])
    assert any("sea" in line for line in lines[second + 1 :])
    assert "2 articles, 2 independent origins (at least 1, at most 2)" in lines


def test_the_tree_shows_words_drift_and_circles() -> None:
    text = shown(TRACE)
    assert '“the "Gazette" ␛[31mreported”' in text, "with nothing that a terminal would obey"
    assert "behind it: “a clerk at the port”" in text
    assert "hedge lost: sea has “may stop”" in text
    assert "In a circle: Gazette has it from Courier has it from Gazette" in text
    assert "Two may be one." in text
    assert "Not about it: 1 article" in text
    assert "sea doubts it" in text


def test_nothing_found_is_said() -> None:
    text = shown(Trace("It rains", (Taken("a", "aside"),), (), (), Independent(0, 0, 0)))
    assert "No article is about it." in text


def test_the_json_is_the_contract() -> None:
    made = json.loads(to_json(TRACE))
    assert made == to_dict(TRACE)
    assert list(made) == ["claim", "articles", "origins", "links", "independent", "circular"]
    assert made["links"][1] == {"from": "sea", "to": "harbour", "how": "copies", "evidence": []}
    assert made["independent"]["likely"] == 2
    assert made["articles"][0]["drift"][0]["kept"] == "sea"


def test_the_json_holds_no_character_that_is_obeyed() -> None:
    assert "\u2028" not in to_json(Trace("a\u2028b", (), (), (), Independent(0, 0, 0)))


def test_dot_has_a_node_for_each_article_and_origin() -> None:
    lines = dot(TRACE).splitlines()
    assert sum("shape=" in line for line in lines) == 4
    assert sum(" -> " in line for line in lines) == 4, "two steps, and the origins of `sea` that no step leads to"


def test_dot_escapes_what_it_is_given() -> None:
    text = dot(TRACE)
    assert text.startswith("digraph trace {")
    assert '"article:harbour" -> "O1"' in text
    assert '\\"Gazette\\"' in text

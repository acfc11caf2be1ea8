"""The example story is whole: its gold fits its articles, and nothing in it is of the real world."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

EXAMPLES = Path(__file__).parents[1] / "examples"
STORY = {path.stem: path for path in sorted((EXAMPLES / "story").iterdir())}
ANNOTATED = sorted({path.stem for path in (EXAMPLES / "gold").glob("*.json")} & STORY.keys())
BLOCKS = "//h1 | //h2 | //p | //figcaption"
REAL_NEWS = re.compile(
    r"\b(AP|AFP|BBC|CNN|Reuters|Associated Press|Bloomberg|Guardian|Twitter|Facebook|Instagram|TikTok)\b"
)


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{name}.json").read_text(encoding="utf8"))
    return loaded


def visible_text(path: Path) -> str:
    source = path.read_text(encoding="utf8")
    if path.suffix == ".txt":
        return source
    blocks = html.fromstring(source).xpath(BLOCKS)
    return "\n\n".join(" ".join(block.text_content().split()) for block in blocks)


def strings_of(statement: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every annotated string of a statement, and how often it must occur at least."""
    for field in ("sources", "cue", "contents", "condition"):
        for item in statement[field]:
            yield (item["text"], item["n"]) if isinstance(item, dict) else (item, 1)


@pytest.mark.parametrize("ref", ANNOTATED)
def test_statements_stand_in_their_article(ref: str) -> None:
    text = visible_text(STORY[ref])
    for statement in gold(ref)["statements"]:
        for string, times in strings_of(statement):
            assert text.count(string) >= times, string
        assert (statement["firmness"] == "conditional") == bool(statement["condition"])
    for credit in gold(ref)["credits"]:
        assert credit["text"] in text


@pytest.mark.parametrize("ref", STORY)
def test_evidence_and_headline_body_stand_in_their_article(ref: str) -> None:
    text = visible_text(STORY[ref])
    headline = gold("headlines")[ref]
    for string in [*gold("origins")["articles"][ref]["evidence"], headline["body"]]:
        assert string in text
    assert set(headline["drops"]) <= {"source", "hedge", "condition"}


def test_gold_covers_exactly_the_articles() -> None:
    assert gold("origins")["articles"].keys() == STORY.keys()
    assert gold("headlines").keys() == STORY.keys()
    assert len(ANNOTATED) >= 3


def test_two_origins_stand_behind_the_reporting_articles() -> None:
    origins = gold("origins")
    reporting = [article for article in origins["articles"].values() if article["stance"] == "reports"]
    stances = sorted(article["stance"] for article in origins["articles"].values())
    assert len({origin for article in reporting for origin in article["origins"]}) == 2
    assert {origin for article in reporting for origin in article["origins"]} == origins["origins"].keys()
    assert stances == ["aside", "doubts", *["reports"] * 7]


@pytest.mark.parametrize("path", STORY.values(), ids=STORY)
def test_nothing_is_of_the_real_world(path: Path) -> None:
    source = path.read_text(encoding="utf8")
    hosts = {urlsplit(address).hostname or "" for address in re.findall(r"https?://[^\s\"'<>]+", source)}
    assert all(host.endswith(".example") for host in hosts - {"schema.org"})
    assert not REAL_NEWS.search(source)


def test_readme_lists_every_article() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf8")
    assert all(f"story/{path.name}" in readme for path in STORY.values())

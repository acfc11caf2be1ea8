"""The story of the examples, whose true answer is in their README."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import sayso
from sayso.corpus.copies import copies
from sayso.corpus.origins import trace
from sayso.corpus.records import Origin, Taken, Trace

EXAMPLES = Path(__file__).parents[3] / "examples"
PACKET, MADDERN = "The Callow Packet", "Ines Maddern"


@cache
def traced() -> Trace:
    claim = json.loads((EXAMPLES / "gold" / "origins.json").read_text(encoding="utf8"))["claim"]
    articles = list(sayso.read_many([EXAMPLES / "story"]))
    return trace(claim, articles, list(copies(articles)))


def origin(name: str) -> Origin:
    return next(one for one in traced().origins if one.name == name)


def taken(ref: str) -> Taken:
    return next(one for one in traced().articles if one.ref == ref)


def test_two_origins_stand_behind_it() -> None:
    assert [one.name for one in traced().origins] == [PACKET, MADDERN]
    assert traced().independent.likely == 2
    assert (origin(PACKET).kind, origin(MADDERN).kind) == ("outlet", "person")


def test_the_official_stands_behind_the_packet_and_is_no_origin() -> None:
    assert origin(PACKET).behind.startswith("an official at the Coastal Lights Authority")
    assert "Coastal Lights Authority" not in {name for one in traced().articles for name in one.takes_from}


def test_every_article_rests_on_what_it_rests_on_and_has_its_stance() -> None:
    gold = json.loads((EXAMPLES / "gold" / "origins.json").read_text(encoding="utf8"))["articles"]
    names = {one.id: {PACKET: "packet", MADDERN: "maddern"}[one.name] for one in traced().origins}
    assert {one.ref: {names[id_] for id_ in one.origins} for one in traced().articles} == {
        ref: set(noted["origins"]) for ref, noted in gold.items()
    }
    assert {one.ref: one.stance for one in traced().articles} == {ref: noted["stance"] for ref, noted in gold.items()}


def test_the_steps_are_those_that_the_readme_draws() -> None:
    steps = {(link.start, link.end) for link in traced().links}
    assert steps >= {
        ("tidewire", "callow-packet"),
        ("lodging-ledger", "tidewire"),
        ("radio-marrisk", "callow-packet"),
        ("radio-marrisk", origin(MADDERN).id),
        ("coastwise", "radio-marrisk"),
        ("daily-gannet", origin(MADDERN).id),
        ("lamp-and-lens", "callow-packet"),
        ("lamp-and-lens", "radio-marrisk"),
        ("lamp-and-lens", "daily-gannet"),
    }


def test_nobody_takes_it_from_those_who_deny_it_or_only_comment() -> None:
    named = {name for one in traced().articles for name in one.takes_from}
    assert not named & {"Bryony Tack", "Leopold Gray", "Rufus Vane", "Marta Vane", "Tamsin Orrell"}


def test_what_got_lost_on_the_way_is_told() -> None:
    number = next(drift for drift in taken("lamp-and-lens").drift if drift.what == "number")
    assert (number.before.text, number.after.text, number.kept) == ("4 million", "40 million", "callow-packet")
    headline = {drift.what for drift in taken("lodging-ledger").drift if drift.kept == "lodging-ledger"}
    assert headline == {"source", "hedge", "condition"}


def test_the_origins_are_dated_by_their_articles() -> None:
    first, last = origin(PACKET).first, origin(PACKET).last
    assert first is not None
    assert last is not None
    assert (first[:10], last[:10]) == ("2025-03-03", "2025-03-08")


def test_the_words_shown_can_be_read_alone() -> None:
    assert any("an official at the Coastal Lights Authority (CLA) told" in e.text for e in taken("coastwise").evidence)

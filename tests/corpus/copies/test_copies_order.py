"""Shared quotations apart from shared prose, and which article is likely the earlier."""

from __future__ import annotations

from dataclasses import replace

import pytest
from copied_stories import PASSAGE, SPEECH, around

from invented import article
from sayso.article import Article, Link, Segment
from sayso.corpus.copies import compare, copies, document
from sayso.corpus.records import Copy
from sayso.statement import Credit, Source


def only(first: Article, second: Article) -> Copy:
    (copy,) = compare(document(first, 0), document(second, 1))
    return copy


def test_a_speech_that_two_reporters_heard_is_a_shared_quotation() -> None:
    texts = around(f"“{SPEECH},” Tamsin Orrell said", 1), around(f'Tamsin Orrell told the crowd: "{SPEECH}"', 2)
    assert only(article(texts[0], ref="a"), article(texts[1], ref="b")).kind == "quotation"


def test_a_quotation_with_the_prose_around_it_is_shared_prose() -> None:
    text = f"{PASSAGE}. “{SPEECH},” she said"
    assert only(article(around(text, 1), ref="a"), article(around(text, 2), ref="b")).kind == "prose"


def test_a_block_quotation_counts_as_quoted() -> None:
    first, second = article(around(SPEECH, 1), ref="a"), article(around(SPEECH, 2), ref="b")
    start = first.text.index(SPEECH)
    assert only(first, second).kind == "prose"
    first = replace(first, segments=(Segment("quotation", start, start + len(SPEECH)),))
    assert only(first, second).kind == "quotation"


def test_an_altered_quotation_shows_the_words() -> None:
    first, second = (
        around(f"“{said},” she said", n) for n, said in ((1, SPEECH), (2, SPEECH.replace("not one", "none")))
    )
    (edit,) = only(article(first, ref="a"), article(second, ref="b")).edits
    assert (first[slice(*edit.a)], second[slice(*edit.b)]) == ("not one", "none")


PACKET = replace(article(around(PASSAGE, 1), ref="packet"), outlet="Callow Packet", url="https://packet.example/ferry")
HERALD = replace(article(around(PASSAGE, 2), ref="herald"), outlet="Skarrow Herald", url="https://herald.example/mail")


def verdict(first: Article, second: Article) -> tuple[str | None, str | None]:
    copy, other = only(first, second), only(second, first)
    assert copy == other  # whichever is asked first
    return copy.earlier, copy.why


def credit(outlet: str) -> tuple[Credit, ...]:
    return (Credit("republished", outlet, 0, 5, "From the"),)


def source(name: str) -> tuple[Source, ...]:
    return (Source("S1", name, "outlet", named=True),)


def link(url: str) -> tuple[Link, ...]:
    return (Link(0, 5, url),)


def test_without_evidence_it_is_undecided() -> None:
    assert verdict(PACKET, HERALD) == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2026-03-01", "2026-03-02", "packet"),
        ("2026-03-02T10:00:00+00:00", "2026-03-02T11:30:00+02:00", "herald"),
        ("2026-03-02T10:00:00", "2026-03-02T11:30:00", None),  # whose clocks?
        ("2026-03-02", "2026-03-02T23:00:00+00:00", None),
        ("2026-03-02", None, None),
        ("last week", "2026-03-02", None),
    ],
)
def test_the_earlier_date(first: str, second: str | None, earlier: str | None) -> None:
    expected = (earlier, "date" if earlier else None)
    assert verdict(replace(PACKET, published=first), replace(HERALD, published=second)) == expected


def test_a_credit_names_the_earlier_whatever_the_dates() -> None:
    herald = replace(HERALD, credits=credit("the Callow Packet"), published="2026-03-01")
    assert verdict(replace(PACKET, published="2026-03-02"), herald) == ("packet", "credit")


def test_a_link_to_the_very_page_names_the_earlier() -> None:
    assert verdict(PACKET, replace(HERALD, links=link("http://www.packet.example/ferry/"))) == ("packet", "link")


@pytest.mark.parametrize(
    "url", ["https://packet.example/", "https://packet.example/geese", "not an address", "https://["]
)
def test_a_link_elsewhere_says_nothing(url: str) -> None:
    assert verdict(PACKET, replace(HERALD, links=link(url))) == (None, None)


def test_an_attribution_names_the_earlier() -> None:
    assert verdict(PACKET, replace(HERALD, sources=source("Callow Packet"))) == ("packet", "attribution")


def test_an_attribution_against_the_dates_leaves_it_undecided() -> None:
    herald = replace(HERALD, sources=source("Callow Packet"), published="2026-03-01")
    assert verdict(replace(PACKET, published="2026-03-02"), herald) == (None, None)


def test_two_that_name_each_other_are_told_apart_by_date() -> None:
    packet = replace(PACKET, sources=source("Skarrow Herald"), published="2026-03-01")
    herald = replace(HERALD, sources=source("Callow Packet"), published="2026-03-02")
    assert verdict(packet, herald) == ("packet", "date")


def test_an_outlet_that_names_itself_says_nothing() -> None:
    assert verdict(replace(PACKET, outlet=HERALD.outlet), replace(HERALD, sources=source("Skarrow Herald"))) == (
        None,
        None,
    )


def test_an_outlet_is_known_by_its_address() -> None:
    reuters = replace(PACKET, outlet=None, url="https://www.reuters.com/world/ferry")
    assert verdict(reuters, replace(HERALD, credits=credit("Reuters"))) == ("packet", "credit")


def test_found_among_many_as_between_two() -> None:
    assert list(copies([PACKET, HERALD])) == [only(PACKET, HERALD)]

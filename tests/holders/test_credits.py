from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import WORDS, article, articles
from sayso.article import Article, Segment, SegmentRole
from sayso.contract import from_dict, to_dict
from sayso.holders.credits import credits
from sayso.holders.outlets import Outlet, Registry
from sayso.reading.text import from_text
from sayso.statement import Credit

TITLE = "Sluice opens after a week of rain"
BODY = (
    "The sluice above the northern town of Varle was opened on Monday after a week of rain that nobody had seen "
    "coming, Mayor Lin Okafor said."
)
MORE = "Twelve families spent the night in the school, where volunteers from three villages had brought food and beds."


def found(*lines: str) -> list[tuple[str, str]]:
    """Kind and outlet of the credits of an article that these lines end."""
    read = from_text("\n\n".join((TITLE, BODY, MORE, *lines)), "sluice")
    return [(credit.kind, credit.outlet) for credit in credits(read)]


def found_above(line: str) -> list[tuple[str, str]]:
    """Kind and outlet of the credits where the line stands right below the headline."""
    return [(c.kind, c.outlet) for c in credits(from_text("\n\n".join((TITLE, line, BODY, MORE)), "sluice"))]


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("This article appeared originally on The Harbour Post.", ["The Harbour Post"]),
        ("This story was originally published by Lakeside Weekly.", ["Lakeside Weekly"]),
        ("This piece first appeared in the Varle Gazette and was reproduced with permission.", ["Varle Gazette"]),
        ("A version of this story was first published on our sister site The Daily Lantern.", ["The Daily Lantern"]),
        ("This article was originally published at varle-news.org on 3 May.", ["varle-news.org"]),
        ("Editor’s note: This article first appeared in Lakeside Weekly.", ["Lakeside Weekly"]),
        ("This post originally appeared on Lakeside Weekly: Sluice opens", ["Lakeside Weekly"]),
        ("Originally published by The Harbour Post on Jan. 5, 2026.", ["The Harbour Post"]),
        ("First published in The Harbour Post", ["The Harbour Post"]),
        ("This story first appeared in US Weekly.", ["US Weekly"]),
        ("Republished with permission from The Harbour Post.", ["The Harbour Post"]),
        ("Reprinted with permission.", [""]),
        ("Syndicated from The Harbour Post.", ["The Harbour Post"]),
        ("Cross-posted from Lakeside Weekly with permission.", ["Lakeside Weekly"]),
        ("Read the original article on Lakeside Weekly.", ["Lakeside Weekly"]),
        ("This article was produced in partnership with ProPublica and Grist.", ["ProPublica", "Grist"]),
        ("This story is part of a collaboration between NPR and ProPublica.", ["NPR", "ProPublica"]),
        ("Ana Torvik is an editor at Lakeside Weekly, where this piece was first published.", ["Lakeside Weekly"]),
    ],
)  # fmt: skip
def test_a_line_that_says_where_the_article_appeared_before(line: str, outlets: list[str]) -> None:
    assert found(line) == [("republished", outlet) for outlet in outlets]


def test_the_conversation_with_its_licence() -> None:
    line = (
        "This article is republished from The Conversation under a Creative Commons license. Read the original article."
    )
    assert found(line) == [("republished", "The Conversation")]


def test_the_post_appeared_first_on_with_a_headline_of_two_sentences() -> None:
    line = "The post Is it over? Nobody in Varle knows appeared first on The Daily Lantern."
    assert found(line) == [("republished", "The Daily Lantern")]
    (credit,) = credits(from_text(f"{TITLE}\n\n{BODY}\n\n{MORE} {line}", "glued"))
    assert credit.text == line


@pytest.mark.parametrize(
    ("line", "outlet", "text"),
    [
        ("VARLE, Norway (AP) — It rained.", "AP", "VARLE, Norway (AP)"),
        ("VARLE/OSLO, March 7 (Reuters) - It rained.", "Reuters", "VARLE/OSLO, March 7 (Reuters)"),
        ("(Reuters) - It rained.", "Reuters", "(Reuters)"),
        ("Oslo (AFP) – It rained.", "AFP", "Oslo (AFP)"),
        ("OSLO, N.D., Dec. 11 (UPI) -- It rained.", "UPI", "OSLO, N.D., Dec. 11 (UPI)"),
        ("NEW DELHI, June 4 (PTI) It rained.", "PTI", "NEW DELHI, June 4 (PTI)"),
        ("By The Associated Press", "The Associated Press", "By The Associated Press"),
        ("By Ana Torvik, Reuters", "Reuters", "By Ana Torvik, Reuters"),
        ("BY ANA TORVIK ASSOCIATED PRESS", "ASSOCIATED PRESS", "BY ANA TORVIK ASSOCIATED PRESS"),
        ("By Ana Torvik and Tom Reyes, Associated Press Writers", "Associated Press", None),
        ("AFP", "AFP", "AFP"),
    ],
)
def test_an_agency_at_the_head_of_an_article(line: str, outlet: str, text: str | None) -> None:
    (credit,) = credits(from_text("\n\n".join((TITLE, f"{line} {MORE}" if "rained" in line else line, BODY)), "x"))
    assert (credit.kind, credit.outlet, credit.text) == ("wire", outlet, text or line)


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("She would stay, she said. — AFP", ["AFP"]),
        ("She would stay, she said. (Reuters)", ["Reuters"]),
        ("© 2026 The Associated Press. All rights reserved.", ["The Associated Press"]),
        ("The Associated Press contributed to this report.", ["The Associated Press"]),
        ("Associated Press writer Ana Torvik in Oslo contributed to this report.", ["Associated Press"]),
        ("With files from The Canadian Press", ["The Canadian Press"]),
        ("Additional reporting by Reuters and AP", ["Reuters", "AP"]),
        ("Information from The Associated Press was used in this report.", ["The Associated Press"]),
        ("This report by The Canadian Press was first published Jan. 5, 2026.", ["The Canadian Press"]),
        ("(With inputs from agencies)", ["agencies"]),
        ("Staff and wire reports", ["wire reports"]),
        ("Distributed by Tribune News Service", ["Tribune News Service"]),
    ],
)
def test_an_agency_at_the_end_is_a_wire_credit(line: str, outlets: list[str]) -> None:
    assert found(line) == [("wire", outlet) for outlet in outlets]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Ana Torvik and Tom Reyes contributed reporting.", ""),
        ("— Ana Torvik contributed to this story from Oslo", ""),
        ("Additional reporting by Ana Torvik.", ""),
        ("CNN's Ana Torvik contributed to this report.", "CNN"),
        ("With files from CBC News", "CBC News"),
        ("h/t: The Harbour Post", "The Harbour Post"),
    ],
)
def test_others_who_had_a_hand_in_the_article(line: str, outlet: str) -> None:
    assert found(line) == [("contributed", outlet)]


def test_one_line_may_credit_an_outlet_and_an_agency() -> None:
    line = "Fox News' Ana Torvik and The Associated Press contributed to this report."
    assert found(line) == [("contributed", "Fox News"), ("wire", "The Associated Press")]


SIGN_OFF = "(Reporting by Ana Torvik in Washington D.C.; Writing by Tom Reyes; Editing by Lin Li)"


def test_a_sign_off_alone_makes_reuters_the_author() -> None:
    assert found(SIGN_OFF) == [("wire", "Reuters")]


def test_a_sign_off_below_a_dateline_belongs_to_its_agency() -> None:
    text = f"{TITLE}\n\nVARLE (Reuters) - {BODY}\n\n{MORE} {SIGN_OFF}"
    assert [(c.kind, c.outlet, c.text) for c in credits(from_text(text, "x"))] == [
        ("wire", "Reuters", "VARLE (Reuters)"),
        ("contributed", "Reuters", SIGN_OFF),
    ]


PROSE = [
    "She appeared first on stage, and then on The Daily Show.",
    "According to Reuters, the sluice broke on Monday.",
    "Mayor Okafor told The Associated Press that the rain had ended.",
    "The book, originally published in The New Yorker, won a prize.",
    "Originally published in The Lancet, the study found that tea helps.",
    "The story, first published on The Harbour Post, found its way to CNN.",
    "“This article was originally published by The Guardian,” he said of the clip.",
    "This report was published by the Pew Research Center in May.",
    "This article explains what the ruling means for The Washington Post.",
    "This article was published on January 5, 2026.",
    "This article was written by Ana Torvik.",
    "First published on January 3, 2026 / 5:10 PM",
    "Reporting by The Guardian shows that the mayor knew.",
    "With permission from the council, the gardener opened the gate.",
    "With reports from the front growing darker, the minister resigned.",
    "The Associated Press contributed $5 million to the fund.",
    "Years of neglect contributed to this winter's losses at Reuters.",
    "Copyright law does not protect The New York Times, the judge said.",
    "By Monday, The Associated Press had called the race.",
    "He said that the (Reuters) story was wrong.",
    "The first to report it was Reuters",
    "This post was shared by the mayor on Truth Social.",
    "A version of this article appears in print on Jan. 5, 2026, Section A, Page 1 of the New York edition.",
    "A picture of the sluice. AP Photo/Ana Torvik",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_credit(line: str) -> None:
    assert found(line) == []
    assert found_above(line) == []


def test_a_copyright_line_credits_an_outlet_only_on_the_page_of_another() -> None:
    text = f"{BODY}\n\n© 2026 The Washington Post"
    assert credits(from_text(text, "unknown")) == ()
    own, other = (Article("x", "sha256:0", text, outlet=name) for name in ("Washington Post", "The Seattle Times"))
    assert credits(own) == ()
    assert [(c.kind, c.outlet) for c in credits(other)] == [("republished", "The Washington Post")]


def test_captions_embeds_and_quoted_documents_are_not_the_articles_own_words() -> None:
    line = "This article appeared originally on The Harbour Post."
    text = f"{BODY}\n\n{line}"
    for role in set(get_args(SegmentRole)) & {"caption", "embed", "quotation", "alt"}:
        segments = (Segment("paragraph", 0, len(BODY)), Segment(role, len(BODY) + 2, len(text)))
        assert credits(Article("x", "sha256:0", text, segments)) == ()


def test_a_line_wrapped_at_a_width_is_read_across_the_break() -> None:
    text = "This article appeared originally on The\nHarbour Post."
    (credit,) = credits(Article("x", "sha256:0", text, (Segment("credit", 0, len(text)),)))
    assert credit.kind == "republished"
    assert credit.outlet == "The Harbour Post"
    assert credit.text == text


def test_agencies_of_ones_own_registry_are_known() -> None:
    text = f"{TITLE}\n\nVARLE (VNA) — {BODY}"
    assert credits(from_text(text, "x"), Registry([])) == ()
    own = Registry([Outlet("varle", "Varle Notices", ("VNA",), (), (), "NO", "agency")])
    assert [c.outlet for c in credits(from_text(text, "x"), own)] == ["VNA"]


FRAGMENTS = st.sampled_from(
    [
        *PROSE[:6], SIGN_OFF, "(AP) —", "\n\n", "\n", "VARLE, March 7 (Reuters) -", "By ", "AFP", "— AFP", "The post ",
        "appeared first on", "This article", "was originally published", "on The Harbour Post.", "with permission",
        "contributed to this report", "© 2026", "Reporting by", "; editing by Lin Li", "h/t", "and", "The", "“", "'s",
        "www.a.b.com", "Source: ", "a syndicated feed", "𝔘", "e\u0301", "\u2028", "\x1c",
    ]
)  # fmt: skip


@settings(deadline=None)  # the first one reads the registry
@given(
    articles() | articles(FRAGMENTS | WORDS) | st.lists(FRAGMENTS | WORDS).map(lambda parts: article(" ".join(parts)))
)
def test_every_credit_shows_its_words(read: Article) -> None:
    ends = [0]
    for credit in credits(read):
        assert 0 <= credit.start < credit.end <= len(read.text)
        assert credit.text == read.text[credit.start : credit.end]
        assert credit.text.strip()
        ends.append(credit.end)


@settings(deadline=None)
@given(st.lists(FRAGMENTS).map(" ".join))
def test_credits_of_a_plain_text_are_in_order_and_apart(text: str) -> None:
    places = sorted({(credit.start, credit.end) for credit in credits(from_text(text, "x"))})
    assert all(one[1] <= two[0] for one, two in pairwise(places))


def declared(*outlets: str, text: str = "The dam leaks.", outlet: str = "The Quay Lantern") -> list[str]:
    """The outlets of the credits of a page whose metadata name some."""
    given = tuple(Credit("republished", name, 0, 0, "") for name in outlets)
    return [credit.outlet for credit in credits(replace(from_text(text, "x"), outlet=outlet, credits=given))]


def test_what_the_pages_metadata_say_is_a_credit_of_no_words() -> None:
    assert declared("reuters.com", "The Ferrol Post") == ["Reuters", "The Ferrol Post"]


def test_metadata_that_name_a_study_or_the_article_itself_or_what_a_line_says_credit_nobody() -> None:
    assert declared("doi.org", "The Quay Lantern") == []
    assert declared("reuters.com", text="VARLE (Reuters) - The dam leaks.") == ["Reuters"]


def test_credits_found_again_are_the_same() -> None:
    page = replace(from_text("The dam leaks.", "x"), credits=(Credit("republished", "reuters.com", 0, 0, ""),))
    once = replace(page, credits=credits(page))
    assert credits(once) == once.credits
    assert from_dict(to_dict(once)) == once

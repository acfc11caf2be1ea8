from __future__ import annotations

import pytest

from sayso.article import Article
from sayso.reading import from_bytes, from_text

SCRAPED = """#

Harbour Council Weighs Closing the Old Lock, Report Says

A grey lock gate between two stone piers, seen from the water in the early morning.

A grey lock gate between two stone piers, seen from the water in the early morning.

By Ana Torvik and Tom Okafor, Staff Writers

The harbour council may close the old lock by spring, the Tidewater Courier reported on Sunday, citing two people.

What the letter says

“We have plotted a way out of this,” a council member told the Courier, who asked not to be named for fear of it.

We will not close the lock. Not now, not ever.

— Harbour Council (@harbourcouncil) January 4, 2026

Photo: Mina Laing/Harbour Pictures

> The lock is older than the town.
> It should be kept.

Additional reporting by Lena Voss

This article appeared originally on The Tidewater Courier.

The post Harbour Council Weighs Closing the Old Lock appeared first on The Quay."""


def roles(article: Article) -> list[tuple[str, str]]:
    return [(s.role, article.text[s.start : s.end]) for s in article.segments]


def test_text_is_kept_to_the_character() -> None:
    text = "  Odd\ttext \r\n\r\n with  spaces \n"
    assert from_text(text, "odd").text == text


def test_a_scraped_page_is_taken_apart() -> None:
    article = from_text(SCRAPED, "lock")
    found = roles(article)
    assert article.title == "Harbour Council Weighs Closing the Old Lock, Report Says"
    assert article.byline == ("Ana Torvik", "Tom Okafor")
    assert [role for role, _ in found] == [
        *("headline", "alt", "alt", "byline", "paragraph", "subhead", "paragraph", "embed", "embed"),
        *("caption", "quotation", "credit", "credit", "credit"),
    ]
    assert ("subhead", "What the letter says") in found
    assert ("credit", "This article appeared originally on The Tidewater Courier.") in found
    assert all(text.strip("#") for _, text in found)


def test_single_line_breaks_may_be_paragraphs() -> None:
    text = (
        "Bridge closed after storm\n\n"
        "The bridge over the Lenne was closed on Friday after the storm had torn off a part of its railing.\n"
        "A spokeswoman of the town said that it would be open again on Monday, if the weather allowed it at all."
    )
    assert [role for role, _ in roles(from_text(text, "b"))] == ["headline", "paragraph", "paragraph"]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "Bridge closed after storm\n\n"
        "The bridge over the Lenne was closed on Friday after the\n"
        "storm had torn off a part of its railing. A spokeswoman\n"
        "said it would be open again on Monday.\n\n"
        "Nobody was hurt."
    )
    found = roles(from_text(text, "b"))
    assert len(found) == 3
    assert found[1][1].startswith("The bridge") and found[1][1].endswith("on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "LENNE (NP) — The bridge was closed.\n\nIt will be open again on Monday, the town said on its web page.",
        "The bridge over the Lenne was closed on Friday after the storm. It had torn off a part of its railing, "
        "the town said.\n\nIt will be open again.",
        "The bridge was closed.",
        "“The bridge is safe,” said the mayor of Lenne on Friday, in a speech that went on for an hour:\n\nNot so.",
    ],
)
def test_a_text_may_have_no_headline(text: str) -> None:
    article = from_text(text, "x")
    assert article.title is None
    assert {role for role, _ in roles(article)} == {"paragraph"}


def test_segments_leave_line_endings_out() -> None:
    article = from_text("A title\r\n\r\nThe mayor of Lenne said so.\r\n", "crlf")
    assert [text for _, text in roles(article)] == ["A title", "The mayor of Lenne said so."]


def test_lone_surrogates_keep_their_place() -> None:
    article = from_text("a\ud800b", "x")
    assert article.text == "a\ufffdb"
    assert article.warnings


def test_empty_text_is_an_empty_article() -> None:
    article = from_text("", "nothing")
    assert (article.text, article.segments, article.title, article.language) == ("", (), None, None)


def test_a_text_of_far_too_many_lines_is_not_one_article() -> None:
    (error,) = from_bytes(b"a\n" * 100_001, "lines", kind="text")
    assert str(error) == "lines: more than 100,000 lines: not one article"


@pytest.mark.parametrize(
    "line",
    [
        "This story was originally published by Fenland News.",
        "Republished with permission from The Lantern.",
        "With files from Northern Press",
        "Lena Voss contributed to this report.",
        "(AP)",
        "© 2026 Northern Press",
        "Reporting by Lena Voss in Lenne; Editing by Tom Okafor",
    ],
)
def test_credit_lines(line: str) -> None:
    article = from_text(f"A title\n\nSomething long was said by somebody in Lenne on Friday.\n\n{line}", "x")
    assert roles(article)[-1] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    [
        "The report comes from a commission that the council had asked for in the spring.",
        "She first appeared in Lenne, at the theatre by the bridge, and was seldom seen after it by anyone who "
        "had known her there, as her brother wrote in a letter that was found much later.",
        "The mayor contributed to the campaign.",
    ],
)
def test_paragraphs_that_are_no_credits(line: str) -> None:
    article = from_text(f"A title\n\nSomething long was said by somebody in Lenne on Friday.\n\n{line}", "x")
    assert roles(article)[-1][0] == "paragraph"

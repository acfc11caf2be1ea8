from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from sayso.reading.dates import iso_date
from sayso.reading.metadata import read_metadata
from sayso.reading.names import clean_names


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-02-03", "2026-02-03"),
        ("2026-02-03T08:15:00Z", "2026-02-03T08:15:00+00:00"),
        ("2026-02-03T08:15:00.123+0100", "2026-02-03T08:15:00+01:00"),
        ("2026-02-03 08:15:00 +01:00", "2026-02-03T08:15:00+01:00"),
        ("2026-02-03T08:15", "2026-02-03T08:15:00"),
        ("1770106500000", "2026-02-03T08:15:00+00:00"),
        ("Tue, 03 Feb 2026 08:15:00 GMT", "2026-02-03T08:15:00+00:00"),
        ("February 3, 2026", "2026-02-03"),
        ("3 February 2026", "2026-02-03"),
        ("2026-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["By Ana Torvik and Tom Okafor"], ("Ana Torvik", "Tom Okafor")),
        (["Ana Torvik, Tom Okafor"], ("Ana Torvik", "Tom Okafor")),
        (["Torvik, Ana"], ("Torvik, Ana",)),
        (["Ana Torvik", "ana-torvik", "https://lantern.example/ana", "@ana"], ("Ana Torvik",)),
        (["Ana Torvik, Health Editor"], ("Ana Torvik",)),
        (["Ana Torvik", "The Lantern"], ("Ana Torvik",)),
        (["The Lantern"], ("The Lantern",)),
        (["Ana Torvik For Lantern.com"], ("Ana Torvik",)),
        (["admin", ""], ()),
        (["(" * 500_000, "Ana Torvik"], ("Ana Torvik",)),
    ],
)
def test_names(found: list[str], expected: tuple[str, ...]) -> None:
    assert clean_names(found, "The Lantern") == expected


def head(*elements: str, body: str = "") -> str:
    return f"<html><head>{''.join(elements)}</head><body>{body}<p>Text.</p></body></html>"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            head("<title>Lock shut - The Lantern</title>", '<meta name="application-name" content="Lantern">'),
            "Lock shut",
        ),
        (head("<title>Lock shut | Local | The Lantern</title>"), "Lock shut"),
        (head("<title>Budget | Lock shut</title>", body="<h1>Budget | Lock shut</h1>"), "Budget | Lock shut"),
        (head("<title>Lantern</title>", '<meta property="og:title" content="Lock shut">'), "Lock shut"),
        (head('<meta property="og:title" content="Lock \'shut\'">', body="<h1>Lock ‘shut’</h1>"), "Lock ‘shut’"),
        (head(body="<h1>Lock shut</h1>"), "Lock shut"),
        (head(), None),
    ],
)
def test_titles(page: str, title: str | None) -> None:
    assert read_metadata(document_fromstring(page)).title == title


@pytest.mark.parametrize(
    ("page", "date"),
    [
        (head('<meta property="article:published_time" content="2026-02-03T08:15:00Z">'), "2026-02-03T08:15:00+00:00"),
        (head(body='<time itemprop="datePublished" datetime="2026-02-03">Tuesday</time>'), "2026-02-03"),
        (head(), None),
    ],
)
def test_published(page: str, date: str | None) -> None:
    assert read_metadata(document_fromstring(page)).published == date


def test_the_outlet_is_the_name_nearest_to_the_domain() -> None:
    page = head(
        "<title>Lock shut | The Quay Lantern | by Ana Torvik</title>",
        '<meta property="og:site_name" content="News for a better tomorrow">',
    )
    assert (
        read_metadata(document_fromstring(page), "https://www.thequaylantern.example/lock").outlet == "The Quay Lantern"
    )


def test_an_endless_name_is_no_outlet() -> None:
    dashes = " — " * 100_000
    page = head(f"<title>Lock shut{dashes}</title>", f"<meta property='og:site_name' content='x{dashes}'>")
    assert read_metadata(document_fromstring(page)).outlet is None


def test_the_canonical_address_of_a_front_page_is_not_the_articles() -> None:
    page = head('<link rel="canonical" href="https://lantern.example/">')
    address = "https://lantern.example/news/lock"
    assert read_metadata(document_fromstring(page), address).url == address


BASED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lock shut", "isBasedOn": %s}</script>'


@pytest.mark.parametrize(
    ("element", "address", "expected"),
    [
        ('<link rel="canonical" href="https://www.ferrolpost.example/lock">', "https://lantern.example/lock",
         ("www.ferrolpost.example",)),
        ('<link rel="canonical" href="https://www.lantern.example/lock">', "https://m.lantern.example/lock", ()),
        ('<link rel="canonical" href="https://www.lantern.example/lock">', "https://web.archive.org/lock", ()),
        (BASED % '"https://www.ferrolpost.example/lock"', "https://lantern.example/lock", ("ferrolpost.example",)),
        (BASED % '{"publisher": {"name": "The Ferrol Post"}, "url": "https://ferrolpost.example/l"}',
         "https://lantern.example/lock", ("The Ferrol Post",)),
        (BASED % '["https://lantern.example/older", 7, {"url": "http://[broken"}]', "https://lantern.example/lock", ()),
    ],
)  # fmt: skip
def test_where_a_page_says_that_its_article_is_from(element: str, address: str, expected: tuple[str, ...]) -> None:
    assert read_metadata(document_fromstring(head(element)), address).based_on == expected

"""What a page says about its article: title, authors, date, outlet, address.

The page's own declarations come first (JSON-LD, Open Graph, meta elements), guesses from what it shows
(trafilatura, htmldate) only where it declares nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from sayso.reading import jsonld
from sayso.reading.addresses import absolute, host, site
from sayso.reading.dates import iso_date
from sayso.reading.names import clean_names

_NOT_WORDS = re.compile(r"[\W_]+")
_AUTHOR_META = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "og:article:author",
)
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "article.published",
    "publication_date", "article:published", "og:published_time",
)  # fmt: skip
_MAX_OUTLET = 200  # characters: longer ones are no names
# What these keep is a copy of the page itself: its canonical address is where it was.
_KEEPERS = frozenset({"ampproject.org", "archive.org", "archive.today", "archive.ph", "googleusercontent.com"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; None or empty for what it does not say."""

    title: str | None
    byline: tuple[str, ...]
    published: str | None
    outlet: str | None
    url: str | None
    description: str | None
    based_on: tuple[str, ...] = ()
    """Whom the page says that its article is taken from: names, and host names where it gives only addresses."""


def read_metadata(tree: HtmlElement, url: str | None = None) -> Metadata:
    """Reads what the page says about its article.

    Args:
        tree: the parsed page.
        url: the address that the page was fetched from, if known.
    """
    page = _Page(tree, url)
    outlet = page.outlet
    return Metadata(
        title=page.title(outlet),
        byline=page.byline(outlet),
        published=page.published,
        outlet=outlet,
        url=page.url,
        description=page.meta_text("og:description", "description", "twitter:description"),
        based_on=page.based_on,
    )


def same_words(one: str | None, two: str | None) -> bool:
    """Whether two titles differ in no more than case, punctuation and spacing."""
    return bool(one and two) and _bare(one) == _bare(two)


def _bare(text: str | None) -> str:
    return _NOT_WORDS.sub(" ", text or "").strip().casefold()


class _Page:
    def __init__(self, tree: HtmlElement, address: str | None) -> None:
        self._tree = tree
        self._address = address
        self._article, self._named = jsonld.find_article(tree)
        self._elements: dict[str, list[HtmlElement]] = defaultdict(list)  # in one pass: pages are long
        for element in tree.iter("meta", "link", "title", "h1", "time"):
            self._elements[element.tag].append(element)
        self._meta: dict[str, list[str]] = {}
        for element in self._elements["meta"]:
            key = element.get("property") or element.get("name") or element.get("itemprop")
            content = " ".join((element.get("content") or "").split())
            if key and content:
                self._meta.setdefault(key.strip().lower(), []).append(content)

    def meta_text(self, *keys: str) -> str | None:
        return next((self._meta[key][0] for key in keys if key in self._meta), None)

    def title(self, outlet: str | None) -> str | None:
        """The wording that most of the page's declarations share; of several, the one it shares under."""
        heads = [words for element in self._elements["h1"] if (words := _words(element))]
        declared = [
            self.meta_text("og:title"),
            jsonld.text_of(self._article.get("headline")),
            self.meta_text("twitter:title"),
        ]
        if not any(declared):
            declared = [self._head_title()]
        titles = [t if t in heads else _without_outlet(t, outlet) for t in declared if t]
        shown = next((h for h in heads if any(same_words(h, t) for t in titles)), heads[0] if len(heads) == 1 else None)
        titles += [shown] if shown else []
        if not titles:
            return next(iter(heads), None)
        votes = Counter(_bare(title) for title in titles)
        chosen = max(titles, key=lambda title: votes[_bare(title)])
        return shown if same_words(chosen, shown) else chosen  # the page's own typography

    def _head_title(self) -> str:
        return next((_words(element) for element in self._elements["title"]), "")

    def byline(self, outlet: str | None) -> tuple[str, ...]:
        for found in (
            jsonld.names_of(self._article.get("author"), self._named),
            [name for key in _AUTHOR_META for name in self._meta.get(key, [])],
        ):
            if names := clean_names(found, outlet):
                return names
        return clean_names((extract_author(self._tree) or "").split("; "), outlet)

    @property
    def published(self) -> str | None:
        declared = [self._article.get("datePublished"), self._article.get("dateCreated")]
        for value in (
            *declared,
            *(self._meta[key][0] for key in _DATE_META if key in self._meta),
            *self._times(),
        ):
            if isinstance(value, str) and (date := iso_date(value)):
                return date
        if modified := jsonld.text_of(self._article.get("dateModified")):
            return iso_date(modified)
        found = find_date(self._tree, original_date=True, extensive_search=False, url=self.url)
        return found if isinstance(found, str) else None

    def _times(self) -> Iterator[str]:
        for element in self._elements["time"]:
            if "published" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
                yield element.get("datetime") or ""

    @cached_property
    def outlet(self) -> str | None:
        """The name nearest to the page's domain: some pages give a slogan or their owner for the outlet."""
        names = [
            *jsonld.names_of(self._article.get("publisher"), self._named)[:1],
            *(name for key in ("og:site_name", "application-name") for name in self._meta.get(key, [])[:1]),
            *self._head_title().split(" | ")[1:],
        ]
        domain = host(self.url).removeprefix("www.").split(".")[0]
        names = [name for name in names if 0 < len(name) <= _MAX_OUTLET and not name.startswith(("http", "@"))]
        ranked = sorted(names, key=lambda name: (_squeezed(name) != domain, name.islower()))
        if not ranked or ranked[0].islower():  # "theprovince" is for machines
            ranked = [name for name in names if not name.islower()] or ranked
        return ranked[0] if ranked else None

    @property
    def based_on(self) -> tuple[str, ...]:
        """What `isBasedOn` names, and the host of a canonical address on another site than the page's own."""
        own = site(self._address or self.meta_text("og:url") or "")
        found = list(jsonld.publishers_of(self._article.get("isBasedOn"), self._named))
        canonical = host(self.url)
        if own and own not in _KEEPERS and canonical:
            found.append(canonical)
        return tuple(dict.fromkeys(name for name in found if not own or site(f"//{name}") != own))

    @cached_property
    def url(self) -> str | None:
        base = self._address or self.meta_text("og:url") or ""
        canonical = [link.get("href") for link in self._elements["link"] if link.get("rel", "").lower() == "canonical"]
        for url in (*canonical, self.meta_text("og:url"), jsonld.text_of(self._article.get("url"))):
            full = absolute(url, base)
            if full and urlsplit(full).path.strip("/"):
                return full
        return self._address


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without " | Outlet", also where a section or an author stands beside it."""
    for mark in (" | ", " – ", " — ", " - ", " • ", " :: "):
        head, *tails = title.split(mark)
        for index, tail in enumerate(tails):
            if mark == " | " or (outlet and _alike(tail, outlet)):
                return mark.join([head, *tails[:index]]).strip()
    return title


def _alike(one: str, two: str) -> bool:
    one, two = _squeezed(one), _squeezed(two)
    return bool(one) and (one in two or two in one)


def _squeezed(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()

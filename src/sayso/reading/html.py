"""A web page -> `Article`."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from lxml.etree import ElementDefaultClassLookup, HTMLParser, ParserError
from lxml.html import HtmlElement, document_fromstring

from sayso.article import Article, Link, Segment, SegmentRole
from sayso.errors import InputError
from sayso.reading.blocks import Block, BlockKind, walk
from sayso.reading.build import build, encoded
from sayso.reading.container import decode
from sayso.reading.lines import byline_names, is_caption, is_credit, is_signed_post
from sayso.reading.mainpart import main_part
from sayso.reading.metadata import Metadata, read_metadata
from sayso.statement import Credit

for _library in ("trafilatura", "htmldate", "courlan"):
    # What they have to say of a page is for their developers, not for the person who reads it.
    logging.getLogger(_library).setLevel(logging.CRITICAL)

_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")  # not allowed in a page
_WITHOUT_CONTROLS = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_ELEMENTS = ElementDefaultClassLookup(element=HtmlElement)  # one class for all: lxml.html looks for one by the tag
_MAX_TAGS = 250_000  # a page of the news has some thousands; each becomes an object
_MAX_BLOCKS = 10_000  # the longest live reports have some hundreds; the time for more would grow with their square
_ROLES: dict[BlockKind, SegmentRole] = {
    "paragraph": "paragraph",
    "item": "paragraph",
    "loose": "paragraph",
    "heading": "subhead",
    "quotation": "quotation",
    "embed": "embed",
    "caption": "caption",
    "alt": "alt",
}


def from_html(  # noqa: PLR0913  what may be known of it
    html: bytes | str,
    ref: str,
    *,
    url: str | None = None,
    title: str | None = None,
    charset: str | None = None,
    source: str | None = None,
) -> Article:
    """Reads the article of a web page. `Article.text` is its title, an empty line, and its paragraphs.

    Args:
        html: the page.
        ref: what the user calls it.
        url: where it was fetched from; makes its relative links absolute.
        title: the article's title, where it is known better than from the page.
        charset: the encoding that came with it, where it comes as bytes.
        source: its name in errors; `ref` where not given.

    Raises:
        InputError: the page has no article text.
    """
    source = source or ref
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    if isinstance(html, bytes):
        decoded = decode(html, source, declared=charset)
        html, encoding, warnings = decoded.utf8 or decoded.text, decoded.encoding, decoded.warnings
    tree = _parse(html, source)
    try:
        metadata = read_metadata(tree, url)
        metadata = replace(metadata, title=title or metadata.title)
        base = _base(tree, metadata.url or url)
        blocks = walk(tree)
        if len(blocks) > _MAX_BLOCKS:
            raise InputError(source, f"more than {_MAX_BLOCKS:,} paragraphs: not one article")
        part = main_part(tree, blocks, title=metadata.title, description=metadata.description)
    except InputError:
        raise
    except Exception as error:
        # Pages are as odd as can be, and the libraries that read them raise whatever they raise.
        raise InputError(source, f"could not be read as a web page ({type(error).__name__})") from error
    if not any(block.kind not in ("alt", "caption") for block in part):
        raise InputError(source, "no article text found in this page")
    text, segments, links = _lay_out(metadata, part, base)
    article = build(
        text,
        ref,
        segments,
        links=links,
        title=metadata.title,
        byline=metadata.byline,
        published=metadata.published,
        outlet=metadata.outlet,
        url=metadata.url,
        encoding=encoding,
        warnings=warnings,
    )
    return replace(article, credits=tuple(Credit("republished", name, 0, 0, "") for name in metadata.based_on))


def _parse(html: bytes | str, source: str) -> HtmlElement:
    # Text that declares an encoding is refused by lxml: bytes it is, and ours.
    data = (html if isinstance(html, bytes) else encoded(html)).translate(_WITHOUT_CONTROLS)
    if data.count(b"<") > _MAX_TAGS:
        raise InputError(source, f"more than {_MAX_TAGS:,} tags: not one article")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        return document_fromstring(data, parser=parser)
    except (ParserError, ValueError) as error:
        raise InputError(source, "no article text found in this page") from error


def _base(tree: HtmlElement, url: str | None) -> str | None:
    declared = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    try:
        return urljoin(url or "", declared) if declared else url
    except ValueError:
        return url


def _lay_out(metadata: Metadata, part: Sequence[Block], base: str | None) -> tuple[str, list[Segment], list[Link]]:
    pieces: list[str] = []
    segments: list[Segment] = []
    links: list[Link] = []
    start = 0
    if metadata.title:
        pieces.append(metadata.title)
        segments.append(Segment("headline", 0, len(metadata.title)))
        start = len(metadata.title) + 2
    posts = _signed_posts(part)
    for block in part:
        pieces.append(block.text)
        role = "embed" if _quotation_of(block) in posts else _role(block, metadata.byline)
        segments.append(Segment(role, start, start + len(block.text)))
        for anchor in block.anchors:
            if address := _address(anchor.href, base):
                links.append(Link(start + anchor.start, start + anchor.end, address))
        start += len(block.text) + 2
    return "\n\n".join(pieces), segments, links


def _quotation_of(block: Block) -> HtmlElement | None:
    """The block quotation that a quoted block stands in."""
    if block.kind != "quotation":
        return None
    return next((e for e in (block.element, *block.element.iterancestors()) if e.tag == "blockquote"), None)


def _signed_posts(part: Iterable[Block]) -> set[HtmlElement]:
    """The block quotations that end as a post does ("— Name (@name) January 4, 2026")."""
    return {holder for b in part if (holder := _quotation_of(b)) is not None and is_signed_post(b.text)}


def _role(block: Block, byline: Iterable[str]) -> SegmentRole:
    if block.kind in ("paragraph", "loose", "item"):
        if is_credit(block.text):
            return "credit"
        if is_caption(block.text):
            return "caption"
        if byline_names(block.text) or any(_is_byline_of(name, block.text) for name in byline):
            return "byline"
    return _ROLES[block.kind]


def _is_byline_of(name: str, line: str) -> bool:
    """Whether the line is a name with little beside it ("Ana Reyes, health editor, 5 hours ago")."""
    return line.startswith(name) and len(line) < len(name) + 40 and not line.endswith((".", "!", "?"))


def _address(href: str, base: str | None) -> str | None:
    """The link's address, absolute where the page's own is known; None for what is no page."""
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    try:
        full = urljoin(base, href) if base else href
        scheme = urlsplit(full).scheme
    except ValueError:
        return None
    return full if scheme in ("http", "https", "") else None

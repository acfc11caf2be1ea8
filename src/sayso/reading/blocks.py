"""A page's tree -> blocks of running text, each with its links, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lxml.etree import iterwalk, strip_elements
from lxml.html import HtmlElement

BlockKind = Literal["paragraph", "heading", "item", "quotation", "embed", "caption", "alt", "loose"]

_FOR_MACHINES = frozenset(("head", "script"))  # no text, but left in the tree for what they say of it
_SKIPPED = frozenset(
    (
        *("style", "noscript", "template", "svg", "math", "iframe", "object", "map", "link", "meta"),
        *("button", "select", "option", "input", "textarea", "progress", "canvas", "audio", "video"),
    )
)
_BESIDE = frozenset(("nav", "footer", "aside", "menu", "dialog"))
"""Beside the article, unless most of the page's paragraphs stand in it: pages forget to close them."""
_BLOCKS = frozenset(
    (
        *("html", "body", "main", "article", "section", "header", "div", "center", "address", "details", "summary"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "figure", "figcaption", "form", "fieldset"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "hr"),
    )
)
_CONTAINERS = _BLOCKS - {"td", "th", "hr"}  # these say something where they are empty, too
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "pre": "paragraph", "li": "item", "dd": "item", "dt": "item", "tr": "item",
    "blockquote": "quotation", "figcaption": "caption", "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
_STRONG: tuple[BlockKind, ...] = ("embed", "caption", "quotation")  # what stands in them is part of them
_POST = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|reddit-(?:embed|card)|fb-post|mastodon-embed"
    r"|truthsocial|truth-social|threads-(?:post|embed)|text-post-media"
)
_POST_QUOTE = re.compile(r"(?:^|[\s_-])(?:post|toot|tweet|status|embed)(?:$|[\s_-])", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|image-?credit|photo-?credit|media-?credit)(?:$|[\s_-])", re.I
)
_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())  # nearly all: far quicker as bytes
_MIN_ALT = 15  # characters: shorter ones name an icon
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp)$|^[\w-]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a block that link somewhere: their place in its text, and the address as the page gives it."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text. White space is collapsed, as browsers show it.

    Attributes:
        kind: what it is by its elements; `loose` is text in a mere container.
        text: its words.
        anchors: its links, in order.
        element: the block-level element that holds it.
        bare: its words as `bare` has them.
    """

    kind: BlockKind
    text: str
    anchors: tuple[Anchor, ...]
    element: HtmlElement
    bare: str

    @property
    def linked(self) -> float:
        """The share of the text that is links, 0 to 1."""
        return sum(anchor.end - anchor.start for anchor in self.anchors) / len(self.text)


def bare(text: str | None) -> str:
    """Letters and digits alone, in small letters: what two ways to write the same words have in common."""
    left = (text or "").encode(errors="surrogatepass").translate(None, _ASCII_SIGNS).decode(errors="surrogatepass")
    return (left if left.isascii() else _SIGNS.sub("", left)).casefold()


class _Writer:
    """Writes the text of one block after the other, with white space collapsed."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self.pieces: list[str] = []
        self._length = 0
        self._spaced = True  # whether a space at this place would be one too many
        self._anchors: list[Anchor] = []
        self._link: tuple[int, str] | None = None
        self._breaks = 0

    def write(self, words: str) -> None:
        if self._spaced and words.isspace():
            return
        words = _collapsed(words)
        if self._spaced and words[:1] == " ":
            words = words[1:]
        if words:
            self.pieces.append(words)
            self._length += len(words)
            self._spaced = words[-1] == " "
            self._breaks = 0

    def break_line(self) -> bool:
        """A line break is a space; whether it is the second one and so ends the block."""
        breaks = self._breaks + 1
        self.write(" ")
        self._breaks = breaks
        return breaks > 1

    def open_link(self, href: str | None) -> None:
        self.close_link()
        self._link = (self._length, href) if href else None

    def close_link(self) -> None:
        if self._link is not None:
            start, href = self._link
            if self._length > start:
                self._anchors.append(Anchor(start, self._length, href))
            self._link = None

    def take(self) -> tuple[str, tuple[Anchor, ...]]:
        """The block written so far; a link still open goes on in the next one."""
        if not self.pieces:
            return "", ()
        href = self._link[1] if self._link else None
        self.close_link()
        text = "".join(self.pieces)
        anchors = tuple(anchor for found in self._anchors if (anchor := _tight(found, text)))
        self._reset()
        self.open_link(href)
        return text.rstrip(" "), anchors


def _collapsed(words: str) -> str:
    """The words with each run of white space made one space."""
    inner = " ".join(words.split())
    if not inner:
        return " "
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"


def _tight(anchor: Anchor, text: str) -> Anchor | None:
    """The link without the space at its ends; None where nothing is left of it."""
    words = text[anchor.start : anchor.end]
    start = anchor.start + len(words) - len(words.lstrip(" "))
    end = start + len(words.strip(" "))
    return Anchor(start, end, anchor.href) if end > start else None


def walk(tree: HtmlElement) -> list[Block]:
    """The blocks of a page, in order, without scripts, forms, navigation and asides.

    All that holds no block is taken out of the tree, so that what reads it next need not go through it: it is often
    more than half of a page. Only the head and the scripts stay, for the data for machines (JSON-LD) in them.
    """
    _strip_skipped(tree)
    blocks = _Walk(tree).blocks()
    _strip_empty(tree, blocks)
    return blocks


def _strip_skipped(tree: HtmlElement) -> None:
    strip_elements(tree, *(_SKIPPED if _is_upside_down(tree) else _SKIPPED | _BESIDE), with_tail=False)


def _strip_empty(tree: HtmlElement, blocks: Iterable[Block]) -> None:
    full = {tree}
    for block in blocks:
        element = block.element
        while element is not None and element not in full:
            full.add(element)
            element = element.getparent()
    for element in list(tree.iter(*_CONTAINERS)):
        if element not in full:
            element.drop_tree()


class _Walk:
    """One pass over a tree, without recursion: pages may nest as deep as they like."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._writer = _Writer()
        self._holders: list[tuple[BlockKind, HtmlElement]] = [("loose", tree)]
        self._pictures: list[Block] = []
        self._blocks: list[Block] = []
        self._named = cache(_named)  # pages have the same few names over and over

    def blocks(self) -> list[Block]:
        events = iterwalk(self._tree, events=("start", "end"))
        for event, element in events:
            if event == "start" and element.tag in _FOR_MACHINES:
                events.skip_subtree()  # its end comes next, with the text after it
            elif event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()
        return self._blocks

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break()
            self._holders.append((self._kind(element), element))
        elif tag == "br":
            if self._writer.break_line():
                self._flush()
        elif tag == "a":
            self._writer.open_link(element.get("href"))
        elif tag == "img" and (picture := _picture(element)):
            self._pictures.append(picture)
        if words := element.text:
            self._writer.write(words)

    def _leave(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS and element is self._holders[-1][1]:
            self._break()
            self._holders.pop()
        elif element.tag == "a":
            self._writer.close_link()
        if (words := element.tail) and element is not self._tree:
            self._writer.write(words)

    def _kind(self, element: HtmlElement) -> BlockKind:
        """What an element is, in what it stands in."""
        outer = self._holders[-1][0]
        if outer in _STRONG:
            return outer
        kind = self._named(element.tag, element.get("class") or "")
        if outer in ("item", "heading") and kind in (None, "paragraph"):
            return outer
        return kind or ("loose" if outer == "paragraph" else outer)

    def _break(self) -> None:
        """The end of a block; within a caption only a space, as its parts make one whole."""
        if not self._writer.pieces and not self._pictures:
            return  # most elements hold others and no words
        inside = len(self._holders) > 1 and self._holders[-1][0] == self._holders[-2][0] == "caption"
        if inside:
            self._writer.write(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        text, anchors = self._writer.take()
        if text:
            kind, element = self._holders[-1]
            self._blocks.append(Block(kind, text, anchors, element, bare(text)))
        self._blocks += self._pictures
        self._pictures.clear()


def _is_upside_down(tree: HtmlElement) -> bool:
    """Whether most paragraphs stand in elements made for what is beside the article."""
    outermost = (element for element in tree.iter(*_BESIDE) if next(element.iterancestors(*_BESIDE), None) is None)
    beside = sum(map(_length, outermost))
    return beside > 0 and 2 * beside > _length(tree)


def _length(element: HtmlElement) -> int:
    return sum(len(paragraph.text or "") for paragraph in element.iter("p"))


def _named(tag: str, names: str) -> BlockKind | None:
    """What an element is by its tag and class names."""
    if _POST.search(names) or (tag == "blockquote" and _POST_QUOTE.search(names)):
        return "embed"
    if _CAPTION.search(names) and tag not in ("figure", "article", "section"):
        return "caption"
    return _KINDS.get(tag)


def _picture(element: HtmlElement) -> Block | None:
    alt = " ".join((element.get("alt") or "").split())
    if len(alt) < _MIN_ALT or _FILE_NAME.search(alt):
        return None
    return Block("alt", alt, (), element, bare(alt))

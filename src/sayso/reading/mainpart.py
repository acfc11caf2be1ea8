"""Which blocks of a page are its article.

Trafilatura says which words are the main text; the page's own tree, of which its answer keeps little, says
what they are: links, captions, quotations. So each block is looked up in trafilatura's text, and what that
passed over comes back where the page's template puts it on a level with what it found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import and_
from typing import TypeAlias

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from sayso.reading.blocks import Block, bare
from sayso.reading.boilerplate import begins_further_reading, is_aside, is_boilerplate, is_deck, is_icon

_Signature: TypeAlias = tuple[str, ...]

_TEXTS = ("paragraph", "item", "heading", "quotation", "embed", "loose")
_SHORT = 25  # letters: shorter blocks must be a line of the main text, not a part of one
_LONG = 60  # letters: longer ones may be there in part, as trafilatura leaves out buttons within
_CHUNK = 24
_CHUNKS = 10  # as many samples of a long block are looked up
_SHORT_PAGE = 2000  # characters
_USUAL = 0.15  # the share of the main text at one place of the template that makes the place usual
_FRAME = 0.25  # the share of it that makes an element its frame

# Made once: they read the library's settings and the calendar. The thorough one asks other extractors too, and takes
# the answer of one that finds twice as much: where the quick one finds half of all text that is not links, none does.
_QUICK = Extractor(comments=False, links=True, fast=True)
_THOROUGH = Extractor(comments=False, links=True)
_PARTS = ("item", "p", "quote", "head", "row")

_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def main_part(tree: HtmlElement, blocks: Sequence[Block], *, title: str | None, description: str | None) -> list[Block]:
    """The blocks of the article, in order, without its title.

    Args:
        tree: the parsed page.
        blocks: all its blocks.
        title: the article's title.
        description: the summary that the page declares, which it may also show above the text.
    """
    choice = _Choice(tree, blocks)
    choice.add_siblings()
    choice.drop_asides()
    choice.drop_further_reading()
    start = choice.headline_place(title)
    choice.drop_before(start)
    choice.add_deck(start, description)
    choice.add_pictures(start)
    bare_title = bare(title)
    part = [
        block
        for block in choice.blocks()
        if not is_boilerplate(block) and not (bare_title and block.bare.startswith(bare_title))
    ]
    part = _without_pull_quotes(part)
    while part and part[-1].kind in ("heading", "alt"):
        part.pop()
    return part


class _Choice:
    """The blocks of a page and which of them are kept."""

    def __init__(self, tree: HtmlElement, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._judged: dict[HtmlElement, bool] = {}
        texts = [block.kind in _TEXTS and block.linked < 0.5 for block in blocks]
        self._kept = self._found(tree, _QUICK)
        if 2 * self._length(map(and_, self._kept, texts)) < self._length(texts):
            self._kept = self._found(tree, _THOROUGH)
        if not any(self._kept) and self._length(texts) < _SHORT_PAGE:
            self._kept = texts  # all that a page says where that is too little to tell its main text by

    def _found(self, tree: HtmlElement, extractor: Extractor) -> list[bool]:
        """Which blocks are in the main text that trafilatura finds."""
        found = _Found(tree, extractor)
        return [block.kind in _TEXTS and found.holds(block.bare) for block in self._blocks]

    def _length(self, which: Iterable[bool]) -> int:
        return sum(len(block.text) for block, chosen in zip(self._blocks, which, strict=True) if chosen)

    def blocks(self) -> Iterator[Block]:
        """The blocks that are kept."""
        return (block for block, keep in zip(self._blocks, self._kept, strict=True) if keep)

    def _letters(self) -> Counter[_Signature]:
        letters: Counter[_Signature] = Counter()
        for block in self.blocks():
            if block.kind != "heading":
                letters[_signature(block)] += len(block.text)
        return letters

    def add_siblings(self) -> None:
        """Adds what stands at the same place of the template as much of the main text does."""
        letters = self._letters()
        usual = {place for place, count in letters.items() if count > _USUAL * letters.total()}
        holders = {place[1:] for place in usual if place[0] == "p"}
        for index, block in enumerate(self._blocks):
            if not self._kept[index] and block.kind in _TEXTS and block.linked < 0.5:
                place = _signature(block)
                beside = block.kind in ("heading", "quotation") and place[1:] in holders
                self._kept[index] = place in usual or beside

    def drop_asides(self) -> None:
        """Drops what stands in a box of another purpose within the article."""
        self._frame = self._find_frame()
        for index, block in enumerate(self._blocks):
            if self._kept[index] and block.kind != "embed":
                self._kept[index] = not self._in_aside(block.element)

    def _find_frame(self) -> set[HtmlElement]:
        """The elements that hold a good part of the main text: their names say nothing against it."""
        letters: Counter[HtmlElement] = Counter()
        total = 0
        for block in self.blocks():
            total += len(block.text)
            for element in block.element.iterancestors():
                letters[element] += len(block.text)
        return {element for element, count in letters.items() if count > _FRAME * total}

    def _in_aside(self, element: HtmlElement | None) -> bool:
        path = []
        answer = False
        while element is not None and element not in self._frame and not answer:
            if element in self._judged:
                answer = self._judged[element]
                break
            path.append(element)
            answer = is_aside(f"{element.get('class') or ''} {element.get('id') or ''}")
            element = element.getparent()
        self._judged.update(dict.fromkeys(path, answer))
        return answer

    def drop_further_reading(self) -> None:
        """Drops what a heading like "More from us" begins, unless the text itself goes on after it."""
        usual = next((place for place, _ in self._letters().most_common(1)), ())
        for index in range(len(self._blocks) - 1, -1, -1):
            block = self._blocks[index]
            if self._kept[index] and block.kind == "heading" and begins_further_reading(block.text):
                self._kept[index:] = [False] * (len(self._kept) - index)
            elif self._kept[index] and _signature(block) == usual:
                return

    def headline_place(self, title: str | None) -> int:
        """Where the page shows its headline; -1 where it shows none before the text."""
        bare_title = bare(title)
        place = -1
        for index, block in enumerate(self._blocks):
            if self._kept[index] and block.kind != "heading" and block.bare != bare_title:
                break
            if block.element.tag == "h1" or block.bare == bare_title:
                place = index
        return place

    def drop_before(self, start: int) -> None:
        """Drops all up to the headline, and that."""
        self._kept[: start + 1] = [False] * (start + 1)

    def add_deck(self, start: int, description: str | None) -> None:
        """Adds the summary between the headline and the text."""
        first = next((index for index, keep in enumerate(self._kept) if keep), 0)
        for index in range(start + 1, first):
            block = self._blocks[index]
            if block.kind in _TEXTS and len(block.text) >= _SHORT:
                holders = (block.element, block.element.getparent())
                named = any(is_deck(e.get("class") or "") for e in holders if e is not None)
                self._kept[index] = block.bare == bare(description) or (named and block.linked < 0.3)

    def add_pictures(self, start: int) -> None:
        """Adds captions, words that stand for pictures, and posts, from the headline to the text's end."""
        last = max((index for index, keep in enumerate(self._kept) if keep), default=-1)
        within = range(start + 1, last + 1)
        captions = {self._blocks[i].bare for i in within if self._blocks[i].kind == "caption"}
        for index in within:
            block = self._blocks[index]
            if block.kind in ("caption", "embed") and not self._kept[index]:
                self._kept[index] = not self._in_aside(block.element)
            elif block.kind == "alt" and not is_icon(block.text) and block.bare not in captions:
                self._kept[index] = not self._in_aside(block.element) and not _is_teaser(block.element)


class _Found:
    """The main text that trafilatura finds, to look blocks up in."""

    def __init__(self, tree: HtmlElement, extractor: Extractor) -> None:
        document = bare_extraction(tree, options=extractor)
        body = getattr(document, "body", ())
        lines = [_bare_text(element) for element in body]
        parts = (part for element in body for part in element.iterdescendants(*_PARTS))
        self._lines = {*lines, *map(_bare_text, parts)}
        self._all = "\n".join(lines)

    def holds(self, bare: str) -> bool:
        """Whether the main text has these words."""
        if bare in self._lines:
            return True
        part = len(bare) >= _SHORT and bare in self._all
        return part or (len(bare) > _LONG and self._share(bare) > 0.6)

    def _share(self, bare: str) -> float:
        step = max(_CHUNK, len(bare) // _CHUNKS)
        chunks = [bare[i : i + _CHUNK] for i in range(0, len(bare) - _CHUNK + 1, step)]
        return sum(chunk in self._all for chunk in chunks) / len(chunks)


def _bare_text(element: HtmlElement) -> str:
    return bare("".join(element.itertext()))


def _signature(block: Block) -> _Signature:
    """The block's place in the page's template: its tag, and tag and class of what holds it."""
    element = block.element
    place = [str(element.tag)]
    for _ in range(2):
        element = element.getparent()
        if element is None:
            break
        place += [str(element.tag), _DIGITS.sub("", element.get("class") or "")]
    return tuple(place)


def _is_teaser(image: HtmlElement) -> bool:
    """Whether the picture is a link's: it leads to another page."""
    holder = next(image.iterancestors("a", "figure"), None)
    return holder is not None and holder.tag == "a"


def _without_pull_quotes(part: list[Block]) -> list[Block]:
    """Without quotations whose every sentence stands in the text as well."""
    text = "\n".join(block.bare for block in part if block.kind != "quotation")
    return [
        block
        for block in part
        if block.kind != "quotation" or not all(bare(s) in text for s in _SENTENCE.findall(block.text))
    ]

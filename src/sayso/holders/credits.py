"""Article -> credits: the lines that say where the article itself comes from.

An agency is of the kind `wire`, as author and as contributor; `contributed` is anyone else's part in the reporting;
`republished` names where the article appeared before. The outlet is named as the line names it, "" where it names
none. What only the page's metadata say comes with the article, as a credit of no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.article import Article, SegmentRole
from sayso.holders.credit_contributed import contributed, owned, tipped
from sayso.holders.credit_names import Names
from sayso.holders.credit_republished import republished
from sayso.holders.credit_words import LONGEST, Found
from sayso.holders.outlets import Registry
from sayso.holders.wires import byline, dateline, end_mark, sign_off
from sayso.statement import Credit, Span

_OWN: frozenset[SegmentRole] = frozenset({"headline", "paragraph", "subhead", "byline", "credit"})
_LINE = re.compile(r"\S[^\r\n]*")
_TAIL = 2000  # characters at the end of a paragraph in which a credit may hang on to it
_OPENING = 8  # blocks, where bylines and datelines stand
_CLOSING = 3  # blocks, where "— AFP" stands
_HINT = re.compile(
    r"appear|publish|permission|print|post|syndicat|partner|collabor|contribut|report|research|files|original|copyright"
    r"|distribut|visit|source|via\b|feed|©|\(c\)|h/t|hat.tip|courtesy|agenc|wire|with|provided|written|produced|comes"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[—–-]*\s?(?:[A-Z©]|h/t))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s.(])(?:[A-Z]|St|Mr|Mrs|Ms|Dr|Jr|Sr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_NOTE = re.compile(r"^\W*(?:(?:[\w'’.]{1,12}\s){0,2}note|disclosure|disclaimer)\s?[:—–-]\s?", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_OPENING_QUOTES = "“‘\"'«„"

_Place = tuple[Span, list[Found] | None]
"""Where a credit stands, and the outlets that it names; None for a sign-off, whose agency other lines tell."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or line: where it begins, what it is, and how many blocks stand before and after it."""

    start: int
    text: str
    role: SegmentRole
    before: int
    after: int


def credits(article: Article, registry: Registry | None = None) -> tuple[Credit, ...]:
    """The lines of an article that say where it comes from, in the order of the text.

    Args:
        article: the article as it was read.
        registry: the outlets to know; the shipped ones by default.
    """
    names = Names(registry or Registry.shipped())
    places = sorted(_places(_blocks(article), article.outlet, names), key=lambda place: place[0])
    author = next((name for _, found in places for kind, name in found or () if kind == "wire"), None)
    # Reuters signs off like this: where no other line names an agency, the sign-off makes Reuters the author.
    signed: list[Found] = [("contributed", author)] if author else [("wire", "Reuters")]
    shown = tuple(
        Credit(kind, " ".join(name.split()), start, end, article.text[start:end])
        for (start, end), found in places
        for kind, name in dict.fromkeys(found if found is not None else signed)
    )
    return (*_declared(article, names, [credit.outlet for credit in shown]), *shown)


def _declared(article: Article, names: Names, shown: Sequence[str]) -> Iterator[Credit]:
    """The credits that the page's metadata gave the article, to other outlets than its own and those of its lines."""
    known = {_same(names, name) for name in (article.outlet, *shown) if name}
    for credit in article.credits:
        name = names.at_address(credit.outlet) or ("" if _HOST.fullmatch(credit.outlet) else credit.outlet)
        if not credit.text and names.like_outlet(name) and _same(names, name) not in known:
            known.add(_same(names, name))
            yield replace(credit, outlet=name)


def _same(names: Names, name: str) -> str:
    """What two names of one outlet share."""
    outlet = names.known(name)
    return outlet.id if outlet else name.casefold().removeprefix("the ")


def _blocks(article: Article) -> list[_Block]:
    """The article's own paragraphs and lines; captions, embedded posts and quoted documents are not its own."""
    spans: list[tuple[int, int, SegmentRole]] = [(s.start, s.end, s.role) for s in article.segments if s.role in _OWN]
    if not article.segments:
        spans = [(*match.span(), "paragraph") for match in _LINE.finditer(article.text)]
    return [
        _Block(start, article.text[start:end], role, index, len(spans) - 1 - index)
        for index, (start, end, role) in enumerate(spans)
    ]


def _places(blocks: list[_Block], own: str | None, names: Names) -> Iterator[_Place]:
    dated = False
    for block in blocks:
        taken: list[Span] = []
        for (start, end), found, is_dateline in _in_block(block, own, names):
            if (is_dateline and dated) or any(start < stop and begin < end for begin, stop in taken):
                continue
            dated |= is_dateline
            taken.append((start, end))
            yield (block.start + start, block.start + end), found


def _in_block(block: _Block, own: str | None, names: Names) -> Iterator[tuple[Span, list[Found] | None, bool]]:
    """The credits of one block, the surest readings first, and whether each is a dateline."""
    text = block.text
    if span := sign_off(text, max(0, len(text) - _TAIL)):
        yield span, None, False
    if block.before < _OPENING:
        if by := byline(text, block.before, names):
            yield by[0], [("wire", by[1])], False
        if line := dateline(text, names):
            yield line[0], [("wire", line[1])], True
    if block.after < _CLOSING and (mark := end_mark(text, block.after, names)):
        yield mark[0], [("wire", mark[1])], False
    if block.role != "headline":
        for start, end in _sentences(text):
            if found := _found(text[start:end], own, names):
                yield (start, end), found, False


def _found(sentence: str, own: str | None, names: Names) -> list[Found]:
    sentence = _NOTE.sub("", sentence)
    return (
        republished(sentence, names)
        or contributed(sentence, names)
        or owned(sentence, names, own)
        or tipped(sentence, names)
    )


def _sentences(block: str) -> Iterator[Span]:
    """The sentences of a paragraph that may be a credit: short, unquoted, with a word that credits have."""
    first = max(0, len(block) - _TAIL)
    post = _post(block, first)
    bounds = list(_bounds(block, first, post if post is not None else len(block)))
    if post is not None:
        bounds.append((post, len(block.rstrip())))
    for start, end in bounds:
        whole = start > first or first == 0
        if whole and end - start <= LONGEST and _hints(block[start:end]) and not _is_quoted(block, first, start):
            yield start, end


def _hints(sentence: str) -> bool:
    # in small letters: the search is three times as fast as one that minds no case
    return _HINT.search(sentence.lower()) is not None


def _post(block: str, first: int) -> int | None:
    """Where "The post TITLE appeared first on X" begins; its title may be several sentences."""
    verb = max(block.rfind(words, first) for words in ("appeared first on", "first appeared on"))
    start = block.rfind("The post ", first, verb) if verb >= 0 else -1
    return start if start >= 0 else None


def _bounds(block: str, start: int, stop: int) -> Iterator[Span]:
    for match in _SENTENCE_END.finditer(block, start, stop):
        if _ABBREVIATION.search(block[max(start, match.start() - 8) : match.start()]):
            continue
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    if block[start:stop].strip():
        yield start, start + len(block[start:stop].rstrip())


def _is_quoted(block: str, first: int, start: int) -> bool:
    """Whether a sentence stands within quotation marks: someone else's words."""
    if block[start] in _OPENING_QUOTES:
        return True
    before = block[first:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1

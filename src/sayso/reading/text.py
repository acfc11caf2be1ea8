"""Plain text -> `Article`: kept to the character, with its segments found by their place and wording.

Paragraphs are told apart by empty lines; where a text or a stretch of it has none, each line is one, unless
the lines are wrapped at a width. The headline is a short first line that something longer follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from sayso.article import Article, Segment, SegmentRole
from sayso.errors import InputError
from sayso.reading.build import build, encodable
from sayso.reading.lines import byline_names, is_caption, is_credit, is_signed_post

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORDS = re.compile(r"\w")
_DATELINE = re.compile(
    r"^(?!EXCLUSIVE|BREAKING|WATCH|VIDEO|LIVE|UPDATE|OPINION|ANALYSIS)"
    r"[A-Z][A-Z.,'’/ -]{2,40}(?:,? [\w. ]{2,20})?(?: \([\w ]{2,20}\))? ?[—–-]+ "
)
_SENTENCE_END = re.compile(r"[a-z0-9][.!?][\"'”’)]? +[\"'“‘(]?[A-Z]")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_MIN_WRAP = 40  # characters: below that, lines are short for another reason
_MAX_WRAP = 120
_MAX_HEADLINE = 220
_MAX_SENTENCES = 110  # characters up to which a headline may be two sentences ("It is over. What now?")
_MAX_SUBHEAD = 80
_MAX_LINES = 100_000
_OPENING = 6  # blocks in which a byline is looked for


@dataclass(frozen=True, slots=True)
class _Block:
    """One paragraph-like stretch: its place and its words without the space around them."""

    start: int
    end: int
    text: str


def from_text(
    text: str, ref: str, *, encoding: str | None = None, warnings: tuple[str, ...] = (), source: str | None = None
) -> Article:
    """Reads plain text. `Article.text` is `text`, unchanged (lone surrogates excepted, which become U+FFFD).

    Args:
        text: the words of one article, with or without its headline.
        ref: what the user calls it.
        encoding: what the bytes were decoded by, where the text came as bytes.
        warnings: what is to be said of the decoding.
        source: its name in errors; `ref` where not given.

    Raises:
        InputError: there are far more lines than an article has.
    """
    kept = encodable(text)
    if kept != text:
        warnings += ("Characters that no encoding can carry were replaced by \ufffd.",)
    segments, byline = find_segments(kept, source or ref)
    headline = next((s for s in segments if s.role == "headline"), None)
    return build(
        kept,
        ref,
        segments,
        title=kept[headline.start : headline.end] if headline else None,
        byline=byline,
        encoding=encoding,
        warnings=warnings,
    )


def find_segments(text: str, source: str, *, headed: bool = True) -> tuple[list[Segment], tuple[str, ...]]:
    """The segments of a plain text, in order, and the names of its byline.

    Args:
        text: the words of one article.
        source: the text's name in errors.
        headed: whether a headline may stand at its start.

    Raises:
        InputError: there are far more lines than an article has.
    """
    if any(islice(_BREAK.finditer(text), _MAX_LINES, None)):
        raise InputError(source, f"more than {_MAX_LINES:,} lines: not one article")
    blocks = list(_blocks(text))
    roles: list[SegmentRole] = [_own_role(block.text) for block in blocks]
    if headed and _has_headline(blocks, roles):
        roles[0] = "headline"
    byline = _mark_byline(blocks, roles)
    _mark_repeated(blocks, roles)
    _mark_posts(blocks, roles)
    _mark_subheads(blocks, roles)
    return [Segment(role, block.start, block.end) for role, block in zip(roles, blocks, strict=True)], byline


def _blocks(text: str) -> Iterator[_Block]:
    for start, end in _paragraphs(text):
        words = text[start:end]
        if _WORDS.search(words):  # a lone "#" or "***" is decoration
            lead = re.match(r"\s*(?:#{1,6}\s+|>\s*)?", words)
            cut = lead.end() if lead and words.lstrip().startswith("#") else 0
            yield _Block(start + cut, end, words[cut:])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between empty lines, cut at each line break unless it is there only to keep a width."""
    stretches = list(_stretches(text))
    width = max((end - start for lines in stretches for start, end in lines), default=0)
    for lines in stretches:
        if _is_wrapped(text, lines, width) or all(text[start] == ">" for start, _ in lines):
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def _stretches(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines, without the space around them, in runs that no empty line interrupts."""
    lines: list[tuple[int, int]] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        body = match[0].strip()
        if lines and (not body or len(_BREAK.findall(text[last_end:start])) > 1):
            yield lines
            lines = []
        if body:
            start += match[0].index(body)
            lines.append((start, start + len(body)))
        last_end = end
    if lines:
        yield lines


def _is_wrapped(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Whether each line breaks just where the next word would have gone over the width of the widest."""
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return False
    for (start, end), (next_start, next_end) in pairwise(lines):
        word = text[next_start:next_end].split(None, 1)[0]
        if end - start + 1 + len(word) <= width:
            return False
    return True


def _own_role(words: str) -> SegmentRole:
    if words.startswith(">"):
        return "quotation"
    if is_credit(words):
        return "credit"
    if is_signed_post(words):
        return "embed"
    return "caption" if is_caption(words) else "paragraph"


def _has_headline(blocks: list[_Block], roles: list[SegmentRole]) -> bool:
    if len(blocks) < 2 or roles[0] in ("credit", "quotation", "embed"):
        return False
    first = blocks[0].text
    if len(first) > _MAX_HEADLINE or _BREAK.search(first) or _DATELINE.match(first) or byline_names(first):
        return False
    if len(first) > _MAX_SENTENCES and _SENTENCE_END.search(first):
        return False  # two long sentences: the article begins at once
    following = max(len(block.text) for block in blocks[1:4])
    return following > len(first) or not first.endswith((".", ":", ","))


def _mark_byline(blocks: list[_Block], roles: list[SegmentRole]) -> tuple[str, ...]:
    for index, block in enumerate(blocks[:_OPENING]):
        if roles[index] == "paragraph" and (names := byline_names(block.text)):
            roles[index] = "byline"
            return names
    return ()


def _mark_repeated(blocks: list[_Block], roles: list[SegmentRole]) -> None:
    """A picture's words come twice on a page scraped to text: for the picture and below it."""
    for index, (one, two) in enumerate(pairwise(blocks)):
        if one.text == two.text and roles[index] == roles[index + 1] == "paragraph":
            roles[index] = roles[index + 1] = "alt"


def _mark_posts(blocks: list[_Block], roles: list[SegmentRole]) -> None:
    """The signature of a post on a line of its own belongs to the words above it."""
    for index, block in enumerate(blocks[1:], start=1):
        if roles[index] == "embed" and block.text[0] in "—–-" and roles[index - 1] == "paragraph":
            roles[index - 1] = "embed"


def _mark_subheads(blocks: list[_Block], roles: list[SegmentRole]) -> None:
    for index, block in enumerate(blocks[:-1]):
        after = blocks[index + 1]
        if roles[index] == roles[index + 1] == "paragraph" and len(after.text) > _MAX_SUBHEAD and _is_label(block.text):
            roles[index] = "subhead"


def _is_label(words: str) -> bool:
    if len(words) > _MAX_SUBHEAD or not (words[0].isupper() or words[0].isdigit()):
        return False
    if _YEAR.search(words):
        return False  # a date line
    if words.isupper():
        return True
    return words[-1].isalnum() and len(words.split()) <= 12

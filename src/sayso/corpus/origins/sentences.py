"""An article's sentences, by place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.article import Article
from sayso.statement import Span

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9@#])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"‘'.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|St|Jr|Sr|vs|No|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|U\.S|U\.K|U\.N|a\.m|p\.m|Ave|Blvd)\.\s+$"
)


def sentences(article: Article) -> list[Span]:
    """The sentences of an article's text in order; a line end always ends one."""
    return list(_sentences(article.text))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _ABBREVIATED.search(text, max(start, match.end() - 12), match.end()):
            continue
        if text[start : match.end()].strip():
            yield _trimmed(text, start, match.end())
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

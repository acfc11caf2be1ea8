"""Names with words of passing on beside them: "X reported", "told X", "a report in X", "posted by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation, first_named, kind_of, platform
from sayso.corpus.origins.cues import Cue
from sayso.corpus.origins.names import GENERIC, RUN, cleaned
from sayso.corpus.origins.relevance import Reading, Sentence
from sayso.holders.outlets import Registry
from sayso.statement import Span

_NEAR = 0.1  # below this share of the claim in it and around it a sentence is not looked at
_TITLE = re.compile(
    r"\s(?:CEO|CFO|COO|CTO|MD|President|Chairman|Chief|Professor|Prof|Dr|Mr|Mrs|Ms|Col|Colonel|General|Gen|Lt|Sgt|Sen|Senator"
    r"|Rep|Gov|Governor|Mayor|Minister|Secretary|Director|Editor|Reporter)\.?\s"
)
_AND = re.compile(r"\s(?:and(?: the)?|&|of the|, )\s")
OWNED = re.compile(r"^(.{2,}?)[’']s?\s(?=[A-Z@])(.+)$")


def beside(reading: Reading) -> Iterator[Citation]:
    """The names of an article that have words of passing on beside them, near the claim."""
    text = reading.article.text
    kinds = {source.name: source.kind for source in reading.article.sources}
    for index, sentence in enumerate(reading.sentences):
        if sentence.near < _NEAR:
            continue
        for start, end in name_runs(text, sentence.start, sentence.end):
            cue = _cue(text, sentence, start, end)
            name = cleaned(text[start:end])
            if cue and name and not platform(name) and not cues.BELONGS.search(text, sentence.start, start):
                kind = kind_of(name, next((kind for known, kind in kinds.items() if known == name), None))
                if (
                    cue[0] == "work"
                    and kind != "outlet"
                    and re.match(r"[’']s?\s", text[end : end + 3])
                    and not cues.POSTED.search(text, *cue[1])
                ):
                    continue
                if cues.POSTED_ON.search(text, sentence.start, start) and not Registry.shipped().by_name(name):
                    continue
                if kind == "unknown" and cue[0] == "reports" and cues.REPORTS.search(text, *cue[1]):
                    kind = "outlet"
                words = text[sentence.start if cue[0] == "told" else cue[1][1] : sentence.end]
                around = (max(sentence.start, cue[1][0] - 40), min(sentence.end, cue[1][1] + 60))
                against = bool(cues.NEGATED.match(words) or cues.SILENT.search(text, *around))
                yield Citation(name, kind, cue[0], cue[1], (start, end), index, sentence.near, against, sentence.own)


def name_runs(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of a text that may be names; "Forbes' Ann Lee" and "MGM CEO Ann Lee" are two."""
    for match in RUN.finditer(text, start, end):
        yield from parts(text, match.start(), match.end())


def parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The single names in a stretch that may be several."""
    if (joined := _AND.search(text, start, end)) and not Registry.shipped().by_name(text[start:end]):
        yield from parts(text, start, joined.start())
        yield from parts(text, joined.end(), end)
    elif told := _told(text, start, end):
        yield start, told
        yield from parts(text, told + 1, end)
    elif (owned := OWNED.match(text[start:end])) and _owner(owned):
        yield from parts(text, start, start + owned.end(1))
        yield from parts(text, start + owned.start(2), end)
    elif title := _TITLE.search(text, start, end):
        yield start, title.start()
        yield from parts(text, title.end(), end)
    else:
        first = re.match(r"\w+\s", text[start:end])
        if first and first[0].strip().lower() in GENERIC and first[0].strip().lower() not in ("the", "new"):
            start += first.end()
        yield start, end


def _owner(owned: re.Match[str]) -> bool:
    """Whether "Forbes' Ann Lee" is two names; "the Farmers' Union" is one."""
    return (
        owned[0][owned.end(1) + 1 : owned.end(1) + 2] == "s"
        or bool(Registry.shipped().by_name(owned[1]))
        or first_named(owned[2])
    )


def _told(text: str, start: int, end: int) -> int | None:
    """Where the outlet ends in "told Reuters Ann Lee had left"."""
    if not re.search(r"\b(?:told|tells|to)\s(?:the\s|The\s)?$", text[max(0, start - 12) : start]):
        return None
    breaks = [match.start() for match in re.finditer(r"\s", text[start:end])]
    known = Registry.shipped().by_name
    if known(text[start:end]):
        return None
    return next((start + at for at in reversed(breaks) if known(text[start : start + at])), None)


def _cue(text: str, sentence: Sentence, start: int, end: int) -> tuple[Cue, Span] | None:
    before, after = text[max(sentence.start, start - 110) : start], text[end : min(sentence.end, end + 130)]
    for cue, pattern in cues.LEFT:
        if (match := pattern.search(before)) and not (cue == "told" and cues.GATHERING.match(after)):
            return cue, (start - len(before) + match.start(), end)
    for cue, pattern in cues.RIGHT:
        match = None if cues.INSIDE.search(before) else pattern.match(after)
        if match and not cues.SILENT.search(after[: match.end() + 25]):
            return cue, (start, end + match.end())
    return None

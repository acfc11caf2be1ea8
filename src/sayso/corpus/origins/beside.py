"""Names with words of passing on beside them: "X reported", "told X", "a report in X", "posted by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation, first_named, kind_of, outlet_around, platform
from sayso.corpus.origins.cues import Cue
from sayso.corpus.origins.names import GENERIC, RUN, cleaned
from sayso.corpus.origins.relevance import Reading, Sentence
from sayso.holders.outlets import Registry
from sayso.statement import Span

_TITLE = re.compile(
    r"\s(?:CEO|CFO|COO|CTO|MD|President|Chairman|Chief|Professor|Prof|Dr|Mr|Mrs|Ms|Col|Colonel|General|Gen|Lt|Sgt|Sen|Senator"
    r"|Rep|Gov|Governor|Mayor|Minister|Secretary|Director|Editor|Reporter)\.?\s"
)
_OF = re.compile(r"\sof\s(?:the\s|The\s)?")
_AND = re.compile(r"\s(?:and(?: the)?|&|of the|, )\s")
_LENT: frozenset[Cue] = frozenset(("reports", "told", "made"))
_AND_TOO = re.compile(r",? and (?:the |The )?|, (?:an? |the )?[^,.;]{3,60},? and ")
_STAFF_OF = re.compile(
    r"[’']s? (?:[a-z]+ ){0,2}| (?:of|at|from|for|with) (?:the |The )?"
    r"|,? an? (?:[\w-]+ ){0,2}(?:reporter|writer|editor|columnist|correspondent) (?:at|for|with|from) (?:the |The )?"
)
"""What stands between two names that share what is said of one: of both, or of an outlet and who works for it."""
_AT = re.compile(
    r"(?:(?!of\b)[\w’'-]+ ){1,5}?on (?:[a-z]+ ){0,4}[^a-z]|(?:posted|published|appear|surfac|featured|broadcast|aired)"
)
"""Words that say where something was said or put: there nobody's name counts but an outlet's."""
OWNED = re.compile(r"^(.{2,}?)[’']s?\s(?=[A-Z@])(.+)$")


def beside(reading: Reading) -> Iterator[Citation]:
    """The names of an article that have words of passing on beside them, near the claim."""
    text = reading.article.text
    kinds = {source.name: source.kind for source in reading.article.sources}
    for index, sentence in enumerate(reading.sentences):
        if not sentence.close:
            continue
        for (start, end), cue in _shared(text, _cued(text, sentence)):
            name = cleaned(text[start:end])
            if name and not platform(name) and not cues.BELONGS.search(text, sentence.start, start):
                words = text[sentence.start if cue[0] == "told" else cue[1][1] : sentence.end]
                around = (max(sentence.start, cue[1][0] - 40), min(sentence.end, cue[1][1] + 60))
                against = bool(cues.NEGATED.match(words) or cues.SILENT.search(text, *around))
                kind = kind_of(name, kinds.get(name))
                one = Citation(name, kind, *cue, (start, end), index, sentence.near, against, sentence.own)
                if _stands(text, sentence, one):
                    published = kind == "unknown" and cue[0] == "reports" and cues.REPORTS.search(text, *cue[1])
                    yield replace(one, kind="outlet") if published else one


def _cued(text: str, sentence: Sentence) -> list[tuple[Span, tuple[Cue, Span] | None]]:
    """The names of a sentence, each with the words beside it that make it a source, if there are any."""
    return [
        ((start, end), _cue(text, sentence, start, end)) for start, end in name_runs(text, sentence.start, sentence.end)
    ]


def _shared(
    text: str, names: Sequence[tuple[Span, tuple[Cue, Span] | None]]
) -> Iterator[tuple[Span, tuple[Cue, Span]]]:
    """The names that have such words, and those that share them: "Ann Lee and Bo Dahl", "the Gazette's Ann Lee"."""
    found = [cue for _, cue in names]
    kinds = [kind_of(cleaned(text[slice(*at)])) for at, _ in names]
    for here, other in [*pairwise(range(len(names))), *((n + 1, n) for n in reversed(range(len(names) - 1)))]:
        one, two = sorted((names[here][0], names[other][0]))
        lent = found[here]
        if not lent or found[other] or lent[0] not in _LENT:
            continue
        and_too = _AND_TOO.fullmatch(text, one[1], two[0])
        if and_too or ("outlet" in (kinds[here], kinds[other]) and _STAFF_OF.fullmatch(text, one[1], two[0])):
            span = (min(lent[1][0], one[0]), max(lent[1][1], two[1]))
            found[other] = (lent[0], span)
    yield from ((at, cue) for (at, _), cue in zip(names, found, strict=True) if cue)


def _stands(text: str, sentence: Sentence, one: Citation) -> bool:
    """Whether a name is not merely whose work it is that is spoken of, or a place where anybody may post."""
    start, end = one.at
    whose = one.cue == "work" and one.kind != "outlet" and re.match(r"[’']s?\s", text[end : end + 3])
    if whose and not cues.POSTED.search(text, *one.span):
        return False
    if one.cue in ("told", "reports") and one.kind != "outlet" and _AT.match(text, *one.span):
        return outlet_around(text, one.at, sentence.start)
    return not cues.POSTED_ON.search(text, sentence.start, start) or bool(Registry.shipped().by_name(one.name))


def name_runs(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of a text that may be names; "Forbes' Ann Lee" and "MGM CEO Ann Lee" are two."""
    for match in RUN.finditer(text, start, end):
        yield from parts(text, match.start(), match.end())


def parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The single names in a stretch that may be several."""
    if (joined := _AND.search(text, start, end)) and not Registry.shipped().by_name(text[start:end]):
        yield from parts(text, start, joined.start())
        yield from parts(text, joined.end(), end)
    elif (of := _OF.search(text, start, end)) and first_named(text[start : of.start()]):
        yield start, of.start()
        yield from parts(text, of.end(), end)
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
    if known(text[start:end].rstrip(".")):
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

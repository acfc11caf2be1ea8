"""Whom an article names, and how, as where something in it comes from.

A citation is a name with a cue: the holder of a statement, or a name that stands beside words of passing on ("X
reported", "told X", "a report in X", "posted by X"), in a line of sources, a dateline, a credit or below an embedded
post. What the reader found is joined with what the words beside names say, as either misses some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.article import Article
from sayso.corpus.origins import cues
from sayso.corpus.origins.cues import Cue
from sayso.corpus.origins.names import GENERIC, ROLES, RUN, cleaned
from sayso.corpus.origins.relevance import Reading, Sentence
from sayso.holders.outlets import Registry
from sayso.holders.words import first_name_gender
from sayso.statement import Source, SourceKind, Span, Statement

_NEAR = 0.1  # below this share of the claim in it and around it a sentence is not looked at
_SURE = 0.4  # below this confidence a statement does not count
_TITLE = re.compile(
    r"\s(?:CEO|CFO|COO|CTO|MD|President|Chairman|Chief|Professor|Prof|Dr|Mr|Mrs|Ms|Col|Colonel|General|Gen|Lt|Sgt|Sen|Senator"
    r"|Rep|Gov|Governor|Mayor|Minister|Secretary|Director|Editor|Reporter)\.?\s"
)
_AND = re.compile(r"\s(?:and(?: the)?|&|of the|, )\s")
_OWNED = re.compile(r"^(.{2,}?)[’']s?\s(?=[A-Z@])(.+)$")
_ORGANIZED = re.compile(
    r"\b(?:Front|Group|Company|Inc|Corp|Ltd|LLC|Resorts?|International|Solidarity|Observatory|Institute|University|Agency"
    r"|Police|Department|Ministry|Palace|Plumbing|Council|Association|Society|Party|Bank|Hospital|Office|Committee|Union"
    r"|Center|Centre|Foundation|Army|Court|Media|Watch|Service|Authority|Board|Embassy|Church|School|Network|Enterprises)\b"
)
_PRESS = re.compile(
    r"\b(?:News|Times|Daily|Post|Herald|Tribune|Gazette|Journal|Chronicle|Magazine|Telegraph|Mirror|Record|Star|Express"
    r"|Mail|Guardian|Observer|Insider|TV|Radio|Press|Weekly|Today|Review|Standard|Courier|Globe|Sun|Echo|Argus)\b"
)
_CALL_SIGN = re.compile(r"^[KW][A-Z]{2,3}(?:-TV|-FM| \d+)?$")


@dataclass(frozen=True, slots=True)
class Citation:
    """A name that an article gives for something.

    Attributes:
        name: as it is written here.
        kind: what sort of source it is, as far as that shows.
        cue: how it is cited.
        span: the name with the words that make it a source.
        at: where the name itself stands.
        sentence: the sentence's index; -1 for a credit or line that is about the whole article.
        relevance: how much of the claim is in and around the sentence, 0 to 1.
        against: whether what is cited is a denial or a refusal to speak.
    """

    name: str
    kind: SourceKind
    cue: Cue
    span: Span
    at: Span
    sentence: int
    relevance: float
    against: bool = False


def citations(reading: Reading) -> list[Citation]:
    """The citations of an article, in the order of its text."""
    found = [*_lines(reading), *_beside(reading), *_held(reading), *_credited(reading), *_embedded(reading)]
    return sorted(set(found), key=lambda citation: (citation.at, citation.cue, citation.name))


def kind_of(name: str, known: SourceKind | None = None) -> SourceKind:
    """What sort of source a name is: by the registry of outlets, by its words, or as the reader has it."""
    if "(@" in name or name.startswith("@"):
        account = re.sub(r"(?: Now| News)? \(.*", "", name)
        return "outlet" if Registry.shipped().by_name(account) else "post"
    registered = Registry.shipped().by_name(name) and (len(name.split()) > 1 or known not in ("person", "organization"))
    if registered or _CALL_SIGN.match(name):
        return "outlet"
    if known in ("organization", "unknown", None) and _first_named(name):
        return "person"
    if known not in ("document", "post", "poll", "writer") and _ORGANIZED.search(name) and not _PRESS.search(name):
        return "organization"
    if known in (None, "unknown", "crowd"):
        return "outlet" if _PRESS.search(name) else "unknown"
    return known


def _platform(name: str) -> bool:
    found = Registry.shipped().by_name(name)
    return len(found) == 1 and found[0].kind == "platform"


def person_like(name: str) -> bool:
    """Whether a name may be a person's: some words, and none that only bodies have in their names."""
    return 2 <= len(name.split()) <= 4 and not _ORGANIZED.search(name) and not _PRESS.search(name)


def _first_named(name: str) -> bool:
    return person_like(name) and first_name_gender(name.split(maxsplit=1)[0]) is not None


# --- beside names -----------------------------------------------------------------------------------------------------


def _beside(reading: Reading) -> Iterator[Citation]:
    text = reading.article.text
    kinds = {source.name: source.kind for source in reading.article.sources}
    for index, sentence in enumerate(reading.sentences):
        if sentence.near < _NEAR:
            continue
        against = bool(cues.SILENT.search(text, sentence.start, sentence.end))
        for start, end in runs(text, sentence):
            cue = _cue(text, sentence, start, end)
            name = cleaned(text[start:end])
            if cue and name and not _platform(name):
                kind = kind_of(name, next((kind for known, kind in kinds.items() if known == name), None))
                if (
                    cue[0] == "work"
                    and kind != "outlet"
                    and re.match(r"[’']s?\s", text[end : end + 3])
                    and not cues.POSTED.search(text, *cue[1])
                ):
                    continue
                if kind == "unknown" and cue[0] == "reports" and cues.REPORTS.search(text, *cue[1]):
                    kind = "outlet"
                yield Citation(name, kind, cue[0], cue[1], (start, end), index, sentence.near, against)


def runs(text: str, sentence: Sentence) -> Iterator[Span]:
    """The stretches of a sentence that may be names; "Forbes' Ann Lee" and "MGM CEO Ann Lee" are two."""
    for match in RUN.finditer(text, sentence.start, sentence.end):
        yield from _parts(text, match.start(), match.end())


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    if (joined := _AND.search(text, start, end)) and not Registry.shipped().by_name(text[start:end]):
        yield from _parts(text, start, joined.start())
        yield from _parts(text, joined.end(), end)
    elif told := _told(text, start, end):
        yield start, told
        yield from _parts(text, told + 1, end)
    elif (owned := _OWNED.match(text[start:end])) and _owner(owned):
        yield from _parts(text, start, start + owned.end(1))
        yield from _parts(text, start + owned.start(2), end)
    elif title := _TITLE.search(text, start, end):
        yield start, title.start()
        yield from _parts(text, title.end(), end)
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
        or _first_named(owned[2])
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
        if match := pattern.search(before):
            return cue, (start - len(before) + match.start(), end)
    for cue, pattern in cues.RIGHT:
        if (match := pattern.match(after)) and not cues.SILENT.search(after[: match.end() + 25]):
            return cue, (start, end + match.end())
    return None


# --- statements -------------------------------------------------------------------------------------------------------


def _held(reading: Reading) -> Iterator[Citation]:
    sources = {source.id: source for source in reading.article.sources}
    for statement in reading.article.statements:
        source = sources.get(statement.holder or "")
        if not source or statement.confidence < _SURE or not statement.sources:
            continue
        sentence = reading.at(statement.start)
        inside = reading.at(statement.contents[0][0])
        relevance = max(reading.sentences[sentence].near, reading.sentences[inside].near) if reading.sentences else 0
        if relevance < _NEAR or not passes_on(reading.article, statement):
            continue
        for name in holder_names(reading.article, source):
            at = statement.sources[0]
            span = (min(at[0], *(s for s, _ in statement.cue)), max(at[1], *(e for _, e in statement.cue)))
            if span[1] - span[0] > 200:
                span = at
            against = _against(reading.article, statement)
            yield Citation(name, kind_of(name, source.kind), "says", span, at, sentence, relevance, against)


def passes_on(article: Article, statement: Statement) -> bool:
    """Whether a statement is words passed on, and no plan, wish or act that the model took for them."""
    cue = " ".join(article.text[start:end] for start, end in statement.cue)
    return bool(cue) and not cues.NOT_SPEECH.search(cue)


def holder_names(article: Article, source: Source) -> list[str]:
    """The names of a holder: its own, or that of the organization that it speaks for; none where nobody is named."""
    if source.named:
        run = max(RUN.finditer(source.name), key=lambda run: len(run[0]), default=None)
        parts = [source.name[start:end] for start, end in _parts(source.name, *run.span())] if run else []
        owner = _OWNED.match(run[0]) if run else None
        staff = owner and len(parts) > 1 and person_like(parts[1])
        found = [cleaned(part) for part in (parts[1:] if staff else parts[:1] if owner else parts)]
        return list(dict.fromkeys(name for name in found if name))
    words = " ".join(article.text[start:end] for start, end in source.mentions[:1]) or source.name
    name = cleaned(words) if ROLES.search(words) else ""
    return [name] if name else []


def _against(article: Article, statement: Statement) -> bool:
    cue = " ".join(article.text[start:end] for start, end in statement.cue)
    words = " ".join(article.text[start:end] for start, end in statement.contents)
    return bool(cues.SILENT.search(cue) or cues.SILENT.search(words) or cues.DENIES.search(cue))


# --- lines, credits, embedded posts -----------------------------------------------------------------------------------


def _lines(reading: Reading) -> Iterator[Citation]:
    article = reading.article
    for start, end in _paragraphs(article.text):
        line = article.text[start:end]
        match = cues.LINE.match(line) if len(line) < 200 else cues.BRACKET.search(line)
        if not match or (match.re is cues.BRACKET and not _bracketed(match[1])):
            continue
        for part in re.finditer(r"[^,;|/&]+?(?=\s+(?:via|and)\s|[,;|/&]|$)|(?<=\s)[^,;|/]+", match[1]):
            name = cleaned(part[0]) or (part[0].strip() if match.re is cues.LINE and _domain_like(part[0]) else "")
            if name:
                at = (start + match.start(1) + part.start(), start + match.start(1) + part.end())
                kind = kind_of(name)
                kind = "outlet" if kind == "unknown" else kind
                yield Citation(name, kind, "line", (start + match.start(), start + match.end()), at, -1, 1.0)


def _bracketed(words: str) -> bool:
    return all(Registry.shipped().by_name(part.strip()) for part in re.split(r"\s+via\s+|,|/", words))


def _domain_like(words: str) -> bool:
    return bool(re.fullmatch(r"\s*[a-z][\w.]{3,24}\s*", words))


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield start, start + len(stripped)


def _credited(reading: Reading) -> Iterator[Citation]:
    for credit in reading.article.credits:
        if credit.kind == "contributed" and not credit.text.lower().startswith("information from"):
            continue
        cue: Cue = "wire" if credit.kind == "wire" else "credit"
        span = (credit.start, credit.end)
        yield Citation(credit.outlet, "outlet", cue, span, span, -1, 1.0)


def _embedded(reading: Reading) -> Iterator[Citation]:
    text = reading.article.text
    for start, end in _paragraphs(text):
        match = cues.EMBED.search(text[start:end])
        if not match:
            continue
        name, handle = (match[1], match[2]) if match[2] else (match[3], match[4])
        index = reading.at(start)
        relevance = max((s.own for s in reading.sentences[max(0, index - 2) : index + 1]), default=0.0)
        group = 1 if match[2] else 3
        at = (start + match.start(group), start + match.end(group + 1) + 1)
        full = f"{name.strip()} ({handle})"
        yield Citation(full, kind_of(full, "post"), "embed", (start + match.start(group), end), at, index, relevance)

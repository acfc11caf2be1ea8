"""What stands apart from the text and says where it comes from: lines of sources, credits, embedded posts, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation, kind_of
from sayso.corpus.origins.cues import Cue
from sayso.corpus.origins.names import RUN, cleaned, words_of
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relevance import Reading
from sayso.holders.outlets import Registry
from sayso.statement import CreditKind, Span

_NEAR = 0.1

_CREDITS: dict[CreditKind, Cue] = {"wire": "wire", "republished": "credit", "contributed": "wire"}


def linked(reading: Reading, publishers: Publishers) -> Iterator[Citation]:
    """Links to other articles of the set, where something about the claim stands."""
    for link in reading.article.links:
        other = publishers.at(link.url)
        name = publishers.of(other) if other and other != reading.article.ref else None
        sentence = reading.at(link.start)
        if name and reading.sentences and (near := reading.sentences[sentence].near) >= _NEAR:
            span = (link.start, link.end)
            yield Citation(name, "outlet", "link", span, span, sentence, near, False, reading.sentences[sentence].own)


def mentioned(reading: Reading, publishers: Publishers, found: Sequence[Citation]) -> Iterator[Citation]:
    """Publishers of other articles about the claim that an article about it names, however it does."""
    text, own = reading.article.text, publishers.of(reading.article.ref)
    known = {(one.sentence, publishers.full(one.name)) for one in found}
    for index, sentence in enumerate(reading.sentences[1:], 1):
        if cues.NEGATED.match(text, sentence.start, sentence.end):
            continue
        for run in RUN.finditer(text, sentence.start, sentence.end):
            name = publishers.full(run[0])
            if name and words_of(name) == words_of(run[0]) and name != own and (index, name) not in known:
                known.add((index, name))
                near = max(sentence.near, _NEAR)
                yield Citation(name, "outlet", "link", run.span(), run.span(), index, near, False, sentence.own)


def lines(reading: Reading) -> Iterator[Citation]:
    """Lines that name the sources, and names in brackets at the end of a note."""
    article = reading.article
    for start, end in _paragraphs(article.text):
        line = article.text[start:end]
        match = cues.LINE.match(line) if len(line) < 200 else cues.BRACKET.search(line)
        if not match or (match.re is cues.BRACKET and not _bracketed(match[1])):
            continue
        reporting = re.match(r"\W*(?:reporting|story|filed) by", line, re.IGNORECASE)
        for part in re.finditer(r"[^,;|/&]+?(?=\s+(?:via|and)\s|[,;|/&]|$)|(?<=\s)[^,;|/]+", match[1]):
            name = cleaned(part[0]) or (part[0].strip() if match.re is cues.LINE and _domain_like(part[0]) else "")
            if name and not (reporting and kind_of(name) in ("person", "unknown")):
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


def credited(reading: Reading, publishers: Publishers) -> Iterator[Citation]:
    """Who is credited with the article; with a part of it where that is a publisher of the set."""
    for credit in reading.article.credits:
        name, cue = credit.outlet, _CREDITS[credit.kind]
        if credit.kind == "contributed" and not credit.text.lower().startswith("information from"):
            name = next((known for run in RUN.finditer(credit.text) if (known := publishers.full(run[0]))), "")
        if name and not name.islower() and name != publishers.of(reading.article.ref):
            span = (credit.start, credit.end)
            yield Citation(name, "outlet", cue, span, span, -1, 1.0)


def embedded(reading: Reading) -> Iterator[Citation]:
    """Who signs the embedded posts."""
    text = reading.article.text
    for start, end in _paragraphs(text):
        match = cues.EMBED.search(text[start:end]) if "(@" in text[start:end] else None
        if not match:
            continue
        name, handle = (match[1], match[2]) if match[2] else (match[3], match[4])
        index = reading.at(start)
        post = text.rfind("\n", 0, len(text[:start].rstrip())) + 1  # the paragraph above
        relevance = reading.share([(post, end)])
        group = 1 if match[2] else 3
        at = (start + match.start(group), start + match.end(group + 1) + 1)
        full = f"{name.strip()} ({handle})"
        span = (start + match.start(group), end)
        yield Citation(full, kind_of(full, "post"), "embed", span, at, index, relevance, False, relevance)

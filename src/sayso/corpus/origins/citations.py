"""Whom an article names, and how, as where something in it comes from.

A citation is a name with a cue: the holder of a statement, or a name that stands beside words of passing on ("X
reported", "told X", "a report in X", "posted by X"), in a line of sources, a dateline, a credit or below an embedded
post. What the reader found is joined with what the words beside names say, as either misses some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.article import Article
from sayso.corpus.origins import cues
from sayso.corpus.origins.beside import OWNED, beside, name_runs, parts
from sayso.corpus.origins.citation import Citation, called_outlet, first_named, kind_of, person_like
from sayso.corpus.origins.lines import credited, embedded, lines, linked, mentioned
from sayso.corpus.origins.names import ROLES, RUN, cleaned
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relevance import Reading
from sayso.statement import Source, Span, Statement

_SURE = 0.5  # below this confidence a statement does not count


def citations(reading: Reading, publishers: Publishers) -> list[Citation]:
    """The citations of an article, in the order of its text.

    Args:
        reading: the article.
        publishers: who publishes the articles of the set; whoever goes by such a name is an outlet.
    """
    found = [
        *lines(reading),
        *beside(reading),
        *_held(reading),
        *credited(reading, publishers),
        *embedded(reading),
        *linked(reading, publishers),
    ]
    found = [_in_full(one, reading.article) for one in (*found, *mentioned(reading, publishers, found))]
    denials = {(one.name, one.sentence) for one in found if one.against and one.cue == "says"}
    found = [replace(one, against=True) if (one.name, one.sentence) in denials else one for one in found]
    text = reading.article.text
    kinds = (
        replace(one, kind="outlet") if publishers.full(one.name) or called_outlet(text, one) else one for one in found
    )
    return sorted(set(kinds), key=lambda citation: (citation.at, citation.cue, citation.name))


def _in_full(citation: Citation, article: Article) -> Citation:
    """A citation of a person by surname with the name that the reader found it to stand for."""
    if " " in citation.name or citation.sentence < 0:
        return citation
    whole = (
        name
        for source in article.sources
        if source.kind == "person" and source.named and source.name.endswith(citation.name)
        if any(start <= citation.at[1] and citation.at[0] <= end for start, end in source.mentions)
        for name in holder_names(article, source)
        if re.search(rf"\s(?:[ae]l-)?{re.escape(citation.name)}$", name, re.IGNORECASE)
    )
    return replace(citation, name=next(whole, citation.name))


def _held(reading: Reading) -> Iterator[Citation]:
    sources = {source.id: source for source in reading.article.sources}
    for statement in reading.article.statements:
        source = sources.get(statement.holder or "")
        if not source or statement.confidence < _SURE or not statement.sources:
            continue
        sentence = reading.at(statement.start)
        inside = reading.at(statement.contents[0][0])
        around = (reading.sentences[sentence], reading.sentences[inside]) if reading.sentences else ()
        if not any(one.close for one in around) or not passes_on(reading.article, statement):
            continue
        relevance = max(one.near for one in around)
        at = statement.sources[0]
        for name in _speakers(reading.article, source, at):
            span = (min(at[0], *(s for s, _ in statement.cue)), max(at[1], *(e for _, e in statement.cue)))
            if span[1] - span[0] > 200:
                span = at
            against = _against(reading.article, statement)
            content = reading.share(statement.contents)
            yield Citation(name, kind_of(name, source.kind), "says", span, at, sentence, relevance, against, content)


def _speakers(article: Article, source: Source, at: Span) -> list[str]:
    """The names of a holder, as far as the words that name it here are not of one who only belongs to it.

    "Ann Lee, editor of the Gazette" is Ann Lee; "an official at the Ministry" is nobody who has a name.
    """
    words = article.text[at[0] : at[1]]
    head = next(name_runs(words, 0, len(words)), None)
    person = cleaned(words[slice(*head)]) if head else ""
    found = []
    for name in holder_names(article, source):
        place = words.find(name)
        apposed = head and place > head[1] and first_named(person) and "," in words[head[1] : place]
        if apposed:
            found.append(person)
        elif place < 0 or not cues.BELONGS.search(words, 0, place):
            found.append(name)
    return list(dict.fromkeys(found))


def passes_on(article: Article, statement: Statement) -> bool:
    """Whether a statement is words passed on, and no plan, wish or act that the model took for them."""
    cue = " ".join(article.text[start:end] for start, end in statement.cue)
    return bool(cue) and not cues.NOT_SPEECH.search(cue)


def holder_names(article: Article, source: Source) -> list[str]:
    """The names of a holder: its own, or that of the organization that it speaks for; none where nobody is named."""
    if source.named:
        run = max(RUN.finditer(source.name), key=lambda run: len(run[0]), default=None)
        names = [source.name[start:end] for start, end in parts(source.name, *run.span())] if run else []
        owner = OWNED.match(run[0]) if run else None
        staff = owner and len(names) > 1 and person_like(names[1])
        found = [cleaned(part) for part in (names[1:] if staff else names[:1] if owner else names)]
        return list(dict.fromkeys(name for name in found if name))
    words = " ".join(article.text[start:end] for start, end in source.mentions[:1]) or source.name
    name = cleaned(words) if ROLES.search(words) else ""
    return [name] if name else []


def _against(article: Article, statement: Statement) -> bool:
    cue = " ".join(article.text[start:end] for start, end in statement.cue)
    words = " ".join(article.text[start:end] for start, end in statement.contents)
    silent = cues.SILENT.search(cue) or cues.SILENT.search(words)
    return bool(silent or statement.firmness == "denied" or cues.DENIES.search(cue) or cues.NEGATED.match(words))

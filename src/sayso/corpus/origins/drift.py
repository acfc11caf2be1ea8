"""What a claim loses on its way: its source, a hedge, a condition, a number, a name, with the words side by side.

An article's best sentence on the claim is held against the best of the articles on the same origin that stands nearest
to it, and its headline against its own body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.article import Article
from sayso.corpus.origins.names import RUN, cleaned, words_of
from sayso.corpus.origins.relevance import Reading, Sentence
from sayso.corpus.origins.words import terms
from sayso.corpus.records import Drift, Evidence

_NEAR = 0.2  # how near to the claim a sentence must stand
_HEDGE = re.compile(
    r"\b(?:may|might|could|would|reportedly|allegedly|apparently|rumou?red|rumou?rs?|possibly|probably|perhaps"
    r"|likely|appears?|seems?"
    r"|believed|thought to|said to|suspected|unconfirmed|in talks|considering|claims?|claimed|suggests?|reports?"
    r"|about|around|nearly)\b|\?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|should (?:he|she|it|they)|subject to|pending"
    r"|depend\w*)\b[^.;]{4,80}",
    re.IGNORECASE,
)


def drifts(reading: Reading, earlier: Reading | None, *, attributed: bool, source: Evidence | None) -> list[Drift]:
    """What the claim lost in an article.

    Args:
        reading: the article.
        earlier: the article that it is held against; None where there is no other.
        attributed: whether the article says whom it has the claim from.
        source: the words by which the earlier one says so.
    """
    found = list(_headline(reading.article))
    here = claim_sentence(reading)
    there = claim_sentence(earlier) if earlier else None
    if earlier and here and there:
        after, before = _evidence(reading.article, here), _evidence(earlier.article, there)
        ref = earlier.article.ref
        if source and not attributed:
            found.append(Drift("source", source, after, ref))
        if _HEDGE.search(before.text) and not _hedged(reading):
            found.append(Drift("hedge", before, after, ref))
        if (match := _CONDITION.search(before.text)) and not _conditional(reading):
            words = Evidence(before.start + match.start(), before.start + match.end(), match[0])
            found.append(Drift("condition", words, after, ref))
        found += _numbers(earlier, reading)
        found += _names(before, after, reading.article, ref)
    return found


def claim_sentence(reading: Reading) -> Sentence | None:
    """The sentence of the body, or else the headline, that has most of the claim."""
    body = reading.sentences[1:] or reading.sentences
    return max(body, key=lambda sentence: (sentence.own, -sentence.start), default=None)


def _evidence(article: Article, sentence: Sentence) -> Evidence:
    return Evidence(sentence.start, sentence.end, article.text[sentence.start : sentence.end])


def _headline(article: Article) -> Iterator[Drift]:
    """What the reader found that the headline leaves out."""
    if not article.headline or not article.headline.body:
        return
    statements = {statement.id: statement for statement in article.statements}
    first = next((statements[id_] for id_ in article.headline.body if id_ in statements), None)
    title = next((segment for segment in article.segments if segment.role == "headline"), None)
    if not first or not title:
        return
    spans = (*first.sources, *first.cue, *first.contents)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    before = Evidence(start, end, article.text[start:end])
    after = Evidence(title.start, title.end, article.text[title.start : title.end])
    for drop in article.headline.drops:
        yield Drift(drop, before, after, article.ref)


def _hedged(reading: Reading) -> bool:
    return _anywhere(reading, _HEDGE)


def _conditional(reading: Reading) -> bool:
    return _anywhere(reading, _CONDITION)


def _anywhere(reading: Reading, pattern: re.Pattern[str]) -> bool:
    text = reading.article.text
    return any(pattern.search(text, s.start, s.end) for s in reading.sentences if s.near >= _NEAR)


def _numbers(earlier: Reading, reading: Reading) -> Iterator[Drift]:
    """Numbers of one and the same thing that differ: "19 million users", "90 million users".

    What either counts more than once, or what the later one counts the same elsewhere, does not differ.
    """
    mine, before = _counted(reading), _counted(earlier)
    for unit, numbers in before.items():
        if len(numbers) == 1 and len(mine.get(unit, ())) == 1 and not numbers.keys() & mine[unit].keys():
            (words,), (after,) = numbers.values(), mine[unit].values()
            yield Drift("number", words, after, earlier.article.ref)


def _counted(reading: Reading) -> dict[str, dict[str, Evidence]]:
    """What is counted near the claim, by the word after the number, with each number once."""
    found: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for sentence in reading.sentences:
        if sentence.near < _NEAR:
            continue
        items = list(terms(reading.article.text[sentence.start : sentence.end], sentence.start))
        for (term, (start, end)), (unit, _) in pairwise(items):
            token = reading.article.text[start:end]
            if re.search(r"\d", token) and not re.fullmatch(r"(?:19|20)\d\d", token) and not unit[0].isdigit():
                found[unit].setdefault(term, Evidence(start, end, token))
    return found


def _names(before: Evidence, after: Evidence, article: Article, ref: str) -> Iterator[Drift]:
    """Names of one who is named differently: other given name, same family name."""
    mine = {words_of(name): match for match, name in _runs(after)}
    text = article.text.lower()
    for match, name in _runs(before):
        words = words_of(name)
        for other, there in mine.items():
            one_off = len(words) == len(other) == 2 and words[1] == other[1] and words[0][0] != other[0][0]
            if one_off and words[0] not in text:
                yield Drift(
                    "name",
                    Evidence(before.start + match.start(), before.start + match.end(), match[0]),
                    Evidence(after.start + there.start(), after.start + there.end(), there[0]),
                    ref,
                )


def _runs(evidence: Evidence) -> Sequence[tuple[re.Match[str], str]]:
    return [(match, name) for match in RUN.finditer(evidence.text) if (name := cleaned(match[0]))]

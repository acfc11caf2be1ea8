"""Reporting of an article's own: words by which it speaks of sources that are its, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.relevance import Reading
from sayso.corpus.origins.words import term_set
from sayso.statement import Span

_NEAR = 0.2
_SAID = 0.3  # how much of the claim a sentence must have for "told us" to be about it
_PLAIN = re.compile(
    r"\b(?:our (?:own )?sources?\b|(?:told|tells|informed) (?:us|me)\b|[Ww]e(?:[’']ve| have)? (?:now )?(?:heard"
    r" (?!that|rumou?r|about|from|some|of)"
    r"|learned|learnt|been told)\b|I(?:[’']ve| have)? (?:spoke|spoken|learned) (?:to|with|that)\b)"
)
_PASSED_ON = re.compile(
    r"\b(?:reports?|reported(?:ly)?|rumou?rs?|rumou?red|it (?:has been|is|was) (?:reported|suggested|claimed"
    r"|said)|speculation|claims)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(r"\b(?:according to|told|tells?|sa(?:id|ys?)|confirm(?:ed|s)|tip)\b", re.IGNORECASE)


def own_words(reading: Reading) -> Span | None:
    """The words by which an article says that it has the claim from a source of its own."""
    for sentence in reading.sentences:
        match = _PLAIN.search(reading.article.text, sentence.start, sentence.end)
        if match and sentence.own >= _SAID and not _quoted(reading.article.text, match.start()):
            return match.start(), match.end()
    return None


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands in quotation marks of its paragraph: somebody else's "we"."""
    start = text.rfind("\n", 0, at) + 1
    before = text[start:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def own_unnamed(reading: Reading, citations: Sequence[Citation]) -> Span | None:
    """An unnamed source in the article's own voice, before it cites any outlet; none where it says whose text it is."""
    if any(citation.cue in ("line", "credit") for citation in citations):
        return None
    outlets = [c.sentence for c in citations if c.kind == "outlet" and c.sentence >= 0 and c.relevance >= 0.15]
    naming = {citation.sentence for citation in citations if citation.kind != "unknown"}
    for index, sentence in enumerate(reading.sentences[1:], 1):
        if index >= min(outlets, default=len(reading.sentences)):
            return None
        if sentence.near < _NEAR or sentence.own < 0.1 or index in naming:
            continue
        words = reading.article.text[sentence.start : sentence.end]
        if not _SPOKE.search(words) or _PASSED_ON.search(words):
            continue
        for match in cues.UNNAMED.finditer(words):
            if cues.SECRET.search(match[0]) and len(match[0].split()) >= 4:
                return sentence.start + match.start(), sentence.start + match.end()
    return None


def passed_on(reading: Reading, cited: Sequence[Citation]) -> Span | None:
    """Words that pass the claim on as what others report, in a sentence about it that names none of them."""
    naming = {citation.sentence for citation in cited if not citation.against}
    for index, sentence in enumerate(reading.sentences[:14]):
        if sentence.own < 0.25 or index in naming:
            continue
        if index == 0 and len(reading.sentences) > 1:
            continue
        if match := _PASSED_ON.search(reading.article.text, sentence.start, sentence.end):
            return match.start(), match.end()
    return None


def likeness(words: str, others: Sequence[str]) -> float:
    """How much of some words is in the likest of others, 0 to 1."""
    mine = term_set(words)
    return max((len(mine & term_set(other)) / max(1, len(mine)) for other in others), default=0.0)

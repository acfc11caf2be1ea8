"""Whether an article passes a claim on, doubts it, or is about something else."""

from __future__ import annotations

import re

from sayso.corpus.origins.relevance import Reading
from sayso.corpus.records import Stance

_DOUBT = re.compile(
    r"\b(?:hoax\w*|fake[ds]?|false(?:ly)?|fabricat\w+|debunk\w*|den(?:y|ied|ies|ial|ying)|untrue|not true"
    r"|isn[’']t true|made[ -]up"
    r"|bogus|satir\w+|no evidence|dismiss\w*|refut\w+|nonsense|ludicrous|baseless|exaggerat\w+|sceptic\w*"
    r"|skeptic\w*|doubt(?:s|ed|ful)?"
    r"|unconfirmed|unverified|misleading|incorrect|inaccurate|not accurate|myth|disput\w+|contradict\w*"
    r"|retract\w*|prank|photoshop\w*"
    r"|didn[’']t (?:actually|really)|did not (?:actually|really)|never (?:actually|happened|said)|too good to be"
    r" true|red flags?"
    r"|or not\b|questionable|far-fetched|wishful|fiction\w*|rumou?rs? control|not (?:so|going to happen)|unlikely"
    r"|unproven|(?:not|nobody has|no ?one has) (?:been )?(?:shown|proven|verified)|no proof"
    r"|publicity stunt|a bust)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:is|are|was|were|did|does|do|has|have)\b[^?]*\?|\b(?:rumou?r|story) (?:spun|is)\b", re.IGNORECASE
)
"""A headline that asks whether it is so."""

_DENIES = re.compile(r"\breally\b[^?\n]*\?|\bnot (?:a thing|on th|so fast|quite)\b", re.IGNORECASE)
"""A headline that says or suggests that it is not."""

_HEADLINE = 1.6  # a doubt in the headline counts for so many
_ASKED = 1.4
_ENOUGH = 1.9


def stance(reading: Reading) -> Stance:
    """The stance of an article towards the claim."""
    if not reading.relevant:
        return "aside"
    text = reading.article.text
    headline = text.strip().partition("\n")[0]
    doubt = _ENOUGH if _DENIES.search(headline) else _ASKED if _ASKS.search(headline) else 0.0
    for index, sentence in enumerate(reading.sentences):
        found = {match[0].lower()[:5] for match in _DOUBT.finditer(text, sentence.start, sentence.end)}
        if found and (index == 0 or sentence.near >= 0.2):
            early = 1.0 if index < 8 else 0.5
            doubt += (_HEADLINE if index == 0 else early) * min(2, len(found)) ** 0.5
    return "doubts" if doubt >= _ENOUGH else "reports"

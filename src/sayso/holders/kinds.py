"""What kind of source a noun phrase tells, whether a reader could look it up, and what it may take up."""

from __future__ import annotations

import re

from sayso.holders.names import Entity
from sayso.holders.phrases import Phrase
from sayso.holders.ranking import Group
from sayso.holders.words import REPORTING
from sayso.statement import SourceKind

_COUNT = re.compile(
    r"\d\s?%|\bper\s?cent\b|\b(?:two|three|four)-(?:thirds|fourths|fifths|quarters)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b",
    re.IGNORECASE,
)
_ANYONE = re.compile(r"(?:average|ordinary|typical|everyday|many|most|countless)\s|no one\b", re.IGNORECASE)
_BOTH = frozenset({"pair", "couple", "duo", "two"})
_PROPER = re.compile(r"[^\W\d_a-z]")


def is_share(words: str) -> bool:
    """Whether words tell a share of people asked ("57 percent of voters")."""
    return bool(_COUNT.search(words))


def kind_of(phrase: Phrase, text: str) -> SourceKind:
    """The kind of holder that a phrase without a name of its own tells."""
    if is_share(text[phrase.start : phrase.full_end]) or _ANYONE.match(phrase.text):
        return "crowd"
    if phrase.parts:
        return _joined(phrase, text)
    if phrase.noun:
        return phrase.noun.kind
    if phrase.entity:
        return phrase.entity.kind
    return "crowd" if phrase.text.lower().endswith("s") or not phrase.modifiers else "organization"


def is_named(kind: SourceKind, phrase: Phrase, text: str) -> bool:
    """Whether a reader could look up what a phrase without a name of its own tells."""
    if kind == "organization":
        return bool(phrase.modifiers or _PROPER.search(text, phrase.start + 1, phrase.end))
    if kind in ("poll", "document", "outlet"):
        return bool(phrase.modifiers or phrase.owner or _PROPER.search(text, phrase.start + 1, phrase.end))
    return False


def reporting_outlet(phrase: Phrase, names: list[Entity]) -> Entity | None:
    """The outlet whose report a phrase speaks of: "a report in the Times" is the Times.

    Args:
        phrase: the source.
        names: what it names, in order.
    """
    if phrase.noun is None or phrase.noun.lemma not in REPORTING or not names:
        return None
    return names[0] if names[0].kind == "outlet" else None


def _joined(phrase: Phrase, text: str) -> SourceKind:
    """By the first of them, where it is a person with a name; a crowd, where any of them is one."""
    first, *others = phrase.parts
    if first.pronoun or (first.entity and first.entity.kind == "person"):
        return "person"
    kinds = [kind_of(part, text) for part in (first, *others)]
    return "crowd" if "crowd" in kinds else kinds[0]


def name_in_join(part: Entity | None, phrase: Phrase, text: str) -> str:
    """One of several: "her" stays before "surrogates", to tell whose they are."""
    if part is None or phrase.possessor:
        return text[phrase.possessor[0] if phrase.possessor else phrase.start : phrase.end]
    return part.name


def group_of(phrase: Phrase) -> Group | None:
    """What a noun may take up; None where it speaks of something new."""
    if phrase.possessor:
        return None
    if phrase.determiner == "the" and phrase.text.lower() in _BOTH:
        return "they"
    if phrase.noun is None or phrase.noun.several or phrase.noun.kind == "crowd":
        return None
    return "person" if phrase.noun.kind == "person" else "thing"

"""Names by their capitals, where the encoder tagged none: words that go on in capitals within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.names import Name, NameKind
from sayso.holders.words import HONORIFICS, PRONOUNS, first_name_gender, noun, word_set

_CAPITAL = r"[^\W\d_a-z][\w’'.-]*[\w]|[^\W\d_a-z]\.?"
_RUN = re.compile(rf"(?<![\w’'])(?:{_CAPITAL})(?:\s(?:(?:of|de|bin|al|van|von|der|da|la|le)\s)?(?:{_CAPITAL}))*")
_OPENERS = word_set(
    "a an the this that these those in on at by for from of to as if when while after before but and or so not no yes "
    "there here what why how where according then now some many most one two three asked meanwhile however also "
    "several both each every any all few neither other another more his her its their our my just call "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)


def capitalised(text: str, start: int, end: int) -> Iterator[Name]:
    """The capitalised names in a stretch of text.

    Args:
        text: the article's.
        start: where to begin, in code points.
        end: where to stop.
    """
    for run in _RUN.finditer(text, start, end):
        first, words = run.start(), run.group().split()
        while words and (words[0].lower() in _OPENERS or words[0].lower() in PRONOUNS):
            first += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words)
        if " of " in name and _is_titled(name.split(" of ")[0].split()):
            name = name.split(" of ")[0]  # "Leader Jane Roe of Aldersay"
        if name and first < run.end():
            yield Name(first, min(first + len(name), run.end()), _kind(name.split()))


def _kind(words: list[str]) -> NameKind:
    if "of" in words:
        return "organization"
    last = noun(re.sub(r"['’]s$", "", words[-1]))
    if last and last.kind != "person":
        return "organization" if last.kind == "organization" else "other"
    if last or words[-1].isupper():
        return "other" if last else "organization"
    if len(words) > 1 or _is_titled(words) or first_name_gender(words[0]):
        return "person"
    return "other" if words[0].endswith("s") else "person"


def _is_titled(words: list[str]) -> bool:
    """Whether a title or role stands before the last word."""
    roles = (noun(word) for word in words[:-1])
    return any(role and role.kind == "person" for role in roles) or any(
        word.lower().rstrip(".") in HONORIFICS for word in words[:-1]
    )

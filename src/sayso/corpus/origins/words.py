"""The words of a text as terms that compare: stems, numbers, and news words that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.holders.words import word_set
from sayso.statement import Span

_TOKEN = re.compile(
    r"[$£€]?\d[\d,]*(?:\.\d+)?(?:\s?(?:thousand|million|billion|trillion|bn|mn|[kKmM])\b)?|[^\W\d_]+(?:[’'.][^\W\d_]+)*"
)
_NUMBER = re.compile(r"[$£€]?(\d[\d,]*(?:\.\d+)?)\s?(\w*)")
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
_NUMERALS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip

STOP = word_set(
    "a about after all also an and any are as at be been being but by can could did do does for from had has have he"
    " her his how i if in into is it its itself just may might more most must my no nor not now of on or our out over"
    " own said say says she should so some such than that the their them then there these they this those to too up us"
    " very was we were what when where which while who whom why will with would you your s t re ve ll d m"
)

_SAME = (
    "buy acquire acquisition purchase takeover buyout",
    "find discover discovery spot",
    "job worker employee staff layoff",
    "cut axe slash sack",
    "die dead death kill deadly",
    "shoot shot gunman gunned",
    "plane aircraft aeroplane airplane jet warplane",
    "fly flight pilot flew flown",
    "earn make made earning earned",
    "boss ceo chief head",
    "police cop officer",
    "truck pickup lorry",
    "bid offer",
    "arrest detain custody",
    "jail prison imprison",
    "baby infant newborn",
    "child kid",
    "sick ill illness disease",
    "war combat battle fight fighter",
    "hack breach hacker",
    "fake hoax fabricate bogus",
    "marry wed wedding marriage",
    "film movie",
    "launch release unveil",
    "street road",
    "money cash",
    "picture photo photograph image",
    "ny nyc n.y",
    "us u.s usa america american",
    "uk u.k britain british",
    "isis isil daesh",
)


def terms(text: str, offset: int = 0) -> Iterator[tuple[str, Span]]:
    """The terms of a text, stop words left out, each with where it stands."""
    for match in _TOKEN.finditer(text):
        if term := _term(match[0]):
            yield term, (offset + match.start(), offset + match.end())


def term_set(text: str) -> frozenset[str]:
    """The different terms of a text."""
    return frozenset(term for term, _ in terms(text))


@lru_cache(maxsize=1 << 16)
def _term(token: str) -> str | None:
    if _NUMBER.match(token):
        return number(token)
    word = re.sub(r"[’']s$", "", token.lower()).replace("’", "'")
    if word in STOP:
        return None
    return _NUMERALS.get(word) or same(stem(word))


def number(token: str) -> str:
    """A number as plain digits: "$72 million" and "72,000,000" are one."""
    match = _NUMBER.match(token)
    if not match:
        return token
    value = float(match[1].replace(",", "")) * _SCALES.get(match[2].lower(), 1)
    return f"{value:.10g}" if value < 1e10 else f"{value:.0f}"


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its inflection, as far as endings tell."""
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            stemmed = word[: len(word) - len(ending)] + instead
            doubled = len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "lsez"
            return _without_e(stemmed[:-1] if doubled and ending in ("ing", "ed", "er") else stemmed)
    return _without_e(word)


_ENDINGS = (
    ("ies", "y", 2), ("sses", "ss", 1), ("ing", "", 3), ("ied", "y", 2), ("ed", "", 3), ("ers", "", 4),
    ("ches", "ch", 2), ("shes", "sh", 2), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3),
)  # fmt: skip


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


_GROUPS = {stem(word): f"={group.split()[0]}" for group in _SAME for word in group.split()}


def same(stemmed: str) -> str:
    """The stem, or what stands for all stems that say the same in news."""
    return _GROUPS.get(stemmed, stemmed)

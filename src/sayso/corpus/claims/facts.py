"""Facts that must not differ where two texts say the same: numbers with what they count, and years.

“19 million watches” and “90 million watches” lie next to each other as sentences and are two claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "mm": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "hundred": 1e2, "dozen": 12.0,
}  # fmt: skip
_TO_TWENTY = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELLED = {word: float(n) for n, word in enumerate(_TO_TWENTY, 2)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, 3)
}
_CURRENCIES = {"$": "$", "£": "£", "€": "€", "dollar": "$", "pound": "£", "euro": "€", "usd": "$"}
_NUMBER = re.compile(
    rf"""(?<![\w.,])(?P<sign>[$£€])?\s?
    (?:(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<spelled>{"|".join(_SPELLED)}))
    (?:[\s-]?(?P<scale>{"|".join(_SCALES)})s?)?(?![\w])
    (?P<percent>\s?(?:%|per\s?cent\b))?
    (?P<counted>(?:[\s-]+[^\W\d_]+){{0,3}})""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ROUNDING = 0.06  # “nearly 111,000” and “110,000” are one number
_LEAST = 3  # letters of a word that can say what is counted
_NOTHING_COUNTED = {
    "and", "are", "but", "for", "from", "had", "has", "have", "her", "his", "into", "its", "new", "old", "out", "than",
    "that", "the", "their", "was", "were", "who", "will", "with",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: what it comes to, with its “million”.
        counts: `$`, `£`, `€`, `%`, `calendar` for a year, or the words behind it in lower case without a plural s.
    """

    value: float
    counts: frozenset[str]


@lru_cache(maxsize=1 << 14)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text, in its order."""
    return tuple(_number(match) for match in _NUMBER.finditer(text))


def _number(match: re.Match[str]) -> Number:
    figure, spelled, scale = match["figure"], match["spelled"], match["scale"]
    value = float(figure.replace(",", "")) if figure else _SPELLED[spelled.lower()]
    value *= _SCALES[scale.lower()] if scale else 1.0
    if match["percent"]:
        return Number(value, frozenset("%"))
    if match["sign"]:
        return Number(value, frozenset(match["sign"]))
    words = [word.lower().removesuffix("s") for word in _LETTERS.findall(match["counted"])]
    currency = next((_CURRENCIES[word] for word in words[:1] if word in _CURRENCIES), None)
    if currency:
        return Number(value, frozenset(currency))
    if figure and len(figure) == 4 and not scale and 1900 <= value < 2100:
        return Number(value, frozenset(("calendar",)))
    return Number(value, frozenset(word for word in words if len(word) >= _LEAST))


def agree(a: float, b: float) -> bool:
    """Whether two values may be one, told more or less exactly."""
    return abs(a - b) <= _ROUNDING * max(a, b)


def shared(a: Iterable[Number], b: Iterable[Number]) -> bool:
    """Whether one of the numbers, years apart, stands in both."""
    values = [number.value for number in b if "calendar" not in number.counts]
    return any(agree(number.value, value) for number in a if "calendar" not in number.counts for value in values)


def clash(a: Iterable[Number], b: Iterable[Number]) -> bool:
    """Whether both count some thing and have no number of it in common."""
    pairs = [(x, y) for x in a for y in b if x.counts & y.counts]
    things = {thing for x, y in pairs for thing in x.counts & y.counts}
    return any(
        not any(agree(x.value, y.value) for x, y in pairs if thing in x.counts & y.counts)
        for thing in things - _NOTHING_COUNTED
    )

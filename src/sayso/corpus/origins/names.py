"""Names as texts write them, made to compare: cleaned, cut down to what names, alike or not."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from sayso.corpus.origins.places import place
from sayso.corpus.origins.words import STOP
from sayso.holders.outlets import Registry
from sayso.holders.words import word_set

_BEFORE = re.compile(
    r"^(?:(?:the|a|an|this|that|mr|mrs|ms|dr|prof|professor|sir|president|reporter|journalist|columnist|blogger|author"
    r"|writer|presenter|citing|according to|by|sheikh|mp|sgt|capt|captain|lt|col|gen|adm|brig|gov|sen|rep|rev)\.?\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[’']s?|\s+(?:newspaper|report|website|himself|herself|itself))$", re.IGNORECASE)
_CAPITAL = r"(?:[A-Z0-9@][\w&’'.\-+]*|@\w+|i[A-Z]\w+)"
SITE = r"(?<![\w@/.:-])[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|net|org|info|co\.uk|com\.au)\b(?![\w/])"
_JOINER = r"(?:(?:of|for|and|on|&)(?:\sthe)?|de|del|la|el|al|bin|van|von)"
RUN = re.compile(
    rf"(?:{_CAPITAL}|[a-z]{{2}}-[A-Z]\w+)(?:\s(?:{_JOINER}\s)?(?:{_CAPITAL}|[a-z]{{2}}-[A-Z]\w+))*"
    r"(?:\s(?:magazine|newspaper)\b)?"
    rf"|{SITE}"
)
_DAY = re.compile(r"^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|^\d+(?:st|nd|rd|th|am|pm|-\w+)$|\bDay$")

_EPITHET = re.compile(r"\w-(?:based|led|old|year|made|built|backed|owned|born|run)$")
_TITLES = word_set(
    "CEO CFO COO CTO Col Colonel General Gen Captain Capt Senator Governor Mayor Chairman Director Editor"
)

GENERIC = (
    word_set(
        "report reports reporter reporters rumor rumors rumour rumours source sources insider insiders people"
        " person you he"
        " she they we it who which that this these those analyst analysts expert experts official officials"
        " critic critics"
        " study media police some others many someone everyone nobody witness witnesses researchers scientists doctors"
        " article articles story stories site website blog post publication magazine newspaper paper company"
        " firm government"
        " the a an in on at by as and but or so if when while according also however others another one two"
        " three user users"
        " update exclusive breaking news video photo image picture watch read more see via source h t today"
        " yesterday now"
        " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december mr mrs ms dr twitter facebook youtube instagram internet web"
        " online i our my his"
        " her their its rebels militants militant islamist islamists extremist extremists jihadists group"
        " observers watchers"
        " observatory agency spokesman spokeswoman spokesperson representative tv pm am after before for from"
        " with speaking"
        " per what how why where last late early earlier recently then there here not no yes well just only still even"
        " perhaps maybe whatever despite although though because since until during published various additional senior"
        " research having citing security queen king party multiple plenty numerous both videos photos images pictures"
        " footage"
    )
    | STOP
)
"""Words that name nobody, whatever case they are written in."""

_DEMONYM = re.compile(
    r"^(?:north|south|east|west|\w+(?:ean|ian|ish|ese|rican|xican|raqi|aeli|stani)|french|dutch|yemeni|saudi"
    r"|omani|kuwaiti|qatari|emirati|thai|greek|swiss"
    r"|islamic|muslim|christian|jewish|sunni|shia|shiite|western|arab)$"
)
ROLES = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|reps?|officials?|executives?|embassy|staff|management"
    r"|lawyers?|attorneys?)\b",
    re.IGNORECASE,
)
"""Who speaks for the organization that is named with them."""

_LITTLE = word_set("the a an of com net org www co uk inc ltd corp")


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, lower case."""
    plain = re.sub(r"[’']s\b", "", name.lower())
    return tuple(word for word in re.findall(r"\w+", plain) if word not in _LITTLE)


@lru_cache(maxsize=1 << 14)
def cleaned(name: str) -> str:
    """The part of some words that names: no article, no title before it, no possessive after it; empty if none does."""
    runs = [_cut(match[0]) for match in RUN.finditer(name)]
    runs = [run for run in runs if run]
    return max(runs, key=len) if runs else ""


def _cut(run: str) -> str:
    run = run.strip(" ,.;:\"'“”‘’()")
    if len(run.split()) > 1 and Registry.shipped().by_name(run):
        return run
    before = None
    while before != run:
        before = run
        run = _AFTER.sub("", _BEFORE.sub("", run.strip(" ,.;:\"'“”‘’()"))).strip(" ,.;:\"'“”‘’()")
        first, _, rest = run.partition(" ")
        if rest and (first.lower() in GENERIC or _EPITHET.search(first) or first in _TITLES):
            run = rest
        last = run.rpartition(" ")
        if last[0] and (
            (
                last[2].lower() in GENERIC
                and last[2].lower() not in ("magazine", "news", "post", "observatory", "watch", "tv")
            )
            or last[2] in ("of", "for", "and", "the")
        ):
            run = last[0]
    return run if names(run) else ""


def names(name: str) -> bool:
    """Whether a reader could look somebody up by these words."""
    found = [word.lower() for word in re.findall(r"[\w@]+", name)]
    telling = [word for word in found if word not in GENERIC and word not in _LITTLE and not word.isdigit()]
    if re.search(
        r"\w-(?:based|led|old|year|made|built|backed|style|dominated|owned|month|minute|years|week|day)\b", name
    ):
        return False
    known = bool(Registry.shipped().by_name(name))
    if not telling or _DAY.search(name) or len(name) < 2 or place(name):
        return False
    return known or not all(map(_DEMONYM.match, telling))


def initials(name: str) -> str:
    """The first letters of a name's words, lower case."""
    return "".join(word[0] for word in words_of(name) if word not in ("for", "and", "on", "in"))


def squashed(name: str) -> str:
    """A name without anything between its letters."""
    return "".join(words_of(name))


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> bool:
    """Whether two names may be of one and the same: one within the other, an acronym, or one misspelt."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return False
    if set(a) <= set(b) or set(b) <= set(a):
        return not _given_name(a, b)
    first, second = squashed(one), squashed(other)
    if first == second:
        return True
    for short, full in ((one, other), (other, one)):
        least = 2 if short.isupper() else 3
        if len(words_of(short)) == 1 and least <= len(squashed(short)) <= 6 and squashed(short) == initials(full):
            return True
    if min(len(a), len(b)) == 1 or len(first) < 7 or len(second) < 7:
        return len(a) == len(b) == 1 and min(len(first), len(second)) > 7 and _misspelt(first, second)
    return _misspelt(first, second)


def _misspelt(first: str, second: str) -> bool:
    if re.sub(r"\D", "", first) != re.sub(r"\D", "", second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.9


def _given_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one is a single word that is no more than the beginning of "New York" or the like."""
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] in _WEAK


_NICKNAMES = {
    nickname: name
    for pair in [
        "jim james",
        "bill william",
        "bob robert",
        "rob robert",
        "dick richard",
        "rick richard",
        "mike michael",
        "dave david",
        "tom thomas",
        "tony anthony",
        "dan daniel",
        "steve steven",
        "stephen steven",
        "joe joseph",
        "jeff jeffrey",
        "chris christopher",
        "nick nicholas",
        "matt matthew",
        "ed edward",
        "ted edward",
        "ben benjamin",
        "sam samuel",
        "alex alexander",
        "andy andrew",
        "greg gregory",
        "kate katherine",
        "liz elizabeth",
        "sue susan",
        "pat patrick",
        "ron ronald",
        "ken kenneth",
        "tim timothy",
        "larry lawrence",
        "charlie charles",
        "jack john",
        "mo mohammed",
    ]
    for nickname, name in [pair.split()]
}


def same_person(one: str, other: str) -> bool:
    """Whether two full names may be of one person: "J. Marr", "James J. Marr", "Jim Marr" - not "Ann" and "Jim"."""
    a, b = words_of(one), words_of(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    first, second = _NICKNAMES.get(a[0], a[0]), _NICKNAMES.get(b[0], b[0])
    return first[:3] == second[:3] or (min(len(first), len(second)) == 1 and first[0] == second[0])


_WEAK = word_set("new north south east west united national daily international times post news san los royal global")

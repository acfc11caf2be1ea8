"""What an article names that words may have come through: outlets, platforms, programmes, letters, advertisements.

Names are those of the article; nouns that are no one's name ("a letter to the court") are found here by the
preposition that leads to them, and programmes by whose they are ("Bryony Tack's radio show").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from sayso.holders.names import Entity, Names
from sayso.holders.words import noun
from sayso.statement import SourceKind, Span

_SHOWS = r"(?:show|program|programme|podcast|broadcast|newscast)"
_SHOW = re.compile(_SHOWS)
_NOUNS = re.compile(
    rf"""\b(?:(?:press|news)\ (?:release|conference)|conference\ call|social\ media|national\ (?:television|tv)|{_SHOWS}
    |letters?|(?:text\ )?messages?|e-?mails?(?:\ messages?)?|memos?|op-ed|blog(?:\ posts?)?|newsletter|depositions?
    |affidavit|testimony|filings?|lawsuits?|complaint|indictment|documents?|disclosures?|reports?|books?|memoir|ads?
    |advertisements?|commercials?|videos?|spots?|essay|petition|voicemail|listings?)\b
    (?!\ (?:card|host|page|account))""",
    re.VERBOSE,
)
_LED_TO = re.compile(
    r"""\b(?:in|on|via|through|by|with|from|to|into|released?|sent(?:\ out)?|issu(?:ed|es|ing)|fil(?:ed|es|ing)|wrote
    |took\ to)\s(?:[\w’'-]+\s){0,4}?(?<!to\s)\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BACK = 60  # code points before a noun in which what leads to it, or its owner, stands
_OWNED_SHOW = re.compile(
    r"(?:[A-Z][\w.]*\s){0,2}[A-Z]\w+[’']s?\s(?P<what>(?:[\w-]+\s)?(?:radio|television|TV|talk|call-in|news|online)\s)?\Z"
)
_UNTAGGED = re.compile(
    r"\b(?:[Tt]old|[Ii]nterview(?:ed)?\s(?:with|on|by)|[Ss]peaking\s(?:on|to|with)|[Ww]r(?:ote|iting)\s(?:on|in|for)"
    r"|(?:[Ii]n|[Dd]uring)\san?(?=\s[A-Z][\w.&]*(?:\s[A-Z][\w.&]*){0,3}\s(?:interview|appearance)))\s(?:the\s)?"
    r"(?P<name>[A-Z][\w.&]*(?:\s[A-Z][\w.&]*){0,3})"
)
_LINE_ALONE = re.compile(r"[\s.]*(?:\n|\Z)")
_NO_NAME = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|An?\s|The\s|[A-Z]\Z|(?:[A-Z]\w+\s){3}")
_LEADS_ON = re.compile(r"\s(?:in|for|with|on|to|from|by|published\s(?:in|by|on))\s(?:the\s)?[“\"'‘’]{0,2}\Z")
_OWNS = re.compile(r"[’']s?\s(?:own\s)?[“\"'‘’]{0,2}\Z")
_SAYING: frozenset[SourceKind] = frozenset({"outlet", "post", "organization"})
_NAMED: frozenset[SourceKind] = frozenset({"outlet", "post"})
_POLL = re.compile(r"\b(?:poll|survey)\Z", re.IGNORECASE)

_NEXT = 30  # code points between a channel and the one that it belongs to

Channel = tuple[Span, Entity]


class Channels:
    """The channels of an article, by where they stand."""

    def __init__(self, text: str, names: Names, compounds: Names) -> None:
        self._known: dict[str, Entity] = {}
        nouns = list(self._nouns(text))
        found = [place for place in nouns if place[1].named]
        found += [(span, entity) for span, entity in compounds.places if _POLL.search(entity.name)]
        found += _free(_named(text, names), found)
        found += _free(nouns, found)
        found += _free(self._untagged(text), [*names.places, *found])
        self._places = list(_without_owners(text, sorted(found, key=lambda place: place[0])))
        self._starts = [span[0] for span, _ in self._places]

    def within(self, start: int, end: int) -> Sequence[Channel]:
        """The channels that lie in a stretch of text."""
        found = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [place for place in found if place[0][1] <= end]

    def _nouns(self, text: str) -> Iterator[Channel]:
        for match in _NOUNS.finditer(text):
            start, end = match.span()
            owned = _OWNED_SHOW.search(text, max(0, start - _BACK), start) if _SHOW.fullmatch(match.group()) else None
            # "her programme" may be of any kind
            if owned and (owned["what"] or not match.group().startswith("program")):
                name = text[owned.start() : end]
                yield (owned.start(), end), self._entity(name, "outlet", named=True)
            elif _LED_TO.search(text, max(0, start - _BACK), start):
                yield (start, end), self._entity(text[start:end].lower(), _kind(text[start:end].lower()))

    def _untagged(self, text: str) -> Iterator[Channel]:
        for match in _UNTAGGED.finditer(text):
            if not _NO_NAME.match(match["name"]):
                yield match.span("name"), self._entity(match["name"], "outlet", named=True)

    def _entity(self, written: str, kind: SourceKind, *, named: bool = False) -> Entity:
        name = " ".join(written.split())
        return self._known.setdefault(name.lower(), Entity(name, kind, named=named))


def _kind(written: str) -> SourceKind:
    last = noun(written.rsplit(" ", 1)[-1])
    if _SHOW.fullmatch(written):
        return "outlet"
    return last.kind if last and last.kind in _NAMED else "document"


def _named(text: str, names: Names) -> Iterator[Channel]:
    for span, entity in names.places:
        if entity.kind not in _SAYING or entity.place or entity.several:
            continue
        # a letter that parts two sections is no platform
        if span[1] - span[0] == 1 and _LINE_ALONE.match(text, span[1]):
            continue
        yield span, entity


def _free(places: Iterable[Channel], taken: Iterable[Channel]) -> list[Channel]:
    """The channels that share no words with others."""
    spans = sorted(span for span, _ in taken)
    return [place for place in places if not _touches(spans, place[0])]


def _without_owners(text: str, places: Sequence[Channel]) -> Iterator[Channel]:
    """All but those that only tell whose the next one is ("ABC's This Week"), or what it is in ("an essay in Time")."""
    for (span, entity), following in zip_longest(places, places[1:]):
        near = following is not None and following[0][0] - span[1] < _NEXT
        leads = _OWNS if entity.named else _LEADS_ON
        if not (near and following[1].kind in _NAMED and leads.fullmatch(text, span[1], following[0][0])):
            yield span, entity


def _touches(spans: Sequence[Span], span: Span) -> bool:
    i = bisect_left(spans, (span[1], -1))
    return any(start < span[1] and span[0] < end for start, end in spans[max(0, i - 2) : i])

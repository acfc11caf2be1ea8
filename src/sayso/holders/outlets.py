"""Outlets: who publishes, by web domain, by name, and where a text names them.

The registry is the data file `outlets.tsv` beside this module; `docs/outlets.md` describes its columns and how
to add to it. Names in a text are found through an index of their first words, in time linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.holders.outlet_file import COLUMNS, Outlet, OutletKind, read_outlets

__all__ = ["COLUMNS", "Mention", "Outlet", "OutletKind", "Registry", "choose"]

_SHIPPED = Path(__file__).with_name("outlets.tsv")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_WORD = re.compile(r"\+?\w+")
_PLAIN = {0x2018: "'", 0x2019: "'"} | {code: " " for code in range(0x3001) if chr(code).isspace()}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an outlet.

    Attributes:
        start: where it begins, in code points; at the article, where that is part of the name ("the Times").
        end: where it ends.
        candidates: the outlets that go by that name, at least one.
    """

    start: int
    end: int
    candidates: tuple[Outlet, ...]


class Registry:
    """Outlets, to be found by domain, by name and in texts.

    Attributes:
        outlets: all of them, in the order of their file.
    """

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(outlets)

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """The registry that ships with Sayso; read once."""
        return cls(outlet for _, outlet in read_outlets(_SHIPPED))

    def with_file(self, path: str | Path) -> Registry:
        """This registry and the outlets of a file of the user's own.

        An outlet of the file takes the place of one with the same id.

        Args:
            path: a file of tab-separated columns like the shipped one.

        Raises:
            InputError: the file cannot be read, or a line is wrong; names the file and the line.
        """
        own = read_outlets(Path(path))
        lines = {outlet.id: line for line, outlet in own}
        registry = Registry({outlet.id: outlet for outlet in (*self.outlets, *(new for _, new in own))}.values())
        for outlet in registry.outlets:
            for domain in outlet.domains:
                owner = registry._domains[domain]
                if owner is not outlet:
                    line = lines.get(owner.id) or lines[outlet.id]
                    raise InputError(f"{path}:{line}", f"{domain} is a domain of {outlet.id} and of {owner.id}")
        return registry

    def by_domain(self, url: str) -> Outlet | None:
        """The outlet that publishes at an address; None where none is known to.

        Args:
            url: an address or a host name. A subdomain belongs to the outlet of the longest domain that it ends in.
        """
        labels = _host(url).split(".")
        for first in range(len(labels) - 1):
            if outlet := self._domains.get(".".join(labels[first:])):
                return outlet
        return None

    def by_name(self, name: str) -> tuple[Outlet, ...]:
        """All outlets that go by a name, whatever its case, accents and "the"."""
        return self._names.get(_key(name), ())

    def mentions(self, text: str) -> list[Mention]:
        """Where a text names outlets, in order, without overlap; the longest name wins.

        Case counts. A short name counts where newsroom words stand by it ("told the Times", "Nature reports"),
        after "The" within a sentence, or after "the" in a text that elsewhere names the same outlet for sure.
        """
        found = list(self._found(text))
        sure = [place for place in found if place.sure]
        keys = {place.form.key for place in sure}
        titled = {place.form.key for place in sure if place.article == "The" and _within_sentence(text, place.start)}
        named = {place.candidates[0].id for place in sure if len(place.candidates) == 1}

        def stands(place: _Place) -> bool:
            if place.sure:
                return True
            # A text that writes "The Hill" for the paper means another hill by "the Hill".
            if place.article == "the" and place.form.key in titled:
                return False
            return place.form.key in keys or any(outlet.id in named for outlet in place.candidates)

        return [Mention(place.start, place.end, place.candidates) for place in found if stands(place)]

    def _found(self, text: str) -> Iterator[_Place]:
        plain = text.translate(_PLAIN)
        end = 0
        for word in _WORD.finditer(plain):
            if word.start() < end:
                continue
            for form in self._forms.get(word[0], ()):
                place = _place(text, plain, word.start(), form)
                if place and place.start >= end:
                    end = place.end
                    yield place
                    break

    @cached_property
    def _domains(self) -> dict[str, Outlet]:
        return {domain: outlet for outlet in self.outlets for domain in outlet.domains}

    @cached_property
    def _keyed(self) -> list[tuple[str, str, Outlet]]:
        return [(_key(name), name, outlet) for outlet in self.outlets for name in outlet.names]

    @cached_property
    def _names(self) -> dict[str, tuple[Outlet, ...]]:
        names: defaultdict[str, dict[str, Outlet]] = defaultdict(dict)
        for key, _, outlet in self._keyed:
            names[key][outlet.id] = outlet
        return {key: tuple(outlets.values()) for key, outlets in names.items()}

    @cached_property
    def _forms(self) -> dict[str, list[_Form]]:
        """The spellings of all names by their first word, the longest first."""
        short = {key for key, name, outlet in self._keyed if name in outlet.short}
        forms: dict[str, _Form] = {}
        for key, name, _ in self._keyed:
            bare = name[4:] if name.startswith("The ") else name
            candidates = self._names[key]
            # Of a name that several go by, only its owner is open: "ABC", "60 Minutes" are no common words.
            title = " " in bare and bare in {outlet.name for outlet in candidates}
            proper = len(candidates) > 1 and (title or bare.isupper())
            form = _Form(bare, key, candidates, key in short and not proper, key in short or bare != name)
            for spelling in {bare, _without_accents(bare)}:
                known = forms.get(spelling)
                if not (known and known.with_article):
                    forms[spelling] = form._replace(text=spelling)
        by_word: defaultdict[str, list[_Form]] = defaultdict(list)
        for form in sorted(forms.values(), key=lambda form: -len(form.text)):
            if first := _WORD.match(form.text):
                by_word[first[0]].append(form)
        return dict(by_word)


def choose(candidates: Iterable[Outlet], *, near: Iterable[Outlet] = (), country: str | None = None) -> Outlet | None:
    """The one outlet that a name means in its context; None where the context leaves it open.

    Args:
        candidates: the outlets that go by the name.
        near: outlets that the same text names in full, and the article's own.
        country: the country of the article's own outlet; decides only where `near` does not.
    """
    left = list(candidates)
    ids = {outlet.id for outlet in near}
    if close := [outlet for outlet in left if outlet.id in ids]:
        left = close
    if len(left) > 1:
        left = [outlet for outlet in left if outlet.country == country]
    return left[0] if len(left) == 1 else None


class _Form(NamedTuple):
    """A spelling of a name, without "the".

    `common`: it may be just a word. `with_article`: "the" right before it is part of the name.
    """

    text: str
    key: str
    candidates: tuple[Outlet, ...]
    common: bool
    with_article: bool


class _Place(NamedTuple):
    """A spelling found; not `sure` where only the rest of the text can show that an outlet is meant."""

    start: int
    end: int
    form: _Form
    candidates: tuple[Outlet, ...]
    article: str
    sure: bool


_TOLD = re.compile(
    r"""\b(?:told|tells?|telling|according\ to|citing|quot(?:ed|ing)\ (?:in|by)|cited\ by|reported\ (?:in|by)
    |(?:seen|obtained|reviewed|published|quoted|interviewed)\ (?:in|by)|appear(?:s|ed)\ in
    |(?:wrote|writ(?:es|ing))\ (?:in|for)
    |(?:interview|statement|article|op-ed|column|essay|piece|story|stud(?:y|ies)|paper|report|letter|scoop)
      \ (?:in|by|with|to|for|from)
    |(?:spoke|speak|speaking|spoken|talked|talking|confirmed|leaked)\ (?:to|with)
    |(?:reporter|journalist|columnist|correspondent|editor|writer|critic)s?\ (?:of|for|at|with|from)
    |(?-i:newspaper|tabloid|daily|weekly|magazine|journal|agency|website|outlet|network|broadcaster))
    \ (?:the\ )?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ON = re.compile(r"\b(?:on|via|(?:posted|took|takes|taking)\ to)\ (?:the\ )?\Z", re.IGNORECASE)
_ADVERBS = r"(?:\ (?:also|first|later|earlier|has|had|have|since|then|recently|previously|exclusively))*"
_REPORTED = r"report(?:s|ed)|publish(?:es|ed)"
_SAID = r"said|says|wrote|writes|quot(?:es|ed)|cit(?:es|ed)|reveal(?:s|ed)|not(?:es|ed)|understands|learned|obtained"
_NOUNS = r"""(?:chief|senior|political|own|front|latest|news|exclusive)?\ ?
    (?:reporter|journalist|columnist|correspondent|editor|photographer|newspaper|magazine|tabloid|website|report
    |story|article|interview|investigation|op-ed|editorial|column|scoop|study|paper)s?\b"""
_NEWSROOM = re.compile(rf"(?:'s?)?(?:{_ADVERBS}\ (?:{_REPORTED})\b|\ {_NOUNS})", re.VERBOSE)
_SPOKE = re.compile(rf"{_ADVERBS}\ (?:{_SAID})\b", re.VERBOSE)
_POST = re.compile(r" (?:posts?|accounts?|users?|channels?|pages?|threads?|videos?)\b")
_GOES_ON = re.compile(r"(?: | & | of )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?=[A-Z])|[-.]\w", re.ASCII)
_LEADS_UP = re.compile(r"\b(?!(?:But|And|As|When|While|After|Although|If|Because|Since|Then|That)\b)[A-Z][\w.'-]* \Z")
# "People reported feeling a tremor" is no magazine; the others make no such subject.
_PLURAL = frozenset({"people"})


def _place(text: str, plain: str, at: int, form: _Form) -> _Place | None:
    """The form at this place of the text, where it stands there and may mean an outlet."""
    end = at + len(form.text)
    if not plain.startswith(form.text, at) or plain[end : end + 1].isalnum():
        return None
    article = plain[max(0, at - 4) : at]
    if article not in ("The ", "the ") or plain[max(0, at - 5) : at - 4].isalnum():
        article = ""
    start = at - len(article) if form.with_article else at
    if not form.common:
        return _Place(start, end, form, form.candidates, "", True)
    if _GOES_ON.match(plain, end):
        return None
    on_air = _on_air(plain, at, end, form)
    if on_air or _TOLD.search(plain, max(0, at - 40), at):
        return _Place(start, end, form, on_air or form.candidates, article.strip(), True)
    sure = bool(_NEWSROOM.match(plain, end))
    if not article:
        sure = sure and not _may_be_other(text, plain, at, form)
        return _Place(start, end, form, form.candidates, "", True) if sure else None
    sure = sure or bool(_SPOKE.match(plain, end)) or (article == "The " and _within_sentence(text, start))
    return _Place(start, end, form, form.candidates, article.strip(), sure)


def _on_air(plain: str, at: int, end: int, form: _Form) -> tuple[Outlet, ...]:
    """The platforms and programmes of that name, where the words around it are said of such."""
    aired = tuple(outlet for outlet in form.candidates if outlet.kind in ("platform", "programme"))
    return aired if aired and (_ON.search(plain, max(0, at - 20), at) or _POST.match(plain, end)) else ()


def _may_be_other(text: str, plain: str, at: int, form: _Form) -> bool:
    """Whether a bare name may be the end of a longer one, or the plural subject of a sentence."""
    subject = form.key in _PLURAL and not _within_sentence(text, at)
    return subject or bool(_LEADS_UP.search(plain, max(0, at - 40), at))


def _within_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return len(before) == 2 and before[1] in " \u00a0" and (before[0].isalnum() or before[0] in ",)")


def _key(name: str) -> str:
    """What two spellings of one name share: not case, accents, apostrophes, spaces nor "the"."""
    words = name if name.isascii() else _without_accents(name.translate(_PLAIN))
    return " ".join(words.casefold().split()).removeprefix("the ")


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _host(url: str) -> str:
    url = url.strip()
    try:
        host = urlsplit(url if _SCHEME.match(url) else f"//{url}").hostname
    except ValueError:
        return ""
    return (host or "").rstrip(".")

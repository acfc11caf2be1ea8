"""Text and tagged names -> who and what the article names, every spelling of one name together.

Names come from the encoder; the outlets among them from the registry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sayso.article import Article
from sayso.attribution.names import Name, NameKind
from sayso.holders.credit_lines import is_credited, own_names
from sayso.holders.names import Entity, Names
from sayso.holders.organizations import acts_as_one, find_others, initials
from sayso.holders.outlets import Mention, Registry, choose
from sayso.holders.people import find_people
from sayso.holders.whole_names import whole_names
from sayso.holders.words import HONORIFICS, PRONOUNS, ROYAL, noun, word_set
from sayso.statement import SourceKind, Span

_WORD = re.compile(r"[^\W_][\w.’'-]*")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_TITLE = re.compile(r"([^\W\d_][\w’'-]*)\.?\s$")
_PAPERS = (
    r"(?:newspaper|news agency|news site|website|magazine|tabloid|broadcaster|daily|weekly|news outlet|blog|podcast)"
)
_NEWSY = re.compile(
    r"(?:^(?:Radio|Daily)\s|\b(?:Times|Tribune|Gazette|Herald|News|Chronicle|Observer|Examiner|Courier|Telegraph|Bulletin))$"
)
_PAPER_BEFORE = re.compile(rf"\b{_PAPERS} \Z")
_PAPER_BEHIND = re.compile(rf",? an? (?:[\w-]+ ){{0,3}}{_PAPERS}\b|, the (?:[\w-]+ ){{0,3}}{_PAPERS}\b")
# "Hugo M. Crane", "Clara O'Venn"
_PERSONS = re.compile(r"(?:[A-Z][\w’'-]+ (?:[A-Z]\. ?)+|(?:[A-Z][a-z]+ )?O[’'])[A-Z][\w’'-]+\Z")
_GOES_ON = re.compile(r"\s[A-Z]")
_ALONE = 100  # what a name that stands alone counts, against one that a longer name begins with
_PERSONAL = frozenset({"mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "prof", "professor", "sgt", "lt", "col"})
_HEADLINE_WORDS = word_set("With Says Say Said And Vs On For In At To Over After Is Are Has Will From")


def find_names(article: Article, tagged: Sequence[Name], registry: Registry) -> Names:
    """The names of an article with what they name.

    Args:
        article: with its statements.
        tagged: the names that the encoder found.
        registry: the outlets to know.
    """
    text = article.text
    outlets = sorted(_outlets(article, tagged, registry), key=lambda place: place[0])
    taken = [span for span, _ in outlets]
    whole = whole_names(text, [name for name in tagged if not is_credited(article, (name.start, name.end))])
    trimmed = (_trimmed(text, name) for name in whole)
    free = [name for name in trimmed if name and not _touches(taken, name)]
    free = list(_sorted_out(text, free))
    people = find_people(text, [name for name in free if name.kind == "person"])
    others = list(find_others(text, [name for name in free if name.kind != "person"]))
    own = own_names(article)
    for span, entity in others:
        if entity.kind == "organization" and _is_outlet(text, span, own):
            entity.kind, entity.own = "outlet", entity.name in own
    return Names([*outlets, *people, *others])


def _trimmed(text: str, name: Name) -> Name | None:
    """A name without the title before it and the possessive after it; None where nothing is left."""
    start, end = max(0, name.start), min(len(text), name.end)
    words = list(_WORD.finditer(text, start, end))
    if not words:
        return None
    if name.kind == "person":
        words = words[: next((i for i, word in enumerate(words) if word.group() in _HEADLINE_WORDS and i), len(words))]
        titles = [i for i, word in enumerate(words[:-1]) if _is_title(word.group())]
        if titles and not (len(words) - titles[-1] == 2 and words[titles[-1]].group().lower() in ROYAL):
            words = words[titles[-1] + 1 :]
    last = _POSSESSIVE.sub("", words[-1].group())
    end = max(words[-1].start() + len(last), min(end, words[-1].start() + len(last)))
    return Name(words[0].start(), end, name.kind) if end > words[0].start() else None


def _sorted_out(text: str, names: list[Name]) -> Iterator[Name]:
    """The names that are some: no pronoun or noun in capitals, and what is a person's is a person."""
    surnames = _surnames(text, names)
    usual = _usual_kinds(text, names)
    companies = _companies(text, names)
    for name in names:
        written = text[name.start : name.end]
        titled = _TITLE.search(text, max(0, name.start - 16), name.start)
        of_person = written in surnames or bool(titled and titled.group(1).lower() in _PERSONAL)
        # "Mr. Singer", "Mark Singer" and then "Singer": not every noun is one
        if written.lower() in PRONOUNS or (noun(written) and not of_person):
            continue
        first, _, rest = written.partition(" ")
        if rest and name.kind != "person" and first.lower().rstrip(".") in _PERSONAL:
            yield Name(name.end - len(rest), name.end, "person")
            continue
        if written in companies:
            yield Name(name.start, name.end, "organization")
        elif of_person or _PERSONS.match(written):
            yield Name(name.start, name.end, "person")
        else:
            yield Name(name.start, name.end, usual[written])


def _companies(text: str, names: list[Name]) -> set[str]:
    """The single words tagged as people whom nothing calls by a first name, and who are spoken of as companies are."""
    people = {text[name.start : name.end] for name in names if name.kind == "person"}
    known = {word.upper() for person in people if " " in person for word in person.split()}
    lone = (person for person in people if " " not in person and person.upper() not in known)
    return {person for person in lone if acts_as_one(text, person)}


def _surnames(text: str, names: list[Name]) -> set[str]:
    """The last words of people's names; one that is a noun as well, only where a first name stands before it."""
    people = (text[name.start : name.end] for name in names if name.kind == "person")
    return {person.rsplit(" ", 1)[-1] for person in people if " " in person or noun(person) is None}


def _usual_kinds(text: str, names: list[Name]) -> dict[str, NameKind]:
    """What each spelling is tagged as most often, where it stands alone: "the Roe effect" tells nothing of Roe."""
    counts: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        alone = not _GOES_ON.match(text, name.end)
        counts[text[name.start : name.end]][name.kind] += _ALONE if alone else 1
    return {written: kinds.most_common(1)[0][0] for written, kinds in counts.items()}


def _is_title(word: str) -> bool:
    found = noun(word) or noun(word.rsplit("-", 1)[-1])
    return word.lower().rstrip(".") in HONORIFICS or bool(found and found.kind == "person" and not found.several)


def _touches(spans: list[Span], name: Name) -> bool:
    i = bisect_right(spans, (name.start, name.end))
    return any(start < name.end and name.start < end for start, end in spans[max(0, i - 1) : i + 1])


def _outlets(article: Article, tagged: Sequence[Name], registry: Registry) -> Iterator[tuple[Span, Entity]]:
    found = registry.mentions(article.text)
    acronyms = {
        "".join(initials(article.text[name.start : name.end])) for name in tagged if name.kind == "organization"
    }
    found = [mention for mention in found if article.text[mention.start : mention.end] not in acronyms]
    mentions = [*found, *_quoted_outlets(article, tagged, found, registry)]
    sure = {m.candidates[0].id: m.candidates[0] for m in mentions if len(m.candidates) == 1}
    own = [outlet for name in own_names(article) for outlet in registry.by_name(name)]
    near = (*sure.values(), *own)
    publisher = registry.by_name(article.outlet) if article.outlet else ()
    country = publisher[0].country if len({outlet.country for outlet in publisher}) == 1 else None
    entities: dict[str, Entity] = {}
    for mention in mentions:
        name = article.text[mention.start : mention.end]
        outlet = choose(mention.candidates, near=near, country=country)
        meant = (outlet,) if outlet else mention.candidates
        key = outlet.id if outlet else name.removeprefix("the ").removeprefix("The ")
        entity = entities.setdefault(key, Entity(name, _outlet_kind(mention), named=True))
        entity.own |= any(candidate in own for candidate in meant)
        entity.name = max(entity.name, name, key=len)
        yield (mention.start, mention.end), entity


def _quoted_outlets(
    article: Article, tagged: Sequence[Name], found: Sequence[Mention], registry: Registry
) -> Iterator[Mention]:
    """Sources that go by the name of an outlet: who says something there is that outlet ("From the Times:")."""
    sources = sorted(span for statement in article.statements for span in statement.sources)
    known = [(mention.start, mention.end) for mention in found]
    for name in tagged:
        i = bisect_right(sources, (name.start, len(article.text) + 1)) - 1
        if i < 0 or name.end > sources[i][1] or name.kind == "person" or _touches(known, name):
            continue
        if candidates := registry.by_name(article.text[name.start : name.end]):
            yield Mention(name.start, name.end, candidates)


def _is_outlet(text: str, span: Span, own: Sequence[str]) -> bool:
    """Whether a name that the registry does not know is an outlet's, by itself or by what stands around it."""
    name = text[slice(*span)]
    return bool(
        name in own
        or _NEWSY.search(name)
        or _PAPER_BEFORE.search(text, max(0, span[0] - 24), span[0])
        or _PAPER_BEHIND.match(text, span[1], span[1] + 60)
    )


def _outlet_kind(mention: Mention) -> SourceKind:
    return "post" if all(outlet.kind == "platform" for outlet in mention.candidates) else "outlet"

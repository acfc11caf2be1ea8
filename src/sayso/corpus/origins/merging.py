"""Names merged across the articles of a set: "the Sunday Post" and "Scottish tabloid The Sunday Post" are one.

Names that agree to the letter are one, then those of one outlet of the registry, then short names join the fullest
that they may mean: a surname the person, an acronym the words it stands for, a part the whole. A short name that may
mean several joins the one that more articles cite, and of these the one of its own article first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.corpus.origins.citation import Citation, kind_of
from sayso.corpus.origins.names import alike, same_person, squashed, words_of
from sayso.corpus.origins.publishers import Publishers
from sayso.holders.outlets import Registry
from sayso.statement import SourceKind


@dataclass(slots=True, eq=False)
class Party:
    """Someone or something that articles of the set cite, under all its names.

    Attributes:
        name: the name that most articles use, of these the fullest.
        kind: what sort of source it is.
        names: every spelling with how many articles use it.
    """

    name: str
    kind: SourceKind
    names: Counter[str] = field(default_factory=Counter)


class Parties:
    """The parties of a set of articles, to be found by article and name."""

    def __init__(self, cited: Mapping[str, Sequence[Citation]], publishers: Publishers) -> None:
        """Merge the names of each article's citations.

        Args:
            cited: the citations by the article's ref.
            publishers: who publishes the articles, with the names that they give themselves.
        """
        spelled: dict[str, Counter[str]] = defaultdict(Counter)
        kinds: dict[str, Counter[SourceKind]] = defaultdict(Counter)
        for ref in sorted(cited):
            for name in sorted({citation.name for citation in cited[ref]}):
                spelled[_key(name)][name] += 1
            for name, kind in sorted({(citation.name, citation.kind) for citation in cited[ref]}):
                kinds[_key(name)][kind] += 1
        self._of: dict[str, Party] = {}
        self._merge(spelled, kinds, publishers)
        self._here = {ref: _within(citations, self._of) for ref, citations in cited.items()}

    def find(self, ref: str, name: str) -> Party | None:
        """The party that an article means by a name."""
        return self._here.get(ref, {}).get(_key(name)) or self._of.get(_key(name))

    def all(self) -> list[Party]:
        """Every party once."""
        return list(dict.fromkeys(self._of.values()))

    def _merge(
        self,
        spelled: Mapping[str, Counter[str]],
        kinds: Mapping[str, Counter[SourceKind]],
        publishers: Publishers,
    ) -> None:
        def weight(key: str) -> tuple[int, int, str]:
            return (-len(words_of(next(iter(spelled[key])))), -spelled[key].total(), key)

        parties: list[Party] = []
        for key in sorted(spelled, key=weight):  # the fullest names first: short ones join them
            name, kind = spelled[key].most_common(1)[0][0], _most(kinds[key])
            fits = [party for party in parties if _fits(name, kind, party)]
            if fits:
                party = max(fits, key=lambda party: (party.names.total(), party.name))
                if party.kind in ("unknown", "crowd"):
                    party.kind = kind
            else:
                party = Party(name, kind)
                parties.append(party)
            party.names.update(spelled[key])
            self._of[key] = party
        for party in parties:
            party.name = max(party.names, key=lambda name: _telling(name, party.names))
            party.kind = kind_of(party.name, party.kind)
            if full := publishers.full(party.name):
                party.name, party.kind = full, "outlet"


def _key(name: str) -> str:
    found = Registry.shipped().by_name(name)
    if len(found) == 1:
        return f"outlet:{found[0].id}"
    return squashed(name) or name.lower()


def _telling(name: str, names: Counter[str]) -> tuple[float, int, str]:
    """How well a spelling names a party: it is used, and it is no surname alone."""
    return names[name] * (1.0 if len(words_of(name)) == 1 else 3.0), len(name), name


def _most(kinds: Counter[SourceKind]) -> SourceKind:
    telling = {kind: n for kind, n in kinds.items() if kind not in ("unknown", "crowd")}
    if "person" in telling:
        telling.pop("post", None)  # someone who posted it is a person still
    return max(telling, key=lambda kind: (telling[kind], kind)) if telling else next(iter(kinds))


def _fits(name: str, kind: SourceKind, party: Party) -> bool:
    """Whether a name may be one of a party's."""
    words, whole = words_of(name), words_of(party.name)
    kinds = {kind, party.kind}
    if party.kind == "person" and kind != "outlet" and len(words) == 1 and words[0] == whole[-1]:
        return True
    if kinds == {"outlet"} and _known(name) and _known(party.name):
        return set(_known(name)) & set(_known(party.name)) != set()
    if kinds == {"person"}:
        first = len(words) == 1 and words[0] == whole[0]
        return first or (len(words) > 1 and same_person(name, party.name)) or alike(name, party.name)
    apart = (kinds == {"person", "outlet"} and "outlet" in (kind_of(name), kind_of(party.name))) or (
        kinds == {"person", "organization"} and min(len(words), len(whole)) == 1
    )
    return not apart and alike(name, party.name)


def _known(name: str) -> list[str]:
    return [outlet.id for outlet in Registry.shipped().by_name(name)]


def _within(citations: Iterable[Citation], of: Mapping[str, Party]) -> dict[str, Party]:
    """Where a short name joined a party that its own article does not name in full: one that it does name."""
    full = {id(of[_key(c.name)]): (c.name, of[_key(c.name)]) for c in citations if len(words_of(c.name)) > 1}
    found = {}
    for citation in citations:
        party = of[_key(citation.name)]
        if len(words_of(citation.name)) == 1 and id(party) not in full:
            own = next((other for name, other in full.values() if words_of(citation.name)[0] in words_of(name)), None)
            party = own or party
        found[_key(citation.name)] = party
    return found

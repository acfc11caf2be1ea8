"""What every article rests on: the roots of whom it names, its own reporting, or what most others rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.merging import Party
from sayso.corpus.origins.names import ROLES
from sayso.corpus.origins.own import likeness, own_unnamed, own_words, passed_on
from sayso.corpus.origins.standing import stands
from sayso.corpus.records import Copy
from sayso.statement import Span

_LIKE = 0.6  # how much of what two say of their unnamed sources must agree for one source
_COPIED = 0.3  # the share of an article that must be another's text for it to rest on what that one rests on
_TOLD = 0.25  # how much of the claim a sentence must have for "told the Gazette" to be about it


@dataclass(slots=True, eq=False)
class Place:
    """An origin in the making: a party, or an article with reporting of its own.

    Attributes:
        party: who it is; None for an article whose outlet is not known.
        ref: the article that it is.
        refs: the articles that rest on it.
    """

    party: Party | None = None
    ref: str | None = None
    refs: set[str] = field(default_factory=set)


class Settling:
    """The origins and which article rests on which.

    Attributes:
        places: the origins, each with at least one article.
        rests: the origins of every article.
        shown: words that show why an article rests on what it does, beside its citations.
        unattributed: the articles that name nobody for the claim, or pass it on as common talk.
        doubtful: roots that were taken for passing mentions.
    """

    def __init__(self, found: Findings, copies: Sequence[Copy] = ()) -> None:
        """Settle it.

        Args:
            found: what the articles say.
            copies: passages that they share.
        """
        self.rests: dict[str, list[Place]] = {ref: [] for ref in found.readings}
        self.shown: dict[str, list[Span]] = defaultdict(list)
        self.unattributed: set[str] = set()
        self.doubtful: list[Party] = []
        self._found = found
        self._places: dict[Party | str, Place] = {}
        counts = Counter(root for ref in found.readings for root in found.ends(ref))
        alone = found.roots.alone
        self.dominant = max(counts, key=lambda root: (counts[root] - 0.5 * (root in alone), root.name), default=None)
        self._named(counts)
        for ref in found.readings:
            self._own_reporting(ref)
        self._copied(copies)
        for ref in found.readings:
            self._talk(ref)
        self.places = [place for place in self._places.values() if place.refs]

    def _rest(self, ref: str, on: Party | str, *spans: Span) -> None:
        place = self._places.setdefault(on, Place(ref=on) if isinstance(on, str) else Place(on))
        if place not in self.rests[ref]:
            self.rests[ref].append(place)
            place.refs.add(ref)
        self.shown[ref].extend(spans)

    def _named(self, counts: Counter[Party]) -> None:
        """Those that an article names, followed back; a passing mention counts for what most rest on."""
        if self.dominant is None:
            return
        standing = {root: stands(self._found, root, self.dominant) for root in counts}
        self.doubtful = [root for root, well in standing.items() if not well]
        for ref in self._found.readings:
            ends = self._found.ends(ref)
            for root in ends:
                if standing[root]:
                    self._rest(ref, root)
            if ends and not self.rests[ref]:
                self._rest(ref, self.dominant)

    def _own_reporting(self, ref: str) -> None:
        """Words of an article's own reporting, and what others cite its outlet for."""
        reading, cited = self._found.readings[ref], self._found.cited[ref]
        own = self._found.own[ref]
        if span := own_words(reading) or (None if self._told(ref) else own_unnamed(reading, cited)):
            words = reading.article.text[span[0] : span[1]]
            same = [
                root
                for outlet, said in self._found.told.unnamed.items()
                if likeness(words, list(said)) >= _LIKE
                for root in self._found.roots.of.get(outlet, ())
            ]
            self._rest(ref, own or (same[0] if same else ref), span)
        elif outlet := self._told(ref):
            self._rest(ref, outlet)
        elif own is not None and own in self._found.roots.of and not self.rests[ref]:
            for root in self._found.roots.of[own]:
                self._rest(ref, root, *(c.span for c in cited if self._told_itself(ref, c)))

    def _told_itself(self, ref: str, citation: Citation) -> bool:
        """Whether an article says that someone who is not named told its own outlet: "told the Gazette"."""
        party = self._found.parties.find(ref, citation.name)
        return citation.cue == "told" and party is self._found.own[ref] and self._in_secret(ref, citation)

    def _told(self, ref: str) -> Party | None:
        """The outlet that this article alone names as told by someone unnamed: most likely its own."""
        for citation in self._found.cited[ref]:
            outlet = self._found.parties.find(ref, citation.name)
            told = citation.cue == "told" and citation.kind == "outlet" and not citation.against
            if outlet and told and self._in_secret(ref, citation) and not self._known_otherwise(ref, outlet):
                return outlet
        return None

    def _in_secret(self, ref: str, citation: Citation) -> bool:
        reading = self._found.readings[ref]
        sentence = reading.sentences[citation.sentence]
        words = reading.article.text[sentence.start : sentence.end]
        if sentence.own < _TOLD or cues.DENIES.search(words):
            return False
        public = any(
            c.sentence == citation.sentence
            and c.kind != "outlet"
            and self._found.parties.find(ref, c.name) in self._found.roots.of
            for c in self._found.cited[ref]
        )
        return bool(cues.SECRET.search(words) or (ROLES.search(words) and not public))

    def _known_otherwise(self, ref: str, outlet: Party) -> bool:
        find = self._found.parties.find
        return any(
            find(other, c.name) is outlet and (other != ref or c.cue == "wire")
            for other, cited in self._found.cited.items()
            for c in cited
        )

    def _copied(self, copies: Sequence[Copy]) -> None:
        """An article that names nobody and has its text from another rests on what that one rests on."""
        for copy in sorted(copies, key=lambda copy: copy.refs):
            for ref, other, share in ((*copy.refs, copy.share[0]), (*copy.refs[::-1], copy.share[1])):
                known = ref in self.rests and other in self.rests
                if known and share >= _COPIED and not self.rests[ref] and copy.kind == "prose":
                    for place in self.rests[other]:
                        on = place.party or place.ref
                        if on:
                            self._rest(ref, on)

    def _talk(self, ref: str) -> None:
        """What "reports say", and what articles say that name nobody: what most rest on."""
        reading = self._found.readings[ref]
        if self.dominant is not None and self._places.get(self.dominant) not in self.rests[ref]:
            chosen = [citation for cited in self._found.taken[ref] for citation in cited.citations]
            if span := passed_on(reading, chosen):
                self._rest(ref, self.dominant, span)
                self.unattributed.add(ref)
        if not self.rests[ref]:
            self.unattributed.add(ref)
            bare = self.dominant is None
            self._rest(ref, self._found.own[ref] or ref if bare or self.dominant is None else self.dominant)

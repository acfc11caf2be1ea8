"""What was found about a claim in a set of articles, before it is put into records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.corpus.origins.choosing import Cited
from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.merging import Parties, Party
from sayso.corpus.origins.relays import Relays
from sayso.corpus.origins.relevance import Reading
from sayso.corpus.origins.roots import Roots


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the articles about a claim say of where they have it from.

    Attributes:
        readings: the articles about the claim, by ref.
        cited: the citations of each.
        taken: the parties that each takes the claim from.
        own: the party that each article's own outlet is, where others cite it.
        parties: the merged names.
        told: who has it from whom.
        roots: who is followed back to whom.
    """

    readings: Mapping[str, Reading]
    cited: Mapping[str, Sequence[Citation]]
    taken: Mapping[str, Sequence[Cited]]
    own: Mapping[str, Party | None]
    parties: Parties
    told: Relays
    roots: Roots

    def sources(self, ref: str) -> list[Party]:
        """The parties that an article takes the claim from, without those that only carried its text.

        An agency or publisher is a source only where the article names nobody else.
        """
        parties = [cited.party for cited in self.taken[ref] if cited.party is not self.own[ref]]
        carriers = {
            cited.party for cited in self.taken[ref] if any(c.cue in ("wire", "credit") for c in cited.citations)
        }
        return [party for party in parties if party not in carriers] or parties

    def ends(self, ref: str) -> list[Party]:
        """The roots of an article's sources; of a relay to several those that the article itself names, if it does."""
        ends = [self.roots.of[party] for party in self.sources(ref)]
        named = {root for roots in ends if len(roots) == 1 for root in roots}
        return list(dict.fromkeys(root for roots in ends for root in ([r for r in roots if r in named] or roots)))

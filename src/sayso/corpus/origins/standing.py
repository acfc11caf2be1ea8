"""Which of the parties that nobody leads back from are origins, and which are passing mentions."""

from __future__ import annotations

from sayso.corpus.origins import cues
from sayso.corpus.origins.choosing import Cited
from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.merging import Party
from sayso.corpus.origins.names import ROLES

_NEAR, _BESIDE = 0.3, 0.25  # how near to the claim a minor one must be cited to count
_SURE = 0.6  # and how likely it must be where the claim comes from
_FEW = 0.15  # the share of the articles up to which a party is a minor one


def stands(found: Findings, root: Party, dominant: Party) -> bool:
    """Whether a root is an origin of its own beside the one that most articles rest on.

    Args:
        found: what the articles say.
        root: who is followed back to nobody.
        dominant: the root that most articles rest on.
    """
    if root is dominant or root in found.roots.public:
        return True
    refs = [ref for ref in found.readings if root in found.ends(ref)]
    cited = [(ref, one) for ref in refs for one in found.taken[ref] if root in found.roots.of.get(one.party, ())]
    if root in found.roots.subjects and not (
        root.kind == "organization" and any(_by_role(found, *each) for each in cited)
    ):
        return False
    if root.kind == "outlet" and any(_confirms(found, *each) for each in cited):
        return True
    near = max((one.best.relevance for _, one in cited if one.best.sentence >= 0), default=0.0)
    if root in found.roots.alone and root.kind == "outlet":
        return near >= _BESIDE and all(_beside(found, ref, root, dominant) for ref in refs) and not _in_line(cited)
    if root in found.roots.behind:
        return near >= _BESIDE
    best = max((one.chance for _, one in cited), default=0.0)
    return len(refs) > max(1, _FEW * len(found.readings)) or (near >= _NEAR and best >= _SURE)


def _beside(found: Findings, ref: str, root: Party, dominant: Party) -> bool:
    """Whether an article names an outlet of whose sources nothing is told together with the dominant outlet.

    Named alone it is taken to pass on what all others have from there, and so it is where the dominant one is no outlet
    but someone who spoke in public.
    """
    return dominant.kind == "outlet" and any(
        party is not root and party.kind == "outlet" and found.roots.of[party] == (dominant,)
        for party in found.sources(ref)
    )


def _in_line(cited: list[tuple[str, Cited]]) -> bool:
    return any(all(citation.cue == "line" for citation in one.citations) for _, one in cited)


def _by_role(found: Findings, ref: str, cited: Cited) -> bool:
    """Whether someone is quoted who speaks for a party: "a spokesman for …"."""
    text = found.readings[ref].article.text
    return any(
        ROLES.search(text[max(0, c.at[0] - 30) : c.at[1] + 30])
        for c in cited.citations
        if not c.against and c.relevance >= _BESIDE
    )


def _confirms(found: Findings, ref: str, cited: Cited) -> bool:
    """Whether an outlet is said to have found out the same for itself."""
    text = found.readings[ref].article.text
    return any(cues.CONFIRMS.search(text[max(0, c.at[0] - 20) : c.span[1] + 30]) for c in cited.citations)

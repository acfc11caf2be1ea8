"""How many independent origins there are: the fewest, the likeliest and the most, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.settling import Place, Settling
from sayso.corpus.records import Independent


def independent(found: Findings, settled: Settling, named: Mapping[int, str]) -> Independent:
    """Count the origins.

    Two that rest on unnamed sources may have one and the same; people who are always quoted together, and outlets in
    passing, may be origins of their own.

    Args:
        found: what the articles say.
        settled: the origins.
        named: the name of each place, by its `id()`.
    """
    likely = len(settled.places)
    secret = [place for place in settled.places if _secret(found, place)]
    reasons = []
    low = likely
    if len(secret) > 1:
        low -= len(secret) - 1
        reasons.append(
            f"{_list([named[id(place)] for place in secret])} rest on unnamed sources, which may be the same."
        )
    roots = {place.party for place in settled.places}
    apart = sorted({party.name for root in roots if root for party in found.roots.joined.get(root, ())})
    passing = sorted({party.name for party in settled.doubtful} - set(apart))
    if apart:
        reasons.append(f"{_list(apart)} may have spoken to others too.")
    if passing:
        reasons.append(f"{_list(passing)} may have had {'it' if len(passing) == 1 else 'it each'} from elsewhere.")
    bare = [ref for ref in sorted(settled.unattributed) if not any(place.ref == ref for place in settled.rests[ref])]
    if bare:
        whom = "article names" if len(bare) == 1 else "articles name"
        reasons.append(f"{len(bare)} {whom} nobody for it, and may have it from elsewhere.")
    return Independent(
        max(min(1, likely), low), likely, likely + len(apart) + len(passing) + bool(bare), tuple(reasons)
    )


def _secret(found: Findings, place: Place) -> bool:
    return place.party is None or place.party in found.roots.behind or place.party in found.roots.alone


def _list(names: Sequence[str]) -> str:
    shown = [*names[:3], *([f"{len(names) - 3} more"] if len(names) > 3 else [])]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))

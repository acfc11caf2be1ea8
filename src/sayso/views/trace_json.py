"""A trace as the JSON object of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sayso.corpus.records import Drift, Evidence, Trace


def to_dict(trace: Trace) -> dict[str, Any]:
    """The object of the contract: strings, numbers, lists and dicts only."""
    return {
        "claim": trace.claim,
        "articles": [
            {
                "ref": taken.ref,
                "stance": taken.stance,
                "takes_from": list(taken.takes_from),
                "origins": list(taken.origins),
                "evidence": _evidence(taken.evidence),
                "drift": [_drift(drift) for drift in taken.drift],
            }
            for taken in trace.articles
        ],
        "origins": [
            {
                "id": origin.id,
                "name": origin.name,
                "kind": origin.kind,
                "named": origin.named,
                "behind": origin.behind,
                "first": origin.first,
                "last": origin.last,
                "articles": origin.articles,
            }
            for origin in trace.origins
        ],
        "links": [
            {"from": link.start, "to": link.end, "how": link.how, "evidence": _evidence(link.evidence)}
            for link in trace.links
        ],
        "independent": {
            "low": trace.independent.low,
            "likely": trace.independent.likely,
            "high": trace.independent.high,
            "why": list(trace.independent.why),
        },
        "circular": [list(circle) for circle in trace.circular],
    }


def to_json(trace: Trace, *, indent: int | None = 2) -> str:
    """The object of the contract as JSON, without characters that a terminal or a reader of lines would obey."""
    text = json.dumps(to_dict(trace), ensure_ascii=False, allow_nan=False, indent=indent)
    return "".join(f"\\u{ord(c):04x}" if c in _UNSAFE else c for c in text)


_UNSAFE = frozenset(map(chr, (*range(0x7F, 0xA0), 0x2028, 0x2029)))


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"start": one.start, "end": one.end, "text": one.text} for one in evidence]


def _drift(drift: Drift) -> dict[str, Any]:
    (before,), (after,) = _evidence([drift.before]), _evidence([drift.after])
    return {"what": drift.what, "before": before, "after": after, "kept": drift.kept}

"""Where a claim comes from: every article's sources followed back to the origins that they all rest on."""

from sayso.corpus.origins.relevance import WIDEST, candidates
from sayso.corpus.origins.tracing import trace, trace_near

__all__ = ["WIDEST", "candidates", "trace", "trace_near"]

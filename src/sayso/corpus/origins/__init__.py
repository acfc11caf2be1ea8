"""Where a claim comes from: every article's sources followed back to the origins that they all rest on."""

from sayso.corpus.origins.tracing import trace

__all__ = ["trace"]

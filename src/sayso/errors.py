"""The errors that Sayso raises.

    SaysoError
    ├── InputError          one input could not be read; the others still are
    │   └── FetchError      an address could not be fetched, or was refused
    └── ModelError          the shipped model or its runtime cannot be loaded
"""

from __future__ import annotations


class SaysoError(Exception):
    """Root of every error that Sayso raises on purpose."""


class InputError(SaysoError):
    """One input could not be read.

    Attributes:
        ref: the input as the user named it (with `:LINE` for a line of a JSON-lines file).
        reason: what is wrong with it, in a few words.
    """

    def __init__(self, ref: str, reason: str) -> None:
        super().__init__(f"{ref}: {reason}")
        self.ref = ref
        self.reason = reason


class FetchError(InputError):
    """An address could not be fetched, or was refused."""


class ModelError(SaysoError):
    """The shipped model or its runtime cannot be loaded."""

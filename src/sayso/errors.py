"""The errors that Sayso raises.

SaysoError
├── InputError          one input could not be read; the others still are
│   └── FetchError      an address could not be fetched, or was refused
├── ModelError          the shipped model or its runtime cannot be loaded
├── ContractError       an object is not an article of the JSON contract
├── StoreError          a store cannot be opened, read or written
├── BatchError          a stage of a batch cannot be done; what is done is kept
└── OutputError         results cannot be written where they were asked for
"""

from __future__ import annotations


class SaysoError(Exception):
    """Root of every error that Sayso raises on purpose."""


class InputError(SaysoError):
    """One input could not be read.

    Attributes:
        ref: the input as the user named it (with `:LINE` for a line of a JSON-lines file).
        reason: what is wrong with it, in a few words.
        offset: the byte of the file at which what cannot be read begins, where that is known; of a damaged web
            archive it may be that of the last record that is whole.
    """

    def __init__(self, ref: str, reason: str, *, offset: int | None = None) -> None:
        reason = " ".join(reason.split())  # a library's own words may quote the input
        super().__init__(f"{ref}: {reason}")
        self.ref = ref
        self.reason = reason
        self.offset = offset


class FetchError(InputError):
    """An address could not be fetched, or was refused."""


class ModelError(SaysoError):
    """The shipped model or its runtime cannot be loaded."""


class ContractError(SaysoError):
    """An object is not an article of the JSON contract.

    Attributes:
        where: the place in the object, such as `statements[3].cue[0]`; empty for the object itself.
        reason: what is wrong there, in a few words.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.where = where
        self.reason = reason


class StoreError(SaysoError):
    """A store cannot be opened, read or written. What was reported as added stays in it.

    Attributes:
        store: its address, without a password.
        reason: what is wrong, in a few words.
    """

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(f"{store}: {reason}")
        self.store = store
        self.reason = reason


class BatchError(SaysoError):
    """A stage of a batch cannot be done. What was done before is kept, and the next run goes on from there.

    Attributes:
        details: all that Python tells of it; empty where the reason says enough.
    """

    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(reason)
        self.details = details


class OutputError(SaysoError):
    """Results cannot be written where they were asked for."""

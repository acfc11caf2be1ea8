"""The packages that a batch needs and not every installation has."""

from __future__ import annotations

from types import ModuleType

from sayso.export.parts import part


def module(name: str, extra: str = "batch") -> ModuleType:
    """A module of one of them.

    Args:
        name: as one imports it.
        extra: the extra of Sayso that brings it along.

    Raises:
        OutputError: it is not installed.
    """
    return part(name, extra)

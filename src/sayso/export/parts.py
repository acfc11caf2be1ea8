"""Parts that not every installation has: loaded when they are needed, and named where they are missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from sayso.errors import OutputError


def part(module: str, extra: str) -> ModuleType:
    """A module of another package.

    Args:
        module: its name, as one imports it.
        extra: the extra of Sayso that brings it along.

    Raises:
        OutputError: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != package:
            raise  # it is there, and something else is wrong with it
        raise OutputError(f"{package} is not installed: pip install 'sayso[{extra}]'") from error

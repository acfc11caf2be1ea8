"""What is found over many articles as rows: columns as the records have them, and `date`, which the rows go by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sayso.batch.days import UNKNOWN, day_of
from sayso.batch.needed import module
from sayso.corpus.records import Claim, Copy, Independent, Origin
from sayso.export.parquet import arrow_type, fields


@cache
def schema(table: str) -> Any:
    """The columns of `copies`, `claims` or `origins`.

    Raises:
        OutputError: pyarrow is not installed.
    """
    columns: dict[str, list[tuple[str, Any]]] = {
        "copies": fields(Copy),
        "claims": [*fields(Claim), ("independent", arrow_type(Independent))],
        "origins": [("claim", arrow_type(str)), *fields(Origin), ("refs", arrow_type(tuple[str, ...]))],
    }
    return module("pyarrow").schema([*columns[table], ("date", arrow_type(str))])


def earliest(published: Iterable[str | None]) -> str:
    """The first of the days of some articles."""
    return min((day for each in published if (day := day_of(each)) != UNKNOWN), default=UNKNOWN)


def latest(published: Iterable[str | None]) -> str:
    """The last of them."""
    return max((day for each in published if (day := day_of(each)) != UNKNOWN), default=UNKNOWN)

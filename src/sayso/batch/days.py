"""The day that an article belongs to: the data set is partitioned by it."""

from __future__ import annotations

import re

UNKNOWN = "unknown"
"""The day of what has no date, or only a month or a year."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")


def day_of(published: str | None) -> str:
    """The day of an ISO 8601 date or date and time, as it is written there: `YYYY-MM-DD`, or `unknown`."""
    found = _DAY.match(published or "")
    return found[0] if found else UNKNOWN

"""Dates as pages and feeds write them -> ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"""^\s*(?P<date>\d{4}-\d{2}-\d{2})
        (?:[T\s]+(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?
           (?:\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}))?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = re.compile(r"^\d{10}(\d{3})?$")
_FORMATS = ("%Y%m%d", "%Y/%m/%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")


def iso_date(value: str) -> str | None:
    """The ISO 8601 date or date and time that `value` stands for; None where it stands for none.

    The time zone is kept as given; a date alone stays a date alone. Fractions of seconds are dropped.
    """
    value = value.strip()[:64]
    try:
        if match := _ISO.match(value):
            return _from_iso(match)
        if _EPOCH.match(value):
            return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
    return _from_words(value)


def _from_iso(match: re.Match[str]) -> str:
    if not match["time"]:
        return datetime.fromisoformat(match["date"]).date().isoformat()
    zone = (match["zone"] or "").upper().replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    return datetime.fromisoformat(f"{match['date']}T{match['time']}{zone}").isoformat()


def _from_words(value: str) -> str | None:
    for pattern in _FORMATS:
        try:
            return datetime.strptime(value, pattern).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

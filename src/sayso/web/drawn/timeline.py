"""When the articles of a claim came out, as SVG: one line for each, the first on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from sayso.corpus.records import Stance
from sayso.views.characters import shorten

_WIDTH, _LINE, _NAMES, _TOP, _RIGHT = 920, 26, 200, 30, 30
_LETTERS = 26
_STEPS = tuple(timedelta(hours=hours) for hours in (1, 3, 6, 12, 24, 48, 168, 336, 720, 2190, 8760, 43800, 87600))
_TICKS = 8
_MOST = 60
"""Articles beyond which a drawing shows nothing any more that the table does not show better."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An article in time: what to call it, when it came out as ISO 8601, where it stands to the claim."""

    name: str
    published: str | None
    stance: Stance


def timeline(moments: Sequence[Moment]) -> Markup:
    """The drawing; empty where fewer than two articles are dated, or too many."""
    dated = sorted(((when, m) for m in moments if (when := _time(m.published))), key=lambda pair: pair[0])
    if not 2 <= len(dated) <= _MOST:
        return Markup()
    first, last = dated[0][0], dated[-1][0]
    span = max((last - first).total_seconds(), 3600.0)

    def place(when: datetime) -> float:
        return round(_NAMES + (when - first).total_seconds() / span * (_WIDTH - _NAMES - _RIGHT), 1)

    height = _TOP + len(dated) * _LINE + 10
    ticks = Markup().join(_tick(when, place(when), height) for when in _ticks(first, last))
    lines = Markup().join(_line(n, place(when), moment) for n, (when, moment) in enumerate(dated))
    return Markup(
        '<svg class="timeline" viewBox="0 0 {} {}" role="img" aria-label="When the {} dated articles came out; '
        'the table below says the same">{}{}</svg>'
    ).format(_WIDTH, height, len(dated), ticks, lines)


def _line(n: int, x: float, moment: Moment) -> Markup:
    y = _TOP + n * _LINE + 16
    return Markup(
        '<g><line class="rule" x1="{}" y1="{}" x2="{}" y2="{}"/><circle class="{}" cx="{}" cy="{}" r="5.5"/>'
        '<text x="{}" y="{}" text-anchor="end">{}</text></g>'
    ).format(_NAMES, y, x, y, moment.stance, x, y, _NAMES - 14, y + 4, shorten(moment.name, _LETTERS))


def _tick(when: datetime, x: float, height: int) -> Markup:
    label = when.strftime("%H:%M") if (when.hour, when.minute) != (0, 0) else f"{when.day} {when:%b %Y}"
    return Markup(
        '<line class="tick" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="tick" x="{}" y="14">{}</text>'
    ).format(x, _TOP - 8, x, height - 6, x, label)


def _ticks(first: datetime, last: datetime) -> list[datetime]:
    step = next((step for step in _STEPS if (last - first) / step <= _TICKS), _STEPS[-1])
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    found: list[datetime] = []
    when = midnight
    while when <= last and len(found) <= 10 * _TICKS:
        if when >= first:
            found.append(when)
        when += step
    return found


def _time(date: str | None) -> datetime | None:
    try:
        when = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)

"""The records of where relays may stand: channels beside a cue, and the ways that words came by."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.holders.names import Entity
from sayso.holders.phrases import Phrase
from sayso.statement import Span, Statement


@dataclass(frozen=True, slots=True)
class Beside:
    """A channel that stands beside a statement's cue.

    Attributes:
        statement: the statement.
        place: its cue, or its source.
        span: where the channel stands.
        entity: the channel.
        between: how many other cues stand between it and the place.
    """

    statement: Statement
    place: Span
    span: Span
    entity: Entity
    between: int


@dataclass(frozen=True, slots=True)
class Way:
    """The relays that words came through.

    Attributes:
        relays: nearest to the article first.
        number: of the outermost statement that they were named beside.
        at: where that stands.
    """

    relays: tuple[Entity, ...]
    number: int
    at: int


@dataclass(frozen=True, slots=True)
class Going:
    """A way that a statement's words may have come by as words before or behind them did.

    Attributes:
        statement: the statement.
        way: the way.
        holder: who holds the statement.
        phrase: its source, as read.
        same: whether the way is one that its holder spoke by.
        chain: whether the statement before it came by that way.
        broken: whether its holder's last statement came otherwise.
        others: how many statements of other holders stand between.
        spoken: how many statements of the article named that way themselves.
    """

    statement: Statement
    way: Way
    holder: Entity | None
    phrase: Phrase | None
    same: bool
    chain: bool
    broken: bool
    others: int
    spoken: int

"""What an article says and on whose word: the records of statements, their sources, credits and the headline.

All records are frozen. Offsets are Unicode code points into the article's `text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
"""A stretch of the article's text: start and end in code points, half-open."""

Quotation = Literal["direct", "indirect", "mixed"]
Firmness = Literal["asserted", "hedged", "conditional", "intended", "denied", "asked"]
SourceKind = Literal["person", "organization", "outlet", "document", "post", "poll", "crowd", "writer", "unknown"]
CreditKind = Literal["republished", "wire", "contributed"]
Drop = Literal["source", "hedge", "condition"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: someone other than the article's own voice is given as holding some words.

    Attributes:
        id: `s1`, `s2`, … in the order of the text.
        sources: the words that name the holder at this place; empty where the text gives none.
        cue: the words that tie content to source ("said", "according to"); empty for a bare quotation.
        contents: the words attributed, in several pieces where the text interrupts them.
        quotation: whether all, none or some of the content stands in quotation marks.
        confidence: the calibrated probability, 0 to 1, that the statement is right.
        within: id of the statement that encloses this one, where it is nested.
        firmness: how firmly the holder puts it; None where that was not worked out.
        condition: the words of the condition, for a conditional statement.
        holder: id of the `Source` that ultimately holds it; None where that was not worked out.
        via: ids of the relays between the article and the holder, nearest to the article first.
    """

    id: str
    sources: tuple[Span, ...]
    cue: tuple[Span, ...]
    contents: tuple[Span, ...]
    quotation: Quotation
    confidence: float
    within: str | None = None
    firmness: Firmness | None = None
    condition: tuple[Span, ...] = ()
    holder: str | None = None
    via: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where the statement begins: its first span of any role."""
        return min(start for start, _ in (*self.sources, *self.cue, *self.contents))


@dataclass(frozen=True, slots=True)
class Source:
    """A holder or relay, resolved within one article.

    Attributes:
        id: `S1`, `S2`, … in the order of their first mention.
        name: the fullest name that the article gives.
        kind: what sort of source it is.
        named: whether a reader could look it up by that name.
        description: role or credentials, in the article's words; empty where it gives none.
        mentions: every place that names it.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool
    description: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that says where the article itself comes from."""

    kind: CreditKind
    outlet: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Headline:
    """What the headline leaves out of the statement it comes from.

    Attributes:
        statement: id of the headline's own statement; None where it is a plain assertion.
        drops: what the body gives for it and the headline does not.
        body: ids of the statements of the body that it comes from.
    """

    statement: str | None
    drops: tuple[Drop, ...] = ()
    body: tuple[str, ...] = ()

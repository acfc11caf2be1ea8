"""What stands in the margin for each statement: whose word it is, how firmly, through whom, how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.article import Article
from sayso.export.iris import address_in_page
from sayso.statement import Firmness, SourceKind, Statement
from sayso.views.groups import Group
from sayso.views.telling import Told, told
from sayso.web.addresses import source_path

Class = Literal["named", "unnamed", "unstated"]
"""What the style of an underline says of the holder."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader asked to see; None: all."""

    holder: str | None = None
    kind: SourceKind | None = None
    firmness: Firmness | None = None

    def takes(self, statement: Statement, group: Group) -> bool:
        """Whether a statement is among it."""
        kind = group.holder.kind if group.holder else "unknown"
        return (
            (self.holder is None or _holder(group) == self.holder)
            and (self.kind is None or kind == self.kind)
            and (self.firmness is None or statement.firmness == self.firmness)
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin for one statement.

    Attributes:
        id: of the statement.
        number: as it is shown.
        start: where the statement begins.
        name: who holds it, or that nobody is given.
        source: the page of who holds it; None where nobody is known.
        details: that it is unnamed, what it is, its role.
        lead: the cue and the relays.
        content: the words attributed, on one line.
        firmness: how firmly; empty where that was not worked out.
        remarks: the condition and the statement around it, where there are any.
        confidence: that the statement is right, as a percentage.
        underline: the style of its underline.
        holder: what it is filtered by: the id of the holder, or `words`, `unsure`, `unstated`.
        kind: of the holder.
        out: the article's own page, at these words; None where it has no address.
        is_chosen: whether it is among what the reader asked for.
    """

    id: str
    number: str
    start: int
    name: str
    source: str | None
    details: tuple[str, ...]
    lead: str
    content: str
    firmness: str
    remarks: tuple[tuple[str, str], ...]
    confidence: str
    underline: Class
    holder: str
    kind: str
    out: str | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many statements have it."""

    value: str
    label: str
    count: int


def notes(article: Article, chosen: Chosen) -> list[Note]:
    """The notes of an article, in the order of the text."""
    order = {statement.id: n for n, statement in enumerate(article.statements)}
    found = [
        _note(article, statement, group, in_words, chosen)
        for group, all_told in told(article)
        for statement, in_words in zip(group.statements, all_told, strict=True)
    ]
    return sorted(found, key=lambda note: (note.start, order[note.id]))


def choices(found: list[Note]) -> Mapping[str, list[Choice]]:
    """The filters of an article: those of holders, kinds and firmness that its statements have."""
    names = {note.holder: note.name if note.source else _NOBODY[note.holder] for note in found}
    labels = {"holder": names, "kind": {}, "firmness": {}}
    return {
        name: [
            Choice(value, labels[name].get(value, value), count)
            for value, count in Counter(getattr(note, name) for note in found).most_common()
            if value
        ]
        for name in labels
    }


_NOBODY = {"words": "Holder not worked out", "unsure": "Not sure whose", "unstated": "No source stated"}


def _note(article: Article, statement: Statement, group: Group, in_words: Told, chosen: Chosen) -> Note:
    return Note(
        id=statement.id,
        number=in_words.number,
        start=statement.start,
        name=group.name,
        source=source_path(group.holder.name) if group.holder and group.holder.name.strip() else None,
        details=tuple(detail for detail in group.details if detail != "named"),  # the underline says so
        lead=in_words.lead.rstrip(":,"),
        content=in_words.content,
        firmness=statement.firmness or "",
        remarks=tuple((r.label, r.value) for r in in_words.remarks if r.label != "Firmness"),
        confidence=in_words.confidence,
        underline=_underline(group),
        holder=_holder(group),
        kind=group.holder.kind if group.holder else "unknown",
        out=address_in_page(article, statement),
        is_chosen=chosen.takes(statement, group),
    )


def _holder(group: Group) -> str:
    return group.holder.id if group.holder else group.standing


def _underline(group: Group) -> Class:
    if group.holder:
        return "named" if group.holder.named else "unnamed"
    return "unnamed" if group.standing == "words" else "unstated"

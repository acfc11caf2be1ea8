"""What the service takes and gives beside the records: read and documented by FastAPI."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.responses import Response

from sayso.article import Article
from sayso.contract import json_text, to_dict
from sayso.corpus.records import Claim, Copy, CopyKind, Evidenced, Trace
from sayso.corpus.store import Entry, Hit
from sayso.statement import Span, Statement
from sayso.views.copies import copy_to_dict
from sayso.web.jobs import Progress
from sayso.web.library import Said
from sayso.web.sources import Standing

Item = TypeVar("Item")


class Given(BaseModel):
    """An article to read: one of text, HTML and address."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "The ferry may stop, Lin Okafor said."}]}
    )

    text: Annotated[str | None, Field(description="Plain text, kept to the character.")] = None
    html: Annotated[str | None, Field(description="The source of a page.")] = None
    address: Annotated[str | None, Field(max_length=4000, description="An http or https address to fetch.")] = None
    ref: Annotated[str | None, Field(max_length=200, description="What to call it.")] = None
    url: Annotated[str | None, Field(max_length=4000, description="Where the page comes from; of HTML alone.")] = None

    @model_validator(mode="after")
    def _one(self) -> Given:
        if sum(value is not None for value in (self.text, self.html, self.address)) != 1:
            raise ValueError("give one of text, html and address")
        return self


class Asked(BaseModel):
    """A claim in somebody's own words."""

    model_config = ConfigDict(extra="forbid")

    claim: Annotated[str, Field(min_length=3, max_length=1000, description="The claim, as a sentence.")]


@dataclass(frozen=True, slots=True)
class Listed(Generic[Item]):
    """Some of a longer list.

    Attributes:
        items: those that were asked for.
        total: how many there are in all; None where counting them would take long.
        offset: how many were passed over.
        next: the path of those that follow; None where these are the last.
    """

    items: list[Item]
    total: int | None
    offset: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two articles share, verbatim or lightly edited.

    Attributes:
        refs: the two articles.
        spans: the passage in each.
        kind: `quotation` where what is shared stands in quotation marks: two reporters may have heard one speech.
        words: how many words the passage has in common.
        share: how much of each article it covers, 0 to 1.
        edits: where the two differ within it: a stretch of either, empty where words fell out.
        earlier: ref of the article that is likely the earlier; null where that is undecided.
        why: what says so; null where it is undecided.
    """

    refs: tuple[str, str]
    spans: tuple[Span, Span]
    kind: CopyKind
    words: int
    share: tuple[float, float]
    edits: list[tuple[Span, Span]]
    earlier: str | None
    why: Evidenced | None


@dataclass(frozen=True, slots=True)
class TracedAnswer:
    """A claim with where it comes from; `about` counts the articles that are about it."""

    claim: Claim | None
    trace: Trace
    about: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source over all articles."""

    name: str
    articles: int
    statements: int
    standings: list[Standing]


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """What a source is given as saying in one article: statements that it holds, and those that it passes on."""

    ref: str
    source: Standing
    holds: list[Statement]
    relays: list[Statement]


Articles = Listed[Entry]
Hits = list[Hit]
Claims = Listed[Claim]
Copies = list[Shared]
Sources = Listed[SourceEntry]
Job = Progress


def answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A record, or anything made of records, as JSON that is safe wherever it is read."""
    return Response(json_text(_plain(value)), status, headers, "application/json")


def listed(  # noqa: PLR0913  what tells where in the list one is
    items: list[Item], total: int | None, offset: int, path: str, limit: int, *, more: bool | None = None
) -> Listed[Item]:
    """Some of a longer list, with the path of what follows.

    Args:
        items: those from `offset` on.
        total: how many there are, where that is known.
        offset: how many were passed over.
        path: of the list.
        limit: how many were asked for.
        more: whether there are more, where the total is not known.
    """
    end = offset + len(items)
    more = bool(items) and end < total if total is not None else more
    return Listed(items, total, offset, f"{path}?offset={end}&limit={limit}" if more else None)


def said_answer(said: Said) -> SaidAnswer:
    """What a source says in one article, without the whole article."""
    return SaidAnswer(said.article.ref, said.standing, list(said.holds), list(said.relays))


def source_entry(standings: list[Standing]) -> SourceEntry:
    """A source over all articles."""
    refs = {standing.ref for standing in standings}
    return SourceEntry(standings[0].name, len(refs), sum(s.holds + s.relays for s in standings), standings)


def _plain(value: Any) -> Any:
    if isinstance(value, Article):
        return to_dict(value)
    if isinstance(value, Copy):
        return copy_to_dict(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Listed):
        return {"items": _plain(value.items), "total": value.total, "offset": value.offset, "next": value.next}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value

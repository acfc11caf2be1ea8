"""What each tool gives, as JSON Schemas: the contract's objects, and what says how much of them this is."""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from sayso.contract import schema_text
from sayso.corpus.records import ClaimStance, CopyKind, Evidenced, LinkKind, Stance
from sayso.statement import Drop, SourceKind

Pair = Annotated[tuple[int, int], Field(description="A start and an end: code points of the text, half-open.")]


class Hit(BaseModel):
    """An article that a search found; `marks` are the words that were looked for, as places in the snippet."""

    ref: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    snippet: str
    marks: list[Pair]


class Found(BaseModel):
    """Articles that a search found, the best first."""

    hits: list[Hit]


class Member(BaseModel):
    """One place where an article makes a claim; `statement` is null for a headline or a plain assertion."""

    ref: str
    statement: str | None
    start: int
    end: int
    stance: ClaimStance
    text: str


class Claim(BaseModel):
    """What several articles say alike; `left_out` counts what is not told of it here."""

    id: str
    text: str
    within: str | None
    articles: list[str]
    statements: list[Member]
    left_out: dict[Literal["articles", "statements"], int]


class Claims(BaseModel):
    """Some claims, those of most articles first, and whether there are more."""

    claims: list[Claim]
    more: bool


class Copy(BaseModel):
    """A passage that two articles share; `texts` are its beginning in each, `words` how many words it has in common."""

    refs: tuple[str, str]
    spans: tuple[Pair, Pair]
    kind: CopyKind
    words: int
    share: tuple[float, float]
    edits: list[tuple[Pair, Pair]]
    earlier: str | None
    why: Evidenced | None
    texts: tuple[str, str]
    left_out: dict[Literal["edits"], int]


class Copies(BaseModel):
    """Some shared passages, and whether there are more."""

    copies: list[Copy]
    more: bool


class Evidence(BaseModel):
    """Words of an article that show something."""

    start: int
    end: int
    text: str


class Drift(BaseModel):
    """What a claim lost or changed on its way into an article; `kept` is the article with the words `before`."""

    what: Drop | Literal["number", "name"]
    before: Evidence
    after: Evidence
    kept: str


class Taken(BaseModel):
    """What one article has of a claim."""

    ref: str
    stance: Stance
    takes_from: list[str]
    origins: list[str]
    evidence: list[Evidence]
    drift: list[Drift]


class Origin(BaseModel):
    """A place where a claim enters the articles; `articles` counts those that rest on it."""

    id: str
    name: str
    kind: SourceKind
    named: bool
    behind: str
    first: str | None
    last: str | None
    articles: int


class Link(BaseModel):
    """A step from an article to where it has the claim from: another article's ref, or an origin's id."""

    start: Annotated[str, Field(alias="from")]
    end: Annotated[str, Field(alias="to")]
    how: LinkKind
    evidence: list[Evidence]


class Independent(BaseModel):
    """How many independent origins there are, and why it may be fewer or more."""

    low: int
    likely: int
    high: int
    why: list[str]


class Traced(BaseModel):
    """Where a claim comes from; `left_out` counts what is not told here, `aside` the articles not about the claim."""

    claim: str
    articles: list[Taken]
    origins: list[Origin]
    links: list[Link]
    independent: Independent
    circular: list[list[str]]
    left_out: dict[Literal["aside", "articles", "links"], int]


def schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a shape."""
    return shape.model_json_schema()


@cache
def article_schema() -> dict[str, Any]:
    """The JSON Schema of an article or a part of one: the contract's own, with what is added to it here."""
    whole: dict[str, Any] = json.loads(schema_text())
    statement = whole["$defs"]["statement"]
    words = {role: {"type": "string"} for role in ("sources", "cue", "contents", "condition")}
    part = {name: {"type": "integer", "minimum": 0} for name in ("start", "end", "of")}
    _add(statement, "words", words, "The words at the spans of the same names; long ones are cut, with an ellipsis.")
    _add(whole, "part", part, "The stretch that `text` is of a text of so many characters; offsets count in all of it.")
    return whole


def _add(where: dict[str, Any], name: str, properties: dict[str, Any], description: str) -> None:
    where["required"].append(name)
    where["properties"][name] = {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }

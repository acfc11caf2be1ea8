"""What each tool takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sayso.assistants.reading import LONGEST

Ref = Annotated[str, Field(min_length=1, max_length=4000, description="What the store calls the article.")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="How many to pass over.")]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Text(_Asked):
    """A text to read."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST,
            description="The article's text, whole and to the character: the headline, an empty line, the paragraphs.",
        ),
    ]
    name: Annotated[str, Field(min_length=1, max_length=200, description="What to call it.")] = "text"


class Address(_Asked):
    """A page to fetch and read."""

    address: Annotated[str, Field(min_length=1, max_length=4000, description="An http or https address.")]


class File(_Asked):
    """A file to read."""

    path: Annotated[
        str,
        Field(min_length=1, max_length=4000, description="The file, absolute or as seen from an allowed folder."),
    ]


class Query(_Asked):
    """Words to look for."""

    query: Annotated[
        str,
        Field(
            min_length=1,
            max_length=1000,
            description='Words that must all be there; "a quotation" for words in this order; OR for either; '
            "- before a word for its absence.",
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=50, description="How many articles to find at most.")] = 20


class Piece(_Asked):
    """An article, or a part of it."""

    ref: Annotated[
        str,
        Field(
            min_length=1,
            max_length=4000,
            description="What the store calls the article, or the id of one that was read in this session.",
        ),
    ]
    version: Annotated[int | None, Field(ge=1, description="An older version; the newest if left out.")] = None
    start: Annotated[
        int, Field(ge=0, description="Where the part begins: the end of the part before; 0 for the beginning.")
    ] = 0


class Claims(_Asked):
    """Claims to list."""

    ref: Annotated[
        str | None,
        Field(min_length=1, max_length=4000, description="Only claims that this article makes too."),
    ] = None
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=30, description="How many claims to give at most.")] = 10


class Copies(_Asked):
    """Shared passages to list."""

    ref: Ref
    other: Annotated[
        str | None,
        Field(min_length=1, max_length=4000, description="Only what the article shares with this one."),
    ] = None
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=30, description="How many passages to give at most.")] = 10


class Tracing(_Asked):
    """A claim to follow back."""

    claim: Annotated[
        str,
        Field(
            min_length=2,
            max_length=1000,
            description="The claim as one plain sentence, or the id of a claim that the tool claims gave (c7).",
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=100, description="How many articles to tell of at most.")] = 25

"""brat standoff in the form of PolNeAR: an article's statements as events, and back.

A statement is an event whose trigger stands on its cue, with one text-bound annotation for each role; a
role of several pieces is one discontinuous annotation:

    T1	Source 24 34	Beni Sabti
    T2	Cue 35 39	said
    T3	Content 0 22;40 51	The plan stands, it is ready
    T4	Attribution 35 39	said
    E1	Attribution:T4 Content:T3 Cue:T2 Source:T1

A statement without a source has the trigger `Attribution-no-source`. PolNeAR does not nest attributions;
where Sayso does, the inner event names the outer one: `Within:E1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from sayso.article import Article
from sayso.errors import InputError, OutputError
from sayso.export.files import FileNames, write_file
from sayso.statement import Span, Statement

_ANNOTATION = re.compile(r"(?:[TERAMN]\d+|#\d*|\*)\t")
"""How a line of a standoff file begins; of these only T and E lines matter here."""

_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that would end the line or the column, or steer a terminal."""


@dataclass(frozen=True, slots=True)
class Event:
    """One attribution as a brat file gives it, spans in the order of the text.

    Attributes:
        id: `E1`, `E2`, … in the file.
        sources: the words that name the holder.
        cue: the words that tie content to source.
        contents: the words attributed.
        within: id of the event that encloses it, where it is nested.
    """

    id: str
    sources: tuple[Span, ...]
    cue: tuple[Span, ...]
    contents: tuple[Span, ...]
    within: str | None = None


class _Arguments(NamedTuple):
    """The arguments of an E line, and the number of that line in its file."""

    line: int
    id: str
    pairs: list[tuple[str, str]]


def to_brat(article: Article) -> str:
    """The statements of an article as brat standoff; offsets fit the article's text written to a file."""
    events = {statement.id: f"E{n}" for n, statement in enumerate(article.statements, 1)}
    ids = (f"T{n}" for n in count(1))
    lines = chain.from_iterable(_event(article, statement, ids, events) for statement in article.statements)
    return "".join(f"{line}\n" for line in lines)


def write_brat(articles: Iterable[Article], folder: Path) -> None:
    """Write `REF.txt` and `REF.ann` for every article, each file whole or not at all.

    Args:
        articles: what to write; refs are made safe and unique as file names.
        folder: where to; made where it is not there.

    Raises:
        OutputError: the folder or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made a folder: {error.strerror}") from error
    names = FileNames()
    for article in articles:
        name = names.name(article.ref)
        write_file(folder / f"{name}.txt", [article.text])
        write_file(folder / f"{name}.ann", [to_brat(article)])


def read_brat(annotations: str, ref: str) -> tuple[Event, ...]:
    """The events of a brat file in PolNeAR's form, in the order of the file.

    Other annotations (notes, attributes, relations, other types) are passed over.

    Args:
        annotations: the content of an `.ann` file.
        ref: what to call it in errors.

    Raises:
        InputError: a line is not brat standoff, or an event names an annotation that is not there.
    """
    marked: dict[str, tuple[Span, ...]] = {}
    events: list[_Arguments] = []
    in_text = False  # whether a line may go on with the words of an annotation that holds a line end
    for number, raw in enumerate(annotations.split("\n"), 1):
        line = raw.removesuffix("\r")
        if line.startswith("T") and _ANNOTATION.match(line):
            name, spans = _text_bound(line, f"{ref}:{number}")
            marked[name] = spans
        elif line.startswith("E") and _ANNOTATION.match(line):
            events.append(_arguments(line, number, f"{ref}:{number}"))
        elif line.strip() and not in_text and not _ANNOTATION.match(line):
            raise InputError(f"{ref}:{number}", "not a line of brat standoff")
        in_text = line.startswith("T") or (in_text and not _ANNOTATION.match(line))
    return tuple(_resolved(event, marked, f"{ref}:{event.line}") for event in events)


def _event(article: Article, statement: Statement, ids: Iterator[str], events: Mapping[str, str]) -> Iterator[str]:
    """The lines of one statement; `ids` gives fresh names for annotations, `events` those of statements."""
    roles = {"Source": statement.sources, "Cue": statement.cue, "Content": statement.contents}
    trigger = "Attribution" if statement.sources else "Attribution-no-source"
    roles[trigger] = statement.cue or statement.contents
    arguments: list[str] = []
    for role, spans in roles.items():
        if spans:
            name = next(ids)
            yield _annotation(article, name, role, spans)
            arguments.insert(0, f"{role}:{name}")  # the trigger, drawn last, comes first in the event
    if statement.within:
        arguments.append(f"Within:{events[statement.within]}")
    yield f"{events[statement.id]}\t{' '.join(arguments)}"


def _annotation(article: Article, name: str, kind: str, spans: tuple[Span, ...]) -> str:
    where = ";".join(f"{start} {end}" for start, end in spans)
    words = " ".join(article.text[start:end] for start, end in spans)
    return f"{name}\t{kind} {where}\t{_SPACES.sub(' ', words)}"


def _text_bound(line: str, where: str) -> tuple[str, tuple[Span, ...]]:
    name, body, *_ = line.split("\t")
    _, _, places = body.partition(" ")
    spans = []
    for place in places.split(";"):
        match = re.fullmatch(r"\s*([0-9]+)\s+([0-9]+)\s*", place)
        if not match or int(match[1]) > int(match[2]):
            raise InputError(where, f"“{place}” is not a start and an end")
        spans.append((int(match[1]), int(match[2])))
    return name, tuple(spans)


def _arguments(line: str, number: int, where: str) -> _Arguments:
    name, body, *_ = line.split("\t")
    pairs = []
    for argument in body.split():
        role, colon, target = argument.partition(":")
        if not colon:
            raise InputError(where, f"“{argument}” is not ROLE:ID")
        pairs.append((role, target))
    if not pairs:
        raise InputError(where, "an event without a trigger")
    return _Arguments(number, name, pairs)


def _resolved(event: _Arguments, marked: dict[str, tuple[Span, ...]], where: str) -> Event:
    spans: dict[str, set[Span]] = {"Source": set(), "Cue": set(), "Content": set()}
    within = None
    for role, target in event.pairs:
        kind = role.rstrip("0123456789")  # brat numbers the second argument of a role: Content2
        if kind == "Within":
            within = target
        elif kind in spans:
            if target not in marked:
                raise InputError(where, f"{role} names {target}, which is not in the file")
            spans[kind].update(marked[target])
    sources, cue, contents = (tuple(sorted(found)) for found in spans.values())
    return Event(event.id, sources, cue, contents, within)

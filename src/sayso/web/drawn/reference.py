"""The OpenAPI document of the service as people read it: its operations, and the shapes that they take and give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

_ATTRIBUTES = re.compile(r"\n\s*Attributes:\s*\n")
_ATTRIBUTE = re.compile(r"^\s+(\w+): ", re.MULTILINE)
_NAMED = re.compile(r"[^A-Za-z0-9]+")
_CODE = re.compile(r"`([^`]+)`")
_ALWAYS = ("401", "403", "422", "429", "503")
"""What every operation may answer with, and is said once."""

_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a shape; `type` is markup, as it may lead to a shape."""

    name: str
    type: Markup
    is_needed: bool
    description: Markup


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers with."""

    status: str
    description: str
    type: Markup


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    id: str
    method: str
    path: str
    summary: str
    description: Markup
    parameters: tuple[Field, ...]
    body: Markup
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that is taken or given."""

    id: str
    name: str
    description: Markup
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Operations by subject, and the shapes of all of them."""

    description: tuple[Markup, ...]
    subjects: Mapping[str, list[Operation]]
    shapes: tuple[Shape, ...]


def reference(document: Schema, address: str) -> Reference:
    """What a page of documentation shows.

    Args:
        document: an OpenAPI document.
        address: where the service is, for the examples.
    """
    subjects: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            subjects.setdefault(operation["tags"][0], []).append(_operation(method, path, operation, address))
    schemas = document["components"]["schemas"].items()
    shapes = tuple(_shape(name, schema) for name, schema in schemas if "Validation" not in name)
    description = tuple(map(_prose, document["info"]["description"].split("\n\n")))
    return Reference(description, subjects, shapes)


def _operation(method: str, path: str, operation: Schema, address: str) -> Operation:
    content = operation.get("requestBody", {}).get("content", {})
    return Operation(
        id=_NAMED.sub("-", f"{method}{path}").strip("-"),
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=_prose(operation.get("description", "")),
        parameters=tuple(map(_parameter, operation.get("parameters", ()))),
        body=_content(content),
        answers=tuple(
            Answer(status, _done(answer["description"]), _content(answer.get("content", {})))
            for status, answer in sorted(operation["responses"].items())
            if status not in _ALWAYS
        ),
        example=_example(method, f"{address}{path}", content),
    )


def _done(description: str) -> str:
    return "It is done." if description == "Successful Response" else description


def _parameter(parameter: Schema) -> Field:
    schema = parameter["schema"]
    description = _prose(parameter.get("description", ""))
    return Field(parameter["name"], _type(schema), parameter.get("required", False), description)


def _content(content: Schema) -> Markup:
    """The types that stand in a body: the first with a shape, else what media types there are."""
    for media_type, described in content.items():
        if media_type.endswith("json") and (schema := described.get("schema")):
            return _type(schema)
    return escape(", ".join(content))


def _example(method: str, address: str, content: Schema) -> str:
    command = "curl" if method == "get" else f"curl -X {method.upper()}"
    if "multipart/form-data" in content:
        return f"{command} -F file=@story.html '{address}'"
    if "application/json" in content:
        body = '{"claim": "…"}' if address.endswith("traces") else '{"text": "…"}'
        return f"{command} --json '{body}' '{address}'".replace("curl -X POST --json", "curl --json")
    return f"{command} '{address}'"


def _shape(name: str, schema: Schema) -> Shape:
    description, *attributes = _ATTRIBUTES.split(schema.get("description", ""), maxsplit=1)
    told = dict(_attributes(attributes[0])) if attributes else {}
    needed = schema.get("required", ())
    fields = (
        Field(field, _type(inner), field in needed, _prose(inner.get("description") or told.get(field, "")))
        for field, inner in schema.get("properties", {}).items()
    )
    return Shape(f"shape-{name}", _plain_name(name), _prose(" ".join(description.split())), tuple(fields))


def _attributes(section: str) -> Iterator[tuple[str, str]]:
    """What a docstring says of each field."""
    _, *parts = _ATTRIBUTE.split(section)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        yield name, " ".join(text.split())


def _type(schema: Schema) -> Markup:  # noqa: PLR0911  one for each sort of schema
    if name := schema.get("$ref", "").rpartition("/")[2]:
        return Markup('<a href="#shape-{}">{}</a>').format(name, _plain_name(name))
    if choices := schema.get("anyOf"):
        return Markup(" or ").join(map(_type, choices))
    if values := schema.get("enum"):
        return Markup(", ").join(Markup("<code>{}</code>").format(value) for value in values)
    if "prefixItems" in schema:
        return Markup("[{}]").format(Markup(", ").join(map(_type, schema["prefixItems"])))
    if schema.get("type") == "array":
        return Markup("list of {}").format(_type(schema.get("items", {})))
    if schema.get("type") == "object":
        return Markup("problem") if "detail" in schema.get("properties", {}) else Markup("object")
    return escape(_PLAIN.get(schema.get("type", ""), "anything"))


def _prose(text: str) -> Markup:
    """Text with its code as code."""
    parts = _CODE.split(text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def _plain_name(name: str) -> str:
    return name.replace("_", " ").strip()

"""Who someone is, in the article's words: the role before a name, the apposition or "who" behind it."""

from __future__ import annotations

import re

from sayso.holders.names import Entity
from sayso.holders.words import noun, word_set
from sayso.statement import Span

_PLACES = 6  # mentions that are looked at
_REACH = 220  # code points behind a name
_BACK = 90  # and before it
_LONGEST = 160
_APPOSED = re.compile(r",\s([^,.;:\n“”\"()]{3,}?)(?=[,.;:\n“\"(]|\Z)")
_WHO = re.compile(r",\s(who\s[^.;:\n“”\"]+?)(?=,\s|[.;:\n“\"]|\Z)")
_HEAD_ENDS = re.compile(r"\s(?:of|for|at|in|with|from|to|on|who|which|that|by|about)\b")
_CLAUSE = re.compile(r"[\n,;:“”\"()]|[a-z]\.\s")
_TITLE = re.compile(r"(?:\b[\w’'-]+\.?\s){1,6}\Z")
_EDGES = word_set(
    "the a an and but or as by from of to in for with said says told that when while after if his her its"
)


def describe(text: str, entity: Entity) -> str:
    """The role or credentials that the article gives a person or organization; empty where it gives none.

    Args:
        text: the article's.
        entity: with its mentions.
    """
    if entity.kind not in ("person", "organization") or not entity.named or entity.several:
        return ""
    places = sorted(entity.mentions)[:_PLACES]
    for tell in (_apposed, _titled, _clause):
        for span in places:
            if found := tell(text, span, entity.kind):
                return " ".join(found.split())
    return ""


def _apposed(text: str, span: Span, kind: str) -> str:
    """A noun of the same kind behind a comma: "a historian at the college"."""
    match = _APPOSED.match(text, span[1], span[1] + _REACH)
    if not match or len(match[1]) > _LONGEST:
        return ""
    head = _HEAD_ENDS.split(match[1])[0].split()
    return match[1] if head and head[0].lower() not in ("and", "or") and _is_role(head[-1], kind) else ""


def _titled(text: str, span: Span, kind: str) -> str:
    """The role right before a name, back to where its phrase begins: "Harbour Board chairman"."""
    clause = _CLAUSE.split(text[max(0, span[0] - _BACK) : span[0]])[-1]
    match = _TITLE.search(clause)
    words = match.group().split() if match else []
    first = next((i for i in range(len(words), 0, -1) if words[i - 1].lower() in _EDGES), 0)
    words = words[first:]
    return " ".join(words) if words and kind == "person" and _is_role(words[-1], kind) else ""


def _clause(text: str, span: Span, kind: str) -> str:
    match = _WHO.match(text, span[1], span[1] + _REACH) if kind == "person" else None
    return match[1] if match and len(match[1]) <= _LONGEST else ""


def _is_role(word: str, kind: str) -> bool:
    found = noun(word)
    return found is not None and found.kind == kind and not found.several

"""Claims for people and for programs: each with who makes it and who denies it for the terminal, and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.corpus.records import Claim, Member
from sayso.views.characters import shorten

_WIDEST = 100
_SHOWN = 8
"""Articles of a claim that are shown one by one."""

_QUIET = "dim"


def show_claims(claims: Iterable[Claim], console: Console) -> Iterator[str]:
    """Each claim with the articles that make it and the words of each; ready to be written.

    What articles of a claim also say alike stands under it, further in.

    Args:
        claims: each before those within it; read only as far as the result is taken.
        console: as `sayso.views.terminal.console` makes it for a stream.
    """
    width = min(console.width, _WIDEST)
    for n, claim in enumerate(claims):
        indent = 4 if claim.within else 0
        block = Padding(Group(*_parts(claim, 2 * (width - indent))), (0, 0, 0, indent))
        with console.capture() as capture:
            console.print(block, width=width)
        lines = capture.get().rstrip("\n").split("\n")
        yield "\n" * (n > 0) + "".join(line.rstrip() + "\n" for line in lines)


def claim_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """One JSON object a line for each claim, as the contract has it."""
    return (json.dumps(claim_to_dict(claim)) + "\n" for claim in claims)


def claim_to_dict(claim: Claim) -> dict[str, object]:
    """The object of the contract for one claim; a `statement` that is null is a headline or a plain assertion."""
    return {
        "id": claim.id,
        "text": claim.text,
        "within": claim.within,
        "articles": list(claim.articles),
        "statements": [_member(member) for member in claim.members],
    }


def _member(member: Member) -> dict[str, object]:
    return {
        "ref": member.ref,
        "statement": member.statement,
        "start": member.span[0],
        "end": member.span[1],
        "stance": member.stance,
        "text": member.text,
    }


def _parts(claim: Claim, longest: int) -> Iterator[RenderableType]:
    yield Text.assemble((f"{claim.id} ", _QUIET), (shorten(claim.text, longest), "bold"))
    yield Text(f"{_counted(claim)}.", _QUIET)
    firsts = _firsts(claim)
    for member in firsts[:_SHOWN]:
        denies = "denies: " if member.stance == "denies" else ""
        words = f"{denies}{shorten(member.text, longest)}"
        yield Padding(Text.assemble((f"{shorten(member.ref, longest)} ", "cyan"), words), (0, 0, 0, 2))
    if len(firsts) > _SHOWN:
        yield Padding(Text(f"and {len(firsts) - _SHOWN} more", _QUIET), (0, 0, 0, 2))


def _counted(claim: Claim) -> str:
    articles = _plural(len(claim.articles), "article")
    denying = sum(member.stance == "denies" for member in _firsts(claim))
    statements = sum(member.statement is not None for member in claim.members)
    parts = [
        articles,
        f"{denying} in denial" if denying else "",
        _plural(statements, "statement") if statements else "",
    ]
    return ", ".join(part for part in parts if part)


def _firsts(claim: Claim) -> list[Member]:
    """What each article says first: its headline, where that makes the claim; denials last."""
    firsts: dict[str, Member] = {}
    for member in claim.members:
        firsts.setdefault(member.ref, member)
    return sorted(firsts.values(), key=lambda member: member.stance == "denies")


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"

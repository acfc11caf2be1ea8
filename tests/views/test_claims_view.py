"""Claims on the terminal and as JSON lines."""

from __future__ import annotations

import json
from io import StringIO

from sayso.corpus.records import Claim, Member
from sayso.views.claims import claim_lines, show_claims
from sayso.views.terminal import console

AGROUND = Claim(
    "c1",
    "Ferry runs aground off Aldersay",
    ("gannet", "harbour"),
    (
        Member("gannet", (0, 31), None, "affirms", "Ferry runs aground off Aldersay"),
        Member("gannet", (40, 60), "s1", "affirms", "the ferry was stuck"),
        Member("harbour", (0, 34), None, "denies", "Ferry did not run aground\x1b[2J"),
    ),
)
ENGINE = Claim("c1.1", "the engine had failed", ("gannet", "ledger"), (), within="c1")


def test_who_makes_a_claim_and_who_denies_it() -> None:
    shown = "".join(show_claims([AGROUND, ENGINE], console(StringIO())))
    assert shown == (
        "c1 Ferry runs aground off Aldersay\n"
        "2 articles, 1 in denial, 1 statement.\n"
        "  gannet Ferry runs aground off Aldersay\n"
        "  harbour denies: Ferry did not run aground␛[2J\n"
        "\n"
        "    c1.1 the engine had failed\n"
        "    2 articles.\n"
    )


def test_of_many_articles_the_first_are_shown() -> None:
    members = tuple(Member(f"a{n}", (0, 5), None, "affirms", "Rain.") for n in range(20))
    claim = Claim("c2", "Rain.", tuple(member.ref for member in members), members)
    assert "".join(show_claims([claim], console(StringIO()))).endswith("and 12 more\n")


def test_one_object_a_line() -> None:
    first, second = (json.loads(line) for line in claim_lines([AGROUND, ENGINE]))
    assert first["id"] == "c1"
    assert first["articles"] == ["gannet", "harbour"]
    assert first["statements"][1] == {
        "ref": "gannet",
        "statement": "s1",
        "start": 40,
        "end": 60,
        "stance": "affirms",
        "text": "the ferry was stuck",
    }
    assert second["within"] == "c1"

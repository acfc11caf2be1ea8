"""Whether words affirm or deny."""

from __future__ import annotations

import pytest

from sayso.corpus.claims.stance import denies


@pytest.mark.parametrize(
    "text",
    [
        "Harbour office denies ferry ran aground",
        "No, the ferry did not run aground",
        "The grounded ferry was a hoax",
        "Captain: no ferry on the sandbank",
        "Ferry story is bogus, says harbour office",
        "The ferry isn’t stuck",
        "Ferry not stuck on sandbank",
        "There is no evidence that the ferry ran aground",
    ],
)
def test_denials(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry runs aground off Aldersay",
        "The grounding is not a hoax",
        "Ferry not only grounded but leaking",
        "Police ask whether or not the ferry ran aground",
        "Notable ferry runs aground",
        "You won’t believe how this ferry ran aground",
        "",
    ],
)
def test_affirmations(text: str) -> None:
    assert not denies(text)

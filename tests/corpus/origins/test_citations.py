from __future__ import annotations

import pytest
from rumours import article

from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.citations import citations
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relevance import readings

CLAIM = "Zenvia will buy the toy maker Brickaloo"
BUYS = "Zenvia will buy the toy maker Brickaloo"


def cited(*sentences: str) -> dict[str, Citation]:
    """Whom an article of some sentences about the claim cites, by name."""
    text = "Zenvia buys Brickaloo\n\n" + "\n\n".join(sentences)
    (reading,) = readings(CLAIM, [article("a", text)])
    return {one.name: one for one in citations(reading, Publishers([reading.article]))}


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        (f"{BUYS}, tulmontmirror.co.uk reported.", "tulmontmirror.co.uk"),
        (f"{BUYS}: so it stood on a blog called Odd Tulmont, where the note was posted.", None),
        (f"The note that {BUYS} was first posted on a blog called Odd Tulmont.", "Odd Tulmont"),
        (f"The Tulmont daily As-Sabil was first to report that {BUYS}.", "As-Sabil"),
        (f"Ola Brandt said on the radio station WQXV that {BUYS}.", "WQXV"),
        (f"Ola Brandt assured the Tulmont Herald that {BUYS}.", "Tulmont Herald"),
        (f"Ola Brandt confirmed the sale to the Tulmont Herald: {BUYS}.", "Tulmont Herald"),
    ],
)
def test_outlets_are_cited_however_they_are_written(sentence: str, outlet: str | None) -> None:
    found = cited(sentence)
    if outlet is None:
        assert "Odd Tulmont" not in found, "it only stood there"
    else:
        assert found[outlet].kind == "outlet"


def test_two_who_share_the_words_of_passing_on_are_both_cited() -> None:
    assert {"Ola Brandt", "Tom Velker"} <= set(cited(f"{BUYS}, Ola Brandt and Tom Velker told reporters."))


def test_a_reporter_and_the_outlet_are_both_cited() -> None:
    for named in ("BrickWire News’s Mary Quill", "Mary Quill of BrickWire News"):
        assert {"BrickWire News", "Mary Quill"} <= set(cited(f"According to {named}, {BUYS}."))


def test_somebody_is_not_lent_to_the_body_that_they_are_of() -> None:
    assert "Tulmont Harbour Trust" not in cited(f"{BUYS}, as claimed by Mary Quill from the Tulmont Harbour Trust.")


def test_members_of_a_group_speak_for_it() -> None:
    assert "Tulmont Front" in cited(f"Tulmont Front militants have released a video: {BUYS}.")


def test_days_and_places_are_nobody_that_something_was_said_on() -> None:
    assert set(cited(f"Mary Quill said on Christmas Day that {BUYS}.")) == {"Mary Quill"}


def test_a_body_called_by_its_letters_is_no_outlet() -> None:
    assert cited(f"The UN reported that {BUYS}.")["UN"].kind == "organization"


def test_who_is_cited_for_the_story_in_other_words_counts() -> None:
    story = (
        "{}\n\n" + BUYS + ".\n\nThe price is fixed, and the contract was signed at the harbour by both founders.\n\n"
        "Nothing stood in the way.\n\nIt rained.\n\nThe founders signed the contract at the harbour, the BBC reported."
    )
    articles = [article(f"a{n}", story.format(f"Toys sold {n}")) for n in range(4)]
    found = readings(CLAIM, articles)
    assert "BBC" in {one.name for one in citations(found[0], Publishers(articles))}

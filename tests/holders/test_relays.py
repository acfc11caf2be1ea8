"""Through whom a statement came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_holders import Said, holder, read

from sayso.article import Article
from sayso.attribution.names import Name
from sayso.holders import complete
from sayso.holders.sources import resolve


def via(found: Article, number: int = 1) -> list[str]:
    """The relays of the numbered statement, by name."""
    names = {source.id: source.name for source in found.sources}
    return [names[id_] for id_ in found.statements[number - 1].via]


def test_an_outlet_that_was_told() -> None:
    text = "The dam leaks, Hugo Crane told Reuters on Friday."
    assert via(read(text, Said("Hugo Crane", "told", "The dam leaks"), Hugo_Crane="person")) == ["Reuters"]


def test_an_interview_a_platform_and_a_programme_by_its_broadcaster() -> None:
    text = (
        "Hugo Crane said in an interview with Fox News that the dam leaks.\n\n"
        "Clara Venn wrote on Truth Social that it does not.\n\n"
        'Bryony Tack said on NBC\'s "Meet the Press" that no one knows.'
    )
    found = read(
        text,
        Said("Hugo Crane", "said", "that the dam leaks"),
        Said("Clara Venn", "wrote", "that it does not"),
        Said("Bryony Tack", "said", "that no one knows", cue_n=2),
        Hugo_Crane="person",
        Clara_Venn="person",
        Bryony_Tack="person",
    )
    assert [via(found, number) for number in (1, 2, 3)] == [["Fox News"], ["Truth Social"], ["Meet the Press"]]


def test_a_speaker_goes_on_by_the_same_way() -> None:
    text = (
        "“The dam leaks,” Hugo Crane told Reuters. “It has leaked for years,” he added.\n\nClara Venn said it is safe."
    )
    found = read(
        text,
        Said("Hugo Crane", "told", "“The dam leaks,”", quotation="direct"),
        Said("he", "added", "“It has leaked for years,”", quotation="direct"),
        Said("Clara Venn", "said", "it is safe"),
        Hugo_Crane="person",
        Clara_Venn="person",
    )
    assert [via(found, number) for number in (1, 2, 3)] == [["Reuters"], ["Reuters"], []]


def test_what_is_reported_came_through_who_reports_it() -> None:
    text = "Reuters quoted engineers who said that Clara Venn wants the dam closed."
    found = read(
        text,
        Said("Reuters", "quoted", "engineers who said that Clara Venn wants the dam closed"),
        Said("engineers", "said", "that Clara Venn wants the dam closed", within="s1"),
        Said("Clara Venn", "wants", "the dam closed", within="s2"),
        Clara_Venn="person",
    )
    assert [via(found, number) for number in (1, 2, 3)] == [[], ["Reuters"], ["Reuters", "engineers"]]


def test_who_only_reacts_passes_nothing_on() -> None:
    text = "Hugo Crane denied Clara Venn’s claim that the dam leaks."
    found = read(
        text,
        Said("Hugo Crane", "denied", "Clara Venn’s claim that the dam leaks"),
        Said("Clara Venn’s", "claim", "that the dam leaks", within="s1"),
        Hugo_Crane="person",
        Clara_Venn="person",
    )
    assert holder(found, 2).name == "Clara Venn"
    assert via(found, 2) == []


@pytest.mark.parametrize("share", ["57 percent of voters", "about 3 in 10 voters", "two out of three voters"])
def test_a_share_of_people_speaks_through_a_poll(share: str) -> None:
    text = f"A Ferrol College poll asked about the dam. Then {share} said it leaks."
    found = read(text, Said(share, "said", "it leaks"), Ferrol_College="organization")
    assert via(found) == ["Ferrol College poll"]


def test_the_articles_own_outlet_is_no_relay() -> None:
    text = "The dam leaks, Hugo Crane told Reuters on Friday."
    found = read(text, Said("Hugo Crane", "told", "The dam leaks"), Hugo_Crane="person")
    assert via(resolve(replace(found, outlet="Reuters"), ())) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Hugo Crane wrote in a letter to Varle that it leaks.", "Hugo Crane", "wrote", "that it leaks", ["letter"]),
        ("In an e-mail, Hugo Crane said that it leaks.", "Hugo Crane", "said", "that it leaks", ["e-mail"]),
        ("Clear Water filed a lawsuit seeking to close it.", "Clear Water", "seeking", "to close it", ["lawsuit"]),
        ("The dam leaks, says a log obtained by Reuters.", "a log obtained by Reuters", "says", "The dam leaks",
         ["Reuters"]),
        ("Hugo Crane said on Bryony Tack's radio show that it leaks.", "Hugo Crane", "said", "that it leaks",
         ["Bryony Tack's radio show"]),
        ("Reuters said in a report that the dam leaks.", "Reuters", "said", "that the dam leaks", []),
        ("Hugo Crane, a former Reuters reporter, said it leaks.", "Hugo Crane", "said", "it leaks", []),
    ],
)  # fmt: skip
def test_papers_and_programmes(text: str, source: str, cue: str, content: str, expected: list[str]) -> None:
    found = read(text, Said(source, cue, content), Hugo_Crane="person", Clear_Water="organization")
    assert via(found) == expected


def test_a_letter_that_parts_two_sections_is_no_platform() -> None:
    text = "Hugo Crane said on Monday that it leaks.\n\nX\n\nClara Venn wrote that it does not."
    found = read(text, Said("Clara Venn", "wrote", "that it does not"), Clara_Venn="person", Hugo_Crane="person")
    assert via(found) == []


def test_another_speaker_of_another_paragraph_does_not_go_on() -> None:
    text = "Hugo Crane told Reuters the dam leaks.\n\nClara Venn said in Varle on Friday that it is safe."
    found = read(
        text,
        Said("Hugo Crane", "told", "the dam leaks"),
        Said("Clara Venn", "said", "that it is safe"),
        Hugo_Crane="person",
        Clara_Venn="person",
    )
    assert via(found, 2) == []


def test_sources_of_an_article_that_rests_on_one_outlet() -> None:
    text = (
        "Hugo Crane told Reuters the dam leaks.\n\nClara Venn told Reuters it does not.\n\n"
        "The gates held for long.\n\nNow sources say the gates are rotten."
    )
    found = read(
        text,
        Said("Hugo Crane", "told", "the dam leaks"),
        Said("Clara Venn", "told", "it does not"),
        Said("sources", "say", "the gates are rotten"),
        Hugo_Crane="person",
        Clara_Venn="person",
    )
    assert via(found, 3) == ["Reuters"]


def test_the_agency_that_an_article_is_from_is_no_relay() -> None:
    text = "VARLE, March 7 (Reuters) - The dam leaks, Hugo Crane told Reuters on Friday."
    plain = read(text, Said("Hugo Crane", "told", "The dam leaks"), Hugo_Crane="person")
    name = Name(text.index("Hugo"), text.index(" told"), "person")
    assert via(complete(plain, [name])) == []


def test_a_headline_came_as_the_words_that_it_foretells() -> None:
    text = "The dam leaks, expert says\n\nThe dam has leaked for years, dam historian Hugo Crane told Reuters."
    found = read(
        text,
        Said("expert", "says", "The dam leaks"),
        Said("Hugo Crane", "told", "The dam has leaked for years"),
        headline="The dam leaks, expert says",
        Hugo_Crane="person",
    )
    assert holder(found).name == "Hugo Crane"
    assert via(found) == ["Reuters"]


def test_a_statement_of_a_credit_line_is_not_given() -> None:
    text = "The dam leaks.\n\nThe post Dam Leaks, Reports Say appeared first on The Harbour Post."
    found = complete(read(text, Said("Reports", "Say", "Dam Leaks")), ())
    assert [credit.outlet for credit in found.credits] == ["The Harbour Post"]
    assert found.statements == ()


def test_what_stood_within_a_statement_of_a_credit_line_stays_in_its_place() -> None:
    text = "The post Dam Leaks, Reports Say appeared first on The Harbour Post.\n\nClara Venn said Hugo Crane fears it."
    found = read(
        text,
        Said("Reports", "Say", "Dam Leaks"),
        Said("Clara Venn", "said", "Hugo Crane fears it"),
        Said("Hugo Crane", "fears", "it", within="s2"),
    )
    left = complete(found, ()).statements
    assert [(statement.id, statement.within) for statement in left] == [("s1", None), ("s2", "s1")]


def test_the_official_is_the_one_who_was_introduced_and_goes_on_by_his_way() -> None:
    text = (
        "The mill may close, an official at the Rye Board told Reuters.\n\nIt would be sold, the official said. "
        "“No date is set,” he added."
    )
    found = read(
        text,
        Said("an official at the Rye Board", "told", "The mill may close"),
        Said("the official", "said", "It would be sold"),
        Said("he", "added", "“No date is set,”", quotation="direct"),
        Rye_Board="organization",
    )
    assert {via(found, number)[0] for number in (1, 2, 3)} == {"Reuters"}
    assert {statement.holder for statement in found.statements} == {found.statements[0].holder}


def test_sources_of_an_outlet_that_is_quoted_at_length() -> None:
    text = (
        "From the Harbour Courier:\n\nThe dam leaks, a source told the Harbour Courier.\n\n"
        "A second source told the Harbour Courier that the mayor knows.\n\nSources say the mayor will resign."
    )
    found = read(
        text,
        Said("the Harbour Courier", "From", "The dam leaks, a source told the Harbour Courier."),
        Said("a source", "told", "The dam leaks", within="s1"),
        Said("A second source", "told", "that the mayor knows", cue_n=2),
        Said("Sources", "say", "the mayor will resign"),
        Harbour_Courier="organization",
    )
    assert via(found, 4) == via(found, 3) == ["Harbour Courier"]

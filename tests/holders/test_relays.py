"""Through whom a statement came."""

from __future__ import annotations

from dataclasses import replace

from test_holders import Said, holder, read

from sayso.article import Article
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


def test_a_share_of_people_speaks_through_a_poll() -> None:
    text = "A Ferrol College poll asked about the dam. Some 57 percent of voters said it leaks."
    found = read(text, Said("57 percent of voters", "said", "it leaks"), Ferrol_College="organization")
    assert via(found) == ["Ferrol College poll"]


def test_the_articles_own_outlet_is_no_relay() -> None:
    text = "The dam leaks, Hugo Crane told Reuters on Friday."
    found = read(text, Said("Hugo Crane", "told", "The dam leaks"), Hugo_Crane="person")
    assert via(resolve(replace(found, outlet="Reuters"), ())) == []

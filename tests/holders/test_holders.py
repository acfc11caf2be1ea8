"""Who holds a statement: names, pronouns, roles, groups; written for these tests, as are all their people."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

import pytest
from hypothesis import given

from invented import article, articles
from sayso.article import Article, Segment
from sayso.attribution.names import Name, NameKind
from sayso.holders.sources import resolve
from sayso.statement import Quotation, Source, Span, Statement


class Said(NamedTuple):
    """One statement by its words: source (with which occurrence), cue, content; and what encloses it."""

    source: str
    cue: str
    content: str
    n: int = 1
    cue_n: int = 1
    within: str | None = None
    quotation: Quotation = "indirect"


def read(text: str, *said: Said, byline: tuple[str, ...] = (), headline: str = "", **names: NameKind) -> Article:
    """A text with its statements, resolved; names are keywords, their words joined by underscores."""
    statements = tuple(
        Statement(
            f"s{number}",
            place(text, each.source, each.n),
            place(text, each.cue, each.cue_n),
            place(text, each.content),
            each.quotation,
            0.9,
            within=each.within,
        )
        for number, each in enumerate(said, 1)
    )
    segments = (Segment("headline", 0, len(headline)),) if headline else ()
    found = [place for words, kind in names.items() for place in occurrences(text, words.replace("_", " "), kind)]
    return resolve(replace(article(text, statements), byline=byline, segments=segments), found)


def place(text: str, words: str, n: int = 1) -> tuple[Span, ...]:
    """The n-th place of some whole words; none for none."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return (next(islice(found, n - 1, None)).span(),) if words else ()


def occurrences(text: str, words: str, kind: NameKind) -> list[Name]:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(Name(at, at + len(words), kind))
        at = text.find(words, at + 1)
    return places


def holder(read: Article, number: int = 1) -> Source:
    """Who holds the numbered statement."""
    wanted = read.statements[number - 1].holder
    return next(source for source in read.sources if source.id == wanted)


def test_an_appositive_after_a_name_and_a_pronoun_in_the_next_paragraph() -> None:
    text = (
        "Edric Holm, a doctor in Port Vell, said the ward was full.\n\n“We have sent patients home,” he said on Monday."
    )
    found = read(
        text,
        Said("Edric Holm, a doctor in Port Vell", "said", "the ward was full"),
        Said("he", "said", "“We have sent patients home,”", n=1, cue_n=2, quotation="direct"),
        Edric_Holm="person",
        Port_Vell="place",
    )
    assert holder(found).name == holder(found, 2).name == "Edric Holm"
    assert holder(found).kind == "person"
    assert holder(found).named
    assert holder(found).description == "a doctor in Port Vell"
    assert place(text, "he")[0] in holder(found).mentions


@pytest.mark.parametrize(
    ("source", "name", "kind", "named"),
    [
        ("its spokeswoman, Bryony Tack", "Bryony Tack", "person", True),
        ("Ferrol campaign manager Bryony Tack", "Bryony Tack", "person", True),
        ("Secretary of State Bryony Tack", "Bryony Tack", "person", True),
        ("Mrs. Tack", "Bryony Tack", "person", True),
        ("a spokesman for Bryony Tack", "spokesman for Bryony Tack", "person", False),
        ("a homeless man", "homeless man", "person", False),
        ("two senior officials", "two senior officials", "person", False),
        ("supporters of Bryony Tack", "supporters of Bryony Tack", "crowd", False),
        ("many", "many", "crowd", False),
        ("a writer and critic", "writer and critic", "person", False),
        ("57 percent of voters", "57 percent of voters", "crowd", False),
        ("Tack’s campaign", "Tack’s campaign", "organization", True),
        ("Tack’s", "Bryony Tack", "person", True),
        ("court papers", "court papers", "document", False),
        ("a survey by the Harbour Board", "survey by the Harbour Board", "poll", True),
        ("Bryony Tack and her supporters", "Bryony Tack and her supporters", "person", True),
    ],
)
def test_what_the_words_of_a_source_say_by_themselves(source: str, name: str, kind: str, named: bool) -> None:
    text = f"Bryony Tack won on Sunday. The sluice is safe, according to {source}.\nNo more is known."
    found = read(
        text,
        Said(source, "according to", "The sluice is safe", n=text.count(source)),
        Bryony_Tack="person",
        Tack="person",
        Ferrol="person",
        State="organization",
        Harbour_Board="organization",
    )
    assert (holder(found).name, holder(found).kind, holder(found).named) == (name, kind, named)


def test_two_people_of_one_surname_are_kept_apart() -> None:
    text = (
        "Clara Venn and her brother Hugo Venn run the mill. The mill will stay, Clara Venn said on Friday in Aldersay, "
        "a town of mills, where the two had met the council and the neighbours for most of the afternoon.\n\n"
        "The wheel is cracked, Mr. Venn said."
    )
    found = read(
        text,
        Said("Clara Venn", "said", "The mill will stay", n=2),
        Said("Mr. Venn", "said", "The wheel is cracked", cue_n=2),
        Clara_Venn="person",
        Hugo_Venn="person",
        Venn="person",
    )
    assert holder(found).name == "Clara Venn"
    assert holder(found, 2).name == "Hugo Venn"


def test_she_is_a_woman_and_he_a_man() -> None:
    text = "Clara Venn met Hugo Crane. She said the wheel was cracked. He said it was sound."
    found = read(
        text,
        Said("She", "said", "the wheel was cracked"),
        Said("He", "said", "it was sound", cue_n=2),
        Clara_Venn="person",
        Hugo_Crane="person",
    )
    assert [holder(found).name, holder(found, 2).name] == ["Clara Venn", "Hugo Crane"]


def test_a_title_and_a_role_take_up_who_bears_them() -> None:
    text = (
        "Sen. Clara Venn spoke in Aldersay. The plan is dead, she said.\n\n"
        "The senator said she would vote against it. Ms. Venn promised a plan of her own."
    )
    found = read(
        text,
        Said("she", "said", "The plan is dead"),
        Said("The senator", "said", "she would vote against it", cue_n=2),
        Said("Ms. Venn", "promised", "a plan of her own"),
        Clara_Venn="person",
        Venn="person",
    )
    assert {holder(found, number).name for number in (1, 2, 3)} == {"Clara Venn"}


def test_an_acronym_stands_for_the_full_name() -> None:
    text = "The Coastal Lights Authority (CLA) owns the tower. The CLA said it would stay."
    found = read(
        text, Said("The CLA", "said", "it would stay"), Coastal_Lights_Authority="organization", CLA="organization"
    )
    assert (holder(found).name, holder(found).kind) == ("Coastal Lights Authority", "organization")


def test_first_person_is_the_speaker_inside_a_quotation_and_the_writer_outside() -> None:
    text = "“I think I know the reason,” said Hugo Crane. I doubt that he does."
    found = read(
        text,
        Said("Hugo Crane", "said", "“I think I know the reason,”", quotation="direct"),
        Said("I", "think", "I know the reason", within="s1"),
        Said("I", "doubt", "that he does", n=3),
        Hugo_Crane="person",
        byline=("Ana Torvik",),
    )
    assert holder(found, 2).name == "Hugo Crane"
    assert (holder(found, 3).name, holder(found, 3).kind) == ("Ana Torvik", "writer")


def test_who_takes_up_what_stands_before_it() -> None:
    text = "The plan angered Hugo Crane, who said it would fail, and residents who want to stay."
    found = read(text, Said("who", "said", "it would fail"), Said("who", "want", "to stay", n=2), Hugo_Crane="person")
    assert holder(found).name == "Hugo Crane"
    assert (holder(found, 2).name, holder(found, 2).kind) == ("residents", "crowd")


def test_a_headline_takes_the_full_name_from_the_body() -> None:
    headline = "Governor endorses bridge budget"
    text = f"{headline}\n\nFerrol Gov. Hugo Crane said on Friday that he would sign the bridge budget."
    found = read(
        text,
        Said("Governor", "endorses", "bridge budget"),
        Said("Ferrol Gov. Hugo Crane", "said", "that he would sign the bridge budget"),
        headline=headline,
        Ferrol="place",
        Hugo_Crane="person",
    )
    assert holder(found).name == "Hugo Crane"


def test_reports_of_an_outlet_are_the_outlet() -> None:
    text = "A Reuters investigation found that the dam leaks."
    found = read(text, Said("A Reuters investigation", "found", "that the dam leaks"))
    assert (holder(found).name, holder(found).kind, holder(found).named) == ("Reuters", "outlet", True)


def test_the_paper_is_the_only_outlet_named() -> None:
    text = "The leak was found by the Toronto Star. Clara Venn denied it. The paper said the dam was old."
    found = read(text, Said("The paper", "said", "the dam was old"), Clara_Venn="person")
    assert (holder(found).name, holder(found).kind) == ("Toronto Star", "outlet")


def test_both_are_the_pair_named_before() -> None:
    text = "Clara Venn and Hugo Crane met in Aldersay. Both said the dam was safe."
    found = read(text, Said("Both", "said", "the dam was safe"), Clara_Venn="person", Hugo_Crane="person")
    assert holder(found).name == "Clara Venn and Hugo Crane"


def test_an_outlet_that_the_registry_does_not_know_is_told_by_what_stands_around_it() -> None:
    text = "The news agency Tidewire said the dam leaks."
    found = read(text, Said("The news agency Tidewire", "said", "the dam leaks"), Tidewire="organization")
    assert (holder(found).name, holder(found).kind, holder(found).named) == ("Tidewire", "outlet", True)


def test_a_bare_quotation_goes_on_with_the_speaker_before_it() -> None:
    text = "“The dam leaks,” said Clara Venn.\n\n“No one has looked at it since.”"
    found = read(
        text,
        Said("Clara Venn", "said", "“The dam leaks,”", quotation="direct"),
        Said("", "", "“No one has looked at it since.”", quotation="direct"),
        Clara_Venn="person",
    )
    assert holder(found, 2).name == "Clara Venn"


def test_no_source_is_no_one_known() -> None:
    text = "The dam was reportedly cracked in 1998."
    found = read(text, Said("", "reportedly", "The dam was"))
    assert (holder(found).name, holder(found).kind, holder(found).named) == ("", "unknown", False)


def test_a_pronoun_that_takes_up_nothing_is_left_open() -> None:
    found = read("He said the dam leaks.", Said("He", "said", "the dam leaks"))
    assert holder(found).kind == "unknown"


def test_a_name_that_the_encoder_missed_is_found_by_its_capitals() -> None:
    found = read("Hugo Crane said the dam leaks.", Said("Hugo Crane", "said", "the dam leaks"))
    assert (holder(found).name, holder(found).kind) == ("Hugo Crane", "person")


@given(articles())
def test_any_article_is_resolved_with_valid_ids_and_places(any_article: Article) -> None:
    names = [Name(*place, "person") for each in any_article.statements for place in each.sources]
    found = resolve(any_article, names)
    ids = {source.id for source in found.sources}
    assert found.text == any_article.text
    assert len(ids) == len(found.sources)
    assert len(found.statements) == len(any_article.statements)
    for statement in found.statements:
        assert statement.holder in ids
        assert ids.issuperset(statement.via)
        assert statement.holder not in statement.via
    for source in found.sources:
        assert all(0 <= start <= end <= len(found.text) for start, end in source.mentions)


@given(articles())
def test_resolving_is_a_function_of_the_article(any_article: Article) -> None:
    assert resolve(any_article, ()) == resolve(any_article, ())


def test_within_somebodys_words_who_stands_for_what_is_before_it() -> None:
    text = "The Gull quoted harbour pilots who said that the dam leaks. Clara Venn, who fears it, left."
    found = read(
        text,
        Said("The Gull", "quoted", "harbour pilots who said that the dam leaks"),
        Said("who", "said", "that the dam leaks", within="s1"),
        Said("who", "fears", "it", n=2),
        Clara_Venn="person",
    )
    sources = [[text[start:end] for start, end in s.sources] for s in found.statements]
    assert sources == [["The Gull"], ["harbour pilots"], ["who"]]
    assert [holder(found, n).name for n in (2, 3)] == ["harbour pilots", "Clara Venn"]

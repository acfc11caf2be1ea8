"""Names tagged in pieces, and holders who are named only later; all people and outlets but agencies are invented."""

from __future__ import annotations

import pytest
from test_holders import Said, holder, read

from sayso.attribution.names import Name, NameKind
from sayso.holders import complete


@pytest.mark.parametrize(
    ("text", "source", "names", "name", "kind"),
    [
        ("Rebecca Ferrol of the Daily Mail said so.", "Rebecca Ferrol of the Daily Mail",
         {"Rebecca": "person", "Ferrol": "organization"}, "Rebecca Ferrol", "person"),
        ("Gift of Light has said so.", "Gift of Light", {"Gift": "organization", "Light": "organization"},
         "Gift of Light", "organization"),
        ("Aldersay Harbour Forces said so.", "Aldersay Harbour Forces",
         {"Aldersay": "place", "Harbour_Forces": "organization"}, "Aldersay Harbour Forces", "organization"),
        ("Dr. Clara Venn said so.", "Dr. Clara Venn", {"Dr": "person", "Clara_Venn": "person"}, "Clara Venn", "person"),
        ("Deputy Hugo Crane of Varle said so.", "Deputy Hugo Crane of Varle",
         {"Hugo_Crane": "person", "of": "organization", "Varle": "place"}, "Hugo Crane", "person"),
        ("Crane said so. The Crane Effect and the Crane Rule are known.", "Crane",
         {"Crane": "organization"}, "Crane", "organization"),
    ],
)  # fmt: skip
def test_names_tagged_in_pieces(text: str, source: str, names: dict[str, NameKind], name: str, kind: str) -> None:
    found = holder(read(text, Said(source, "said" if " said " in text else "has said", "so"), **names))  # type: ignore[arg-type]
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "source", "tagged", "name"),
    [
        ("Jane Farmer came. Farmer said so.", "Farmer", {"Jane_Farmer": "person", "Farmer": "person"}, "Jane Farmer"),
        ("Hugo M. Crane said so.", "Hugo M. Crane", {"Hugo_M._Crane": "organization"}, "Hugo M. Crane"),
        ("Clara O’Venn said so.", "Clara O’Venn", {"Clara_O’Venn": "organization"}, "Clara O’Venn"),
    ],
)  # fmt: skip
def test_people_whose_names_look_like_something_else(
    text: str, source: str, tagged: dict[str, NameKind], name: str
) -> None:
    found = holder(read(text, Said(source, "said", "so"), **tagged))  # type: ignore[arg-type]
    assert (found.name, found.kind) == (name, "person")


def test_an_expert_who_is_named_later() -> None:
    text = (
        "The dam leaks, an expert has claimed.\n\nHydrologist and dam historian Hugo Crane said it has for years. "
        "“It leaks,” he said."
    )
    found = read(
        text,
        Said("an expert", "has claimed", "The dam leaks"),
        Said("Hydrologist and dam historian Hugo Crane", "said", "it has for years"),
        Hugo_Crane="person",
    )
    assert holder(found).name == "Hugo Crane"


def test_an_expert_who_is_none_of_those_named_later() -> None:
    text = "The dam leaks, an expert has claimed.\n\nGovernor Clara Venn said it does not."
    found = read(
        text,
        Said("an expert", "has claimed", "The dam leaks"),
        Said("Governor Clara Venn", "said", "it does not"),
        Clara_Venn="person",
    )
    assert (holder(found).name, holder(found).named) == ("expert", False)


def test_a_correspondent_by_the_outlet_that_she_writes_for() -> None:
    text = (
        "The duke hissed, according to a royal correspondent who was there.\n\n"
        "Bryony Tack of the Daily Mail recalled: “He hissed.”"
    )
    found = read(
        text,
        Said("a royal correspondent who was there", "according to", "The duke hissed"),
        Said("Bryony Tack of the Daily Mail", "recalled", "“He hissed.”", quotation="direct"),
        Bryony_Tack="person",
    )
    assert holder(found).name == "Bryony Tack"


def test_the_sources_that_an_outlet_quoted() -> None:
    text = "Reuters quoted harbour sources which said the dam leaks."
    found = read(
        text,
        Said("Reuters", "quoted", "harbour sources which said the dam leaks"),
        Said("which", "said", "the dam leaks", within="s1"),
    )
    assert (holder(found, 2).name, holder(found, 2).kind) == ("harbour sources", "person")


def test_a_source_cut_off_from_the_name_before_it() -> None:
    text = "The money went to Clear Water, a civic organization that called for a new dam."
    found = read(text, Said("a civic organization", "called for", "a new dam"), Clear_Water="organization")
    assert holder(found).name == "Clear Water"


def test_the_average_voter_is_a_crowd() -> None:
    found = holder(
        read("The average Ferrolian fears it.", Said("The average Ferrolian", "fears", "it"), Ferrolian="other")
    )
    assert (found.kind, found.named) == ("crowd", False)


def test_a_paper_does_not_speak_of_itself_as_it() -> None:
    text = "VARLE (Reuters) - Clear Water met Reuters on Monday. Reuters was there. It said the dam leaks."
    names = [Name(text.index("Clear"), text.index(" met"), "organization")]
    plain = read(text, Said("It", "said", "the dam leaks"), Clear_Water="organization")
    assert holder(complete(plain, names)).name != "Reuters"


@pytest.mark.parametrize(
    ("text", "source", "tagged", "name", "kind"),
    [
        ("Velden said so to Velden’s employees.", "Velden", {"Velden": "person"}, "Velden", "organization"),
        ("Velden said so and kept its boats in.", "Velden", {"Velden": "person"}, "Velden", "organization"),
        ("Velden said so. Mr. Velden gave his reasons.", "Velden", {"Velden": "person"}, "Velden", "person"),
        ("Ana Velden runs it. Velden said so to Velden’s employees.", "Velden",
         {"Ana_Velden": "person", "Velden": "person"}, "Ana Velden", "person"),
        ("The RHLA said so.", "The RHLA", {"RHLA": "person"}, "RHLA", "organization"),
        ("Rivers, Harbours and Locks Aldersay (RHLA) said so.", "Rivers, Harbours and Locks Aldersay (RHLA)",
         {"Rivers": "organization", "Locks_Aldersay": "person"}, "Rivers, Harbours and Locks Aldersay", "organization"),
    ],
)  # fmt: skip
def test_companies_that_look_like_people(
    text: str, source: str, tagged: dict[str, NameKind], name: str, kind: str
) -> None:
    found = holder(read(text, Said(source, "said", "so"), **tagged))  # type: ignore[arg-type]
    assert (found.name, found.kind) == (name, kind)


def test_a_name_ends_with_its_line() -> None:
    text = "Boats of Ana Crane\n\nAna Crane said so."
    run_together = Name(text.index("Ana"), text.index(" said"), "person")
    article = read(text, Said("Ana Crane", "said", "so"))
    assert holder(complete(article, [run_together])).name == "Ana Crane"


def test_where_all_is_in_capitals_an_acronym_does_not_show() -> None:
    text = "CRANE SAYS SO\n\nIt rained on Monday."
    assert holder(read(text, Said("CRANE", "SAYS", "SO"), CRANE="person")).kind == "person"


@pytest.mark.parametrize(
    ("source", "tagged", "name", "kind"),
    [
        ("One of the protesters, Ana Roe, 42,", {"Ana_Roe": "person"}, "Ana Roe", "person"),
        ("The lodge’s owner, Ferrol Holdings,", {"Ferrol_Holdings": "organization"}, "Ferrol Holdings", "organization"),
        ("Marketing Manager at Ferrol Ferries Ana Roe", {"Ferrol_Ferries": "organization", "Ana_Roe": "person"},
         "Ana Roe", "person"),
        ("The protesters, Ana Roe among them,", {"Ana_Roe": "person"}, "protesters", "crowd"),
        ("Many doctors", {}, "Many doctors", "crowd"),
        ("No one", {}, "No one", "crowd"),
        ("The 36-year-old", {}, "36-year-old", "person"),
        ("A presentation slide", {}, "presentation slide", "document"),
    ],
)  # fmt: skip
def test_sources_by_what_describes_them(source: str, tagged: dict[str, NameKind], name: str, kind: str) -> None:
    found = holder(read(f"{source} said so.", Said(source.rstrip(","), "said", "so"), **tagged))  # type: ignore[arg-type]
    assert (found.name, found.kind) == (name, kind)

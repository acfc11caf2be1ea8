"""Names that the encoder tags in part, and holders that must not be taken for somebody else."""

from __future__ import annotations

from sayso.article import Article
from sayso.attribution.names import Name
from sayso.holders.sources import resolve
from sayso.statement import Statement


def article(text: str, *statements: tuple[str, str, str]) -> Article:
    def span(words: str) -> tuple[tuple[int, int], ...]:
        start = text.index(words)
        return ((start, start + len(words)),)

    made = tuple(
        Statement(f"s{i}", span(source), span(cue), span(content), "indirect", 0.9)
        for i, (source, cue, content) in enumerate(statements, 1)
    )
    return Article("tide", "sha256:0", text, statements=made)


def holder(read: Article, number: int) -> str:
    names = {source.id: source.name for source in read.sources}
    return names[read.statements[number].holder or ""]


def test_a_name_tagged_at_its_end_is_taken_whole() -> None:
    text = "Ysolde Maddern, an architect in Aldersay, said the tower would stand."
    given = article(text, ("Ysolde Maddern, an architect in Aldersay", "said", "the tower would stand"))
    tagged = [Name(7, 14, "person"), Name(text.index("Aldersay"), text.index("Aldersay") + 8, "place")]
    assert holder(resolve(given, tagged), 0) == "Ysolde Maddern"


def test_an_official_is_somebody_new() -> None:
    text = "Mara Dell plans to sell the mill. The mill would close in May, an official said."
    given = article(
        text, ("Mara Dell", "plans", "to sell the mill"), ("an official", "said", "The mill would close in May")
    )
    assert holder(resolve(given, [Name(0, 9, "person")]), 1) == "official"

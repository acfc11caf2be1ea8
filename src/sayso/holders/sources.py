"""Article and names -> the article with who holds each statement, and through whom it came."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.article import Article
from sayso.attribution.names import Name
from sayso.holders.capitals import capitalised
from sayso.holders.coreference import find_holders
from sayso.holders.descriptions import describe
from sayso.holders.layout import Layout
from sayso.holders.names import Entity
from sayso.holders.naming import find_names
from sayso.holders.outlets import Registry
from sayso.holders.passing import Passing, Weighed
from sayso.holders.phrases import LONGEST
from sayso.holders.ranking import LogLinear, Ranker
from sayso.holders.relatives import with_antecedents
from sayso.holders.relays import find_relays
from sayso.statement import Source


def resolve(
    article: Article,
    names: Sequence[Name],
    *,
    registry: Registry | None = None,
    ranker: Ranker | None = None,
    passing: Passing | None = None,
) -> Article:
    """Say of every statement who holds it and through whom it came.

    Args:
        article: with its statements.
        names: the names that the encoder tagged.
        registry: the outlets to know; the shipped ones by default.
        ranker: what pronouns take up; the shipped one by default.
        passing: through whom statements come; the shipped one by default.

    Returns:
        The article with its `sources`, and its statements with `holder` and `via`.
    """
    layout = Layout(article.text)
    known = find_names(article, _with_untagged(article, names), registry or Registry.shipped())
    article = with_antecedents(article, known)
    holders = find_holders(article, layout, known, ranker or LogLinear.shipped())
    via = find_relays(holders, passing or Weighed.shipped())
    sources = _Sources()
    for statement in article.statements:
        for entity in (*via[statement.id], holders.found[statement.id]):
            sources.add(entity)
    ids = sources.number()
    return replace(
        article,
        sources=sources.records(article.text, ids),
        statements=tuple(
            replace(
                statement,
                holder=ids[id(holders.found[statement.id])],
                via=tuple(ids[id(entity)] for entity in via[statement.id]),
            )
            for statement in article.statements
        ),
    )


def _with_untagged(article: Article, names: Sequence[Name]) -> list[Name]:
    """The tagged names, and the capitalised ones that the encoder missed, or tagged the end of, within sources."""
    tagged = sorted(names, key=lambda name: name.start)
    cut: set[Name] = set()
    missed: set[Name] = set()
    for statement in article.statements:
        for start, end in statement.sources:
            first = bisect_left(tagged, start, key=lambda name: name.start)
            here = tagged[first : bisect_left(tagged, end, key=lambda name: name.start)]
            runs = list(capitalised(article.text, start, min(end, start + LONGEST)))
            if not here:
                missed.update(runs)
            for run in runs:
                parts = [name for name in here if run.start < name.start and name.end == run.end]
                begun = any(name.start == run.start and name not in parts for name in here)  # "Ferrol Ltd" "Ana Roe"
                if not begun and parts and run.kind == "person" == parts[-1].kind:
                    cut.update(parts)
                    missed.add(run)
    return sorted({*tagged, *missed} - cut, key=lambda name: (name.start, -name.end))


class _Sources:
    """The entities that hold or relay something, each once; None stands for no one known."""

    def __init__(self) -> None:
        self._entities: dict[int, Entity | None] = {}

    def add(self, entity: Entity | None) -> None:
        self._entities[id(entity)] = entity

    def number(self) -> dict[int, str]:
        """Ids in the order of first mention; what has no mention comes last."""

        def first(key: int) -> tuple[int, int]:
            entity = self._entities[key]
            return min(entity.mentions, default=(1 << 62, 0)) if entity else (1 << 62, 1)

        return {key: f"S{number}" for number, key in enumerate(sorted(self._entities, key=first), 1)}

    def records(self, text: str, ids: dict[int, str]) -> tuple[Source, ...]:
        """The sources, by their ids."""
        return tuple(_record(text, self._entities[key], id_) for key, id_ in ids.items())


def _record(text: str, entity: Entity | None, id_: str) -> Source:
    if entity is None:
        return Source(id_, "", "unknown", named=False)
    mentions = tuple(sorted(set(entity.mentions)))
    return Source(id_, entity.name, entity.kind, entity.named, describe(text, entity), mentions)

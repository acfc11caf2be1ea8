"""The library's face, with the shipped model."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import sayso
from sayso.contract import schema_text, to_dict

STORY = Path(__file__).parent.parent / "examples" / "story"


def test_reading_a_file_gives_its_statements_and_what_made_them() -> None:
    article = sayso.read(STORY / "coastwise.txt")
    assert article.ref == "coastwise"
    assert article.text == (STORY / "coastwise.txt").read_text(encoding="utf8")
    told = [[article.text[a:b] for a, b in s.sources] for s in article.statements]
    assert ["an official at the Coastal Lights Authority (CLA)"] in told
    assert article.model
    assert article.model.startswith("sayso-")


def test_every_article_of_the_story_keeps_the_contract() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    articles = list(sayso.read_many([STORY]))
    assert len(articles) == 9
    for article in articles:
        validator.validate(to_dict(article))
        assert article.statements


def test_many_come_in_order_and_one_by_one() -> None:
    taken = []

    def names() -> Iterator[Path]:
        for path in sorted(STORY.glob("*.txt")) * 20:
            taken.append(path)
            yield path

    articles = sayso.read_many(names())
    first = [next(articles).ref for _ in range(3)]
    assert first == [path.stem for path in taken[:3]]
    assert len(taken) < 30
    articles.close()  # type: ignore[attr-defined]


def test_an_article_is_read_alike_alone_and_among_others() -> None:
    paths = sorted(STORY.iterdir())
    together = list(sayso.read_many(paths))
    assert together == [sayso.read(path) for path in paths]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    told: list[sayso.InputError] = []
    inputs = [tmp_path / "missing.txt", STORY / "coastwise.txt"]
    articles = list(sayso.read_many(inputs, on_error=told.append))
    assert [article.ref for article in articles] == ["coastwise"]
    assert "missing.txt" in str(told[0])
    with pytest.raises(sayso.InputError, match=r"missing\.txt"):
        list(sayso.read_many(inputs))


def test_standard_input_and_articles_read_before() -> None:
    article = sayso.read("-", stdin=io.BytesIO(b"Mara Dell said that the bridge would be closed."))
    assert len(article.statements) == 1
    assert sayso.read(article) == article


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sayso.InputError):
        sayso.read(tmp_path)

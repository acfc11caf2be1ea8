"""A store of the invented story, and an assistant that asks about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from assistants.client import STORY, Assistant
from sayso.corpus.adding import add
from sayso.corpus.store import Store
from sayso.errors import InputError


def _fail(error: InputError) -> None:
    raise error


@pytest.fixture(scope="session")
def story_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("assistants") / "story.db")
    with Store(path) as store:
        for _ in add([str(STORY)], store, on_error=_fail, on_known=lambda _: None):
            pass
    return path


@pytest.fixture
def store(story_path: str) -> Iterator[Store]:
    with Store(story_path, create=False) as store:
        yield store


@pytest.fixture
def assistant(store: Store) -> Assistant:
    return Assistant(store)

"""A service over the invented story, for reading alone, and new ones that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from ferry import ferry
from sayso.corpus.adding import add
from sayso.corpus.store import Store
from sayso.errors import InputError
from sayso.web.app import create_app
from sayso.web.settings import Settings
from web.served import STORY, Serve

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The nine articles about Skarrow Light, read by the model that ships."""
    with Store(str(tmp_path_factory.mktemp("story") / "story.db")) as store:
        for _ in add([str(STORY)], store, on_error=_failed, on_known=lambda _: None):
            pass
        yield store


@pytest.fixture(scope="session")
def reader(story: Store) -> Iterator[TestClient]:
    """A client of the service over the story."""
    with TestClient(create_app(Settings(), story), base_url=HERE) as client:
        yield client


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Makes a client of a service over a store of its own, which has the ferry's article."""
    opened: list[tuple[Store, TestClient]] = []

    def made(base: str = HERE, *, empty: bool = False, **settings: Any) -> TestClient:
        store = Store(str(tmp_path / f"store{len(opened)}.db"))
        if not empty:
            store.add(ferry())
        # errors of the service are to be seen as whoever asks sees them
        app = create_app(Settings(store=store.name, **settings), store)
        client = TestClient(app, base_url=base, raise_server_exceptions=False)
        client.__enter__()
        opened.append((store, client))
        return client

    yield made
    for store, client in opened:
        client.__exit__(None, None, None)
        store.close()


def _failed(error: InputError) -> None:
    pytest.fail(str(error))

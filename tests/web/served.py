"""What the tests of this folder share beside the fixtures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.article import Article
from sayso.web.library import Library

STORY = Path(__file__).parents[2] / "examples" / "story"
Serve = Callable[..., TestClient]


def library_of(client: TestClient) -> Library:
    """The library of a client's service."""
    found: Library = cast(FastAPI, client.app).state.library
    return found


def put(client: TestClient, article: Article) -> None:
    """Add an article behind the service's back, and let it see that at once."""
    library_of(client).store.add(article)
    library_of(client).changed()

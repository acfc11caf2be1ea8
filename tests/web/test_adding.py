"""Adding by the page and by the service, and reading what is not kept; a reader without a model stands in."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.article import Article
from sayso.errors import FetchError
from sayso.statement import Statement
from sayso.web import reading
from sayso.web.pages import start
from web.served import STORY, Serve

LOCK = "Lock stays shut\n\nThe council said on Friday that the old lock stays shut for the winter.\n"


def _read(article: Article) -> Article:
    place = (0, len(article.text.split("\n")[0]))
    return replace(article, statements=(Statement("s1", (), (), (place,), "indirect", 0.9),), model="none")


def read_many(articles: Iterable[Article]) -> Iterator[Article]:
    return map(_read, articles)


def read_then(what: Callable[[Article], Any], articles: Iterable[Article]) -> Iterator[Any]:
    return (what(_read(article)) for article in articles)


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_many", read_many)
    monkeypatch.setattr(reading, "read_then", read_then)
    monkeypatch.setattr(start, "_PATIENCE", 60)  # however slow the machine is


def finished(client: TestClient, answer: Any) -> dict[str, Any]:
    """The job that an answer started, once it is over."""
    assert answer.status_code == 202
    events = client.get(f"{answer.headers['location']}/events").text
    last: dict[str, Any] = json.loads(events.rpartition("data: ")[2])
    return last


def test_a_text_that_is_pasted_is_read_and_shown(serve: Serve) -> None:
    client = serve()
    page = client.post("/add", data={"text": LOCK.replace("\n", "\r\n")})
    assert page.url.path == "/article/lock-stays-shut-the-council-said"
    assert client.get(f"{page.url.path}.json").json()["text"] == LOCK
    again = client.post("/add", data={"text": LOCK})
    assert again.url.path == page.url.path


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_that_is_dropped_is_told_by_its_name(pack: Callable[[bytes], bytes], serve: Serve) -> None:
    client = serve()
    html = (STORY / "callow-packet.html").read_bytes()
    name = "../../etc/lock.html" + (".gz" if pack is gzip.compress else "")
    page = client.post("/add", files={"file": (name, pack(html))})
    assert page.url.path == "/article/lock"
    assert "<title>" not in client.get("/article/lock.json").json()["text"]


def test_several_articles_of_a_file_lead_to_all_of_them(serve: Serve) -> None:
    client = serve()
    lines = "\n".join(json.dumps({"id": f"a{n}", "text": f"Lock {n} is shut."}) for n in range(3)) + "\n{broken"
    page = client.post("/add", files={"file": ("locks.jsonl", lines)})
    assert "3 articles added." in page.text
    assert "What could not be read" in page.text
    assert client.get("/api/about").json()["articles"] == 4


@pytest.mark.parametrize("given", [{}, {"text": "  "}, {"address": "file:///etc/passwd"}, {"address": "/etc/passwd"}])
def test_what_cannot_be_read_is_said(given: dict[str, str], serve: Serve) -> None:
    answer = serve().post("/add", data=given)
    assert answer.status_code == 422
    assert "<h1>" in answer.text


def test_the_service_reads_without_keeping(serve: Serve) -> None:
    client = serve()
    article = client.post("/api/read", json={"text": LOCK, "ref": "lock"}).json()
    assert (article["ref"], article["text"], len(article["statements"])) == ("lock", LOCK, 1)
    page = "<html><body><p>The council said so.</p></body></html>"
    html = client.post("/api/read", json={"html": page, "url": "https://lock.example/a"})
    assert html.json()["text"].strip() == "The council said so."
    assert client.get("/api/about").json()["articles"] == 1


@pytest.mark.parametrize("given", [{}, {"text": "a", "html": "b"}, {"text": "a", "more": 1}, {"text": 3}, []])
def test_the_service_says_what_it_wants(given: Any, serve: Serve) -> None:
    answer = serve().post("/api/read", json=given)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_the_service_adds_as_a_job_whose_progress_can_be_watched(serve: Serve) -> None:
    client = serve()
    answer = client.post("/api/articles", json={"text": LOCK, "ref": "lock"})
    job = finished(client, answer)
    assert job["state"] == "done"
    assert job["result"] == {"added": [{"ref": "lock", "version": 1, "change": "new"}]}
    assert client.get(answer.headers["location"]).json() == job
    assert client.get(f"/job/{job['id']}").url.path == "/article/lock"
    assert client.get("/api/articles/lock").json()["text"] == LOCK
    assert client.get("/api/jobs/nope").status_code == client.get("/api/jobs/nope/events").status_code == 404


def test_a_file_is_added_by_the_service(serve: Serve) -> None:
    client = serve()
    job = finished(client, client.post("/api/articles/file", files={"file": ("lock.txt", LOCK)}))
    assert job["result"]["added"][0]["ref"] == "lock"
    empty = finished(client, client.post("/api/articles/file", files={"file": ("none.txt", b"")}))
    assert empty["state"] == "failed"
    assert empty["problems"] == ["none.txt: is empty"]


def test_an_address_is_fetched_where_that_is_allowed(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def articles(addresses: list[str]) -> Iterator[FetchError]:
        asked.extend(addresses)
        yield FetchError(addresses[0], "refused: leads to an address that is not public")

    monkeypatch.setattr("sayso.reading.articles", articles)
    here = serve()
    job = finished(here, here.post("/api/articles", json={"address": "http://10.0.0.1/secret"}))
    assert job["problems"] == ["http://10.0.0.1/secret: refused: leads to an address that is not public"]
    assert "give its address" in here.get("/").text

    token = "a long enough token"
    there = serve(host="0.0.0.0", token=token)
    there.headers["Authorization"] = f"Bearer {token}"
    answer = there.post("/api/articles", json={"address": "https://news.example/"})
    assert answer.status_code == 422
    assert "not fetched here" in answer.json()["detail"]
    assert "give its address" not in there.get("/").text
    switched_on = serve(host="0.0.0.0", token=token, fetching=True)
    switched_on.headers["Authorization"] = f"Bearer {token}"
    assert switched_on.post("/api/articles", json={"address": "https://news.example/"}).status_code == 202
    assert asked == ["http://10.0.0.1/secret", "https://news.example/"]

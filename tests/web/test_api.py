"""The service as programs meet it."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pytest
from fastapi.testclient import TestClient

from ferry import FERRY, ferry
from invented import article as bare
from sayso.contract import from_dict, schema_text
from sayso.export.registry import EXPORTS
from sayso.web.addresses import segment
from web.served import Serve, put


def test_articles_are_listed_in_pages(reader: TestClient) -> None:
    first = reader.get("/api/articles?limit=4").json()
    assert (first["total"], len(first["items"]), first["next"]) == (9, 4, "/api/articles?offset=4&limit=4")
    refs, following = [item["ref"] for item in first["items"]], first["next"]
    while following:
        some = reader.get(following).json()
        refs += [item["ref"] for item in some["items"]]
        following = some["next"]
    assert len(refs) == len(set(refs)) == 9


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "offset=-1", "offset=99999999999999999999"])
def test_pages_that_cannot_be_are_refused(query: str, reader: TestClient) -> None:
    answer = reader.get(f"/api/articles?{query}")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(query.partition("=")[0])


def test_an_article_is_the_object_of_the_contract(reader: TestClient) -> None:
    article = reader.get("/api/articles/callow-packet").json()
    jsonschema.validate(article, json.loads(schema_text()))
    assert from_dict(article).ref == "callow-packet"
    assert article == reader.get("/article/callow-packet.json").json()


@pytest.mark.parametrize(
    "ref", ["https://news.example/a.html?b=c#d", "a/b", "x.json", "100%", "%2F", "a b", "ü", "..a"]
)
def test_any_ref_can_be_asked_for(ref: str, serve: Serve) -> None:
    client = serve(empty=True)
    put(client, replace(ferry(), ref=ref))
    for path in (f"/api/articles/{segment(ref)}", f"/article/{segment(ref)}.json"):
        assert client.get(path).json()["ref"] == ref
    assert client.get(f"/article/{segment(ref)}").status_code == 200
    assert len(client.get(f"/api/articles/{segment(ref)}/statements").json()) == 10
    assert client.delete(f"/api/articles/{segment(ref)}").status_code == 204
    assert client.get(f"/api/articles/{segment(ref)}").status_code == 404


def test_statements_can_be_narrowed(serve: Serve) -> None:
    client = serve()

    def ids(query: str = "") -> list[str]:
        return [statement["id"] for statement in client.get(f"/api/articles/ferry/statements{query}").json()]

    assert len(ids()) == 10
    assert ids("?holder=S1") == ["s1", "s2"]
    assert ids("?kind=crowd") == ["s9"]
    assert ids("?firmness=hedged&kind=unknown") == ["s6"]
    assert ids("?holder=S77") == []


def test_search_takes_whatever_is_typed(reader: TestClient) -> None:
    hits = reader.get("/api/search", params={"q": "lighthouse hotel", "limit": 3}).json()
    assert 0 < len(hits) <= 3
    hit = hits[0]
    start, end = hit["marks"][0]
    assert hit["snippet"][start:end].lower() in ("lighthouse", "hotel")
    for query in ('"', "'", "AND (", "NEAR(", "*", "-", "OR OR", "\0"):
        assert reader.get("/api/search", params={"q": query}).status_code == 200
    assert reader.get("/api/search?q=").status_code == 422


def test_an_article_has_versions(serve: Serve) -> None:
    client = serve()
    address = "https://mercury.example/ferry"
    put(client, replace(ferry(), ref="mercury", url=address))
    changed = FERRY.replace("“a joke.”", "“a hoax.”")
    put(client, replace(bare(changed, ref="mercury"), url=address))
    assert client.get("/api/articles/mercury").json()["text"] == changed
    assert client.get("/api/articles/mercury?version=1").json()["text"] == FERRY
    assert client.get("/api/articles/mercury?version=3").status_code == 404
    assert client.get("/article/mercury?version=1").status_code == 200


def test_claims_are_traced(reader: TestClient) -> None:
    claims = reader.get("/api/claims?limit=2").json()
    assert claims["next"] == "/api/claims?offset=2&limit=2"
    claim = claims["items"][0]
    assert len(claim["articles"]) > 1
    assert reader.get(f"/api/claims/{claim['id']}").json() == claim
    traced = reader.get(f"/api/claims/{claim['id']}/trace").json()
    assert traced["claim"] == claim
    assert traced["trace"]["origins"]
    text = {ref: reader.get(f"/api/articles/{ref}").json()["text"] for ref in claim["articles"]}
    for path in traced["trace"]["links"]:
        for shown in path["evidence"]:
            assert text[path["start"]][shown["start"] : shown["end"]] == shown["text"]
    assert reader.get("/api/claims/c999").status_code == 404
    assert reader.get("/api/claims/nope/trace").json()["status"] == 404


def test_a_claim_in_words_is_traced_as_a_job(reader: TestClient) -> None:
    answer = reader.post("/api/traces", json={"claim": "Skarrow Light becomes a hotel"})
    assert answer.status_code == 202
    events = reader.get(f"{answer.headers['location']}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    job = json.loads(events.text.rpartition("data: ")[2])
    assert job["state"] == "done"
    assert job["result"]["about"] > 1


def test_copies_and_sources(reader: TestClient) -> None:
    copies = reader.get("/api/copies").json()
    assert copies
    first, second = copies[0]["refs"]
    assert reader.get(f"/api/copies/{second}/{first}").json()[0]["refs"] == [second, first]
    assert copies[0] in reader.get(f"/api/articles/{first}/copies").json()
    assert reader.get("/api/copies/callow-packet/none").status_code == 404
    sources = reader.get("/api/sources?limit=3").json()
    assert len(sources["items"]) == 3
    name = sources["items"][0]["name"]
    said = reader.get(f"/api/sources/{name}").json()
    assert sum(len(one["holds"]) + len(one["relays"]) for one in said) == sources["items"][0]["statements"]


def test_every_format_is_exported_as_a_file(reader: TestClient) -> None:
    formats = reader.get("/api/exports").json()
    assert [format_["name"] for format_ in formats] == list(EXPORTS)
    for format_ in formats:
        for path in ("/api/articles/callow-packet", "/api/claims/c1"):
            answer = reader.get(f"{path}/export?to={format_['name']}")
            if path.startswith("/api/claims") and not format_["claims"]:
                assert answer.status_code == 422
            elif answer.status_code != 501:  # a part that it needs is not installed here
                assert answer.headers["content-disposition"].startswith("attachment")
                assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
                assert answer.content
    graph = reader.get("/api/claims/c1/export?to=graphml")
    assert graph.status_code == 501 or ET.parse(io.BytesIO(graph.content))
    assert reader.get("/api/articles/callow-packet/export?to=word").status_code == 422


def test_the_openapi_document_names_every_path(reader: TestClient) -> None:
    document = reader.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        assert path.startswith("/api/")
        for operation in methods.values():
            assert operation["summary"] and operation["description"]
            assert "HTTPValidationError" not in json.dumps(operation)
    article = document["components"]["schemas"]["Article"]
    assert set(article["properties"]) == set(json.loads(schema_text())["properties"])


def test_what_is_not_there_is_said_in_the_same_way_everywhere(reader: TestClient) -> None:
    for path in ("/api/none", "/api/articles/none", "/api/jobs/none", "/api/sources/none", "/none.json"):
        answer = reader.get(path)
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail"}
        assert answer.json()["status"] == answer.status_code == 404
    assert reader.put("/api/articles").status_code == 405


def test_removing_twice_is_no_error_of_the_service(serve: Serve) -> None:
    client = serve()
    assert client.delete("/api/articles/ferry").status_code == 204
    again = client.delete("/api/articles/ferry")
    assert (again.status_code, again.json()["detail"]) == (404, "There is no article “ferry” in the store any more.")

"""The pages as their readers meet them, without a script."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from web.looking import all_of, parsed, words
from web.served import Serve

PAGES = [
    "/",
    "/?all=1",
    "/?q=lighthouse",
    "/?q=xylophone",
    "/article/callow-packet",
    "/article/coastwise?holder=S1&firmness=hedged",
    "/article/coastwise?at=40-90",
    "/claims",
    "/claim/c1",
    "/trace?claim=The+lighthouse+becomes+a+hotel",
    "/trace?claim=xylophones+only",
    "/sources",
    "/source/Coastal%20Lights%20Authority",
    "/copies/coastwise/radio-marrisk",
    "/copies/callow-packet/marrisk-naturalist",
    "/enter",
    "/api/docs",
    "/nothing-here",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_valid_html_with_its_landmarks_and_names(path: str, reader: TestClient) -> None:
    tree = parsed(reader.get(path).text)
    assert len(all_of(tree, "//h:main")) == len(all_of(tree, "//h:h1")) == 1
    assert all_of(tree, "//h:header") and all_of(tree, "//h:footer")
    assert all_of(tree, "//h:html/@lang") == ["en"]
    assert words(all_of(tree, "//h:title")[0]).endswith("– Sayso")
    ids = [str(id_) for id_ in all_of(tree, "//@id")]
    assert len(ids) == len(set(ids))
    labelled = set(all_of(tree, "//h:label/@for"))
    for field in all_of(tree, "//h:input[not(@type='hidden')] | //h:select | //h:textarea"):
        assert field.get("id") in labelled
    for link in all_of(tree, "//h:a"):
        assert words(link) or link.get("aria-label")
    for table in all_of(tree, "//h:table"):
        assert all_of(table, ".//h:th[@scope='col']")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_style_in_it_or_anything_from_elsewhere(path: str, reader: TestClient) -> None:
    tree = parsed(reader.get(path).text)
    assert not all_of(tree, "//h:style | //@style | //@*[starts-with(name(), 'on')]")
    for script in all_of(tree, "//h:script"):
        assert script.get("src").startswith("/static/") and not script.text
    for address in all_of(tree, "//h:link/@href | //h:img/@src | //h:form/@action | //@data-graph"):
        assert re.match(r"/(?!/)", address)


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("/enter", "/api/docs", "/nothing-here")])
def test_every_page_has_its_data_beside_it(path: str, reader: TestClient) -> None:
    tree = parsed(reader.get(path).text)
    (beside,) = all_of(tree, "//h:a[.='This page as JSON']/@href")
    answer = reader.get(str(beside))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() is not None


@pytest.mark.parametrize("path", ["/", "/article/callow-packet", "/claims", "/claim/c1", "/sources", "/api/docs"])
def test_every_link_within_leads_somewhere(path: str, reader: TestClient) -> None:
    tree = parsed(reader.get(path).text)
    ids = set(all_of(tree, "//@id"))
    for address in {str(found) for found in all_of(tree, "//h:a/@href")}:
        if address.startswith("#"):
            assert address[1:] in ids
        elif address.startswith("/") and "export" not in address:
            assert reader.get(address).status_code == 200, address


def test_an_article_shows_whose_word_each_statement_is(serve: Serve) -> None:
    tree = parsed(serve().get("/article/ferry").text)
    (note,) = all_of(tree, "//h:li[@id='note-s1']")
    assert words(note).startswith("1 Ilse Brandt ran the port of Varle for twelve years")
    assert "told the Harbour Post · conditional · 94% sure · link" in words(note)
    assert "Condition: if the council ends its grant" in words(note)
    assert all_of(tree, "//h:span[@data-s='s1']/@class") == ["said named lane1"]
    assert set(all_of(tree, "//h:span[@data-s='s4']/@class")) == {"said unnamed lane2"}
    assert set(all_of(tree, "//h:span[@data-s='s6']/@class")) == {"said unstated lane1"}
    summary = [words(item) for item in all_of(tree, "//h:ul[@class='summary']/h:li")]
    assert "The headline leaves out: the source, the condition." in summary
    assert words(all_of(tree, "//h:h1")[0]) == "Marrow ferry to stop in May"


def test_the_text_is_whole_and_in_order(serve: Serve) -> None:
    client = serve()
    tree = parsed(client.get("/article/ferry").text)
    shown = all_of(tree, "//*[@class='words']")
    for number in all_of(tree, "//h:a[@class='number']"):
        number.text = ""
    text = client.get("/article/ferry.json").json()["text"]
    assert " ".join(map(words, shown)).split() == text.split()


def test_filters_work_without_a_script(serve: Serve) -> None:
    client = serve()
    tree = parsed(client.get("/article/ferry?firmness=hedged").text)
    on = all_of(tree, "//h:li[starts-with(@class, 'note ') and not(contains(@class, ' off'))]/@data-s")
    assert on == ["s3", "s4", "s6"]
    assert "3 of 10 statements" in words(all_of(tree, "//h:form[@id='filters']")[0])
    assert all_of(tree, "//h:option[@selected]/@value") == ["hedged"]
    assert all_of(parsed(client.get("/article/ferry?holder=S1").text), "//h:option[@selected]/@value") == ["S1"]
    assert client.get("/article/ferry?kind=alien").status_code == 422


def test_a_permalink_tells_when_the_text_is_another_one(serve: Serve) -> None:
    client = serve()
    tree = parsed(client.get("/article/ferry").text)
    (link,) = all_of(tree, "//h:a[@aria-label='Permalink to statement 1']/@href")
    assert re.fullmatch(r"/article/ferry\?text=[0-9a-f]{12}#s1", link)
    assert "has changed" not in client.get(link).text
    assert "The text has changed since this link was made" in client.get("/article/ferry?text=000000000000").text


def test_evidence_is_shown_in_its_place(reader: TestClient) -> None:
    text = reader.get("/article/tidewire.json").json()["text"]
    start = text.index("newspaper")
    tree = parsed(reader.get(f"/article/tidewire?at={start}-{start + 9}").text)
    assert [words(mark) for mark in all_of(tree, "//h:mark")] == ["newspaper"]
    assert all_of(tree, "//h:span[@id='at']")
    for beyond in ("9-3", "0-999999999", "a-b"):
        assert not all_of(parsed(reader.get(f"/article/tidewire?at={beyond}").text), "//h:mark")


def test_a_claim_counts_articles_and_origins_and_shows_every_step(reader: TestClient) -> None:
    answer = reader.get("/claim/c1.json").json()
    tree = parsed(reader.get("/claim/c1").text)
    (big,) = all_of(tree, "//h:p[@class='big']")
    likely = answer["trace"]["independent"]["likely"]
    assert words(big) == f"{answer['about']} articles, {likely} origin{'' if likely == 1 else 's'}"
    tables = {words(table.find(".//{*}caption")): table for table in all_of(tree, "//h:table")}
    steps = all_of(tables["Every step, and the words that show it"], ".//h:tbody/h:tr")
    graph = reader.get("/claim/c1/graph.json").json()
    assert len(steps) == len(graph["edges"]) > 0
    assert {edge["start"] for edge in graph["edges"]} <= {node["id"] for node in graph["nodes"]}
    rows = all_of(tables["In the order in which they came out"], ".//h:tbody/h:tr")
    assert len(rows) == len(answer["trace"]["articles"])
    assert all_of(tree, "//*[local-name()='svg' and @class='timeline']")
    assert all_of(tree, "//h:noscript")


def test_a_source_shows_all_that_it_is_given_as_saying(serve: Serve) -> None:
    client = serve()
    tree = parsed(client.get("/source/harbour%20post").text)
    assert words(all_of(tree, "//h:h1")[0]) == "Harbour Post"
    assert words(all_of(tree, "//h:p[contains(@class, 'big')]")[0]) == "1 statement, 3 passed on in 1 article"
    assert "Passes on, from Ilse Brandt" in words(all_of(tree, "//h:main")[0])
    assert client.get("/source/Nobody").status_code == 404


def test_copies_stand_side_by_side_with_their_edits(reader: TestClient) -> None:
    tree = parsed(reader.get("/copies/coastwise/radio-marrisk").text)
    assert [words(edit) for edit in all_of(tree, "//h:tbody//h:del")] == ["takes"]
    assert "agrees to take" in [words(edit) for edit in all_of(tree, "//h:tbody//h:ins")]
    turned = parsed(reader.get("/copies/radio-marrisk/coastwise").text)
    assert [words(edit) for edit in all_of(turned, "//h:tbody//h:ins")] == ["takes"]


def test_empty_pages_say_what_to_do(serve: Serve) -> None:
    client = serve(empty=True)
    for path in ("/", "/?all=1", "/?q=ferry", "/claims", "/sources"):
        tree = parsed(client.get(path).text)
        (empty,) = all_of(tree, "//*[contains(@class, 'empty')]")
        assert "add" in words(empty).lower()


def test_an_article_is_removed_once(serve: Serve) -> None:
    client = serve()
    assert "The article was removed." in client.post("/article/ferry/remove").text
    assert "That article was not there any more." in client.post("/article/ferry/remove").text
    assert client.get("/article/ferry").status_code == 404

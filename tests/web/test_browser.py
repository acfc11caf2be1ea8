"""The pages in Chromium: by mouse, by keyboard alone, narrow, dark, without a script, and with axe looking at them."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sayso.corpus.store import Store
from sayso.web.app import create_app
from sayso.web.jobs import Job, Jobs
from sayso.web.serving import listening
from sayso.web.settings import Settings
from web.served import STORY

CHROMIUM = os.environ.get("SAYSO_TEST_CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: SAYSO_TEST_CHROMIUM does not say where one is")

# as root there is no sandbox, and without a network Chromium's own errands only make noise
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
PAGES = [
    "/",
    "/?all=1",
    "/?q=lighthouse",
    "/?q=xylophone",
    "/article/callow-packet",
    "/article/coastwise?at=60-120",
    "/claims",
    "/claim/c1",
    "/trace?claim=xylophones+only",
    "/sources",
    "/source/Coastal%20Lights%20Authority",
    "/copies/coastwise/radio-marrisk",
    "/enter",
    "/api/docs",
    "/nothing-here",
]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def jobs() -> Jobs:
    return Jobs()


@pytest.fixture(scope="module")
def address(story: Store, jobs: Jobs) -> Iterator[str]:
    """Where the service over the story is."""
    settings = Settings(port=0)
    with listening(settings) as socket:
        config = uvicorn.Config(create_app(settings, story, jobs=jobs), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages; at the end nothing was asked of another address, and the browser had nothing to complain of."""
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []
    complaints: list[str] = []

    def opened(path: str = "/", **options: Any) -> Page:
        contexts.append(browser.new_context(base_url=address, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: elsewhere.append(request.url) if foreign(request.url) else None)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    def foreign(url: str) -> bool:
        return not url.startswith((f"{address}/", "blob:", "data:"))

    yield opened
    for context in contexts:
        context.close()
    assert not elsewhere
    assert not complaints


def test_by_mouse_from_a_pasted_text_to_a_claim(open_: Open) -> None:
    page = open_()
    page.get_by_label("Paste the text of an article").fill((STORY / "coastwise.txt").read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Skarrow lighthouse to become a hotel")
    notes = page.locator(".note")
    total = notes.count()
    assert total > 4

    page.get_by_label("Firmness").select_option("denied")
    expect(page.get_by_role("status").filter(has_text="statements")).not_to_have_text(f"{total} of {total} statements")
    shown = page.locator(".note:not(.off)")
    assert 0 < shown.count() < total
    assert "firmness=denied" in page.url
    shown.first.locator("a.name").click()
    expect(page.locator(".big")).to_contain_text("statement")

    page.get_by_role("link", name="Claims", exact=True).click()
    page.locator(".claims .title").first.click()
    expect(page.locator(".big")).to_have_text(re.compile(r"\d+ articles, \d+ origins?"))
    expect(page.locator("#graph[data-drawn]")).to_be_visible()
    expect(page.locator("#graph canvas").first).to_be_visible()


def test_by_keyboard_alone(open_: Open) -> None:
    page = open_()
    keys = page.keyboard
    keys.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    keys.press("Enter")
    keys.press("/")
    expect(page.get_by_label("Search the articles")).to_be_focused()
    keys.type("lighthouse hotel")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("articles with")
    tab_to(page, ".list .title")
    keys.press("Enter")
    page.wait_for_url("**/article/*")

    keys.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    keys.press("j")
    keys.press("j")
    lit = page.locator(".note.lit")
    expect(lit).to_have_count(1)
    second = lit.get_attribute("data-s")
    keys.press("k")
    assert lit.get_attribute("data-s") != second
    keys.press("Enter")
    expect(lit).to_be_focused()
    keys.press("Escape")
    expect(page.locator("a.number:focus")).to_have_count(1)
    keys.press("f")
    expect(page.get_by_label("Holder")).to_be_focused()

    page.goto("/claim/c1")
    expect(page.locator("#graph[data-drawn]")).to_be_visible()
    tab_to(page, "#graph")
    keys.press("ArrowRight")
    expect(page.locator("#chosen a").first).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#chosen a")).to_have_count(0)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that the selector fits has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by Tab")


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_nothing_is_wider_than_the_page(path: str, open_: Open) -> None:
    if path == "/nothing-here":
        pytest.skip("the browser complains of a page that is not there")
    page = open_(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_a_phone_notes_stand_below_their_paragraph(open_: Open) -> None:
    page = open_("/article/callow-packet", viewport=PHONE)
    row = page.locator(".row:has(.note)").first
    words, notes = row.locator(".words").bounding_box(), row.locator(".notes").bounding_box()
    assert words and notes
    assert notes["y"] >= words["y"] + words["height"]


def test_notes_stand_beside_their_lines_and_never_on_each_other(open_: Open) -> None:
    page = open_("/article/callow-packet", viewport={"width": 1280, "height": 900})
    boxes = sorted((box["y"], box["height"]) for note in page.locator(".note").all() if (box := note.bounding_box()))
    for (y, height), (below, _) in pairwise(boxes):
        assert y + height <= below + 1


@pytest.mark.parametrize("path", ["/", "/article/callow-packet", "/copies/coastwise/radio-marrisk"])
def test_nothing_moves_once_it_is_there(path: str, open_: Open) -> None:
    page = open_(path, viewport={"width": 1280, "height": 4000})
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
            .observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() => setTimeout(() => done(sum), 300))
        })"""
    )
    assert shift == 0


def test_a_permalink_leads_to_its_statement_or_says_that_it_is_gone(open_: Open) -> None:
    page = open_("/article/callow-packet#s2")
    expect(page.locator("#note-s2")).to_have_class("note unnamed lit")
    page.goto("about:blank")
    page.goto("/article/callow-packet#s999")
    expect(page.get_by_text("The statement of this link is not in the article any more.")).to_be_visible()


def test_without_a_script_reading_searching_and_filtering_work(open_: Open) -> None:
    page = open_(java_script_enabled=False)
    page.get_by_label("Search the articles").fill("kittiwakes")
    page.get_by_role("button", name="Search").click()
    page.locator(".list .title").first.click()
    total = page.locator(".note").count()
    page.get_by_label("Firmness").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    assert 0 < page.locator(".note:not(.off)").count() < total
    page.goto("/claim/c1")
    expect(page.locator("noscript svg, svg[role=img]").first).to_be_visible()


def test_the_progress_of_a_job_goes_on_without_its_page(open_: Open, jobs: Jobs) -> None:
    go = threading.Event()

    def work(job: Job) -> None:
        job.step()
        go.wait(30)
        job.tell(result=True, page="/article/tidewire")

    job = jobs.start("Adding a file", work)
    path = f"/job/{job.progress.id}"
    page = open_(path)
    expect(page.get_by_role("status")).to_have_text("1 article done.")
    page.goto("/")  # somebody closes the page, and comes back
    page.goto(path)
    expect(page.get_by_role("status")).to_have_text("1 article done.")
    go.set()
    page.wait_for_url("**/article/tidewire")


def test_dark_and_light_differ(open_: Open) -> None:
    colours = {
        scheme: open_("/article/callow-packet", color_scheme=scheme).evaluate("getComputedStyle(document.body).color")
        for scheme in ("light", "dark")
    }
    assert colours["light"] != colours["dark"]


def test_printed_it_is_the_article_with_its_notes(open_: Open) -> None:
    page = open_("/article/callow-packet")
    page.emulate_media(media="print")
    for hidden in (".top", ".filters", ".tools"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".note").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE["width"]])
def test_axe_finds_nothing(scheme: Any, width: int, browser: Browser, address: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    # the policy of the pages lets no script in, not even this one
    context = browser.new_context(
        base_url=address, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(path)
        if path.startswith("/claim/"):
            page.locator("#graph[data-drawn]").wait_for()
        page.evaluate(axe)
        for violation in page.evaluate("axe.run()")["violations"]:
            found.append((path, violation["id"], violation["nodes"][0]["html"][:200]))
    context.close()
    assert not found

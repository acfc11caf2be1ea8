"""What is refused, one rule after the other."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sayso import cli
from sayso.web.safety import Pace
from sayso.web.settings import Settings, is_loopback
from web.served import Serve, library_of

TOKEN = "correct horse battery"
OUTSIDE = {"host": "0.0.0.0", "token": TOKEN, "names": ("sayso.example",)}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_it_answers_under_the_names_of_this_machine(host: str, serve: Serve) -> None:
    assert serve().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "a@b:c:d", "[::1", "10.0.0.5:8000"])
def test_it_answers_under_no_other_name(host: str, serve: Serve) -> None:
    answer = serve().get("/api/articles", headers={"Host": host})
    assert answer.status_code == 421
    assert "ferry" not in answer.text


def test_outside_it_answers_under_the_names_it_was_given(serve: Serve) -> None:
    client = serve("http://sayso.example", **OUTSIDE)
    client.headers["Authorization"] = f"Bearer {TOKEN}"
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"Host": "192.0.2.7:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://[broken"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(headers: dict[str, str], serve: Serve) -> None:
    client = serve()
    assert client.post("/article/ferry/remove", headers=headers).status_code == 403
    assert client.delete("/api/articles/ferry", headers=headers).status_code == 403
    assert client.post("/api/read", json={"text": "a"}, headers=headers).status_code == 403
    assert client.get("/article/ferry").status_code == 200


def test_a_page_of_another_site_may_link_here_and_load_nothing(serve: Serve) -> None:
    client = serve()
    assert client.get("/trace?claim=ferry", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/article/ferry", headers=link).status_code == 200
    assert client.post("/article/ferry/remove", headers=link).status_code == 403


def test_its_own_pages_and_programs_may(serve: Serve) -> None:
    client = serve()
    own = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/article/ferry/remove", headers=own).status_code == 200
    assert client.delete("/api/articles/ferry").status_code == 404


def test_outside_nothing_is_answered_without_the_token(serve: Serve) -> None:
    client = serve("http://sayso.example", **OUTSIDE)
    assert client.get("/api/articles").status_code == 401
    assert client.get("/article/ferry.json").status_code == 401
    assert client.post("/add", data={"text": "a"}).status_code == 401
    assert client.get("/api/articles", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/articles", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    page = client.get("/article/ferry")
    assert page.url.path == "/enter"
    assert "ferry" not in page.text.replace("/article/ferry", "")


def test_a_person_enters_with_the_token_and_is_led_back(serve: Serve) -> None:
    client = serve("http://sayso.example", **OUTSIDE)
    assert client.post("/enter", data={"token": "wrong"}).status_code == 403
    page = client.post("/enter", data={"token": TOKEN, "next": "/article/ferry"})
    assert page.url.path == "/article/ferry"
    cookie = next(iter(client.cookies.jar))
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert TOKEN not in (cookie.value or "")
    client.cookies.set("sayso", "0" * 64)


@pytest.mark.parametrize("where", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\nb"])
def test_entering_leads_nowhere_else(where: str, serve: Serve) -> None:
    client = serve("http://sayso.example", **OUTSIDE)
    answer = client.post("/enter", data={"token": TOKEN, "next": where}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("path", ["/", "/article/ferry", "/nothing", "/api/articles", "/static/sayso.css", "/api/read"])
def test_every_answer_tells_browsers_what_they_may_do(path: str, serve: Serve) -> None:
    headers = serve().get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_a_body_that_is_too_large_is_refused(serve: Serve) -> None:
    client = serve(largest_body=1000)
    large = client.post("/api/read", content=b"x" * 1001, headers={"Content-Type": "application/json"})
    assert (large.status_code, large.headers["content-type"]) == (413, "application/problem+json")
    assert "content-security-policy" in large.headers

    def pieces() -> object:
        yield from [b"y" * 600, b"y" * 600]

    untold = client.post("/add", content=pieces(), headers={"Content-Type": "application/x-www-form-urlencoded"})  # type: ignore[arg-type]
    assert untold.status_code == 413
    assert client.get("/").status_code == 200


def test_a_text_that_is_too_long_is_refused_wherever_it_comes_from(serve: Serve) -> None:
    client = serve(longest_text=100)
    assert client.post("/api/read", json={"text": "[" * 101}).status_code == 422
    job = client.post("/api/articles/file", files={"file": ("brackets.txt", "[" * 101)})
    events = client.get(f"{job.headers['location']}/events").text
    assert "brackets: has more than 100 characters" in json.loads(events.rpartition("data: ")[2])["problems"]


def test_whoever_asks_too_often_waits(serve: Serve) -> None:
    client = serve(writes=4)
    statuses = [client.post("/article/none/remove", follow_redirects=False).status_code for _ in range(3)]
    assert statuses == [303, 303, 429]
    assert client.get("/").status_code == 200
    limited = serve(reads=0.5)
    assert [limited.get("/api/about").status_code for _ in range(3)] == [200, 200, 429]


def test_guessing_the_token_is_limited(serve: Serve) -> None:
    client = serve("http://sayso.example", **OUTSIDE, writes=4)
    guesses = [client.get("/api/about", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(3)]
    assert guesses == [401, 401, 429]
    assert client.get("/api/about", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_pace_is_kept_for_each_client_alone() -> None:
    now = [0.0]
    pace = Pace(2, 3, clock=lambda: now[0])
    assert [pace.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert pace.wait("b") == 0
    now[0] = 0.5
    assert [pace.wait("a"), pace.wait("a")] == [0, 0.5]


def test_a_store_that_goes_away_is_told_without_saying_where_it_was(serve: Serve, tmp_path: Path) -> None:
    client = serve()
    for file in tmp_path.glob("store*.db*"):
        file.write_bytes(b"not a store any more" * 500)
    for path in ("/article/ferry", "/api/articles/ferry", "/", "/api/claims"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert str(tmp_path) not in answer.text and "sqlite" not in answer.text.lower()


def test_what_breaks_inside_is_not_shown(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve()

    def broken(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(library_of(client), "article", broken)
    for path in ("/article/ferry", "/api/articles/ferry"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "The server's log says what" in answer.text.replace("&#39;", "'")


OTHERS = ["/static/../app.py", "/static/..%2Fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd"]


@pytest.mark.parametrize("path", OTHERS)
def test_no_file_but_its_own_is_served(path: str, serve: Serve) -> None:
    assert serve().get(path).status_code in (404, 422)


@given(host=st.text(max_size=30))
def test_no_host_is_taken_for_this_machine_by_mistake(host: str) -> None:
    if is_loopback(host):
        assert host.lower() == "localhost" or host.strip("[]").startswith(("127.", "::1", "0", ":"))


def test_another_address_needs_a_token() -> None:
    assert Settings().flaw is None
    assert "token" in str(Settings(host="0.0.0.0").flaw)
    assert "at least 16" in str(Settings(host="0.0.0.0", token="short").flaw)
    assert Settings(host="0.0.0.0", token=TOKEN).flaw is None


def test_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "sayso.web.serving", raising=False)
    result = CliRunner().invoke(cli.main, ["serve", "--store", str(tmp_path / "s.db")])
    assert (result.exit_code, result.output) == (1, "sayso: uvicorn is not installed: pip install 'sayso[web]'\n")


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sayso", "serve", "--store", str(tmp_path / "s.db"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr
        address = service.stderr.readline().removeprefix("Sayso is at ").strip()
        try:
            assert httpx2.get(f"{address}api/about").json()["articles"] == 0
            port = address.rstrip("/").rsplit(":", 1)[1]
            taken = subprocess.run([*command[:-1], port], capture_output=True, text=True, check=False)
        finally:
            service.send_signal(signal.SIGINT)
        assert service.wait(20) == 0
        assert service.stderr.read() == ""
    assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
    assert "address already in use" in taken.stderr


def test_the_command_refuses_what_is_unsafe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_TOKEN", raising=False)
    result = CliRunner().invoke(cli.main, ["serve", "--host", "0.0.0.0", "--store", str(tmp_path / "s.db")])
    assert result.exit_code == 2
    assert "set a token" in result.output
    assert not (tmp_path / "s.db").exists()

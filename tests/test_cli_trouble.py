"""Bad inputs and failing stores: each is one line, what was reported added stays, and the rest can be run again."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Connection, create_engine, func, select, text

import standin
from sayso import cli
from sayso.corpus.claims import Profile
from sayso.corpus.store import Store
from sayso.corpus.store.grouped import Groups

GOOD = "The council said on Friday that lock {} stays shut for the winter.\n"
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><title>&c;</title>
<item><title>x</title><description>&c;</description></item></channel></rss>
"""


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    standin.stand_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD.format(0), encoding="utf-8")


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def archive() -> bytes:
    """A WARC of three pages, each packed by itself."""
    records = []
    for n in range(3):
        page = f"<html><body><article><h1>Lock {n}</h1><p>{GOOD.format(n) * 5}</p></article></body></html>".encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b" % (len(page), page)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/{n}\r\n"
            f"WARC-Date: 2026-01-02T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(records)


@pytest.mark.parametrize(
    ("name", "content", "reason", "added"),
    [
        ("news.rss", b"This is no feed, said the man.\n", "neither a web page nor an RSS or Atom feed", 0),
        ("news.xml", LAUGHS.encode(), "declares XML entities of its own, which may expand for ever", 0),
        ("crawl.warc.gz", archive()[:-60], "damaged or cut-off record at byte", 2),
    ],
)
def test_bad_inputs_are_named_and_the_rest_is_added(name: str, content: bytes, reason: str, added: int) -> None:
    Path(name).write_bytes(content)
    for run in range(2):
        result = sayso("add", name, "good.txt")
        assert result.exit_code == 1
        error, count = result.stderr.splitlines()
        assert error.startswith(f"sayso: {name}: {reason}")
        known = added + 1 if run else 0
        assert count == f"sayso: sayso.db: {added + 1 - known} added, 0 changed, {known} known"
        assert ("good: added\n" in result.stdout) == (run == 0)


def test_two_articles_with_one_name_are_both_added() -> None:
    for n, where in enumerate(("a", "b")):
        Path(where).mkdir()
        Path(where, "index.txt").write_text(GOOD.format(n), encoding="utf-8")
    assert sayso("add", "a", "b").stdout == "index: added\nindex-2: added\n"
    assert sayso("add", "b", "a").stdout == ""


@pytest.mark.parametrize("command", [["add", "good.txt"], ["list"], ["copies"], ["claims"], ["trace", "x"]])
def test_a_store_from_a_newer_version(command: list[str]) -> None:
    sayso("add", "good.txt")
    engine = create_engine("sqlite:///sayso.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE sayso_version SET version_num = '9999'"))
    engine.dispose()
    result = sayso(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "sayso.db: was made by a newer version of Sayso" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be kept small here")
def test_a_disk_that_fills_up_in_the_middle() -> None:
    lines = [json.dumps({"id": f"a{n}", "text": GOOD.format(n) * 300}) for n in range(40)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    program = textwrap.dedent(
        f"""
        import resource, sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import standin
        sys.modules["sayso.reader"] = standin.module()
        from sayso import reading
        from sayso.cli import main
        list(reading.articles(["good.txt"]))  # loads what it needs before the disk is full
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
        main(["add", "many.jsonl"], prog_name="sayso")
        """
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    reported = [line.partition(":")[0] for line in run.stdout.splitlines()]
    assert 0 < len(reported) < 40
    count, reason = run.stderr.splitlines()
    assert count.startswith(f"sayso: sayso.db: {len(reported)} added")
    assert "full" in reason
    with Store("sayso.db", create=False) as store:
        assert [entry.ref for entry in store.entries()] == reported
    assert sayso("add", "many.jsonl").exit_code == 0
    with Store("sayso.db", create=False) as store:
        assert [entry.ref for entry in store.entries()] == [f"a{n}" for n in range(40)]


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_postgresql_going_away_in_the_middle_of_an_add(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": GOOD.format(n)}) for n in range(6)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    find = Groups.find

    def interrupted(self: Groups, connection: Connection, key: int, profile: Profile) -> None:
        if profile.ref == "a3":
            end(connection)
        find(self, connection, key, profile)

    def end(connection: Connection) -> None:
        mine = connection.execute(select(func.pg_backend_pid())).scalar_one()
        engine = create_engine(address)
        with engine.connect() as other:
            other.execute(select(func.pg_terminate_backend(mine, 10_000)))
        engine.dispose()

    with monkeypatch.context() as patched:
        patched.setattr(Groups, "find", interrupted)
        result = sayso("add", "many.jsonl", "--store", address)
    assert result.exit_code == 1
    assert result.stdout == "a0: added\na1: added\na2: added\n"
    assert ": the connection was lost" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    assert sayso("add", "many.jsonl", "--store", address).stdout == "a3: added\na4: added\na5: added\n"

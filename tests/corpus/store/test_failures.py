"""What a person is told when a store cannot be used; what was added stays."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, func, select, text

from sayso.corpus.store import Store
from sayso.errors import StoreError
from stories import story

SERVER = "postgresql+psycopg://ana:secret@127.0.0.1:1/sayso"


def refusal(address: str, *, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        Store(address, create=create, patience=0)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("sqlite://", "only SQLite files and addresses like postgresql+psycopg://USER@HOST/DATABASE are known"),
        ("mysql://ana:secret@host/db", "only SQLite files and addresses like"),
        ("http//[::", "is not a folder"),
        ("postgresql+psycopg://ana@host:port/db", "not a valid address"),
    ],
)
def test_addresses_that_are_none(address: str, reason: str) -> None:
    message = refusal(address)
    assert reason in message
    assert "secret" not in message


def test_files_that_are_no_store(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)) == f"{tmp_path}: is a folder"
    missing = tmp_path / "none.db"
    assert refusal(str(missing), create=False) == f"{missing}: no such store"
    assert not missing.exists()
    notes = tmp_path / "notes.txt"
    notes.write_text("The lock is shut.\n" * 100, encoding="utf-8")
    assert refusal(str(notes)) == f"{notes}: is not a store"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    assert refusal(str(path)) == f"{path}: is not a store but a database of another program"
    assert path.read_bytes() == before


def test_a_store_from_a_newer_version(address: str) -> None:
    with Store(address) as store:
        store.add(story("The lock is shut."))
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE sayso_version SET version_num = '9999'"))
    engine.dispose()
    assert refusal(address).endswith(": was made by a newer version of Sayso (schema 9999; this one knows 0001)")


def test_a_server_that_is_not_there() -> None:
    message = refusal(SERVER)
    assert message.startswith("postgresql+psycopg://ana:***@127.0.0.1:1/sayso")
    assert "refused" in message


def test_without_the_driver_the_extra_is_named() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from sayso.corpus.store import Store\n"
        "from sayso.errors import StoreError\n"
        f"try: Store({SERVER!r})\n"
        "except StoreError as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install 'sayso[postgresql]'" in run.stdout


def test_a_locked_store(address: str) -> None:
    with Store(address, patience=0) as first, Store(address, patience=0) as second:
        first.add(story("The lock is shut."))
        with first._writing():
            assert second.get("story").text == "The lock is shut."
            with pytest.raises(StoreError, match=": is locked by another program"):
                second.add(story("The ferry sank.", "ferry"))
        assert second.add(story("The ferry sank.", "ferry")).change == "new"
        assert len(first) == 2


def test_a_full_disk(tmp_path: Path) -> None:
    address = str(tmp_path / "store.db")
    with Store(address) as store:
        store.add(story("The lock is shut."))

    def fill(connection: sqlite3.Connection, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA max_page_count = 1")  # as many as there are

    event.listen(Engine, "connect", fill)
    try:
        with Store(address) as store:
            with pytest.raises(StoreError, match=": the disk is full"):
                store.add(story("The ferry sank. " * 20_000, "ferry"))
            assert len(store) == 1
    finally:
        event.remove(Engine, "connect", fill)
    with Store(address) as store:
        assert store.add(story("The ferry sank.", "ferry")).change == "new"


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_in_the_middle(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        store.add(story("The lock is shut."))
        with pytest.raises(StoreError, match=r": the connection was lost"), store._writing() as connection:
            mine = connection.execute(select(func.pg_backend_pid())).scalar_one()
            with store._engine.connect() as other:
                other.execute(select(func.pg_terminate_backend(mine, 10_000)))
            connection.execute(select(1))
        assert [article.ref for article in store.articles()] == ["story"]
        assert store.add(story("The ferry sank.", "ferry")).change == "new"


def test_a_store_that_somebody_is_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    maker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    maker.execute("BEGIN IMMEDIATE")
    ended = threading.Timer(0.2, lambda: maker.execute("COMMIT"))
    ended.start()
    with Store(str(path)) as store:
        assert len(store) == 0
    ended.join()
    maker.close()


def test_a_store_opened_to_be_read_refuses_every_change(address: str) -> None:
    with Store(address) as store:
        store.add(story("The ferry stops.", "ferry"))
    with Store(address, read_only=True) as store:
        assert [each.ref for each in store.articles()] == ["ferry"]
        for change in (lambda: store.add(story("The dam leaks.", "dam")), lambda: store.remove("ferry")):
            with pytest.raises(StoreError, match="read"):
                change()
        assert len(store) == 1


def test_nothing_is_made_where_a_store_is_only_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store(str(tmp_path / "none.db"), read_only=True)
    assert not list(tmp_path.iterdir())

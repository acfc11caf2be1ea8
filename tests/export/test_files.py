"""Files are whole or not there, and have names that every file system takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import OutputError
from sayso.export.files import FileNames, write_file


def test_a_file_is_written_as_it_is(tmp_path: Path) -> None:
    write_file(tmp_path / "out.txt", ["ö\r\n", "two\n"])
    assert (tmp_path / "out.txt").read_bytes() == "ö\r\ntwo\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_a_run_that_stops_leaves_what_was_there(tmp_path: Path, stop: type[BaseException]) -> None:
    (tmp_path / "out.txt").write_text("before")

    def chunks() -> Iterator[str]:
        yield "half"
        raise stop

    with pytest.raises(stop):
        write_file(tmp_path / "out.txt", chunks())
    assert (tmp_path / "out.txt").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.txt: cannot be written: No such file or directory"):
        write_file(tmp_path / "none" / "out.txt", [])


def test_names_keep_what_they_can() -> None:
    names = FileNames()
    assert names.name("Reuters_2024-03-07") == "Reuters_2024-03-07"
    assert names.name("https://news.example/a/b?c=d") == "https_news.example_a_b_c_d"
    assert names.name("../../etc/passwd") == "etc_passwd"
    assert names.name("Größe 東京") == "Größe_東京"
    assert names.name("...") == "article"


def test_names_that_a_file_system_may_take_for_the_same_are_told_apart() -> None:
    names = FileNames()
    assert [names.name(ref) for ref in ("a", "A", "a-2", "a")] == ["a", "A-2", "a-2-2", "a-3"]


@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_refs_make_names_of_their_own(refs: list[str]) -> None:
    names = FileNames()
    made = [names.name(ref) for ref in refs]
    assert len({name.casefold() for name in made}) == len(refs)
    for name in made:
        assert Path(name).name == name
        assert not name.startswith(".")
        assert len(f"{name}.txt".encode()) < 255

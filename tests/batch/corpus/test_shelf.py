"""Many small pieces in one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.batch.corpus.shelf import Shelf, write


@given(st.lists(st.binary(max_size=40)))
def test_every_piece_is_had_by_its_number(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("shelf") / "shelf"
    write(path, pieces)
    shelf = Shelf(path)
    assert [shelf[n] for n in range(len(shelf))] == pieces
    with pytest.raises(IndexError):
        shelf[len(pieces)]


def test_a_shelf_is_whole_or_not_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("shelf") / "shelf"
    with pytest.raises(ZeroDivisionError):
        write(path, (b"piece" * (1 // n) for n in (1, 0)))
    assert list(path.parent.iterdir()) == []

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.network import SHIPPED
from sayso.attribution.pieces import BREAKS, CASES, STATES, PieceReader
from sayso.attribution.windows import LEFT, OWN, RIGHT, windows

READER = PieceReader(SHIPPED / "tokenizer.json")
WORDS = st.text(alphabet=st.sampled_from("aB.é “”\"'\n\r\t😀ſİ́[-"), max_size=200) | st.text(max_size=80)


@settings(deadline=None)
@given(WORDS)
def test_pieces_lie_in_order_inside_the_text(text: str) -> None:
    pieces = READER.read(text)
    before = 0
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert before <= start < end <= len(text)
        before = start
    assert (pieces.features >= 0).all()
    assert (pieces.features < (CASES, STATES, BREAKS)).all()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["Word ", "word. ", "Long paragraph goes on ", "\n\n", "“Q” "]), max_size=600))
def test_every_piece_is_owned_by_one_window_and_seen_with_its_neighbours(parts: list[str]) -> None:
    pieces = READER.read("".join(parts))
    owned: list[int] = []
    for w in windows(pieces):
        owned += range(w.own_start, w.own_end)
        assert w.own_end - w.own_start <= OWN
        assert w.start == max(0, w.own_start - LEFT)
        assert w.end == min(len(pieces), w.own_end + RIGHT)
    assert owned == list(range(len(pieces)))


def test_a_window_ends_where_a_paragraph_does() -> None:
    text = "\n\n".join(["One line of some words, and then some more of them."] * 60)
    pieces = READER.read(text)
    ends = [int(pieces.starts[w.own_end]) for w in windows(pieces)[:-1]]
    assert ends
    assert all(text[end - 1] == "\n" for end in ends)


@pytest.mark.parametrize(
    ("text", "cases"),
    [("she", [0]), ("She", [1]), ("NATO", [2]), ("I", [1]), ("19", [4]), ("!", [5])],
)
def test_case_is_seen(text: str, cases: list[int]) -> None:
    assert READER.read(text).features[:, 0].tolist() == cases


def test_a_text_longer_than_a_chunk_keeps_its_offsets() -> None:
    line = "“Rain,” said Vell.\n"
    once, often = READER.read(line), READER.read(line * 2000)
    assert len(often) == 2000 * len(once)
    last = -len(once)
    assert (often.starts[last:] - 1999 * len(line)).tolist() == once.starts.tolist()

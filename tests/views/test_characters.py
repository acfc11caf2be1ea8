"""Text of others that is shown must not steer what shows it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sayso.views.characters import one_line, printable, shorten


@given(st.text())
def test_printable_text_has_no_control_character_and_the_same_length(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} for character in shown.replace("\n", ""))


def test_an_escape_sequence_is_shown_as_what_it_is() -> None:
    assert printable("\x1b[31mred\x9b0m") == "␛[31mred\ufffd0m"


def test_an_override_does_not_turn_the_line_around() -> None:
    assert "\u202e" not in printable("invoice\u202efdp.exe")
    assert printable("שלום\u200f!") == "שלום\u200f!"


def test_a_message_stays_on_one_line() -> None:
    assert one_line(" a\r\n\tb\u2028c ") == "a b c"


@given(st.text(), st.integers(2, 60))
def test_shortened_text_fits_and_shows_that_it_was_cut(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == one_line(text) or short.endswith("…")


def test_text_is_cut_after_a_word_where_it_has_words() -> None:
    assert shorten("the water is safe and the pipes are sound", 20) == "the water is safe…"
    assert shorten("x" * 30, 20) == "x" * 19 + "…"

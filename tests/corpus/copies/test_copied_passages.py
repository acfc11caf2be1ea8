"""Which passages are found, where, and what is said of the edits within."""

from __future__ import annotations

from copied_stories import PASSAGE, SPEECH, around, filler
from hypothesis import given
from hypothesis import strategies as st

from invented import article
from sayso.corpus.copies import copies
from sayso.corpus.records import Copy


def found(*texts: str) -> list[Copy]:
    return list(copies(article(text, ref=f"r{n}") for n, text in enumerate(texts)))


def shown(copy: Copy, *texts: str) -> tuple[str, ...]:
    return tuple(text[slice(*span)] for text, span in zip(texts, copy.spans, strict=True))


def edits(copy: Copy, *texts: str) -> list[tuple[str, str]]:
    return [(texts[0][slice(*edit.a)], texts[1][slice(*edit.b)]) for edit in copy.edits]


def test_a_passage_copied_word_for_word_is_found_with_its_place_in_both() -> None:
    texts = around(PASSAGE, 1), around(PASSAGE, 2)
    (copy,) = found(*texts)
    assert copy.refs == ("r0", "r1")
    assert shown(copy, *texts) == (PASSAGE, PASSAGE)
    assert copy.words == len(PASSAGE.split())
    assert copy.share == (copy.words / (160 + copy.words),) * 2
    assert (copy.kind, copy.edits, copy.earlier, copy.why) == ("prose", (), None, None)


def test_a_short_passage_is_found_in_a_long_article() -> None:
    texts = filler(1, 5000) + ". " + PASSAGE + ". " + filler(2, 5000), around(PASSAGE, 3)
    (copy,) = found(*texts)
    assert shown(copy, *texts) == (PASSAGE, PASSAGE)


def test_changed_words_are_edits() -> None:
    changed = PASSAGE.replace("forty", "fifty").replace("a crate of geese", "one crate of geese")
    texts = around(PASSAGE, 1), around(changed, 2)
    (copy,) = found(*texts)
    assert shown(copy, *texts) == (PASSAGE, changed)
    assert edits(copy, *texts) == [("forty", "fifty"), ("a", "one")]
    assert copy.words == len(PASSAGE.split()) - 2


def test_thirty_words_with_the_one_in_the_middle_changed_are_found() -> None:
    words = PASSAGE.split()[:31]
    changed = [*words[:15], "goats", *words[16:]]
    texts = around(" ".join(words), 1), around(" ".join(changed), 2)
    (copy,) = found(*texts)
    assert copy.words == 30
    assert edits(copy, *texts) == [(words[15], "goats")]


def test_a_dropped_sentence_is_one_edit_with_nothing_on_the_other_side() -> None:
    dropped = "It was raining, as it mostly does there in that month, and the geese were the louder for it."
    texts = around(f"{PASSAGE}. {dropped} {SPEECH}", 1), around(f"{PASSAGE}. {SPEECH}", 2)
    (copy,) = found(*texts)
    assert edits(copy, *texts) == [(dropped.removesuffix("."), "")]
    assert copy.edits[0].b == (copy.spans[1][0] + len(PASSAGE),) * 2


def test_other_marks_dashes_case_accents_and_spaces_hide_nothing() -> None:
    passage = PASSAGE.replace("geese,", "the ferryman's geese \u2013 “noisy” ones \u2013").replace(
        "clerk", "cafe\u0301 clerk"
    )
    other = passage.replace("'", "’").replace("“noisy”", '"noisy"').replace(" \u2013 ", "--")
    other = other.replace("cafe\u0301", "CAFÉ").replace(" ", "\n", 5)
    texts = around(passage, 1), around(other, 2)
    (copy,) = found(*texts)
    assert copy.edits == ()
    assert shown(copy, *texts) == (passage, other)


def test_passages_in_another_order_are_found_each() -> None:
    texts = around(f"{PASSAGE}. {filler(7, 90)}. {SPEECH}", 1), around(f"{SPEECH}. {filler(8, 90)}. {PASSAGE}", 2)
    assert [shown(copy, *texts) for copy in found(*texts)] == [(PASSAGE, PASSAGE), (SPEECH, SPEECH)]


def test_what_one_article_has_twice_is_found_twice() -> None:
    texts = around(f"{PASSAGE}. {filler(7, 90)}. {PASSAGE}", 1), around(PASSAGE, 2)
    assert [shown(copy, *texts) for copy in found(*texts)] == [(PASSAGE, PASSAGE)] * 2


def test_a_sentence_of_ten_words_in_common_is_no_copy() -> None:
    assert not found(
        around("He had said so again and again at the pier", 1), around("He had said so again and again at the pier", 2)
    )


def test_texts_without_words_have_no_copies() -> None:
    assert not found("", "…", " ")


def test_an_article_given_twice_is_no_copy_of_itself() -> None:
    twice = article(around(PASSAGE, 1), ref="same")
    assert not list(copies([twice, twice]))


def test_words_without_spaces_are_counted_sign_by_sign() -> None:
    passage = "渡船在黎明前离开码头载着四十袋邮件和一箱鹅岛上没有人能说出是谁签收了它们港口职员在账簿上写道"
    texts = around(passage, 1), around(passage, 2)
    (copy,) = found(*texts)
    assert shown(copy, *texts) == (passage, passage)


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    articles = [article(around(PASSAGE, n), ref=f"r{n}") for n in range(4)] + [article(around(SPEECH, 9), ref="s")]
    assert list(copies(articles)) == list(copies(reversed(articles)))
    assert len(list(copies(articles))) == 6


_VOCABULARY = [f"w{n}" for n in range(12)]
_TEXTS = st.lists(st.sampled_from([*_VOCABULARY, "“", "”", "\n\n", "—"]), max_size=120).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_places_lie_in_the_texts_and_words_are_counted_right(first: str, second: str) -> None:
    for copy in found(first, second):
        total = [len(text.replace("“", " ").replace("”", " ").replace("—", " ").split()) for text in (first, second)]
        for n, text in enumerate((first, second)):
            start, end = copy.spans[n]
            assert 0 <= start < end <= len(text)
            assert text[start].isalnum()
            assert text[end - 1].isalnum()
            pieces = [(edit.a, edit.b)[n] for edit in copy.edits]
            assert all(start <= a <= b <= end for a, b in pieces)
            assert pieces == sorted(pieces)
            covered = _words(text[start:end])
            assert covered - sum(_words(text[a:b]) for a, b in pieces) == copy.words
            assert copy.share[n] == covered / total[n]
        assert _equal_words(first, copy, 0) == _equal_words(second, copy, 1)


def _words(text: str) -> int:
    return sum(word[0] == "w" for word in text.split())


def _equal_words(text: str, copy: Copy, side: int) -> list[str]:
    place, end = copy.spans[side]
    equal = ""
    for edit in copy.edits:
        start, stop = (edit.a, edit.b)[side]
        equal += text[place:start] + " "
        place = stop
    return [word for word in (equal + text[place:end]).split() if word[0] == "w"]


@st.composite
def _light_edits(draw: st.DrawFn) -> str:
    """The passage with up to five words changed, dropped or added, no two of them close together."""
    words = PASSAGE.split()
    for place in draw(st.lists(st.integers(0, 4), max_size=5, unique=True)):
        at = 4 + 8 * place
        words[at] = draw(st.sampled_from(["", "otherwise", f"{words[at]} besides"]))
    return " ".join(" ".join(words).split())


@given(_light_edits(), st.integers(0, 5))
def test_a_passage_with_light_edits_is_found_whichever_comes_first(edited: str, seed: int) -> None:
    texts = around(PASSAGE, 2 * seed + 1), around(edited, 2 * seed + 2)
    (copy,) = found(*texts)
    assert copy.words >= 30
    assert PASSAGE.startswith(shown(copy, *texts)[0][:20])
    (other,) = found(*reversed(texts))
    assert (other.spans[::-1], other.words, other.kind) == (copy.spans, copy.words, copy.kind)

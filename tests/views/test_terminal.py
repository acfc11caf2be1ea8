"""What a reporter sees of an article on the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from ferry import ferry
from invented import article, articles, sluice, span
from sayso.article import Article, Segment
from sayso.statement import Credit, Source, Statement
from sayso.views.terminal import console, show_table, show_text


def screen(width: int = 80, *, colour: bool = False) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )


def text(given_article: Article, width: int = 80, *, colour: bool = False) -> str:
    return "".join(show_text([given_article], screen(width, colour=colour)))


def table(given_article: Article, width: int = 80) -> str:
    return "".join(show_table([given_article], screen(width)))


def test_without_colour_brackets_mark_source_cue_and_content() -> None:
    assert text(sluice()).startswith(
        """\
sluice · The Daily Lantern · Ana Torvik · 2026-01-04
6 statements, 5 of them from 4 holders.
2 holders are unnamed, with 2 statements.
1 statement comes at second hand.
No source stated: 1 statement.
The headline leaves out: the condition.
────────────────────────────────────────────────────────────────────────────────
{source} <cue> [content], each with the number of its statement

[1:Sluice may open], {1:officials} <1:say>

By Ana Torvik

{2:The Harbour Post} <2:reported> on Tuesday [2:that {3:a city official}
<3:said> [3:the sluice “[i]f it rains [again]” would open]].

[4:“We have no plan to do that,”] {4:Mayor Lin Okafor} <4:said>. [5:“None at
all,”] {5:she} told reporters.

A man in a boat

[6:The dam was] <6:reportedly> [6:cracked in 1998].

────────────────────────────────────────────────────────────────────────────────
officials (unnamed)
"""
    )


REPORT = """\
ferry · The Marrow Mercury · Jon Vesk · 2026-02-09
10 statements, 8 of them from 7 holders.
3 holders are unnamed, with 3 statements.
5 statements come at second hand or further, through at most 2 relays.
Not sure whose: 1 statement.
No source stated: 1 statement.
The headline leaves out: the source, the condition.
The article says it comes from: Tidewire (wire), The Daily Lantern
(republished), “Printed with permission.” (republished).
────────────────────────────────────────────────────────────────────────────────
Ilse Brandt (named; ran the port of Varle for twelve years)
   1  told the Harbour Post: The Marrow ferry will stop if the council ends its
      grant
      Firmness: conditional. Condition: if the council ends its grant.
      Confidence: 94%.
   2  said, by way of Harbour Post: “There is no other boat,”
      Firmness: asserted. Confidence: 97%.

Harbour Post (named; outlet)
   3  quoted: an engineer who said the hull “may not last the winter.”
      Firmness: hedged. Confidence: 81%.

engineer (unnamed)
   4  said, by way of Harbour Post: the hull “may not last the winter.”
      Firmness: hedged. Within: statement 3. Confidence: 76%.

report by the Seamen’s Union (named; document)
   5  says that sailors will be paid until June
      Firmness: intended. Confidence: 92%.

neighbour (unnamed)
   8  wrote on Plover that fishermen call the plan “a joke.”
      Firmness: asserted. Confidence: 90%.

fishermen (unnamed; crowd)
   9  call, by way of Plover, from neighbour: the plan “a joke.”
      Firmness: asserted. Within: statement 8. Confidence: 64%.

Lin Okafor (named; Mayor)
  10  denies that the grant will end
      Firmness: denied. Confidence: 96%.

Not sure whose
   7  “the owner” said: “Nobody asked us,”
      Firmness: asserted. Confidence: 95%.

No source stated
   6  reportedly: The ferry was … sold in 2019
      Firmness: hedged. Confidence: 58%.
"""


def test_the_report_tells_the_statements_by_holder_after_a_summary() -> None:
    assert table(ferry()) == REPORT


def test_the_text_stands_between_the_summary_and_the_list() -> None:
    summary, listed = REPORT.split("─\n")
    shown = text(ferry())
    assert shown.startswith(summary)
    assert shown.endswith("─\n" + listed)
    assert "{1:Ilse Brandt, who ran the port of Varle for twelve years,} <1:told> the\n" in shown


def test_a_narrow_screen_gets_narrow_lines() -> None:
    shown = table(ferry(), 40)
    assert max(map(len, shown.splitlines())) <= 40
    assert "\n   8  wrote on Plover that fishermen\n      call the plan “a joke.”\n" in shown


def test_long_content_is_cut_after_two_lines() -> None:
    words = "the water is safe and " * 30
    shown = table(article(words, (Statement("s1", (), (), ((0, len(words)),), "indirect", 0.5),)), 60)
    assert len(shown.splitlines()) < 10
    assert "…\n" in shown


def test_with_colour_each_role_has_its_style() -> None:
    shown = text(sluice(), colour=True)
    assert "\x1b[1mMayor Lin Okafor\x1b[0m" in shown
    assert "\x1b[4msaid\x1b[0m" in shown
    assert "\x1b[36m“We have no plan to do that,”\x1b[0m\x1b[2m⁴\x1b[0m" in shown


def test_with_colour_labels_keep_quiet_and_nothing_warns() -> None:
    shown = "".join(show_table([ferry()], screen(colour=True)))
    assert "\x1b[1mLin Okafor\x1b[0m\x1b[2m (named; Mayor)\x1b[0m" in shown
    assert "\x1b[2mFirmness: \x1b[0mdenied. \x1b[2mConfidence: 96%.\x1b[0m" in shown
    assert set(re.findall(r"\x1b\[([\d;]*)m", shown)) == {"0", "1", "2"}


def test_with_colour_content_within_content_is_told_apart() -> None:
    shown = text(sluice(), colour=True)
    assert "\x1b[36mthat \x1b[0m" in shown
    assert re.search(r"\x1b\[3;36mthe sluice .*³·²", shown, re.DOTALL)


def test_words_that_two_statements_share_are_marked_once() -> None:
    he = span("she")
    statements = (
        Statement("s1", (he,), (), (span("“None at all,”"),), "direct", 0.9),
        Statement("s2", (he,), (), (span("reporters"),), "indirect", 0.9),
    )
    assert "{1,2:she}" in text(article(statements=statements))


def test_an_article_without_statements_says_so() -> None:
    shown = text(article("Rain is coming.\n"))
    assert "Rain is coming.\n" in shown
    assert shown.endswith("No statements found.\n")


def test_what_looks_like_markup_is_printed_as_it_stands() -> None:
    words = "[red]not red[/red] [i]f :smile: [link=x]y[/link] \\[b]"
    given_article = article(words, (Statement("s1", (), (), ((0, len(words)),), "indirect", 0.5),))
    assert f"[1:{words}]" in text(given_article)
    assert words in " ".join(table(given_article, 100).split())


def test_no_name_or_credit_is_taken_for_markup() -> None:
    holder = Source("S1", "[red]Lin[/red]", "person", True, "[b]mayor[/b]")
    given_article = replace(
        article(statements=(Statement("s1", (), (), (span("officials"),), "indirect", 0.5, holder="S1", via=("S1",)),)),
        sources=(holder,),
        credits=(Credit("wire", "[i]Tidewire[/i]", 0, 6, "Sluice"),),
    )
    shown = table(given_article)
    assert "[red]Lin[/red] (named; [b]mayor[/b])\n  1  by way of [red]Lin[/red]: officials\n" in shown
    assert "comes from: [i]Tidewire[/i] (wire).\n" in shown


def test_segments_show_as_what_they_are() -> None:
    quoted = replace(article("Said:\n\nNo way.\n"), segments=(Segment("quotation", 7, 14),))
    assert "\n  No way.\n" in text(quoted)
    assert "\x1b[2mA man in a boat\x1b[0m" in text(sluice(), colour=True)
    assert "\x1b[36mSluice may open" in text(sluice(), colour=True)


def test_several_articles_stand_apart() -> None:
    shown = list(show_text([sluice(), sluice()], screen()))
    assert not shown[0].startswith("\n")
    assert shown[1] == "\n" + shown[0]


def test_a_word_longer_than_the_screen_is_folded() -> None:
    shown = text(article("x" * 200), 50)
    assert max(map(len, shown.splitlines())) <= 50
    assert shown.count("x") == 200


@pytest.mark.parametrize("width", [1, 2, 10, 40, 200])
def test_any_width_will_do(width: int) -> None:
    assert "reportedly" in re.sub(r"\s", "", text(sluice(), width))


PLAIN = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "So"]), max_size=12)
"""Words without brackets, digits or colons, which the marks of the plain view consist of."""


LEGEND = "{source}<cue>[content],eachwiththenumberofitsstatement"


@given(articles(PLAIN), st.integers(20, 120))
def test_the_plain_text_shows_every_character_of_the_article(given_article: Article, width: int) -> None:
    shown = text(
        replace(given_article, ref="x", outlet=None, byline=(), published=None, segments=(), credits=()), width
    )
    body = re.sub(r"\s", "", shown.split("─\n", 1)[1]).removeprefix(LEGEND)
    letters = re.sub(r"[\[{<][\d,]+:|[\]}>]", "", body)
    assert letters.startswith(re.sub(r"\s", "", given_article.text))


@given(articles(), st.integers(1, 120))
def test_no_article_steers_the_terminal(given_article: Article, width: int) -> None:
    for shown in (text(given_article, width), table(given_article, width)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


@given(articles())
def test_with_colour_only_styles_are_sent(given_article: Article) -> None:
    shown = text(given_article, colour=True)
    assert "\x1b" not in re.sub(r"\x1b\[[\d;]*m", "", shown)


def test_a_stream_that_is_no_terminal_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert console(io.StringIO()).color_system is None


def test_no_color_is_heeded_where_colour_would_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in "".join(show_text([sluice()], console(io.StringIO())))
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in "".join(show_text([sluice()], console(io.StringIO())))

"""What tells whether words came through a channel beside them, and whether their speaker goes on by the same way."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sayso.holders.kinds import is_share
from sayso.holders.layout import Layout
from sayso.holders.names import Entity
from sayso.holders.phrases import Phrase
from sayso.holders.ranking import Traits
from sayso.holders.relay_places import Beside, Going
from sayso.holders.words import PRONOUNS, noun, word_set
from sayso.statement import Span, Statement

SURE = "sure"
"""The trait of a channel that words of saying lead to: "told CNN", "in a letter"."""

_PAPERS = word_set(
    "letter email e-mail memo deposition affidavit testimony filing lawsuit complaint indictment document disclosure "
    "op-ed essay petition newsletter"
)
_GIVES = word_set("filed files filing sent issued issues issuing released release wrote")
_TOUCHES = 2  # code points between a paper and the cue that tells what it says
_LEADING = 70  # code points before a channel that lead up to it
_NEAR = 60  # and those that do so closely
_NEXT = 12  # code points behind a cue that are next to it
_OPENS = 45  # code points at the start of a sentence
_SOON = 250  # code points from a way in which its speaker goes on
_OPENING = 900  # code points at the start of an article
_LEAD = re.compile(
    r"\b(?P<lead>told|tells?|telling|to|with|on|in|via|for|by|at|from|through|of|against|about|as|and|released?"
    r"|sent(?:\sout)?|issu(?:ed|es|ing)|fil(?:ed|es|ing)|wrote)\s(?P<rest>(?:[\w’'./-]+\s){0,4}[“\"'‘’]{0,2})\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"""\b(?:told|tells?|telling|to|with|on|in|via|for|by|at|from|through)\s
    (?:(?:the|an?|his|her|their|its)\s)?(?:[\w’'-]+\s){0,3}(?:[\w.]+[’']s?\s)?[“"'‘’]{0,2}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|wr(?:ote|ites|iting)(?:\s\w+)?\s(?:on|in|for)|interview\s(?:with|on|in|to)"
    r"|(?:obtained|seen|reviewed|viewed|published)\sby)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:interview|appearance|speak|spoke|talk|conversation|chat|call)\w*\W(?:[\w’'-]+\W){0,3}\Z", re.IGNORECASE
)
_PIECE = re.compile(
    r"\b(?:article|op-ed|column|essay|piece|post|posting|editorial|story|wr(?:ote|ites|iting|itten)|posted|tweeted)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+\s)?(?P<word>[A-Za-z-]+)")
_POSSESSIVE = re.compile(r"[’']")
_INTERVIEW = re.compile(
    r"(?:[’']s?)?\s(?:\w+\s)?(?:interview|appearance|podcast|show|program|op-ed|town hall)", re.IGNORECASE
)
_CUES = (
    ("told", re.compile(r"\b(?:told|tells?|telling)\b", re.IGNORECASE)),
    ("wrote", re.compile(r"\b(?:wr(?:ote|ites?|iting|itten)|tweet|post|text|e-?mail)", re.IGNORECASE)),
    (
        "said",
        re.compile(
            r"""\b(?:said|says?|saying|add(?:s|ed|ing)|explain|continu|repl|respond|answer|ask|argu|claim|insist
            |conclud|declar|not(?:ed|es|ing)|remark|joke|recall|call(?:ed|s|ing)|describ|suggest|admit|acknowledg|warn
            |predict|went\son|compar|accus|complain|stress|emphasi|stat(?:ed|es|ing)|express|reiterat|promis|pledg|vow
            |discuss)""",
            re.IGNORECASE | re.VERBOSE,
        ),
    ),
)
_LASTING = re.compile(r"\b(?:has|have|had|ha[ds]n[’']t|previously|repeatedly|long|often|once|earlier)\b", re.IGNORECASE)
_SETTING = re.compile(
    r"""\b(?:rally|rallies|speech|debate|(?:news|press)\sconference|statement|earlier|previously
    |last\s(?:week|month|year|fall|spring|summer)|on\sthe\s(?:trail|stump)|(?:in|since)\s(?:19|20)\d\d|years\sago|event
    |town\shall)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERS = re.compile(r"\bpercent\b|\d\s?%|\b\d-\d\b|\bpoints\b|\bmajorit|\bsurveyed\b|\brespondents\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RelayReader:
    """Reads the traits of relays off a text."""

    text: str
    layout: Layout

    def own(self, beside: Beside) -> Traits:
        """The traits of a channel beside a cue; among them `SURE`, where it is one for sure."""
        span, place, statement = beside.span, beside.place, beside.statement
        start, _ = self.layout.sentence_span(span[0])
        before = self.text[max(start, span[0] - _LEADING) : span[0]]
        lead = _LEAD.search(before)
        word = lead["lead"].lower().split()[0] if lead else "none"
        what, cue = _what(beside.entity), self._cue(statement)
        kind = what if beside.entity.named else "noun"
        in_cue = float(_within(span, statement.cue))
        in_source = float(_within(span, statement.sources))
        gap = span[0] - place[1] if span[0] >= place[1] else place[0] - span[1]
        return {
            **self._led(beside, before[-_NEAR:], cue, kind),
            **({SURE: 1.0} if self._is_sure(beside, before, word) else {}),
            **self._followed(span, kind),
            "named" if beside.entity.named else "noun": 1.0,
            f"what {what}": 1.0,
            f"what {what}, cue {cue}": 1.0,
            f"cue {cue}": 1.0,
            f"lead {word}": 1.0,
            f"lead {word}, {kind}": 1.0,
            f"lead {word}, cue {cue}": 1.0,
            f"direct, {word}": float(lead is not None and len(lead["rest"].split()) <= 1),
            "talk before": float(bool(_TALK.search(before))),
            "piece before": float(bool(_PIECE.search(before))),
            "setting": float(bool(_SETTING.search(before))),
            "in cue": in_cue,
            f"in cue, {kind}": in_cue,
            "in source": in_source,
            f"in source, {kind}": in_source,
            "behind": float(span[0] >= place[1]),
            "next": float(0 <= span[0] - place[1] <= _NEXT),
            "gap": math.log(1 + max(0, gap) / 20),
            "opens": float(span[0] - start < _OPENS and span[0] < place[0]),
            "between": float(beside.between),
            "some between": float(beside.between > 0),
            "direct speech": float(statement.quotation == "direct"),
        }

    def _is_sure(self, beside: Beside, before: str, lead: str) -> bool:
        if not beside.entity.named:
            if _what(beside.entity) not in _PAPERS or beside.between:
                return False
            start, end = beside.place
            given = start <= beside.span[0] < end or 0 <= start - beside.span[1] <= _TOUCHES
            return lead in ("in", "by") or (
                lead in _GIVES and given
            )  # "filed a lawsuit seeking", "sent a letter urging"
        return bool(_ADDRESSED.search(before)) and noun(beside.entity.name.rsplit(" ", 1)[-1]) is None

    def _led(self, beside: Beside, before: str, cue: str, kind: str) -> Traits:
        leads = float(bool(_LEADS.search(before)))
        media = leads * float(beside.entity.named and beside.entity.kind in ("outlet", "post"))
        alone = float(not beside.between)
        return {
            f"leads, {kind}": leads,
            f"addressed, {kind}": float(bool(_ADDRESSED.search(before))),
            f"media, leads, cue {cue}": media,
            "media, leads, none between": media * alone,
            f"{kind}, none between, behind": alone * float(beside.span[0] >= beside.place[1]),
        }

    def _followed(self, span: Span, kind: str) -> Traits:
        followed = _FOLLOWED.match(self.text, span[1])
        role = noun(followed["word"]) if followed else None
        return {
            "interview behind": float(bool(_INTERVIEW.match(self.text, span[1]))),
            f"person behind, {kind}": float(bool(role and role.kind == "person")),
            "possessive": float(bool(_POSSESSIVE.match(self.text, span[1]))),
        }

    def carried(self, going: Going) -> Traits:
        """The traits of a way that a statement may have come by."""
        statement, way, first = going.statement, going.way, going.way.relays[0]
        sentence = self.text[slice(*self.layout.sentence_span(statement.start))]
        setting = float(bool(_SETTING.search(sentence)))
        ahead = way.at > statement.start
        who = ("ahead" if ahead else "back") + (", same" if going.same else ", other")
        kind = first.kind if first.named else "noun"
        cue = self._cue(statement)
        return {
            **self._distance(going, who),
            **self._polled(going, sentence),
            "way": 1.0,
            who: 1.0,
            f"{who}, {kind}": 1.0,
            f"{who}, cue {cue}": 1.0,
            f"what {_what(first)}, cue {cue}": 1.0,
            f"{who}, chain": float(going.chain),
            f"{who}, broken": float(going.broken),
            f"{who}, quoted": float(statement.quotation != "indirect"),
            f"quoted, {kind}": float(statement.quotation == "direct"),
            "spoken": math.log(1 + going.spoken),
            "lasting": float(bool(_LASTING.search(_words(self.text, statement.cue)))),
            "setting": setting,
            "setting, other": setting * float(not going.same),
            "pronoun": float(bool(going.phrase and going.phrase.text.lower() in PRONOUNS)),
            "opening": float(statement.start < _OPENING),
            "opening, ahead": float(statement.start < _OPENING and ahead),
            "no holder": float(going.holder is None),
            f"{'no ' * (not statement.sources)}source, {who}": 1.0,
        }

    def _distance(self, going: Going, who: str) -> Traits:
        paragraphs = self.layout.paragraph(going.statement.start) - self.layout.paragraph(going.way.at)
        return {
            f"{who}, paragraphs": math.log(1 + abs(paragraphs)),
            f"{who}, same paragraph": float(paragraphs == 0),
            f"{who}, next paragraph": float(abs(paragraphs) == 1),
            f"{who}, near": float(abs(going.statement.start - going.way.at) < _SOON),
            f"{who}, others": math.log(1 + going.others),
            f"{who}, none between": float(going.others == 0),
        }

    def _polled(self, going: Going, sentence: str) -> Traits:
        share = float(bool(going.phrase and tells_share(self.text, going.phrase)))
        poll = float(going.way.relays[0].kind == "poll")
        crowd = float(bool(going.holder and going.holder.kind == "crowd"))
        return {
            "share": share,
            "poll, share": poll * share,
            "poll, crowd": poll * crowd,
            "poll, other": poll * (1 - crowd),
            "poll, numbers": poll * float(bool(_NUMBERS.search(sentence))),
        }

    def _cue(self, statement: Statement) -> str:
        """What sort of saying a cue tells."""
        if not statement.cue:
            return "none"
        words = _words(self.text, statement.cue)
        return next((name for name, pattern in _CUES if pattern.search(words)), "other")


def tells_share(text: str, phrase: Phrase) -> bool:
    """Whether a source is a share of people asked."""
    return is_share(text[phrase.start : max(phrase.end, phrase.full_end)])


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _what(entity: Entity) -> str:
    if entity.named:
        return entity.kind
    last = noun(entity.name.rsplit(" ", 1)[-1])
    return last.lemma if last else entity.name


def _within(span: Span, places: tuple[Span, ...]) -> bool:
    return any(start <= span[0] < end for start, end in places)

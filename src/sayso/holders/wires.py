"""Where a news agency stands as the author: datelines, bylines, marks at the end, Reuters's sign-off.

Each reader gets a stretch of at most a few thousand characters and answers with the place of the credit in it.
"""

from __future__ import annotations

import re

from sayso.holders.credit_names import Names
from sayso.statement import Span

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(rf"\b(?:{_MONTH}\.?\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"\s*(?P<line>(?P<place>[^()\n]{0,90}?)\s?[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]])(?P<dash>,?\s*(?:[-—–|]+|:))?"
)
_PIPED = re.compile(r"\s*(?P<line>(?P<place>[A-Z][^|\n]{1,60}?)\s\|\s(?P<agency>[A-Z]\w{1,20})\s\|)")
_SMALL = re.compile(r"of|the|de|la|le|el|del|di|da|al|an|and|on|in|near|aboard|outside|at|over|off|upon|sur|les")
_LETTERS = re.compile(r"[^\W\d_][\w'’]*")

_BY = re.compile(
    r"\W*(?:written\s|reported\s|story\s|words\s)?(?:by|from):?\s+(?P<who>\S.*)", re.IGNORECASE | re.DOTALL
)
_ROLE = re.compile(
    r"(?:['’]s)?\s+(?:(?:staff|national|political|business|sports|science|medical|legal|video|foreign|senior|diplomatic|white\shouse)\s)*"
    r"(?:writers?|reporters?|correspondents?|staff|editors?|news\sagency|news)\s*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:,|\||/|;|•|·|\s[—–-]\s|\(|\))\s*")
_LONGEST_BYLINE = 160
_RIGHT_BELOW = 3  # blocks: a bare "AFP" right below the headline is a byline, further down the credit of a picture

_END_MARK = re.compile(r"(?:^|\s)(?P<mark>[(\[]?\s*[—–-]{1,2}\s?(?P<agency>[A-Z][\w/ -]{1,40})[.)\]]*)\s*$")
_END_BRACKET = re.compile(r"(?:^|\s)(?P<mark>\((?P<agency>[A-Z][\w/ -]{1,40})\)\.?)\s*$")
_END = 60  # characters that the mark at the end may take

_EDITING = re.compile(r"\bediting\s+by\s", re.IGNORECASE)
_AFTER_SIGN_OFF = 3  # characters: a stray full stop or space
_SIGN_OFF = re.compile(
    r"\(?\s?(?:(?:additional|further)\s)?(?:reporting|writing|compiled|report)\s+by\s[^()]{3,1500}?[;,.]\s?(?:\w+\s)?editing\s+by\s[^()\n;]{3,200}\)?",
    re.IGNORECASE,
)


def dateline(block: str, names: Names) -> tuple[Span, str] | None:
    """A dateline: "BEIRUT, March 7 (Reuters) -". It ends with the bracket; the agency may be any known outlet."""
    head = block[:160]
    match = _DATELINE.match(head) or _PIPED.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    if match.re is _DATELINE and match["dash"] is None and not _DATE.search(match["place"]):
        return None
    agency = match["agency"].strip()
    return (match.span("line"), agency) if _any_known(agency, names) else None


def byline(block: str, before: int, names: Names) -> tuple[Span, str] | None:
    """A byline: "By The Associated Press", "By Ana Reyes, Reuters", or a bare "AFP" right below the headline."""
    if len(block) > _LONGEST_BYLINE:
        return None
    match = _BY.match(block)
    if match is None:
        bare = block.strip(" .")
        return ((0, len(block)), bare) if before < _RIGHT_BELOW and names.agency(bare) else None
    for part in _PARTS.split(match["who"]):
        words = _ROLE.sub("", part.strip(" ."))
        if names.agency(words):
            return (0, len(block)), words
        # "By ANA REYES Associated Press": the agency follows the name without a mark.
        for size in (3, 2):
            last = " ".join(words.split()[-size:])
            if last != words and names.agency(last):
                return (0, len(block)), last.removeprefix("and ")
    return None


def end_mark(block: str, after: int, names: Names) -> tuple[Span, str] | None:
    """A mark: "… he said. — Reuters", "(AFP)" at the very end of a paragraph, or a last line "The Canadian Press".

    Args:
        block: the paragraph.
        after: how many more follow.
        names: reads the names.
    """
    if not after and len(block) < _END and names.agency(block.strip(" .")):
        return (0, len(block)), block.strip(" .")
    offset = max(0, len(block) - _END)
    for pattern in (_END_MARK, _END_BRACKET):
        match = pattern.search(block, offset)
        if match and _all_agencies(match["agency"], names) and _ends_sentence(block[: match.start("mark")]):
            return match.span("mark"), match["agency"].strip()
    return None


def sign_off(block: str, start: int) -> Span | None:
    """A sign-off from a place on: "(Reporting by …; Additional reporting by …; Editing by …)" at the end of a text."""
    if not _EDITING.search(block, start):
        return None
    match = _SIGN_OFF.search(block, start)
    return match.span() if match and len(block) - match.end() <= _AFTER_SIGN_OFF else None


def _is_place(words: str) -> bool:
    return all(word[0].isupper() or _SMALL.fullmatch(word) for word in _LETTERS.findall(words)) and '"' not in words


def _any_known(agency: str, names: Names) -> bool:
    return any(names.known(name) for name in (agency, *agency.split("/")))


def _all_agencies(agency: str, names: Names) -> bool:
    return all(names.agency(name) for name in agency.split("/"))


def _ends_sentence(before: str) -> bool:
    words = before.rstrip()
    return not words or words[-1] in ".!?”\"’')"

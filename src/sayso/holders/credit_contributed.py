"""A sentence -> who had a hand in the article: contributors, agencies, holders of the copyright, hat tips."""

from __future__ import annotations

import re

from sayso.holders.credit_names import Names
from sayso.holders.credit_words import ANY_PIECE, FLAGS, THIS, Found, of_kind

# "The Associated Press contributed to this report", "Ana Reyes contributed reporting"
_CONTRIBUTED = re.compile(
    r"""(?P<who>.{2,400}?)\s(?:also\s|has\s|have\s)?contributed\s(?:to\s(?:this\s(?:\w+\s){0,2}?(?:report|story|article|post
    |piece|guide|column|newsletter|investigation|coverage|dispatch|analysis|reporting)|(?:the\s)?reporting)\b
    |(?:some\s|additional\s)?(?:reporting|research|writing)\b)""",
    FLAGS | re.DOTALL,
)
_CONTRIBUTED_ALONE = re.compile(
    r"[\W_]*(?P<who>[A-Z][\w.'’-]*,?\s.{2,200}?)\scontributed(?:\sfrom\s[A-Z][^.]{1,60})?\W*$", re.DOTALL
)
_REPORTING = re.compile(
    r"""[\W_]*(?:with\s|based\son\s)?(?:(?:additional|further|other|extra|original|local)\s)?
    (?:(?:reporting|research|writing|files|information|material|inputs?|reports?|contributions?|text|story)
    (?:\s(?:and|,|&|additional|research|writing|photos|photography|reporting|was|were|contributed|provided)){0,3}
    \s(?:by|from|via)|compiled\s(?:by|from))\s(?P<who>[^\W\d_].*)""",
    FLAGS | re.DOTALL,
)
_INCLUDES = re.compile(
    rf"""\W*{THIS}{ANY_PIECE}\s(?:also\s)?(?:includes?|contains?|uses?|incorporates?|drew\son|draws\son)\s
    (?:\w+\s){{0,2}}(?:reporting|information|material|content|reports?|files)\s(?:by|from)\s(?P<who>.*)""",
    FLAGS | re.DOTALL,
)
_MATERIAL = re.compile(
    r"""\W*(?:some\s|additional\s)?(?:information|material|content|reporting|reports|files)\sfrom\s(?P<who>.{2,200}?)\s
    (?:was|were|is|are)\s(?:\w+\s)?(?:used|included|contributed|incorporated)\b""",
    FLAGS,
)
_ONLY_NAMES = (_REPORTING, _CONTRIBUTED_ALONE)  # "Reporting by The Guardian shows …" is prose
_SMALL = re.compile(
    r"""in|and|with|at|of|the|for|from|by|to|near|our|a|as|well|other|further|additional|this|report|story|article
    |staff|newsroom|bureau|team|agenc(?:y|ies)|wires?|services?|(?:report|writ|edit)ing|(?:re)?search|compiled|files
    |reporters?|writers?|correspondents?|editors?|edited|written|translat(?:ion|ed)|graphics|photos|video|production
    |dpa|de|la|el|al|bin|ibn|van|von|der|den|da|di|du|le|y|e""",
    re.VERBOSE,
)
_WITH = re.compile(r"\W*with\s(?:the\s)?(?P<who>[\w' -]{2,40}?)\W*$", re.IGNORECASE)
_SOURCE = re.compile(r"\W*(?:sources?:|via)\s(?:the\s)?(?P<who>[\w' -]{2,40}?)\W*$", re.IGNORECASE)
_FEED = re.compile(rf"\W*{THIS}{ANY_PIECE}\b.*\b(?:(?P<wire>wire|agency)|syndicated)(?:\s\w+)?\sfeed\b", FLAGS)
# "This report by The Canadian Press was first published Jan. 5"
_BY_AGENCY = re.compile(
    rf"\W*{THIS}{ANY_PIECE}\sby\s(?P<who>.{{2,60}}?)\swas\s(?:first|originally)\spublished\b", FLAGS
)
_DISTRIBUTED = re.compile(r"\W*distributed\s(?:by|via|through)\s", re.IGNORECASE)
_WIRES = r"(?:news\s)?(?:wire|agency|news)\s(?:services?|reports|staff|agencies|inputs)|(?:news\s)?(?:agencies|wires)"
_UNNAMED = re.compile(rf"\b(?:{_WIRES})\b", re.IGNORECASE)
_UNNAMED_AGENCIES = re.compile(
    rf"""\W*(?:(?:additional|with|compiled)\s)?(?:(?:additional\s)?(?:reporting|reports|inputs?|files|material)\s)?
    (?:(?:with|by|from)\s)?(?:the\s)?(?:(?:\w+\s){{0,4}}staff\sand\s)?(?P<who>{_WIRES})\W*$""",
    FLAGS,
)
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_COPYRIGHT = re.compile(
    r"[\W_]*(?:copyright\s*)?(?:©|\(c\)|copyright\b)\s*(?:copyright\s*)?(?:(?:19|20)\d\d)?,?\s*(?:by\s)?",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"photo|image|getty|picture", re.IGNORECASE)
_HAT_TIP = re.compile(r"[\W_]*(?:h/t|hat[ -]tip)\b[/:]*\s*(?:to:?\s)?", re.IGNORECASE)


def contributed(sentence: str, names: Names) -> list[Found]:
    """Contribution: "The Associated Press contributed to this report", "With files from X", "Reporting by …".

    An agency that contributed is of the kind `wire`.

    Args:
        sentence: at most `LONGEST` characters.
        names: reads the names.
    """
    if found := _agencies(sentence, names):
        return found
    for pattern in (_INCLUDES, _MATERIAL, _REPORTING, _CONTRIBUTED, _CONTRIBUTED_ALONE):
        match = pattern.match(sentence)
        if match and (pattern not in _ONLY_NAMES or _is_list(match["who"])):
            return _contributors(match["who"], names)
    return []


def _agencies(sentence: str, names: Names) -> list[Found]:
    """Agencies as authors: "With News Wire Services", "With AFP", "Distributed by X", "from a syndicated feed"."""
    if match := _UNNAMED_AGENCIES.match(sentence):
        return [("wire", match["who"])]
    if match := _FEED.match(sentence):
        return [("wire" if match["wire"] else "republished", "")]
    if match := _DISTRIBUTED.match(sentence):
        return of_kind("wire", filter(names.like_outlet, names.at(sentence[match.end() :])))
    match = _WITH.match(sentence) or _SOURCE.match(sentence) or _BY_AGENCY.match(sentence)
    return [("wire", match["who"])] if match and names.agency(match["who"]) else []


def _is_list(text: str) -> bool:
    """Whether a list of contributors is all there is: no verb, no other words that begin small."""
    return all(word[0].isupper() or _SMALL.fullmatch(word) for word in _LETTERS.findall(text))


def owned(sentence: str, names: Names, own: str | None) -> list[Found]:
    """Copyright of an agency, "© 2016 The Associated Press", or of another outlet than the article's own.

    Args:
        sentence: the line.
        names: reads the names.
        own: who published the article; where that is not known, agencies alone count.
    """
    match = _COPYRIGHT.match(sentence)
    if match is None or _PICTURE.search(sentence):
        return []
    found = names.at(sentence[match.end() :])[:1]
    if not found or not (holder := names.known(found[0])):
        return []
    if names.agency(found[0]):
        return [("wire", found[0])]
    publisher = names.known(own or "")
    return [("republished", found[0])] if publisher and publisher.id != holder.id else []


def tipped(sentence: str, names: Names) -> list[Found]:
    """Hat tips: "H/T: The Hill": who the story was found at; people are left out."""
    match = _HAT_TIP.match(sentence)
    return of_kind("contributed", filter(names.like_outlet, names.at(sentence[match.end() :]))) if match else []


def _contributors(text: str, names: Names) -> list[Found]:
    found: list[Found] = [("wire" if names.agency(name) else "contributed", name) for name in names.within(text)]
    if unnamed := _UNNAMED.search(text):
        found.append(("wire", unnamed[0]))
    return found or [("contributed", "")]

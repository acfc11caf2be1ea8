"""What a line of a news page is, by its wording: shared by plain text and HTML."""

from __future__ import annotations

import re

_MAX_CREDIT = 500  # characters: longer ones are paragraphs

_CREDIT = re.compile(
    r"""
    ^(?:this|the)\s(?:article|story|post|piece|report|column|content|essay|interview|op-ed|commentary)\b.{0,300}?\b
        (?:appeared|(?:was|is|has\sbeen)\s(?:originally\s|first\s|also\s)*(?:published|posted|produced|reprinted
        |republished|syndicated))
    | ^this\s(?:article|story|piece|content)\s(?:comes\s(?:to\s(?:us|you)\s)?from|is\s(?:from|courtesy\sof))\b
    | ^.{0,200}?\b(?:originally|first)\s(?:appeared|published|posted)\s(?:on|in|at|by)\b.{0,120}$
    | ^(?:re)?(?:published|printed|posted)\s(?:here\s)?(?:with|by)\s(?:the\s)?(?:kind\s)?permission
    | ^via\s[A-Z][\w.'’& ]{1,40}\.?$
    | ^[(\[]?(?:with\s)?(?:additional\s|further\s|other\s)?
        (?:reporting|research|writing|editing|compiled|translated)\s(?:was\s(?:contributed\s|provided\s)?)?(?:by|from)\s[A-Z]
    | ^(?:with\s)(?:files|information|material|inputs?|agencies|reports?)\b.{0,30}?\b(?:from|by)\s
    | ^.{0,250}?\bcontributed\s(?:to\sthis\s(?:report|story|article|post|piece)|(?:to\sthe\s)?reporting
        |from\s[\w. ,]{2,40}\.?$)
    | ^.{2,80}?\breported\sfrom\s.{0,300}\b(?:contributed|reported|wrote)\s(?:from|in)\b
    | ^[([—–-]*\s*(?:with\s)?(?:AP|AFP|Reuters|PA(?:\sMedia)?|Bloomberg|UPI|dpa|ANI|IANS|PTI|Xinhua
        |(?:The\s)?Associated\sPress|Agence\sFrance-Presse|The\sCanadian\sPress|agencies)\s*[)\]]*\.?$
    | ^(?:©|\(c\)|copyright)\s?.{0,20}\d{4}\b
    | ^sources?:\s(?:\S+\s?){1,4}$
    """,
    re.IGNORECASE | re.VERBOSE,
)

_CAPTION = re.compile(
    r"""
    ^(?:file\s)?(?:photo(?:graph)?s?|images?|pictures?|pic|illustration|graphic|credit|caption|file|video)
        (?:\scredit|\scourtesy(?:\sof)?|\sby|\sof)?\s*[:|/]\s
    | ^(?:photo(?:graph)?s?|images?|pictures?|illustration|graphic)\s(?:credit|courtesy(?:\sof)?|by)\b
    | ^pictured\b.{0,40}?[:,]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION_END = re.compile(
    r"""
      [(\[](?:(?:ap|file|handout|stock|screen)\s)?
        (?:photos?|images?|pictures?|pic|credit|getty|shutterstock)\b(?:\s(?:credit|by|via|courtesy|images)\b|\s?[:/|]|\s?[)\]])[^()\[\]]{0,80}[)\]]?\.?$
    | (?:\bphoto(?:graph)?s?\sby\s[^.]{2,50}
        |(?:\bvia|[/:©])\s?(?:getty(?:\simages)?|shutterstock|istock|alamy|unsplash|afp|reuters|epa|ap(?:\sphoto)?))\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAX_CAPTION = 400

_SIGNED_POST = re.compile(
    r"(?:^|\s)[—–-]+\s?.{1,80}\(@\w{1,30}\)\s*(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4})?\s*$"
    r"|pic\.(?:twitter|x)\.com/\w+\s*$"
)

_BYLINE = re.compile(
    r"^(?:(?:(?:words|story|text|report|written|reported|posted|authored)\s)?by:?|byline:)\s+(?=[A-Z])(.{3,120})$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:[A-Z][\w.'’-]*|de|der|den|van|von|da|di|la|le|al|bin|el|y)(?:\s(?:[A-Z][\w.'’-]*|de|der|den|van|von|da|di|la|le|al|bin|el|y)){1,4}$"
)
_SEPARATOR = re.compile(r"\s*(?:,|;|\||\band\b|&|\bwith\b)\s*", re.IGNORECASE)


def is_credit(line: str) -> bool:
    """Whether the line says where the article comes from ("This article appeared originally on …")."""
    return len(line) <= _MAX_CREDIT and _CREDIT.match(line) is not None


def is_caption(line: str) -> bool:
    """Whether the line is worded like the caption or the credit of a picture."""
    return len(line) <= _MAX_CAPTION and bool(_CAPTION.match(line) or _CAPTION_END.search(line))


def is_signed_post(line: str) -> bool:
    """Whether the line ends as posts of a social platform do when a page embeds them."""
    return len(line) <= 1000 and _SIGNED_POST.search(line[-200:]) is not None


def byline_names(line: str) -> tuple[str, ...]:
    """The names of a byline ("By Ana Reyes and Tom Okafor, Staff Writers"); empty where it is none."""
    match = _BYLINE.match(line) if len(line) <= 140 else None
    if match is None:
        return ()
    first, *rest = _SEPARATOR.split(match[1].strip(" ."))
    names = [name for name in (first, *rest) if _NAME.match(name) and not _is_role(name)]
    return tuple(names) if names and names[0] == first else ()


def _is_role(name: str) -> bool:
    return (
        re.search(r"\b(?:writer|reporter|editor|correspondent|staff|press|news|columnist)s?\b", name, re.IGNORECASE)
        is not None
    )

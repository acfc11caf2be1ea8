"""What pages put around and between the paragraphs of an article: known by its wording and its name."""

from __future__ import annotations

import re

from sayso.reading.blocks import Block

_MAX_PROMPT = 300  # characters
_MAX_TEASER = 200
_LINKED = 0.85  # the share of links that makes a line a mere link

_LETTER = re.compile(r"[^\W_]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_LABEL = re.compile(
    r"""^(?:
        article\scontent | advert(?:isement|ising)? | sponsored(?:\scontent)? | story\scontinues(?:\sbelow)?
      | loading.{0,5} | share(?:\sthis.*)? | copy\slink | print | save | close | live | video | image
      | gallery | (?:view\s)?comments? | \d+\scomments? | view\s(?:gallery|\d+\simages?) | tags? | topics?
      | skip\s.{0,30} | related(?:\s\w+)? | most\s(?:read|popular|viewed) | trending(?:\s\w+)?
      | recommended(?:\s\w+)* | key\sevents | read\sin\sapp | show\s(?:more|key\sevents).{0,30}
      | more\son\sthis(?:\sstory)? | you\s(?:may|might)\salso\slike
    )[.:]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_PROMPT = re.compile(
    r"""^(?:
        (?:read|see|watch|listen|more|also|related|recommended|explore|continue)
          (?:\s(?:more|also|next|now|on|here|reading|the\sfull|articles?|stories|story|content|posts?|videos?))?
          \s*[:|►▶→]
      | (?:read|see)\s(?:more|also|next|it\shere)\b
      | (?:\w+\s)?(?:sign|signing)\sup\b | subscribe\b | already\sa\s(?:subscriber|member)
      | (?:please\s)?(?:log|sign)\s?(?:in|out)\b
      | (?:like|follow|join|find|add)\s(?:us|our|the)\b.{0,80}
          \b(?:facebook|twitter|instagram|whatsapp|telegram|google|newsletter|x)\b
      | (?:get|receive)\s.{0,60}\b(?:newsletter|inbox|alerts)\b
      | (?:click|tap)\s(?:here|to)\b | download\sour\b | scroll\sdown\b
      | by\s(?:submitting|signing|clicking|entering)
      | (?:we|this\s(?:site|website))\suses?\scookies | accept\s(?:all\s)?cookies
      | (?:do\syou\shave|have)\s(?:a\s(?:story|tip)|(?:an\s)?(?:information|story|view))\b
      | (?:send|e-?mail)\s(?:us|your|tips)\b | get\sin\stouch\b
      | (?:please\s)?read\sour\scomment | would\syou\slike\sto\scomment | you\smust\sconfirm\syour
      | our\sstandards:\s | all\srights\sreserved
      | for\smore\s(?:stories|news|information|from)\b.{0,60}\b(?:check|visit|follow|click|sign)
      | reviews\sand\srecommendations\sare | we\sindependently\s(?:select|review|research|evaluate)
      | [^.]{0,120}\b(?:earn|receive)\b.{0,20}\bcommission
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"""^(?:
        (?:first\s|last\s)?(?:published|updated|posted|modified)\b.{{0,60}}\b(?:\d{{4}}|\d\d:\d\d|ago)\b.{{0,20}}
      | (?:\d\d?[.:]\d\d.{{0,10}}\s)?(?:\w+day,?\s)?(?:\d\d?\s{_MONTH}|{_MONTH}\s\d\d?),?\s\d{{4}}\b.{{0,25}}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_FURTHER_READING = re.compile(
    r"""^(?:
        more\s(?:from|on|in|stories|news|like)\b | popular$ | most\s(?:read|popular|viewed) | related\b
      | recommended\b | trending\b | read\s(?:next|more) | up\snext | join\sour\scomment | comments?$
      | about\sthe\sauthors?\b | latest\b | top\sstories | you\s(?:may|might)\b | sign\sup | newsletters?$
      | what\sto\sread\snext | editors?['’]?s?\spicks? | don['’]t\smiss | share\sthis
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ICON = re.compile(
    r"\b(?:share|follow|click|logo|icon|avatar|headshot|profile (?:picture|photo|image)|cover of|subscribe"
    r"|newsletter)\b",
    re.IGNORECASE,
)


def _names(words: str) -> re.Pattern[str]:
    """Matches any of the words as a part of a class name or id (`author-bio`, `article__deck`)."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words.split())})s?(?:$|[\s_-])", re.IGNORECASE)


_ASIDE_NAME = _names(
    "author bio byline contributor newsletter related promo recirc recommended popular trending comment share"
    " sharing social subscribe sign-?up disclaimer tag breadcrumb advert ad sponsor(?:ed)? info-?box"
    " collection most-?read read-?more inline-?link outbrain taboola paywall-?prompt toolbar copyright"
)
_DECK_NAME = _names(
    "stand-?first dek deck strap-?line sub-?title sub-?headline sub-?head(?:ing)? summary excerpt lede?"
)


def is_boilerplate(block: Block) -> bool:
    """Whether the block is a prompt, a label of the page, or nothing but a link to something else."""
    text = block.text
    if block.kind in ("alt", "caption", "embed"):
        return False
    if not _LETTER.search(text):
        return True
    if len(text) <= _MAX_PROMPT and (_LABEL.match(text) or _PROMPT.match(text) or _DATE_LINE.match(text)):
        return True
    return block.kind != "heading" and block.linked > _LINKED and len(text) < _MAX_TEASER


def begins_further_reading(heading: str) -> bool:
    """Whether the heading is one that pages set over what comes after an article."""
    return _FURTHER_READING.match(heading) is not None


def is_icon(alt: str) -> bool:
    """Whether the words stand for a picture of the page's furniture."""
    return _ICON.search(alt) is not None


def is_aside(names: str) -> bool:
    """Whether the class names and id are those of a box of another purpose within the article."""
    return _ASIDE_NAME.search(_CAMEL.sub("-", names)) is not None


def is_deck(names: str) -> bool:
    """Whether the class names are those of the summary under a headline."""
    return _DECK_NAME.search(_CAMEL.sub("-", names)) is not None

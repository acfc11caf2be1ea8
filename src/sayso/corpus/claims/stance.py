"""Whether words affirm what they are about, or deny it: “hoax”, “denies reports that”, “no, … did not”."""

from __future__ import annotations

import re

_DENIALS = re.compile(
    r"""\b(?:
    hoax(?:es|ed|er|ers)? | fake[ds]? | faking | bogus | debunk\w* | untrue | false(?:ly)? | fabricat\w+ | satir\w+
    | den(?:y|ies|ied|ying|ial|ials) | refut\w+ | rebut\w* | dismiss(?:es|ed|ing)? | disput(?:e[sd]?|ing)
    | disprov\w+ | discredit\w* | contradict\w* | baseless | unfounded | myth | photoshop\w* | staged
    | (?:is|are|was|were|did|does|do|has|have|had|ca|could|would|wo(?!n[’']t\ believe))n[’']t | cannot
    | not(?!\s+(?:only|just|guilty|even|least|to\ mention|surprising)\b) | never
    | no\ (?:evidence|truth|proof|signs?|plans) | nonsense | made\ up | alive\ and\ well | rul(?:es?|ed|ing)\ out
    )\b | (?:^|[:;]\s)no\b(?!\ (?:one|more|longer)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_ALTERNATIVE = re.compile(r"(?i)\b(?:or|why|if|whether or) not\b")
_DOUBLED = re.compile(r"(?i)\b(?:not|isn[’']t|no|wasn[’']t|never)\s+(?:an?\s+|the\s+)?(?:hoax|fake|joke|satire|myth)\b")
_FIRST = 160  # characters: what is said behind them is about something else


def denies(text: str) -> bool:
    """Whether a headline or sentence denies what it is about."""
    begins = _ALTERNATIVE.sub("", text[:_FIRST])
    return bool(_DENIALS.search(begins)) and not _DOUBLED.search(begins)

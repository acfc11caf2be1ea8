"""A citation: a name that an article gives for something, and what sort of source the name is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.corpus.origins import cues
from sayso.corpus.origins.cues import Cue
from sayso.corpus.origins.names import SITE
from sayso.holders.outlets import Registry
from sayso.holders.words import first_name_gender, word_set
from sayso.statement import SourceKind, Span

_ORGANIZED = re.compile(
    r"\b(?:Front|Group|Company|Inc|Corp|Ltd|LLC|Resorts?|International|Solidarity|Observatory|Institute|University|Agency"
    r"|Police|Department|Ministry|Palace|Plumbing|Council|Association|Society|Party|Bank|Hospital|Office|Committee|Union"
    r"|Center|Centre|Foundation|Army|Court|Media|Watch|Service|Authority|Board|Embassy|Church|School|Network|Enterprises)\b"
)
_PRESS = re.compile(
    r"\b(?:News|Times|Daily|Post|Herald|Tribune|Gazette|Journal|Chronicle|Magazine|Telegraph|Mirror|Record|Star|Express"
    r"|Mail|Guardian|Observer|Insider|TV|Radio|Press|Weekly|Today|Review|Standard|Courier|Globe|Sun|Echo|Argus)\b"
)
_BODIES = word_set(
    "UN EU NATO Nato FBI CIA NSA NASA FDA CDC IMF OECD OPEC NFL NBA NHL MLB PGA FIFA UEFA IOC NYPD LAPD DEA TSA FAA SEC"
    " IRS MI5 MI6 GCHQ IDF PKK ISIS ISIL Isis Isil Hamas Hezbollah Hizbollah Taliban Pentagon Kremlin Congress Senate"
    " Interpol Europol Unicef UNICEF"
)
"""Bodies that are called by one short name, which is not that of an outlet."""

_CALL_SIGN = re.compile(r"^[KW][A-Z]{2,3}(?:[- ]?(?:TV|FM|AM|\d+))*$")
_SITE = re.compile(SITE, re.IGNORECASE)
_COINED = re.compile(r"^(?!Ma?c[A-Z]|De[A-Z]|O[’'])[A-Z]?\w*[a-z0-9][A-Z]\w+$")
"""Two words written as one: so companies are called, and outlets."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A name that an article gives for something.

    Attributes:
        name: as it is written here.
        kind: what sort of source it is, as far as that shows.
        cue: how it is cited.
        span: the name with the words that make it a source.
        at: where the name itself stands.
        sentence: the sentence's index; -1 for a credit or line that is about the whole article.
        relevance: how much of the claim is in and around the sentence, 0 to 1.
        against: whether what is cited is a denial or a refusal to speak.
        content: how much of the claim is in what is cited, 0 to 1.
    """

    name: str
    kind: SourceKind
    cue: Cue
    span: Span
    at: Span
    sentence: int
    relevance: float
    against: bool = False
    content: float = 0.0


def kind_of(name: str, known: SourceKind | None = None) -> SourceKind:
    """What sort of source a name is: by the registry of outlets, by its words, or as the reader has it."""
    if "(@" in name or name.startswith("@"):
        account = re.sub(r"(?: Now| News)? \(.*", "", name)
        return "outlet" if Registry.shipped().by_name(account) else "post"
    registered = Registry.shipped().by_name(name) and (len(name.split()) > 1 or known not in ("person", "organization"))
    if name not in _BODIES and (registered or _CALL_SIGN.match(name) or _SITE.fullmatch(name)):
        return "outlet"
    if known in ("organization", "unknown", None) and first_named(name):
        return "person"
    organized = _ORGANIZED.search(name) and not _PRESS.search(name)
    if name in _BODIES or (organized and known not in ("document", "post", "poll", "writer")):
        return "organization"
    if known in (None, "unknown", "crowd"):
        return "outlet" if _PRESS.search(name) else "unknown"
    return known


def called_outlet(text: str, citation: Citation) -> bool:
    """Whether the words around a name say that it is an outlet's: "the Lebanese daily X", "X magazine"."""
    if citation.sentence < 0 or citation.kind in ("outlet", "post") or first_named(citation.name):
        return False
    start = text.find(citation.name, *citation.at)
    if start < 0:
        return False
    end = start + len(citation.name)
    writes = _COINED.match(citation.name) and citation.cue == "reports" and cues.REPORTS.search(text, *citation.span)
    return bool(writes) or outlet_around(text, (start, end))


def outlet_around(text: str, at: Span, since: int = 0) -> bool:
    """Whether the words right before a name, from a place on, or right behind it call it an outlet."""
    before = cues.OUTLET_BEFORE.search(text, max(since, at[0] - 40), at[0])
    return bool(before or cues.OUTLET_AFTER.match(text[at[1] : at[1] + 60]))


def platform(name: str) -> bool:
    """Whether a name is that of a place where anybody may post."""
    found = Registry.shipped().by_name(name)
    return len(found) == 1 and found[0].kind == "platform"


def person_like(name: str) -> bool:
    """Whether a name may be a person's: some words, and none that only bodies have in their names."""
    return 2 <= len(name.split()) <= 4 and not _ORGANIZED.search(name) and not _PRESS.search(name)


def first_named(name: str) -> bool:
    """Whether a name begins with a first name."""
    return person_like(name) and first_name_gender(name.split(maxsplit=1)[0]) is not None

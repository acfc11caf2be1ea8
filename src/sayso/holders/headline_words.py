"""The words by which English says that a thing stands on someone's word, is not certain, or depends on something.

Wide on purpose: none decides by itself. What a sentence of the body has of them is weighed (`headline_evidence`), and
only what a headline keeps is read straight off its words (`headline_kept`).
"""

from __future__ import annotations

import re

_SPEAKING = r"""sa(?:y|ys|id|ying)|tells?|told(?!\sto\b)|claim(?:s|ed|ing)?|reports?|reported|reveals?|announces?|warns?
    |vows?|admits?|insists?|suggests?|den(?:y|ies|ied)|argues?|asks?|tweets?|pledges?|promises?|threatens?|boasts?
    |thinks?|believes?|fears?|predicts?|forecasts?|expects?|sees?|hints?|alleges?|complain(?:s|ing)?|accuses?|blames?
    |urges?|explains?|recalls?|quotes?|cites?|(?<!,\s)confirms?|dismiss(?:es)?|rejects?|slams?|calls\sfor|doubts?
    |disputes?|demands?|accused|clarif(?:y|ies)|asserts?|declares?|maintains?|concedes?|acknowledges?
    |(?:report|study|poll|survey|review|inquiry|court|judge|jury|panel)\sfinds"""

ATTRIBUTED = re.compile(
    rf"""
    \b(?:{_SPEAKING})\b
    | \baccording\sto\b | \breportedly\b | \balleged(?:ly)?\b | \bpurported(?:ly)?\b | (?<!is\sa\s)\brumou?r(?:s|ed)?\b
    | \bsaid\sto\b | \btipped\b | \bdespite\b | \b(?:report|sources?|study|poll|survey)\b\s?[:)\]]
    | \b(?:identified|named|confirmed|accused|described|reported)\s(?:\w+\s){{0,2}}by\s(?:\w+\s){{0,2}}
        (?:officials?|police|experts?|doctors?|scientists?|sources?)\b
    | \b(?:report|source|rumou?r)s?$ | \s[-–—]\s?[A-Z]{{2,}}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What keeps the source in a headline, quotation marks and whoever speaks before a colon left aside."""

SPEAKER = re.compile(
    r"""\b(?:officials?|police|cops?|experts?|doctors?|scientists?|researchers?|sources?|insiders?|analysts?|reports?
    |stud(?:y|ies)|polls?|surveys?|rumou?rs?|claims?|groups?|ministers?|ministry|president|mayor|judge|court|hospital
    |government|army|military|lawyers?|witness(?:es)?|spokes(?:man|woman|person)|monitors?|activists?|critics?
    |authorities|mother|father|mom|dad|owner|victim|ceo|chief|agency|department|lawmakers?|senator)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who may speak before or behind a colon, by role."""

FIRST_PERSON = re.compile(r"(?:^|:\s)(?:I|We|My|I['’]m)\b")
"""What follows a colon, or stands before one, in the speaker's own person."""

NAMING = re.compile(r"\b(?:nick|re)?(?:named|dubbed|called|titled|entitled|aka|known\sas)\s$", re.IGNORECASE)
"""What stands before a name or title in quotation marks, which are no quotation then."""

WEAKENED = re.compile(
    r"""
    \b(?:may|might|could|would|perhaps|maybe|possibl[ey]|potential(?:ly)?|probabl[ey]|likely|unlikely|apparent(?:ly)?
    |appear(?:s|ed)?|seem(?:s|ed|ingly)?|reported(?:ly)?|reports?|alleged(?:ly)?|alleges?|purported(?:ly)?|purports?
    |supposed(?:ly)?|claim(?:s|ed|ing)?|(?<!is\sa\s)rumou?r(?:s|ed)?|suspect(?:s|ed)?|accused|believed|thought\sto|said\sto
    |tipped|feared|unconfirmed|unverified|speculation|considers?|considering|mulls?|mulling|eye(?:s|d|ing)|weighs?
    |weighing|explor(?:es|ing)|in\stalks|hints?|suggests?|suggesting|doubts?|disputed?|den(?:y|ies|ied)|hoax|fake
    |fabricated|false|debunked|not|isn.t|hasn.t|aren.t|didn.t|forecasts?|predicts?|expect(?:s|ed)|close\sto|nears
    |nearing)\b
    | \?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What keeps a hedge in a headline. One that denies the claim has no hedge of it to keep."""

TO_COME = re.compile(r"\b(?:to|will|plans?|set|going)\b", re.IGNORECASE)
"""What a headline says of things that have not happened, which bodies hedge more."""

RELAYED = re.compile(
    r"""
    \baccording\sto\b | \breportedly\b | \b(?:a|the|new|recent|this|latest|earlier)\sreports?\b
    | \breports?\b(?=\s(?:say|that|from|by|in|claim|suggest|of)) | \breport(?:ed|s|ing)\b | \bciting\b | \bcite[sd]\b
    | \b(?:un)?(?:named|identified)\ssources?\b | \bsources?\b | \brumou?r(?:s|ed)?\b | \bclaim(?:s|ed|ing)?\b
    | \balleg(?:ed|edly|es|ations?)\b | \bpurport(?:s|ed|edly|ing)?\b | \bsaid\sto\b
    | \b(?:it\s(?:is|was|has\sbeen)|being)\s(?:said|claimed|reported|believed|suggested|called|revealed)\b
    | \bbelieved\b | \bsupposed(?:ly)?\b | \bspeculat\w+ | \btipped\b | \bword\s(?:is|of|started)\b | \brevealed\sby\b
    | \bfamiliar\swith\b | \banonymous\b | \bh/t\b | \b[Vv]ia\b
    """,
    re.VERBOSE,
)
"""What says that the article passes on what others report."""

SPOKEN = re.compile(
    r"""\b(?:said|says|say|told|tells|wrote|writes|announced|announces|confirmed|confirms|suggests?|suggested|think
    |expects?|predicts?)\b""",
    re.VERBOSE,
)
"""The plain verbs of speech."""

HEDGED = re.compile(
    r"""
    \b(?:may|might|could|perhaps|maybe|possibl[ey]|potential(?:ly)?|probabl[ey]|likely|apparent(?:ly)?|appear(?:s|ed)?
    |seem(?:s|ed|ingly)?|reportedly|alleged(?:ly)?|alleges|purport(?:s|ed|edly|ing)?|supposed(?:ly)?|rumou?r(?:s|ed)?
    |suspected|believed?|believes|thought\sto|said\sto|unconfirmed|unverified|speculat\w+|considering|mulling
    |eying|eyeing|weighing|exploring|in\s(?:\w+\s)?talks|estimated|expected|set\sto|on\sthe\scusp|so-called)\b
    | \b(?:it\s(?:is|was|has\sbeen)|being)\s(?:said|claimed|reported|believed|suggested|called)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What weakens a sentence of the body."""

_IF_TRUE = r"\bif\s(?:\w+\s){0,3}(?:true|confirmed|accurate|correct|so)\b"

LEFT_OPEN = re.compile(
    rf"""
    \bun(?:confirmed|verified|substantiated)\b | {_IF_TRUE}
    | (?:\bnot|n['’]t|\bunable\sto|\bcannot|\byet\sto|\byet\sbeen?)\s(?:\w+\s){{0,5}}(?:confirm|verif|authenticat)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What says outright that nobody has confirmed it."""

UNSURE = re.compile(
    rf"""
    \bun(?:confirmed|verified|substantiated|clear)\b | \brumou?r(?:s|ed)?\b | \breportedly\b | \balleg\w+ | {_IF_TRUE}
    | \b(?:not|unable\sto|cannot|yet\sto)\s(?:\w+\s){{0,3}}(?:confirm|verif|comment|authenticat)
    | \b(?:declined|refused)\sto\s(?:\w+\s)?comment\b | \bspeculat\w+ | \bsupposed | \bpurport\w+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What says, anywhere in the body, that the matter is not settled."""

CONDITION = re.compile(
    r"""
    (?<!even\s)(?<!as\s)(?<!what\s)(?<!only\s)\bif\b
        (?!\s(?:\w+\s){0,3}(?:true|confirmed|accurate|correct|so|not|any|anything|ever|possible|necessary)\b)
    | \bunless\b | \bprovid(?:ed|ing)\sthat\b | \bon\s(?:the\s)?condition\sthat\b | \bas\slong\sas\b
    | \b(?:depend(?:s|ing|ent)?|hing(?:es|ing)|conditional|contingent)\s(?:up)?on\b | \bsubject\sto\b
    | \b[Ss]hould\s(?:the|he|she|it|they)\b
    """,
    re.VERBOSE,
)
"""A condition; "if true" and "even if" are none."""

OPEN_OUTCOME = re.compile(r"\b(?:will|would|could|may|might|plans?|intends?|prepared|ready)\b|['’]ll\b")
"""What the main clause of a condition has."""

KEPT_CONDITION = re.compile(
    r"\b(?:if|unless|should|pending|provided|depends?|hinges?|conditional|subject\sto)\b", re.IGNORECASE
)
"""What keeps a condition in a headline."""

"""Words before and after a name that make it the one whom something is taken from."""

from __future__ import annotations

import re
from typing import Literal

Cue = Literal[
    "reports", "work", "told", "made", "heads", "line", "wire", "credit", "embed", "link", "says"
]  # fmt: skip
"""How an article takes something from a name: the name reports it; it is in a work by the name; it was told to the
name; the name made or found what is shown; one who is cited heads it; a line of sources, a dateline, a credit or an
embedded post; a statement's holder."""

_WORK = (
    r"(?:reports?|articles?|stor(?:y|ies)|profiles?|pieces?|posts?|interviews?|columns?|scoops?|blogs?|dispatch(?:es)?"
    r"|coverage|newsletters?|statements?|stud(?:y|ies)|analysis|investigation|editorial|tweets?|photos?|pictures?"
    r"|images?|videos?|footage|documents?|leaks?|memos?|tipsters?|sources?|reporters?|issue|edition|exclusive|feature)"
)
_ADVERB = (
    r"(?:\w+ly|also|first|now|later|earlier|since|even|just|then|once|on \w+day|\w+day|this week|last \w+"
    r"|has|have|had|is|are|was|were|been|being)"
)
_DONE = (
    r"(?:reported|published|broken|revealed|reveal|claimed|quoted|cited|noted|obtained|confirmed|written|picked"
    r" up|carried"
    r"|uncovered|leaked|announced|profiled|interviewed|told)"
)
_MADE = (
    r"(?:posted|tweeted|shared|released|uploaded|found|discovered|spotted|filmed|photographed|recorded"
    r"|unearthed|captured|produced|taken|snapped|circulated|issued)"
)

_SAYS = (
    r"(?:report(?:s|ed|ing)|wr(?:ote|ites|itten|iting)|sa(?:id|ys|ying)|claim(?:s|ed|ing)?|reveal(?:s|ed|ing)|note[sd]?"
    r"|points? out|pointed out|br(?:oke|eaks|oken)|cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|publish(?:es|ed)"
    r"|confirm(?:s|ed)"
    r"|speculate[sd]?|announce[sd]?|suggest(?:s|ed)?|estimate[sd]?|believes?|predict(?:s|ed)|warn(?:s|ed)|allege[sd]"
    r"|profile[sd]|followed up|add(?:s|ed)|tells?|told|explain(?:s|ed)|acknowledge[sd]|admit(?:s|ted)|describe[sd]"
    r"|learned|heard|obtained|mention(?:s|ed)|boast(?:s|ed)|state[sd]?|insist(?:s|ed)|argue[sd]?|commented"
    r"|maintain(?:s|ed)|identif(?:y|ies|ied)|declare[sd]?|repl(?:y|ies|ied)|broadcast|aired)"
)

_HEAD = (
    r"(?:head|chief|director|chief executive|CEO|chairman|chairwoman|president|founder|co-founder|owner"
    r"|leader|boss|publisher)"
)

_GROUP = (
    r"(?:(?:jihadi|terror|terrorist|militant|rebel) )?(?:agents?|officials?|officers?|investigators?|militants?"
    r"|fighters?|members?|supporters?|troops|soldiers|group|movement)"
)
_OUTLET = (
    r"(?:news ?(?:paper|site|website|outlet|agency|magazine|channel|wire)|daily|weekly|broadsheet|tabloid|blog"
    r"|(?:web)?site|magazine|journal|broadcaster|(?:TV |television |radio )?station|channel|podcast|publication"
    r"|(?:TV|television|radio) (?:show|programme|program|network))"
)

LEFT: tuple[tuple[Cue, re.Pattern[str]], ...] = (
    (
        "reports",
        re.compile(
            rf"\b(?:[Aa]ccording to|[Pp]er) (?:[\w’'-]+ ){{0,5}}?(?:{_WORK} (?:\w+day )?(?:in|from|by|on|at|for|of"
            rf"|published (?:in|by|on)) )?"
            r"(?:the |The )?$"
        ),
    ),
    ("work", re.compile(rf"\b{_WORK}(?:,? \w+day)?,? (?:\w+ )?(?:in|from|by|on|over at|at|for|of|published (?:over"
                        rf" )?(?:in|by|on|at)) (?:the |The |[a-z]+ ){{0,3}}$")),
    ("reports", re.compile(rf"\b{_DONE} (?:\w+day |earlier |today |yesterday |late \w+day )?(?:by|in|on|over at)"
                           rf" (?:the |The |[a-z]+ ){{0,4}}$")),
    ("reports", re.compile(r"(?<![Ii]mage )(?<![Pp]hoto )\b(?:[Vv]ia|VIA|[Hh]/[Tt]|[Cc]ourtesy of"
                           r"|[Cc](?:ome|omes|ame) (?:\w+ )?from|[Rr]ead more (?:at"
                           r"|on)) (?:the |The |[a-z-]+ ){0,4}$")),
    ("reports", re.compile(r"\b(?:reports|cit(?:es|ed|ing)|quot(?:es|ed|ing)|writing (?:for|in)|wrote (?:for|in"
                           r"|on)|off of|published (?:over )?(?:at|in|by|on)|(?:in|of) an interview (?:with|in))"
                           r" (?:the |The |[a-z]+ ){0,3}$")),
    ("told", re.compile(r"\b(?:told|tells?|telling|assured|[Ss]peaking (?:to|with)|spoke (?:to|with)|interview (?:with"
                        r"|to)|(?:said|confirmed|clear|gave|given|statement|comment|explained|acknowledged"
                        r"|admitted|described|e-?mail) (?:[\w’'-]+ ){0,3}?to) (?:(?!that\b|s?he\b|they\b|it\b|in\b|on\b"
                        r"|of\b|how\b|to\b|about\b)[\w’'-]+ ){0,4}$")),
    ("work", re.compile(r"\b(?i:editor|reporter|writer|columnist|journalist|blogger|correspondent) (?:at|for"
                        r"|with) (?:the |The )?$")),
    ("heads", re.compile(rf"(?:\b{_HEAD}s? (?:of|at)|\bwho (?:runs|heads|leads|founded|owns|operates)|\bexecutives"
                         rf" (?:at|of)) (?:the |The |a |an |[\w-]+ ){{0,3}}$")),
    ("reports", re.compile(r"\b(?:informed|notified|told|briefed)(?: of [\w ]{2,30})? by (?:the |The |[a-z]+ ){0,3}$")),
    ("reports", re.compile(r"\b(?:had|has|have|got|heard|took|takes) (?:it|this|that|the (?:news|story|claim)) from"
                           r" (?:the |The )?$")),
    ("reports", re.compile(r"\b(?:learn(?:s|ed|t)|hear[ds]?|found out) (?:[\w’'-]+ ){0,8}?from (?:the |The )?$")),
    ("reports", re.compile(r"\b(?:posted|published|appear(?:s|ed)|surfac(?:ed|ing)|featured|broadcast|aired) (?:\w+ )?"
                           r"(?:on|in|to|by|at) (?:the |The |an? |[a-z-]+ ){0,5}$")),
    ("told", re.compile(r"\b(?:said|claim(?:s|ed)|appeared|went|interview\w*|told|revealed|announced|guest)"
                        r" (?:[\w’'-]+ ){0,3}?on (?:the |The |an? |[a-z]+ ){0,3}$")),
    ("reports", re.compile(r"\bsuch (?:[a-z]+ ){0,3}as (?:the |The )?$")),
    ("made", re.compile(rf"\b{_MADE}(?: [\w’'#]+){{0,7}} by (?:the |The |(?:[\w’'-]+ ){{0,5}})?$")),
)  # fmt: skip

RIGHT: tuple[tuple[Cue, re.Pattern[str]], ...] = (
    (
        "reports",
        re.compile(
            rf"^(?:[’']s?)? (?:{_GROUP}|authorities|police|lawyers?|spokes\w+) (?:{_ADVERB} )*"
            rf"(?:{_SAYS}|informed|notified|contacted)\b"
        ),
    ),
    ("reports", re.compile(rf"^ ?(?:{_ADVERB} )*{_SAYS}\b")),
    ("reports", re.compile(rf"^(?:,| \()[^,.;]{{3,90}}[,)] (?:{_ADVERB} )*{_SAYS}\b")),
    ("reports", re.compile(rf"^, (?:citing|quoting|(?:which|who)(?: \w+){{0,2}}? {_SAYS})\b")),
    (
        "work",
        re.compile(
            rf"^(?:[’']s (?:[\w’'-]+ ){{0,3}}?|[’']? (?:(?:magazine|newspaper|news|blog|TV|video|exclusive|website"
            rf"|forum|community"
            rf"|own) )?){_WORK}\b"
        ),
    ),
    ("heads", re.compile(rf"^(?:[’']s?)? (?:[a-z]+ )?(?:{_HEAD}|Chairman|President|Chief Executive|Director|Head)\b")),
    ("work", re.compile(r"^[’']s?\s(?:[a-z]+\s)?(?=[A-Z][a-z]+\s[A-Z])")),
    ("made", re.compile(r"^,? whose (?:\w+ ){0,2}?(?:post|tweet|message|video|photo|picture|blog)s?\b")),
    ("reports", re.compile(r"^(?:, [^,.;]{3,40},)? (?:passed|passes|picked|took|takes) (?:\w+ )?(?:on|up|over)\b")),
    (
        "reports",
        re.compile(
            r"^ (?:wrote up|aggregated|offers|(?:has|had) (?:the|more|some|new|an? \w+ (?:look|story|report))"
            r"|(?:is|was) (?:the )?(?:first to|carrying))\b"
        ),
    ),
    (
        "made",
        re.compile(
            rf"^(?:,[^,.;]{{3,60}},| of [^,.;]{{3,30}}| {_GROUP})? (?:{_ADVERB} )*"
            rf"(?:{_MADE}|came across|noticed|stumbled)\b"
        ),
    ),
)

OUTLET_BEFORE = re.compile(rf"\b{_OUTLET}(?:,? (?:called|named))? $")
OUTLET_AFTER = re.compile(rf"^(?: {_OUTLET}\b|,? an? (?:[\w-]+ ){{0,3}}{_OUTLET}\b)")
"""What calls a name an outlet: "the Lebanese daily", "a blog called"; "newspaper"."""

LINE = re.compile(
    r"^[\[(]?\s*(?:sources?|via|h/t|hat tip|credit|information from|read more|originally (?:published|reported)"
    r" (?:at|by|in|on)"
    r"|story by|reporting by|with files from|filed by)\b\s*:?\s*(.+?)[\])]?$",
    re.IGNORECASE,
)
"""A line of its own that names the sources."""

BRACKET = re.compile(r"[\[(]([^\[\]()]{2,60}?)[\])]\s*$")
"""What stands in brackets at the end of a paragraph: the source, among writers of short notes."""

EMBED = re.compile(
    r"^\W*(?:[—–]|--)?\s*([^\n()]{2,60}?)\s\((@\w{2,30})\)\s+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|([^\n()—–]{2,40}?)\s\((@\w{2,30})\) [A-Z][a-z]+ \d{1,2}, \d{4}$"
)
"""The line that signs an embedded post."""

NOT_SPEECH = re.compile(
    r"\b(?:plan|plans|planned|planning|want|wants|wanted|aim|aims|aimed|intend|hope|hopes|hoped|seek|seeks"
    r"|seeking|offer"
    r"|offers|offering|allow|allows|allowing|agree|agreed|need|needs|considering|has been|is known"
    r"|are known"
    r"|known as|seems?|appears?|felt|feels|shown|put|fined|held|uploaded|settled|expects?"
    r"|asked (?:for|not)|requested|vision|questions|fears?|worried|wonders?|refuted?|would like|listens?)\b",
    re.IGNORECASE,
)
"""Cues of statements that pass nothing on: plans, wishes, acts."""

SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|no comment|not (?:\w+ )?comment\w*|n[o’']t (?:\w+ )?(?:comment|respond|available"
    r"|confirm\w*|identify)\w*"
    r"|did not (?:\w+ )*(?:respond|identify|reply|say)|neither .{0,40}comment|(?:has|have|had) yet to comment"
    r"|unavailable|could not (?:be reached|confirm)"
    r"|reached out|does not comment|not aware|unaware)\b",
    re.IGNORECASE,
)
"""Words of one who tells nothing."""

DENIES = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|doubt(?:s|ed)|dismiss\w*|reject\w*|refut\w*|rubbish\w*|nonsense|fabricated|ludicrous|baseless"
    r"|untrue|not true|false)\b",
    re.IGNORECASE,
)
"""Words of one who says that it is not so."""

POSTED_ON = re.compile(
    r"(?<!originally )(?<!first )"
    r"\b(?:wrote|writes|posted|shared|tweeted|announced|post|message|video|photo|picture)s? (?:on|to) $"
)
"""What stands before the name of a place where anybody may post."""

GATHERING = re.compile(
    r"(?:[’']s?)? (?:\w+ )?(?:briefing|conference|committee|hearing|rally|meeting|audience|shareholders"
    r"|investors|event)\b"
)
"""What follows the name of one who is no outlet that someone spoke to: "told a Ministry briefing"."""

NEGATED = re.compile(
    r"\W*(?:that\s)?(?:(?:\W?[\w’'-]+\s\W?){0,4}?(?:no|never|nothing|nobody|none|neither)|(?:[\w’'-]+\s){0,2}?(?:not|cannot|\w+n[o’']t))"
    r"\b(?! only)",
    re.IGNORECASE,
)
"""Words that begin with something that is not so."""

BELONGS = re.compile(
    r"\b(?:an?|one|two|three|several|some|many|multiple|unnamed|anonymous)\s(?:[\w-]+\s){0,3}?"
    r"(?:officials?|sources?|insiders?|persons?|people|employees?|executives?|staffers?|engineers?|workers?|members?"
    r"|m[ae]n|wom[ae]n)\s(?:\w+\s){0,2}?(?:at|in|inside|within|from|of|with|for|to)\s(?:the\s|The\s)?$"
    r"|\b(?:son|daughter|wife|husband|brother|sister|father|mother|parents?|family|widow|friends?|lawyer|neighbou?rs?|fans?)"
    r" of (?:[\w-]+ ){0,6}$"
)
"""What stands before a name where it is not the named one who speaks: "an official at the", "the sister of"."""

INSIDE = re.compile(r"\b(?:in|near|from|outside|across|into) (?:the )?$")
"""What stands before the name of a place."""

UNNAMED = re.compile(
    r"\b(?:(?:an?|one|two|three|several|some|multiple|single|unnamed|anonymous|its|our|their|the|[A-Z][\w.]*[’']s?) )?"
    r"(?:[a-z][\w-]* ){0,3}?(?i:sources?|insiders?|tipsters?|person|people|officials?|executives?|employees?"
    r"|guests?|staffers?|engineers?)\b"
    r"(?:,? (?:who|familiar|close to|with (?:direct )?knowledge|inside|within|briefed|working|on|at|in|that"
    r" asked)\b[^,.;:”\"]{0,60}\b)?"
)
"""Someone who is not named."""

SPEAKS = re.compile(
    r"\b(?:announc\w+|confirm\w*|reveal\w*|told|tells?|said|says|stat(?:ed|es|ement)|admit\w*|acknowledg\w+|releas\w+"
    r"|boast\w*|explain\w*|cited|mentioned|issued)\b",
    re.IGNORECASE,
)
"""Words of one who speaks out."""

REPORTS = re.compile(r"\b(?:report(?:s|ed|ing)|wr(?:ote|ites|iting)|publish(?:es|ed)|broke)\b", re.IGNORECASE)
"""Words of those who publish."""

SECRET = re.compile(
    r"\b(?:sources?|insiders?|tipsters?|unnamed|anonymous)\b|\b(?:person|people|officials?|executives?|employees?"
    r"|guests?|staffers?)"
    r",? (?:who|familiar|close to|with (?:direct )?knowledge|briefed|inside|within|that asked)\b"
    r"|\ban? (?:\w+ )?(?:official|executive|employee|staffer|engineer) (?:at|in|from|with)\b",
    re.IGNORECASE,
)
"""What makes someone a source that is not to be named, and no passer-by."""

POSTED = re.compile(r"\b(?:post|tweet|upload|photo|picture|image|video|share|footage)", re.IGNORECASE)
"""Words of what is put online."""

WROTE_ON = re.compile(
    r"\b(?:wrote|writes|writing|said|says|announced|claimed) (?:[a-z]+ ){0,2}on (?:(?:his|her|their|its) )?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)[A-Z]"
)
"""Words of one who wrote where anybody may."""

ANNOUNCES = re.compile(
    r"\b(?:announc\w+|confirm(?:s|ed)|reveal(?:s|ed)|told|tells|boasted|admit(?:s|ted)|stated)\b", re.IGNORECASE
)
"""Words of one who makes something known."""

AUTHORED = re.compile(
    r"\b(?:newsletter|blog ?post|op-ed|press (?:release|conference)|conference call|earnings call|open letter|in"
    r" (?:a|an|his|her) (?:\w+ )?column)\b",
    re.IGNORECASE,
)
"""Words of what someone put before the public, and told no single outlet."""

CONFIRMS = re.compile(
    r"\b(?:(?:also|independently|since|later) confirm(?:s|ed)|own sources?|independently (?:report|verif|learn))",
    re.IGNORECASE,
)
"""Words of reporting beside somebody else's."""

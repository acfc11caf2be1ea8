"""A sentence -> where the article appeared before: "This article appeared originally on X"."""

from __future__ import annotations

import re

from sayso.holders.credit_names import Names
from sayso.holders.credit_words import ANY_PIECE, ARTICLE, FLAGS, THIS, Found, of_kind

_PUBLISHED = r"""(?:(?:re-?|co-?)?published|(?:re)?printed|(?:re|cross-?)?posted|reproduced|syndicated|appear(?:ed|s)
    |ran|broadcast|aired|licen[sc]ed|featured|reposted|carried|used)"""
# "This article appeared originally on X", "A version of this story was published by X"
_THIS = re.compile(rf"\W*{THIS}{ARTICLE}\b", FLAGS)
# "This report" may be one that the article is about: only "first", "originally" or "with permission" tell.
_THIS_ANY = re.compile(rf"\W*(?:{THIS}{ANY_PIECE}\b|it\b(?=\s(?:was\s)?(?:originally|first)\s))", FLAGS)
_FIRST = re.compile(
    r"\b(?:originally|first|permission|republished|reprinted|syndicated|cross-?posted)\b", re.IGNORECASE
)
_VERB = re.compile(
    rf"""\b{_PUBLISHED}(?:\s(?:originally|first|here|today|and|was|is|is\sbeing|has\sbeen|{_PUBLISHED}
    |with\sthe|in\spart|in\sfull|under\slicen[sc]e|under\sa\slicen[sc]e|in\s(?:English|Spanish|French|German)|simultaneously|jointly|earlier)){{0,4}}
    \s(?:(?:with|by)\s(?:the\s)?(?:kind\s|express\s|special\s)?(?:permission|courtesy)\s(?:of|from|by)|by\sarrangement\swith
    |(?:in|as\spart\sof\sa)\s(?:partnership|collaboration|cooperation|association)\swith
    |on|at|in|by|from|via|with|through|courtesy\sof)\s""",
    FLAGS,
)
_PERMISSION = re.compile(rf"\b{_PUBLISHED}\s(?:\w+\s){{0,2}}(?:with|by)\s(?:\w+\s)?permission\b", FLAGS)
_PARTNERS = re.compile(
    r"\b(?:partnership|collaboration|cooperation|association|copublished|co-published)\s(?:between|with|by|of)\s",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"""\b(?:written|produced|provided|supplied|distributed|compiled|reported|created|comes|come|is|was|brought)
    (?:\s(?:to\s(?:us|you)|originally|first|here|and|written|produced|provided|published|distributed)){0,3}
    \s(?:by|from|via|courtesy\sof)\s""",
    FLAGS,
)
_WHERE = re.compile(  # greedy: the nearest "for" or "at" before the name
    rf".*\b(?:for|at|in|to|with|(?:editor|writer|columnist)\sof)\s(?P<name>[^,]{{2,80}}),\s(?:in\swhich|where)\s"
    rf"{THIS}{ANY_PIECE}\s(?:was\s)?(?:originally|first)\s(?:published|appeared)",
    FLAGS,
)
# Without "this article": "Originally published by X", "Republished with permission from X"
_BARE = re.compile(
    r"""[\W_]*(?:was\s)?(?:(?:originally|first)\s(?:re)?(?:published|appeared|posted|printed|aired|broadcast)
    \s(?:(?:in|on)\sprint\s)?(?:on|at|in|by|via|with)\s
    |visit\s(?=.{2,60}\sat\s\S{1,60}\.(?:com|org|net|co\.uk)\b)
    |(?:article|story|text|content|piece)\s(?:courtesy\sof|(?:provided|supplied)\sby)\s
    |(?:republished|reprinted|reproduced|reposted|syndicated|cross-?posted|published|printed|posted|used)\s(?:here\s|in\sfull\s)?
    (?:(?:with|by)\s(?:the\s)?(?:kind\s|express\s)?(?:permission|courtesy)\s(?:of|from|by)|courtesy\sof|from|via
    |in\s(?:partnership|collaboration)\swith|by\sarrangement\swith)\s
    |(?:read|see|view|find)\s(?:the\s|this\s)?(?:full\s|entire\s)?original(?:ly)?\s(?:published\s)?
    (?:article|story|post|piece|version|report)\s(?:here\s)?(?:on|at|in|from|by)\s)""",
    FLAGS,
)
_BARE_PERMISSION = re.compile(
    r"""[\W_]*(?:re-?published|re-?printed|re-?posted|reproduced|used)\s(?:here\s)?(?:with|by)\s(?:the\s)?
    (?:kind\s)?permission\W*$""",
    FLAGS,
)
# A credit ends, or goes on to say when and how; prose goes on to say more: "First published in X, the study found …"
_AFTER_BARE = re.compile(
    r"""\W*$|\s?[.:(|]|,?\s(?:on|in|under|and\s(?:is|was)|as|with|by|at|for|website|site|\d)\b|,\s(?:a|an|which|\d)
    |,?\s[A-Z]\w+\s\d""",
    re.VERBOSE,
)
_LONGEST_BARE = 240

_THE_POST = re.compile(
    r"\W*the\s(?:post|article|story)\s.*\b(?:appeared\sfirst|first\sappeared)\s(?:on|in|at)\s", FLAGS | re.DOTALL
)


def republished(sentence: str, names: Names) -> list[Found]:
    """Republication: "This article appeared originally on X", "The post … appeared first on X", "with permission"."""
    if post := _THE_POST.match(sentence):
        return of_kind("republished", names.at(sentence[post.end() :]))
    opening = _THIS.match(sentence)
    if opening is None and _FIRST.search(sentence):
        opening = _THIS_ANY.match(sentence)
    if opening:
        return _of_this(sentence, opening.end(), names)
    if match := _WHERE.match(sentence):
        return of_kind("republished", names.at(match["name"]))
    return _bare(sentence, names)


def _of_this(sentence: str, start: int, names: Names) -> list[Found]:
    for verb in (_VERB, _PARTNERS):
        for match in verb.finditer(sentence, start):
            if found := names.at(sentence[match.end() :]):
                return of_kind("republished", found)
    if _PERMISSION.search(sentence, start):
        return [("republished", "")]
    for match in _MADE.finditer(sentence, start):
        known = [name for name in names.at(sentence[match.end() :]) if names.known(name)]
        if known:
            return [("wire" if names.agency(name) else "republished", name) for name in known]
    return []


def _bare(sentence: str, names: Names) -> list[Found]:
    if len(sentence) > _LONGEST_BARE:
        return []
    if _BARE_PERMISSION.match(sentence):
        return [("republished", "")]
    match = _BARE.match(sentence)
    if match is None:
        return []
    found = names.at(sentence[match.end() :])
    if found and _AFTER_BARE.match(sentence, sentence.index(found[-1], match.end()) + len(found[-1])):
        return of_kind("republished", found)
    return []

"""The outlets that a credit names: read off the words after "on" or "by", or found in a list of contributors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.holders.outlets import Outlet, Registry

_DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|news|co|io|tv|edu|gov|info|[a-z]{2})(?![\w-])"
_TOKEN = rf"(?:{_DOMAIN}|[A-Z0-9À-Þ][\w.'’!+&/-]*|[a-z]{{1,12}}[A-Z]\w*)"
_JOINT = r"(?:&\s|(?:of|for|and|de|du|des|del|di|der|y)\s(?:the\s|The\s|la\s)?)?"
_NAME = re.compile(rf"{_TOKEN}(?:\s{_JOINT}{_TOKEN})*")
# What may stand between "by" and the name: "by our sister publication The Daily Planet".
_LEAD = re.compile(
    r"""(?:(?:the|our|its|a|an|sister|partners?|parent|content|media|publications?|papers?|newspapers?|magazines?|sites?|websites?
    |web|print|blogs?|news|newsrooms?|non-?profit|independent|investigative|local|digital|student|online|journal|outlets?
    |agency|service|weekly|daily|titles?|stations?|colleagues|friends|folks|at|in|on|from|and|pages|of|edition|issue)\s){0,6}""",
    re.VERBOSE,
)
_OF_NEWS = re.compile(
    r"""\b(?:News|Newspapers?|Press|Times|Post|Service|Media|Tribune|Journal|Agency|Network|Radio|TV|Television|Wires?
    |Magazine|Daily|Weekly|Herald|Gazette|Chronicle|Courier|Examiner|Observer|Guardian|Mail|Standard|Globe|Review
    |Today|Monitor|Dispatch|Inquirer|Enquirer|Bulletin|Record|Register|Sentinel|Reporter|Star|Mirror
    |Telegraph|Bee|Argus|Echo|Digest|Voice)\b""",
    re.VERBOSE,
)
_HOST = re.compile(_DOMAIN)
_NO_NAME = re.compile(
    r"""(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August|September
    |October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[0-9].*|Spanish|English|French|German|Arabic
    |Chinese|Russian|Portuguese|Italian|Hebrew|Japanese|Ukrainian|PDF|US|UK|EST|EDT|GMT|UTC|Creative\sCommons.*|CC.*)\b[.,]?""",
    re.VERBOSE,
)
_LONGEST = 120  # characters of a name
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNED = re.compile(r"\s(?:web\s?site|site|blog|newsletter|page|magazine|opinion|print|online|pages)\b")
_AND = re.compile(r"(?:,|,?\s(?:and|&|with))\s+")
_PIECES = re.compile(r"(?:(?!\s(?:and|&)\s)[^,;/])+")
_LEADING_AND = re.compile(r"\A(?:and|&)\s+")
_OWNER = re.compile(r"['’]s?\s.*", re.DOTALL)  # "The Daily Lantern's Ana Reyes": what it owns
_TOO_GENERAL = frozenset({"getty-images", "storyful"})  # agencies of pictures: they never credit an article


class Names:
    """Reads the names of outlets out of the lines of one article."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def known(self, name: str) -> Outlet | None:
        """The outlet, platforms and agencies of pictures excepted, that goes by a name; the first of several."""
        candidates = self._registry.by_name(name.strip())
        return next((o for o in candidates if o.kind != "platform" and o.id not in _TOO_GENERAL), None)

    def at_address(self, address: str) -> str | None:
        """The name of the outlet, platforms excepted, that publishes at an address; None where none is known to."""
        outlet = self._registry.by_domain(address)
        return outlet.name if outlet and outlet.kind != "platform" else None

    def agency(self, name: str) -> bool:
        """Whether a news agency goes by the name."""
        return any(o.kind == "agency" and o.id not in _TOO_GENERAL for o in self._registry.by_name(name.strip()))

    def like_outlet(self, name: str) -> bool:
        """Whether the name is known, or is made as those of outlets are."""
        return bool(self.known(name) or _OF_NEWS.search(name) or _HOST.fullmatch(name))

    def at(self, text: str) -> list[str]:
        """The names that the text begins with ("the nonprofit newsroom ProPublica and The Texas Tribune, which …")."""
        lead = _LEAD.match(text)
        match = _NAME.match(text, lead.end() if lead else 0)
        if match is None or (_NO_NAME.match(match[0].removeprefix("The ")) and not self.like_outlet(match[0])):
            return self._in_lower_case(text)
        # The registry knows names that go on in small words: "War on the Rocks".
        longer = (m.end for m in self._registry.mentions(text[:_LONGEST]) if m.start <= match.start() < m.end)
        return list(self._listed(text, match.start(), max(match.end(), *longer, 0)))

    def within(self, text: str) -> list[str]:
        """The outlets that a list of contributors names, in its order ("Fox News' Ana Reyes and Reuters")."""
        places = {(m.start, m.end) for m in self._registry.mentions(text) if self.known(text[m.start : m.end])}
        for match in _PIECES.finditer(text):
            piece = _LEADING_AND.sub("", match[0].strip(" .()[]—–-"))
            if not self.known(piece):
                piece = _OWNER.sub("", piece)
            if piece and (
                self.known(piece) or _HOST.fullmatch(piece) or (piece[:4] == "The " and self.like_outlet(piece))
            ):
                at = text.index(piece, match.start())
                places.add((at, at + len(piece)))
        inner = {p for p in places if any(q != p and q[0] <= p[0] and p[1] <= q[1] for q in places)}
        return [_bare(text[start:end]) for start, end in sorted(places - inner)]

    def _in_lower_case(self, text: str) -> list[str]:
        whole = text.strip(" .()[]")
        return [whole] if len(whole) < 60 and self.known(whole) else []

    def _listed(self, text: str, start: int, end: int) -> Iterator[str]:
        first = self._trimmed(text, start, end)
        parts = [first] if self.known(first) else re.split(r",?\sand\s", first)
        yield from parts if len(parts) > 1 and all(map(self.like_outlet, parts)) else [first]
        while (gap := _AND.match(text, end)) and (more := _NAME.match(text, gap.end())):
            name = self._trimmed(text, more.start(), more.end())
            if not self.known(name):
                return
            yield name
            end = more.end()

    def _trimmed(self, text: str, start: int, end: int) -> str:
        """The name without what only hangs on it: "'s website", a full stop."""
        name = text[start:end].rstrip(".,")
        if not self.known(name) and _OWNED.match(text, end):
            name = _POSSESSIVE.sub("", name)
        return name


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", name.strip()).removeprefix("the ")

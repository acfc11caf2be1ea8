"""What is found over many articles: copies, claims, origins, links. Frozen; articles are named by their `ref`.

Offsets are Unicode code points into an article's `text`, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.statement import Drop, SourceKind, Span

CopyKind = Literal["prose", "quotation"]
Evidenced = Literal["date", "credit", "link", "attribution"]
ClaimStance = Literal["affirms", "denies"]
Stance = Literal["reports", "doubts", "aside"]
LinkKind = Literal["cites", "copies", "republishes", "links"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ within a shared passage: a stretch of either article, empty where words fell out."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that two articles share, verbatim or lightly edited.

    Attributes:
        refs: the two articles.
        spans: the passage in each.
        kind: `quotation` where what is shared stands in quotation marks: two reporters may have heard one speech.
        words: how many words the passage has in common.
        share: how much of each article it covers, 0 to 1.
        edits: where the two differ within it, in order.
        earlier: ref of the article that is likely the earlier; None where that is undecided.
        why: what says so; None where it is undecided.
    """

    refs: tuple[str, str]
    spans: tuple[Span, Span]
    kind: CopyKind
    words: int
    share: tuple[float, float]
    edits: tuple[Edit, ...] = ()
    earlier: str | None = None
    why: Evidenced | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One place where an article makes a claim: a statement, its headline, or a plain assertion.

    Attributes:
        ref: the article.
        span: the words that make the claim.
        statement: id of the statement; None for a headline or a plain assertion.
        stance: whether the words affirm or deny what the claim says.
        text: the words, on one line.
    """

    ref: str
    span: Span
    statement: str | None
    stance: ClaimStance
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What several articles say alike.

    Attributes:
        id: `c1`, `c2`, …; `c1.1`, … for what articles of `c1` also say alike.
        text: one of their wordings.
        articles: refs of the articles, in the order in which they came.
        members: where they say it.
        within: id of the larger claim that these articles are about; None for that claim itself.
    """

    id: str
    text: str
    articles: tuple[str, ...]
    members: tuple[Member, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that show something."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Drift:
    """What a claim lost or changed between an origin and one of its articles.

    Attributes:
        what: what was lost or changed.
        before: the words that still have it.
        after: the words of the article that do not.
        kept: ref of the article with the words `before`: the article itself where only its headline lost it.
    """

    what: Drop | Literal["number", "name"]
    before: Evidence
    after: Evidence
    kept: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What one article has of a claim.

    Attributes:
        ref: the article.
        stance: whether it passes the claim on as true or likely, with doubt, or is not about it.
        takes_from: whom the article itself names as where the claim comes from, as it names them.
        origins: ids of the origins it rests on, followed back as far as the articles allow.
        evidence: the words that show it.
        drift: what the claim lost on its way into the article.
    """

    ref: str
    stance: Stance
    takes_from: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A place where a claim enters the set of articles.

    Attributes:
        id: `O1`, `O2`, … by how many articles rest on it.
        name: its name; of an article with reporting of its own the outlet's, or the article's ref.
        kind: what sort of source it is.
        named: whether a reader could look it up by that name.
        behind: what the articles tell of its own source ("an unnamed source inside …"); empty where nothing.
        first: when it was first seen, ISO 8601; None where no article is dated.
        last: when it was last seen, ISO 8601; None where no article is dated.
        articles: how many articles rest on it.
    """

    id: str
    name: str
    kind: SourceKind
    named: bool
    behind: str = ""
    first: str | None = None
    last: str | None = None
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A link from an article to where it has the claim from: another article's ref, or an origin's id."""

    start: str
    end: str
    how: LinkKind
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Independent:
    """How many independent origins a claim has: fewest, likeliest, most, and in sentences why it may be other."""

    low: int
    likely: int
    high: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a claim comes from, over a set of articles.

    Attributes:
        claim: the claim.
        articles: what each article has of it, in the order of their refs; those that are not about it too.
        origins: where it enters the set, the one that most articles rest on first.
        links: the steps from articles to where they have it from.
        independent: how many independent origins there are.
        circular: rings of names that have it from each other, each with its first name once.
    """

    claim: str
    articles: tuple[Taken, ...]
    origins: tuple[Origin, ...]
    links: tuple[Path, ...]
    independent: Independent
    circular: tuple[tuple[str, ...], ...] = ()

"""A trace for the terminal: the origins, under each the articles in the order in which they took it from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from sayso.corpus.records import Drift, Evidence, Independent, Origin, Path, Taken, Trace
from sayso.views.characters import one_line, shorten

_SHOWN = 110  # characters of evidence that are shown
_SAID = 60  # characters of either side of a drift
_MOST = 2  # pieces of evidence that are shown for an article
_NEAREST = ("republishes", "copies", "cites", "links")  # the surest step first
_LOST = {"source": "source", "hedge": "hedge", "condition": "condition"}


def show_trace(trace: Trace, console: Console) -> str:
    """The trace as text, ready to be written.

    Args:
        trace: what was found.
        console: says how wide the terminal is, and whether it has colour.
    """
    with console.capture() as capture:
        console.print(Group(*_parts(trace)))
    return "".join(line.rstrip() + "\n" for line in capture.get().rstrip("\n").split("\n"))


def _parts(trace: Trace) -> Iterator[RenderableType]:
    about = [taken for taken in trace.articles if taken.stance != "aside"]
    yield Text(one_line(trace.claim), style="bold")
    yield Text(_summary(trace, len(about)))
    for reason in trace.independent.why:
        yield Text(f"  {one_line(reason)}", style="dim")
    for origin in trace.origins:
        yield Text()
        yield _tree(trace, origin, [taken for taken in about if origin.id in taken.origins])
    for circle in trace.circular:
        yield Text()
        yield Text(_circle(circle), style="yellow")
    aside = len(trace.articles) - len(about)
    if aside:
        yield Text()
        yield Text(f"Not about it: {_articles(aside)}", style="dim")


def _summary(trace: Trace, about: int) -> str:
    if not trace.origins:
        return "No article is about it."
    count = trace.independent
    origins = "independent origin" if count.likely == 1 else "independent origins"
    return f"{_articles(about)}, {count.likely} {origins}{_between(count)}"


def _between(count: Independent) -> str:
    return "" if count.low == count.high else f" (at least {count.low}, at most {count.high})"


def _circle(circle: Sequence[str]) -> str:
    told = " has it from ".join(map(one_line, (*circle, circle[0])))
    return f"In a circle: {told}. None of them shows where it comes from."


# --- the tree of an origin --------------------------------------------------------------------------------------------


def _tree(trace: Trace, origin: Origin, articles: Sequence[Taken]) -> Tree:
    parents = _parents(trace, articles)
    branches = {"": Tree(_origin(origin))}
    left = list(articles)
    while left:  # each under the one that it took it from, which comes first
        for taken in [one for one in left if parents[one.ref] in branches]:
            branches[taken.ref] = branches[parents[taken.ref]].add(_label(taken))
            _details(branches[taken.ref], trace, taken, origin, parents[taken.ref])
            left.remove(taken)
    return branches[""]


def _parents(trace: Trace, articles: Sequence[Taken]) -> dict[str, str]:
    """The article that each took it from, of those on one origin; empty where it took it from the origin."""
    refs = {taken.ref for taken in articles}
    steps = sorted(
        (link for link in trace.links if {link.start, link.end} <= refs),
        key=lambda link: (_NEAREST.index(link.how), link.start, link.end),
    )
    found = dict.fromkeys((taken.ref for taken in articles), "")
    for link in steps:
        if not found[link.start] and link.start not in _line(found, link.end):
            found[link.start] = link.end
    return found


def _line(parents: dict[str, str], ref: str) -> Iterator[str]:
    while ref:
        yield ref
        ref = parents[ref]


def _label(taken: Taken) -> Text:
    return Text.assemble((one_line(taken.ref), "bold"), (" doubts it", "red") if taken.stance == "doubts" else "")


def _details(branch: Tree, trace: Trace, taken: Taken, origin: Origin, parent: str) -> None:
    shown = _evidence(trace, taken, origin, parent)
    for evidence in shown[:_MOST]:
        branch.add(Text(f"“{shorten(evidence.text, _SHOWN)}”"))
    if len(shown) > _MOST:
        branch.add(Text(f"… and {len(shown) - _MOST} more", style="dim"))
    if taken.origins[0] == origin.id:
        for line in _drift(taken):
            branch.add(Text(line, style="yellow"))


def _evidence(trace: Trace, taken: Taken, origin: Origin, parent: str) -> list[Evidence]:
    """The words that lead to the article above, or to the origin; all that there are where none lead there at once."""
    ends = (parent,) if parent else (origin.id,)
    links = [link for link in trace.links if link.start == taken.ref and link.end in ends and link.evidence]
    links.sort(key=_quotable)
    return [one for link in links[:1] for one in link.evidence] or list(taken.evidence)


def _quotable(link: Path) -> int:
    """A copied passage says less in a line than the words that name where it is from."""
    return ("cites", "republishes", "links", "copies").index(link.how)


def _origin(origin: Origin) -> Text:
    details = [origin.kind if origin.named else f"{origin.kind}, not named", _articles(origin.articles)]
    if origin.first:
        first, last = one_line(origin.first[:10]), one_line((origin.last or origin.first)[:10])
        details.append(first if last == first else f"{first} to {last}")
    text = Text.assemble((one_line(origin.name), "bold cyan"), (f" · {' · '.join(details)}", "dim"))
    if origin.behind:
        text.append(f"\nbehind it: “{shorten(origin.behind, _SHOWN)}”")
    return text


def _articles(n: int) -> str:
    return f"{n} {'article' if n == 1 else 'articles'}"


# --- drift ------------------------------------------------------------------------------------------------------------


def _drift(taken: Taken) -> Iterator[str]:
    """One line for what the headline drops, one for every other thing that got lost or changed."""
    dropped = [drift.what for drift in taken.drift if drift.kept == taken.ref and drift.what in _LOST]
    if dropped:
        yield f"its headline drops the {_and([_LOST[what] for what in dict.fromkeys(dropped)])}"
    for drift in taken.drift:
        if drift.kept != taken.ref:
            yield _changed(drift)


def _changed(drift: Drift) -> str:
    before, after, kept = shorten(drift.before.text, _SAID), shorten(drift.after.text, _SAID), one_line(drift.kept)
    if drift.what in ("number", "name"):
        return f"{drift.what} changed: “{before}” in {kept}, “{after}” here"
    return f"{_LOST[drift.what]} lost: {kept} has “{before}”"


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))

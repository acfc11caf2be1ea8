"""A trace for the terminal: the origins with the articles under each, and the words that show every link."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from sayso.corpus.records import Drift, Evidence, Independent, Origin, Taken, Trace
from sayso.views.characters import one_line, shorten

_SHOWN = 100  # characters of evidence that are shown
_MOST = 3  # pieces of evidence that are shown for an article
_LOST = {"source": "loses its source", "hedge": "loses a hedge", "condition": "loses a condition"}


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
        yield Text("Circular: " + " has it from ".join(map(one_line, (*circle, circle[0]))), style="yellow")
    aside = len(trace.articles) - len(about)
    if aside:
        yield Text()
        yield Text(f"Not about it: {aside} {'article' if aside == 1 else 'articles'}", style="dim")


def _summary(trace: Trace, about: int) -> str:
    if not trace.origins:
        return "No article is about it."
    count = trace.independent
    origins = "independent origin" if count.likely == 1 else "independent origins"
    return f"{about} {'article' if about == 1 else 'articles'}, {count.likely} {origins}{_between(count)}"


def _between(count: Independent) -> str:
    return "" if count.low == count.high else f" (at least {count.low}, at most {count.high})"


def _tree(trace: Trace, origin: Origin, articles: list[Taken]) -> Tree:
    tree = Tree(_origin(origin))
    for taken in articles:
        label = Text.assemble((one_line(taken.ref), "bold"), (" doubts it", "red") if taken.stance == "doubts" else "")
        branch = tree.add(label)
        shown = _evidence(trace, taken, origin)
        for evidence in shown[:_MOST]:
            branch.add(Text(f"“{shorten(evidence.text, _SHOWN)}”"))
        if len(shown) > _MOST:
            branch.add(Text(f"… and {len(shown) - _MOST} more", style="dim"))
        for drift in taken.drift if taken.origins[0] == origin.id else ():
            branch.add(_drift(drift, taken.ref))
    return tree


def _evidence(trace: Trace, taken: Taken, origin: Origin) -> list[Evidence]:
    """The words that lead from an article to an origin; all that it has where none lead there at once."""
    words = [one for link in trace.links if (link.start, link.end) == (taken.ref, origin.id) for one in link.evidence]
    return sorted(set(words), key=lambda one: one.start) or list(taken.evidence)


def _origin(origin: Origin) -> Text:
    details = [
        origin.kind if origin.named else f"{origin.kind}, not named",
        f"{origin.articles} {_articles(origin.articles)}",
    ]
    if origin.first:
        seen = one_line(origin.first[:10])
        details.append(
            seen if origin.last is None or origin.last[:10] == origin.first[:10] else f"{seen} to {origin.last[:10]}"
        )
    text = Text.assemble((one_line(origin.name), "bold cyan"), (f" · {' · '.join(details)}", "dim"))
    if origin.behind:
        text.append(f"\nbehind it: “{shorten(origin.behind, _SHOWN)}”")
    return text


def _articles(n: int) -> str:
    return "article" if n == 1 else "articles"


def _drift(drift: Drift, ref: str) -> Text:
    what = _LOST.get(drift.what, f"changes a {drift.what}")
    where = "in its headline" if drift.kept == ref else f"against {one_line(drift.kept)}"
    before, after = (shorten(evidence.text, _SHOWN // 2) for evidence in (drift.before, drift.after))
    return Text(f"{what} {where}: “{before}” → “{after}”", style="yellow")

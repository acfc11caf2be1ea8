"""How near predicted statements come to gold ones: the figures of `sayso score`.

- `sources exact`, `cue exact`, `contents exact`: a span counts where its start and end are both right, white
  space at its ends left out.
- `sources characters`, …: the characters marked for a role, white space left out, whatever the statement.
- `whole`: a statement counts where all of its spans are exactly right.
- `soft`: one counts where its cue and its source each overlap the gold ones (or are absent in both) and the
  contents share at least half of their characters; each statement is paired once, the best share first.

Statements nested within another one are left out on both sides: PolNeAR's scheme, which these figures follow,
marks every token once.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from sayso.contract import from_dict
from sayso.errors import ContractError, InputError
from sayso.export.brat import Event, read_brat
from sayso.statement import Span

STDIN = Path("-")
"""Stands for standard input where a JSON-lines file is expected."""

_Item = TypeVar("_Item")
_ROLES = ("sources", "cue", "contents")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; each of its parts is from 0 to 1, rounded to four places.

    Attributes:
        precision: the share of what was predicted that is right.
        recall: the share of the gold that was found.
        f1: their harmonic mean.
    """

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Score:
    """What comparing predictions with gold gave.

    Attributes:
        figures: by name, in the order in which they are shown.
        articles: how many gold articles were scored.
        missing: refs of gold articles without a prediction; they count as predicted empty.
        extra: refs of predictions without gold; they do not count.
    """

    figures: dict[str, Figure]
    articles: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """The statements of one text, as gold or as a prediction.

    Attributes:
        name: the file (and line) that they come from, for errors.
        text: what their offsets count in; None where only the offsets are there.
        events: the statements.
    """

    name: str
    text: str | None
    events: tuple[Event, ...]


def score(gold: Path, predictions: Path) -> Score:
    """Compare predictions with gold.

    Args:
        gold: a folder of `NAME.txt` and `NAME.ann` pairs, or of `text/NAME.txt` and
            `attributions/NAME_WHO.ann`; of several annotations of one text the first by file name is taken.
        predictions: such a folder (the texts may be absent), or a JSON-lines file of the contract
            (`STDIN` for standard input).

    Raises:
        InputError: one of them cannot be read, or a prediction's text is not the gold's.
    """
    golds = read_folder(gold)
    found = read_folder(predictions) if predictions.is_dir() else read_lines(predictions)
    tally = Tally()
    for ref, annotated in golds.items():
        if annotated.text is None:
            raise InputError(annotated.name, f"the text it annotates, {ref}.txt, is not there")
        predicted = found.get(ref, Annotated("", None, ()))
        _check(annotated.text, annotated, predicted)
        tally.add(annotated.text, annotated.events, predicted.events)
    missing, extra = golds.keys() - found.keys(), found.keys() - golds.keys()
    return Score(tally.figures(), len(golds), tuple(sorted(missing)), tuple(sorted(extra)))


def read_folder(folder: Path) -> dict[str, Annotated]:
    """The annotated texts of a folder by their names, in the order of the names.

    Raises:
        InputError: the folder holds no annotations, or a file of it cannot be read.
    """
    split = (folder / "attributions").is_dir()
    texts = folder / "text" if split else folder
    found: dict[str, Annotated] = {}
    for path in sorted((folder / "attributions" if split else folder).glob("*.ann")):
        ref = path.stem
        if not (texts / f"{ref}.txt").exists() and split:
            ref = ref.rpartition("_")[0] or ref  # who annotated it stands after the last underscore
        if ref not in found:
            text = texts / f"{ref}.txt"
            events = read_brat(_read(path), str(path))
            found[ref] = Annotated(str(path), _read(text) if text.exists() else None, events)
    if not found:
        raise InputError(str(folder), "holds no .ann file")
    return dict(sorted(found.items()))


def read_lines(path: Path) -> dict[str, Annotated]:
    """The articles of a JSON-lines file of the contract by their refs.

    Raises:
        InputError: the file or a line of it cannot be read, or a ref is there twice.
    """
    found: dict[str, Annotated] = {}
    for n, line in enumerate(_read(path).split("\n"), 1):
        if not line.strip():
            continue
        name = f"{path}:{n}"
        try:
            article = from_dict(json.loads(line))
        except json.JSONDecodeError as error:
            raise InputError(name, f"not JSON: {error.msg} at column {error.colno}") from error
        except ContractError as error:
            raise InputError(name, str(error)) from error
        if article.ref in found:
            raise InputError(name, f"a second article with the ref “{article.ref}”")
        events = [Event(s.id, s.sources, s.cue, s.contents, s.within) for s in article.statements]
        found[article.ref] = Annotated(name, article.text, tuple(events))
    return found


def _read(path: Path) -> str:
    try:
        return (sys.stdin.buffer.read() if path == STDIN else path.read_bytes()).decode("utf-8")
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8 (byte {error.start})") from error


def _check(text: str, gold: Annotated, predicted: Annotated) -> None:
    if predicted.text is not None and predicted.text != text:
        raise InputError(predicted.name, "its text is not the gold's text, so offsets cannot be compared")
    for annotated in (gold, predicted):
        for event in annotated.events:
            for _, end in chain(event.sources, event.cue, event.contents):
                if end > len(text):
                    reason = f"{event.id} marks up to {end}, past the end of the text ({len(text)} characters)"
                    raise InputError(annotated.name, reason)


class _Marked:
    """The spans of one statement by role, trimmed, and the characters in them."""

    def __init__(self, text: str, event: Event) -> None:
        roles = {"sources": event.sources, "cue": event.cue, "contents": event.contents}
        self.spans = {role: frozenset(_trimmed(text, spans)) for role, spans in roles.items()}
        self.characters = {
            role: frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())
            for role, spans in self.spans.items()
        }

    def key(self) -> tuple[frozenset[Span], ...]:
        return tuple(self.spans[role] for role in _ROLES)

    def share(self, other: _Marked) -> float:
        """The share of their contents that two statements have in common; 0 where they are two things."""
        for role in ("cue", "sources"):
            mine, theirs = self.characters[role], other.characters[role]
            if (mine or theirs) and mine.isdisjoint(theirs):
                return 0.0
        mine, theirs = self.characters["contents"], other.characters["contents"]
        share = len(mine & theirs) / max(1, len(mine | theirs))
        return share if share >= 0.5 else 0.0


@dataclass(slots=True)
class Tally:
    """Counts over articles, by the name of the figure: what is right, what was predicted and what is gold."""

    right: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Iterable[Event], predicted: Iterable[Event]) -> None:
        """Add the statements of one article, whose spans all count in `text`."""
        golds = [_Marked(text, event) for event in gold if event.within is None]
        founds = [_Marked(text, event) for event in predicted if event.within is None]
        for role in _ROLES:
            self._add_sets(f"{role} exact", [m.spans[role] for m in golds], [m.spans[role] for m in founds])
            self._add_sets(
                f"{role} characters",
                [m.characters[role] for m in golds],
                [m.characters[role] for m in founds],
            )
        equal = Counter(m.key() for m in golds) & Counter(m.key() for m in founds)
        self._add("whole", equal.total(), len(founds), len(golds))
        self._add("soft", sum(1 for _ in _pairs(golds, founds)), len(founds), len(golds))

    def figures(self) -> dict[str, Figure]:
        """The figures of what was added so far."""
        return {name: _figure(self.right[name], self.predicted[name], self.gold[name]) for name in self.gold}

    def _add_sets(self, name: str, golds: list[frozenset[_Item]], founds: list[frozenset[_Item]]) -> None:
        gold, found = set[_Item]().union(*golds), set[_Item]().union(*founds)
        self._add(name, len(gold & found), len(found), len(gold))

    def _add(self, name: str, right: int, predicted: int, gold: int) -> None:
        self.right[name] += right
        self.predicted[name] += predicted
        self.gold[name] += gold


def _figure(right: int, predicted: int, gold: int) -> Figure:
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Figure(round(precision, 4), round(recall, 4), round(f1, 4))


def _pairs(golds: list[_Marked], founds: list[_Marked]) -> Iterator[tuple[int, int]]:
    """Pairs of a gold and a predicted statement that are softly the same, the best first, each used once."""
    shares = ((g.share(f), i, j) for i, g in enumerate(golds) for j, f in enumerate(founds))
    used_golds, used_founds = set(), set()
    for _, i, j in sorted((candidate for candidate in shares if candidate[0]), reverse=True):
        if i not in used_golds and j not in used_founds:
            used_golds.add(i)
            used_founds.add(j)
            yield i, j


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        words = text[start:end]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

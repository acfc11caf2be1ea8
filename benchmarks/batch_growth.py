"""How the cost of copies, claims and origins grows with the number of articles in a batch.

usage: python benchmarks/batch_growth.py [--sizes N…] [--folder FOLDER] [--read READ.jsonl]

For each size (10,000 and 100,000 where not given) as many articles are made by editing and mixing those of
SHARED/data/emergent/dev.jsonl, and copies, claims and origins found in a process of its own, one task after the other;
prints processor milliseconds an article for each stage, the peak of memory, and how much each article costs beside one
of the first size. The articles are made by copies_growth.py; three in ten retell what an article before them begins
with, a word in four changed. They have no statements, and their vectors are made of random ones of their words, so
that no model is asked: what is measured is what comes after reading. What is written lies in FOLDER (some 25 kB an
article), which is emptied. `--read` measures the articles of READ.jsonl instead, which benchmarks/claims.py keeps,
with their statements and true profiles. SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet

from common import shared_folder
from copies import texts
from copies_growth import mixed
from sayso.article import Article, Segment
from sayso.attribution.network import SHIPPED
from sayso.batch.corpus import Preparing, find
from sayso.batch.corpus.shelf import write
from sayso.batch.parts import Part
from sayso.batch.stages import Stages
from sayso.contract import from_dict
from sayso.corpus.claims import Profile, Profiler
from sayso.corpus.claims.utterances import Utterance
from sayso.corpus.claims.words import Lexicon, distinct
from sayso.corpus.copies import document

_SIZES = (10_000, 100_000)
_PART = 5000
_HEADLINE, _LEAD = 11, 30
"""Words."""

_RETELLING, _CHANGED, _BACK = 0.3, 0.25, 3000
_WIDTH, _WORDS = 384, 1 << 15

Ready = tuple[Article, Profile]


class Measured(Stages):
    """Does the tasks of a stage one after the other, and measures what they take."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.took, self.bytes = folder, dict[str, float](), dict[str, int]()

    def run(self, name: str, kernel: Callable[[Any], Any], tasks: Sequence[Any], **_: Any) -> list[Any]:
        """The results; the seconds are kept."""
        began, before = time.process_time(), size(self.folder)
        results = [kernel(task) for task in tasks]
        self.took[name], self.bytes[name] = time.process_time() - began, size(self.folder) - before
        return results


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Maker:
    """Makes articles with their profiles."""

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        self._lexicon = Lexicon(SHIPPED / "tokenizer.json")
        self._vectors = self._random.normal(size=(_WORDS, _WIDTH)).astype(np.float32)
        self._recent: list[list[str]] = []

    def ready(self, bodies: Iterable[str]) -> Iterator[Ready]:
        """An article for each text, which begins with what is new or retold."""
        for n, body in enumerate(bodies):
            words = body.split(maxsplit=_HEADLINE + _LEAD)
            begins = self._retold(words[:-1])
            headline, lead = " ".join(begins[:_HEADLINE]), " ".join(begins[_HEADLINE:])
            text = f"{headline}\n\n{lead}.\n\n{words[-1]}"
            segments = (Segment("headline", 0, len(headline)), Segment("paragraph", len(headline) + 2, len(text)))
            digest = hashlib.sha256(text.encode()).hexdigest()
            article = Article(f"{n:07}", f"sha256:{digest}", text, segments, title=headline)
            yield article, self._profile(article, lead)

    def _retold(self, words: list[str]) -> list[str]:
        if self._recent and self._random.random() < _RETELLING:
            before = self._recent[int(self._random.integers(len(self._recent)))]
            kept = self._random.random(len(words)) >= _CHANGED
            words = [old if keep else new for old, new, keep in zip(before, words, kept, strict=False)]
        self._recent = [*self._recent[-_BACK:], words] if len(self._recent) > 2 * _BACK else [*self._recent, words]
        return words

    def _profile(self, article: Article, lead: str) -> Profile:
        headline = article.title or ""
        keys = self._lexicon.keys(article.text, 400)
        first, beginning = self._lexicon.keys(headline, 400), keys[:110]
        said = (
            Utterance("headline", (0, len(headline)), headline, "affirms"),
            Utterance("lead", (len(headline) + 2, len(headline) + 2 + len(lead)), lead, "affirms"),
        )
        vectors = np.stack([self._vector(first), np.zeros(_WIDTH, np.float16)])
        whole = self._vector(beginning)
        return Profile(article.ref, said, vectors, whole, distinct(keys), distinct(beginning), distinct(first))

    def _vector(self, keys: list[int]) -> Any:
        vector = self._vectors[np.array(keys, np.int64) % _WORDS].sum(axis=0)
        return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float16)


def parts(folder: Path, ready: Iterator[Ready]) -> list[Part]:
    """What the reading would leave behind of some articles."""
    made: list[Part] = []
    while some := list(islice(ready, _PART)):
        own = folder / str(len(made))
        own.mkdir(parents=True)
        with Preparing(own, claims=True) as preparing:
            for article, profile in some:
                preparing.put(article, document(article, 0), profile)
        np.save(own / "current.npy", np.ones(len(some), np.bool_))
        write(own / "refs", (article.ref.encode() for article, _ in some))
        offset = sum(part.count for part in made)
        made.append(Part(len(made), own, offset, len(some), own / "current.npy", own / "refs"))
    return made


def read(path: Path) -> Iterator[Ready]:
    """Articles that were read before, with their profiles."""
    profiler = Profiler()
    with path.open(encoding="utf8") as lines:
        for article in map(from_dict, map(json.loads, lines)):
            yield article, profiler.profile(article)


def measure(folder: Path, ready: Iterator[Ready]) -> None:
    """Find what there is among articles, and print what it took as JSON."""
    began = time.process_time()
    made = parts(folder / "read", ready)
    making = time.process_time() - began
    stages = Measured(folder / "found")
    stages.folder.mkdir()
    found = find(stages, made, claims=True)
    tables = {"copies": found.copies, "claims": found.claims, "origins": found.origins}
    rows = {name: sum(pyarrow.parquet.read_metadata(path).num_rows for path in files) for name, files in tables.items()}
    about = {
        "articles": sum(part.count for part in made),
        "making": making,
        "rows": rows,
        "seconds": stages.took,
        "bytes": {"read": size(folder / "read")} | stages.bytes,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(about))


def measured(folder: Path, *arguments: str) -> dict[str, Any]:
    """What `measure` prints in a process of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, __file__, "--folder", str(folder), "--measure", *arguments]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    shutil.rmtree(folder)
    about: dict[str, Any] = json.loads(printed)
    return about


def show(about: dict[str, Any], first: dict[str, Any]) -> None:
    """Print what a size took beside the first."""
    count = about["articles"]
    print(f"{count:,} articles: {', '.join(f'{rows:,} {name}' for name, rows in about['rows'].items())}")
    for name, seconds in about["seconds"].items():
        each, written = 1000 * seconds / count, about["bytes"][name] / count
        print(f"  {name:28} {seconds:9.1f} s {each:8.3f} ms an article {written:8.0f} bytes written")
    each, before = (1000 * sum(one["seconds"].values()) / one["articles"] for one in (about, first))
    peak, read = about["peak"], about["bytes"]["read"] / count
    print(
        f"  in all {each:.2f} ms an article, {each / before:.2f} of the first; {read:.0f} bytes in; peak {peak:.0f} MB"
    )


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--read", type=Path)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the articles is not here")
        return 0
    if arguments.measure:
        (count,) = arguments.sizes
        new = Maker().ready(mixed(list(texts(shared).values()), count))
        measure(arguments.folder, read(arguments.read) if arguments.read else new)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.folder or Path(temporary)) / "growth"
        if arguments.read:
            runs = iter([["--read", str(arguments.read), "--sizes", "0"]])
        else:
            runs = iter([["--sizes", str(size)] for size in arguments.sizes])
        first = None
        for run in runs:
            about = measured(folder, *run)
            first = first or about
            show(about, first)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Hold reading against news pages whose text, title, date and authors are known, and fail below the floors.

usage: python benchmarks/pages.py [SHARED]

Reads every page of SHARED/data/pages as the library would and prints, for each and overall:

text     the F1 of words: the bag of words (letters and digits, without case) of the segments that are
         running text (subheads, paragraphs, quotations) against that of the expected summary, section
         headlines and paragraphs. Title, captions, words for pictures, embedded posts and credits count on
         neither side.
title    whether it is the expected one, but for case, punctuation and spacing.
near     whether its words and the expected one's agree at an F1 of .8: pages give several wordings of their
         headline (to readers, search engines, social platforms), and the expected one is any of them.
date     whether it is the same day, as each writes it.
authors  whether they are the same names in the same order.

Then the time a page takes, in milliseconds. SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout;
where it is absent, the benchmark says so and passes. Exit status 1 where a figure lies below its floor in
floors.json.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import floors, shared_folder
from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import from_html

FIGURES = ("text", "title", "near", "date", "authors")
RUNNING_TEXT = ("subhead", "paragraph", "quotation")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Page:
    """A stored page, its address, and what is expected of it."""

    name: str
    html: bytes
    url: str
    expected: dict[str, Any]


def pages(folder: Path) -> Iterator[Page]:
    """Every page of the folder: `V1`, `V1_1`, … of a publisher's JSON are its pages in order."""
    urls = json.loads((folder / "urls.json").read_text(encoding="utf8"))
    for file in sorted(folder.glob("*.json")):
        if file.name == "urls.json":
            continue
        expected = json.loads(file.read_text(encoding="utf8"))
        versions = sorted(expected, key=lambda version: (len(version), version))
        files = sorted(folder.glob(f"{file.stem}_*.html.gz"))
        for version, page in zip(versions, files, strict=True):
            name = page.name.removesuffix(".html.gz")
            yield Page(name, gzip.decompress(page.read_bytes()), urls[name]["url"], expected[version])


def words(text: str | None) -> Counter[str]:
    """The bag of words of a text."""
    return Counter(WORD.findall((text or "").casefold()))


def f1(found: Counter[str], expected: Counter[str]) -> float:
    """The harmonic mean of precision and recall, 0 to 1."""
    total = found.total() + expected.total()
    return 2 * (found & expected).total() / total if total else 1.0


def same(one: str | None, two: str | None) -> bool:
    """Whether two lines differ in no more than case, punctuation and spacing."""
    return WORD.findall((one or "").casefold()) == WORD.findall((two or "").casefold())


def measure(article: Article, expected: dict[str, Any]) -> dict[str, float]:
    """The figures of one page."""
    body = expected["body"]
    lines = list(body["summary"])
    for section in body["sections"]:
        lines += section["headline"] + section["paragraphs"]
    running = (article.text[s.start : s.end] for s in article.segments if s.role in RUNNING_TEXT)
    authors = expected.get("authors", [])
    return {
        "text": f1(words(" ".join(running)), words(" ".join(lines))),
        "title": same(article.title, expected["title"]),
        "near": f1(words(article.title), words(expected["title"])) >= 0.8,
        "date": (article.published or "")[:10] == expected["publishing_date"][:10],
        "authors": len(article.byline) == len(authors) and all(map(same, article.byline, authors)),
    }


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one lies below its floor."""
    shared = shared_folder(*arguments[:1])
    if shared is None:
        print("skipped: no shared folder")
        return 0
    results = []
    times = []
    for page in pages(shared / "data" / "pages"):
        start = time.perf_counter()
        try:
            figures = measure(from_html(page.html, page.name, url=page.url), page.expected)
        except InputError as error:
            print(error, file=sys.stderr)
            figures = dict.fromkeys(FIGURES, 0.0)
        times.append(1000 * (time.perf_counter() - start))
        results.append(figures)
        wrong = [name for name in FIGURES[1:] if not figures[name]]
        print(f"{page.name:32} text {figures['text']:.3f} {times[-1]:5.0f} ms  {' '.join(wrong)}")
    print(f"\n{'':9}{'mean':>6}{'floor':>8}")
    below = False
    for name, floor in floors("pages").items():
        mean = statistics.fmean(figures[name] for figures in results)
        below |= mean < floor
        print(f"{name:9}{mean:6.3f}{floor:8.3f}{'  BELOW' if mean < floor else ''}")
    print(f"\n{len(results)} pages, {statistics.median(times):.0f} ms a page (median), {max(times):.0f} at most")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

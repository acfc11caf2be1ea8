"""Pages for the benchmark of batches: real pages, filled with what other real articles say.

A frame is one of SHARED/data/pages with all that surrounds its article, under another address each time. In place of
its article's own title and paragraphs it gets those of an article of SHARED/data/polnear/train or SHARED/data/emergent,
and then, until it is as long as it was, paragraphs that articles before left over. A paragraph that has eight words in
a row with an earlier article is left out, so that pages differ but for what an outlet puts on all of its own. One page
in ten, however, carries half of the article of a page before it, a word in forty left out.

There is enough for some 800 pages; behind these stand the same articles again, with all but their most frequent words
exchanged for others as frequent.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

from sayso.reading import from_html

_TOKEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL | re.IGNORECASE)
_STRING = r'"((?:[^"\\]|\\.)*)"'
_BODY = re.compile(rf'("articleBody"\s*:\s*){_STRING}')
_HEADLINE = re.compile(rf'("headline"\s*:\s*){_STRING}')
_TITLE = re.compile(r"(<title[^>]*>)[^<]*")
_META = re.compile(r"""(<meta\s[^>]*?(?:og|twitter|dc|sailthru|parsely)[:.-]title["'][^>]*?content=)"[^"]*\"""")

_COPYING, _DROPPED, _RUN = 0.1, 1 / 40, 8

_SHORT = 20
"""Letters: what is written somewhere on a page and is no longer may be anything."""

_COMMON, _ALIKE = 256, 1024
"""Words so frequent that they are not exchanged; words of like frequency that are exchanged among each other."""

Node = tuple[int, int]
Donor = tuple[str, list[str]]


@dataclass(frozen=True)
class Frame:
    """A page, and where on it its article is written.

    Attributes:
        name: of the page.
        page: all of it.
        url: its own address.
        title: of its article.
        headline: the stretches that the headline is written in.
        paragraphs: for each paragraph the stretches that it is written in.
        captions: what else of the article is written on the page, in attributes and the like.
    """

    name: str
    page: str
    url: str
    title: str
    headline: list[Node]
    paragraphs: list[list[Node]]
    captions: list[str]

    @property
    def lengths(self) -> list[int]:
        """How long each paragraph is."""
        return [sum(end - start for start, end in nodes) for nodes in self.paragraphs]

    def filled(self, number: int, title: str, paragraphs: list[str]) -> str:
        """The page with another article, at another address."""
        pieces, last = [], 0
        blocks = [(self.headline, title), *zip(self.paragraphs, paragraphs, strict=True)]
        for start, end, words in sorted(each for block in blocks for each in _written(*block)):
            pieces += [self.page[last:start], html.escape(words, quote=False)]
            last = end
        page = "".join([*pieces, self.page[last:]])
        for address in filter(None, (self.url, self.url.replace("/", "\\/"))):
            page = page.replace(address, f"{address}{number}")
        text = " ".join(paragraphs)
        for n, caption in enumerate(self.captions):
            new = text[n * len(text) // len(self.captions) :][: len(caption)]
            for written in (
                html.escape,
                lambda words: html.escape(words, quote=False),
                lambda words: _json(words)[1:-1],
            ):
                page = page.replace(written(caption), written(new))
        page = _BODY.sub(lambda found: found[1] + _json(text[: len(found[2])]), page)
        page = _HEADLINE.sub(lambda found: found[1] + _json(title), page)
        page = _TITLE.sub(lambda found: found[1] + html.escape(title), page, count=1)
        page = _META.sub(lambda found: f'{found[1]}"{html.escape(title)}"', page)
        return page.replace(html.escape(self.title, quote=False), html.escape(title)) if self.title else page


def _written(nodes: list[Node], text: str) -> Iterator[tuple[int, int, str]]:
    """What of a text stands in each of these stretches, by their lengths."""
    words = text.split(" ")
    whole, done = sum(end - start for start, end in nodes), 0
    for start, end in nodes:
        first, done = done * len(words) // whole, done + end - start
        yield start, end, " ".join(words[first : done * len(words) // whole]) + " "


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def frames(shared: Path) -> list[Frame]:
    """The pages of SHARED/data/pages."""
    found = sorted((shared / "data" / "pages").glob("*.html.gz"))
    return [_frame(path.name.split(".")[0], gzip.decompress(path.read_bytes())) for path in found]


def _frame(name: str, data: bytes) -> Frame:
    article = from_html(data, name)
    page = data.decode(article.encoding or "utf-8", "replace")
    texts = [article.text[segment.start : segment.end] for segment in article.segments if segment.role != "headline"]
    title = article.title or ""
    headline, *places = _places(page, [title, *texts])
    captions = [text for text, nodes in zip(texts, places, strict=True) if not nodes and len(text) > _SHORT]
    return Frame(name, page, article.url or "", title, headline, list(filter(None, places)), captions)


def _places(page: str, texts: list[str]) -> Iterator[list[Node]]:
    """Where on a page each of these texts is written, in their order; nowhere where it is not among its words."""
    nodes, starts, ends, flat = list[Node](), list[int](), list[int](), ""
    for token in _TOKEN.finditer(page):
        if not token[0].startswith("<") and (bare := _bare(html.unescape(token[0]))):
            nodes.append(token.span())
            starts.append(len(flat))
            flat += bare
            ends.append(len(flat))
    after = 0
    for text in map(_bare, texts):
        found = flat.find(text, after) if text else -1
        if found < 0:
            yield []
            continue
        after = found + len(text)
        yield [node for node, start, end in zip(nodes, starts, ends, strict=True) if start < after and end > found]


def _bare(text: str) -> str:
    return "".join(text.split())


def pages(shared: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """So many pages, each with its name; the first of more are those of fewer."""
    makes = random.Random(1)
    made = frames(shared)
    filler: deque[str] = deque()
    before: list[list[str]] = []
    material = _donors(shared)
    for number in range(count):
        frame = made[number % len(made)]
        title, body = next(material)
        if before and makes.random() < _COPYING:
            body = _copied(makes.choice(before), makes) + body
        paragraphs = list(_poured(frame.lengths, deque(body), filler, material))
        before.append([paragraph for paragraph in paragraphs if paragraph])
        yield f"{frame.name}-{number}", frame.filled(number, title, paragraphs).encode("utf-8", "replace")


def _copied(paragraphs: list[str], makes: random.Random) -> list[str]:
    half = paragraphs[: len(paragraphs) // 2 + 1]
    return [" ".join(word for word in each.split(" ") if makes.random() >= _DROPPED) for each in half]


def _poured(lengths: list[int], body: deque[str], filler: deque[str], material: Iterator[Donor]) -> Iterator[str]:
    """What stands in each paragraph of a frame: whole paragraphs, on the whole as long as its own."""
    room = 0
    for length in lengths:
        room += length
        taken = []
        while True:
            if not body and not filler:
                filler.extend(next(material)[1])
            source = body or filler
            if room < len(source[0]) / 2:
                break
            taken.append(source.popleft())
            room -= len(taken[-1])
        yield " ".join(taken)
    filler.extend(body)


def _donors(shared: Path) -> Iterator[Donor]:
    """Without end, the title and the paragraphs of an article."""
    found = list(_once(_texts(shared)))
    random.Random(5).shuffle(found)
    yield from found
    words = Counter(word for _, paragraphs in found for paragraph in paragraphs for word in paragraph.split(" "))
    vocabulary = [word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))][_COMMON:]
    ranks = {word: rank for rank, word in enumerate(vocabulary)}
    for turn in numbers(1):
        for title, paragraphs in found:
            new, *others = (
                " ".join(_other(word, turn, vocabulary, ranks) for word in text.split(" "))
                for text in (title, *paragraphs)
            )
            yield new, others


def _other(word: str, turn: int, vocabulary: list[str], ranks: dict[str, int]) -> str:
    """A word as frequent as another, another one in each turn."""
    rank = ranks.get(word)
    if rank is None:
        return word
    block = rank - rank % _ALIKE
    size = min(_ALIKE, len(vocabulary) - block)
    return vocabulary[block + (rank - block + 37 * turn) % size]


def _once(texts: Iterator[tuple[str, str]]) -> Iterator[Donor]:
    """Articles without the paragraphs that an earlier one has too."""
    seen: set[tuple[str, ...]] = set()
    for title, text in texts:
        own: set[tuple[str, ...]] = set()
        paragraphs = []
        for paragraph in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
            words = paragraph.casefold().split()
            runs = {tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))}
            if seen.isdisjoint(runs):
                paragraphs.append(paragraph)
                own |= runs
        seen |= own
        if paragraphs:
            yield title, paragraphs


def _texts(shared: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((shared / "data" / "polnear" / "train" / "text").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf8").strip().partition("\n")
        yield title, text
    with (shared / "data" / "emergent" / "dev.jsonl").open(encoding="utf8") as lines:
        for record in map(json.loads, lines):
            yield record["headline"], record["text"]

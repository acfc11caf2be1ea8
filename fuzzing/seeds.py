"""What the fuzzer starts from: small inputs of each kind, written for it, and the articles of `examples/story`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

_STORY = Path(__file__).parent.parent / "examples" / "story"

_TEXT = """Sluice may open, officials say

By Ana Torvik

The Harbour Post reported on Tuesday that a city official said the sluice “[i]f it rains [again]” would open.

> We have no plan to do that.

Photo: Mina Laing

— Lin Okafor (@okafor) January 4, 2026

This story was first published by The Lantern. With reporting by Reuters.
"""
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sluice may open | The Lantern</title>
<meta property="og:title" content="Sluice may open"><meta name="author" content="Ana Torvik">
<meta property="article:published_time" content="2026-01-02T03:04:05Z"><link rel="canonical" href="/2026/sluice">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline":
"Sluice may open", "author": [{"@type": "Person", "name": "Ana Torvik"}], "publisher": {"@id": "#o"}, "isBasedOn":
"https://post.example/a"}, {"@id": "#o", "name": "The Lantern"}]}</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Sluice may open</h1><p class="deck">It may rain.</p><figure><img src="a.jpg" alt="A lock by the piers">
<figcaption>Photo: Mina Laing</figcaption></figure><p>The council said on Friday that the <a href="lock">lock</a> stays
shut.</p><blockquote class="twitter-tweet">No.<br><br>&mdash; Lin (@lin) January 4, 2026</blockquote><ul><li>One</li>
<li>Two</li></ul><table><tr><td>3</td><td>4</td></tr></table><aside class="related">More</aside><h2>Why</h2>
<pre>x</pre><template><p>y</p></template></article><footer>The end</footer></body></html>"""
_RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour | The Lantern</title>
<link>https://lantern.example/</link><item><title>Lock &amp;amp; sluice</title><link>https://lantern.example/a</link>
<pubDate>Fri, 02 Jan 2026 08:30:00 +0000</pubDate><dc:creator>Ana Torvik</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The council said that the lock stays shut.</p>]]></content:encoded></item></channel>
</rss>"""
_ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Varle Gazette</title><id>x</id><entry>
<title type="html">Sluice &lt;b&gt;opens&lt;/b&gt;</title><id>tag:varle,2026:1</id><author><name>Jon Vesk</name>
</author><updated>2026-02-03T04:05:06Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It
was opened on Monday, the engineer said.</p></div></content></entry></feed>"""
_RECORDS = (
    {"id": "1", "title": "Sluice may open", "text": _TEXT, "url": "https://lantern.example/1", "date": "2026-01-02"},
    {"ref": "2", "html": _PAGE, "authors": ["Ana Torvik", "Jon Vesk"], "outlet": "The Lantern"},
)
_CONTRACT = """{"ref": "a", "id": "sha256:0000000000000000000000000000000000000000000000000000000000000000",
"url": null, "outlet": null, "title": "Sluice", "byline": ["Ana Torvik"], "published": "2026-01-02", "language": "en",
"encoding": null, "text": "Sluice\\n\\nLin said no.", "segments": [{"role": "headline", "start": 0, "end": 6}],
"links": [], "credits": [], "sources": [{"id": "S1", "name": "Lin", "kind": "person", "named": true, "description": "",
"mentions": [[8, 11]]}], "statements": [{"id": "s1", "sources": [[8, 11]], "cue": [[12, 16]], "contents": [[17, 19]],
"quotation": "indirect", "firmness": "denied", "condition": [], "holder": "S1", "via": [], "within": null,
"confidence": 0.9}], "headline": null, "model": "m", "warnings": []}"""


def _record(block: str, type_: str, mime: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: https://lantern.example/a\r\nContent-Type: {mime}\r\n"
    return f"{head}Content-Length: {len(block.encode())}\r\n\r\n{block}\r\n\r\n".encode()


def _archive() -> list[bytes]:
    body = "<html><body><p>The council said that the lock stays shut.</p></body></html>"
    packed = "Transfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n0\r\n\r\n"
    return [
        _record("software: none\r\n", "warcinfo", "application/warc-fields"),
        _record(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}", "response", "application/http"),
        _record(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{packed}", "response", "application/http"),
        _record("The council said that the lock stays shut.", "conversion", "text/plain"),
    ]


def seeds(target: str) -> list[bytes]:
    """The inputs that a target starts from."""
    html = [_PAGE.encode(), *(path.read_bytes() for path in sorted(_STORY.glob("*.html")))]
    text = [_TEXT.encode(), _TEXT.encode("utf-16"), *(path.read_bytes() for path in sorted(_STORY.glob("*.txt")))]
    text.append("Le conseil a dit que l’écluse restait fermée, « pour l’hiver ». ".encode("cp1252") * 3)
    feed = [_RSS.encode(), _ATOM.encode()]
    warc = [b"".join(_archive()), b"".join(map(gzip.compress, _archive()))]
    jsonl = ["\n".join(map(json.dumps, _RECORDS)).encode()]
    kinds = {
        "html": html,
        "feed": feed,
        "warc": warc,
        "jsonl": jsonl,
        "json": [json.dumps(_RECORDS).encode()],
        "text": text,
    }
    every = [seed for of_kind in kinds.values() for seed in of_kind]
    others = {
        "any": [*every, *map(gzip.compress, every)],
        "files": [bytes([ending]) + seed for ending, seed in enumerate(every)],
        "repeated": [bytes([kind, 0]) + seed[:200] for kind, of_kind in enumerate(kinds.values()) for seed in of_kind],
        "contract": [_CONTRACT.encode()],
        "credits": text,
    }
    return (kinds | others)[target]

"""What kind of input it is, by its name or by its first bytes, and what to call it."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "html", "jsonl", "json", "feed", "warc"]

_ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json",
    ".rss": "feed", ".atom": "feed",
    ".warc": "warc",
}  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|main|article"
    rb"|section|div|p|h1)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_WARC = re.compile(rb"WARC/\d\.\d\r?\n")
_JSON = re.compile(rb"\s*(?:\[\s*\{|\{\s*\")")
_ENDING = re.compile(r"\.[A-Za-z]\w{0,5}$")


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's ending stands for, also before `.gz`; None for endings that say nothing."""
    return _ENDINGS.get(PurePath(name.lower().removesuffix(".gz")).suffix)


def kind_of_bytes(head: bytes) -> Kind:
    """The kind of an input by its start: XML that is no page can only be a feed, and what is nothing else is text."""
    if _WARC.match(head):
        return "warc"
    head = re.sub(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)", b"", head).replace(b"\0", b"")  # UTF-16 looks like this
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "feed"
    if _JSON.match(head):
        line, ended, _ = head.lstrip().partition(b"\n")
        return "jsonl" if line[:1] == b"{" and (not ended or _is_json(line)) else "json"
    return "text"


def ref_of_name(name: str) -> str:
    """A file's name without its ending: `page.html.gz` is `page`."""
    stem = PurePath(name).name
    stem = stem[:-3] if stem.lower().endswith(".gz") else stem
    return _ENDING.sub("", stem) or stem


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True

"""Articles <-> rows of the table `articles`."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, exists, select

from sayso.article import Article
from sayso.contract import from_dict, json_text, to_dict
from sayso.corpus.store.tables import articles

LONGEST_REF = 500
"""Characters; what stands in an index must not be long."""

_STDIN = re.compile(r"^-(?=:|$)")
_FORBIDDEN = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def plain(text: str) -> str:
    """The text, one for one, without what PostgreSQL cannot hold: zeros, and surrogates without their partner."""
    return text.translate(_FORBIDDEN) if "\0" in text or not _encodable(text) else text


def place_of(article: Article, source: str | None) -> str:
    """The digest of where an article was found: what is found there again is another version of it.

    That is its address, or where it has none the file it came from and its ref in it. The address of a whole site
    tells its articles no more apart than none. What came from no file, as from standard input, is its own place.
    """
    if article.url and _is_of_one_page(article.url):
        where = ["url", article.url]
    elif source is not None:
        where = ["file", str(Path(source).absolute()), article.ref]
    else:
        where = ["text", article.id, article.ref]
    return hashlib.sha256("\n".join(where).encode("utf-8", "replace")).hexdigest()


def row_of(article: Article, *, ref: str, version: int, place: str) -> dict[str, Any]:
    """The row that keeps an article as the current version of `ref`."""
    text = plain(article.text)
    contract = to_dict(article) | {"ref": ref}
    if "\0" not in article.text:
        del contract["text"]  # once is enough; where the column cannot hold it as it is, it is here
    return {
        "ref": ref,
        "version": version,
        "current": True,
        "place": place,
        "given": given(article),
        "id": article.id,
        "url": article.url and plain(article.url),
        "outlet": article.outlet and plain(article.outlet),
        "title": article.title and plain(article.title),
        "published": article.published and plain(article.published),
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
        "text": text,
        "contract": json_text(contract),
    }


def article_of(row: Row[Any]) -> Article:
    """The article that a row (its `text` and `contract`) keeps."""
    return from_dict({"text": row.text} | json.loads(row.contract))


def given(article: Article) -> str:
    """The ref that its input gave it, short enough to be looked up by.

    Standard input has another name here: `-` would be no name to give to a command.
    """
    return _STDIN.sub("stdin", plain(article.ref))[:LONGEST_REF]


def free_ref(connection: Connection, wanted: str) -> str:
    """The ref itself, or with a number behind it where other articles have it already."""
    if not _is_taken(connection, wanted):
        return wanted
    taken, free = 1, 2
    while _is_taken(connection, f"{wanted}-{free}"):
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        if _is_taken(connection, f"{wanted}-{middle}"):
            taken = middle
        else:
            free = middle
    return f"{wanted}-{free}"


def _is_taken(connection: Connection, ref: str) -> bool:
    return bool(connection.execute(select(exists().where(articles.c.ref == ref))).scalar())


def _is_of_one_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return parts.path not in ("", "/") or bool(parts.query)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

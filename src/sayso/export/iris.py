"""How articles and what is in them are called in the formats of the Web: by an IRI each, the same in all of them.

An article without an address is still something one can point at, and two versions under one address are two
articles. So each has an IRI of its own, made of its text's digest and its `ref`; the page's address stands
beside it. The text alone has the IRI that RFC 6920 gives to whatever has such a digest.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from urllib.parse import quote, urlsplit

from sayso.article import Article
from sayso.statement import Statement

TERMS = "urn:sayso:terms:"
"""What Sayso's own terms (firmness, confidence, …) begin with where a standard has no word for them."""

_FRAGMENT = 60
"""Characters of a statement that a link to its page names: enough to find it, short enough for an address."""

_DIGEST = 16
"""Digits of the digest in an article's IRI: enough to tell versions apart."""


def article_iri(article: Article) -> str:
    """The IRI of an article: the same wherever the same text is read under the same `ref`."""
    return f"urn:sayso:article:{article.id.removeprefix('sha256:')[:_DIGEST]}:{quote(article.ref, safe='')}"


def ref_iri(ref: str) -> str:
    """The IRI of an article of which no more than the `ref` is known."""
    return f"urn:sayso:article::{quote(ref, safe='')}"


def text_iri(article: Article) -> str:
    """The `ni:` IRI (RFC 6920) of an article's text: the digest of its UTF-8 bytes."""
    digest = bytes.fromhex(article.id.removeprefix("sha256:"))
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def inner_iri(whole: str, id_: str) -> str:
    """The IRI of a statement, source or other thing with an id within `whole`."""
    return f"{whole}#{quote(id_, safe='')}"


def claim_iri(claim: str) -> str:
    """The IRI of a claim, by its id or its words."""
    return f"urn:sayso:claim:{quote(claim, safe='')}"


def page_address(article: Article) -> str | None:
    """The article's http or https address, as an IRI; None where it has none.

    Anything else that stands as its `url` (`javascript:` among it) never becomes a link.
    """
    return web_address(article.url or "")


def address_in_page(article: Article, statement: Statement) -> str | None:
    """The article's own page, which opens where the statement's words stand in browsers that can.

    The words are a text fragment (WICG); None where the article has no address.
    """
    address = page_address(article)
    words = re.split(r"\s*\n", article.text[slice(*statement.contents[0])].strip())[0]
    if not address or not words:
        return address
    cut = words[:_FRAGMENT].rsplit(maxsplit=1)[0] if len(words) > _FRAGMENT else words
    return f"{address}{'' if '#' in address else '#'}:~:text={quote(cut, safe='').replace('-', '%2D')}"


def web_address(url: str) -> str | None:
    """`url` made a valid IRI where it is an http or https address; None where it is not."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:\[\]@%-]+", parts.netloc):
        return None
    # what no IRI may hold is percent-encoded, what is encoded stays
    return quote(parts.geturl(), safe="%/:?#[]@!$&'()*+,;=~-._")

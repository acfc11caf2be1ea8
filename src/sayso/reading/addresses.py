"""Addresses as strangers write them: from what is none nothing is read, and nothing is raised."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})  # "example.co.uk"


def host(url: str | None) -> str:
    """The name of an address's machine, in small letters; empty where it has none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def site(url: str) -> str:
    """The name that a site is registered under, without its subdomains; empty where the address has none."""
    labels = host(url).split(".")
    return ".".join(labels[-3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2 :])


def absolute(url: str | None, base: str) -> str | None:
    """The address of a web page, made full by that of the page it stands in; None where it is none."""
    try:
        full = urljoin(base, (url or "").strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.netloc else None

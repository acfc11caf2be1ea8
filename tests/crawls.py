"""Web archives as a crawl writes them, of pages written for the tests."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Iterable


def page(name: str) -> bytes:
    return (
        f"<html><body><article><h1>Lock {name} stays shut</h1><p>The council said on Friday that the lock {name} stays "
        f"shut for the winter.</p><p>It gave no reason for it.</p></article></body></html>"
    ).encode()


def record(
    block: bytes, type_: str = "response", mime: str = "application/http;msgtype=response", url: str = "a"
) -> bytes:
    digest = b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: https://lantern.example/{url}\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: {mime}\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, url: str, status: str = "200 OK", **headers: str) -> bytes:
    lines = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return record(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body, url=url)


PAGES = [response(page(name), name) for name in "abc"]


def archive(records: Iterable[bytes], *, packed: bool) -> bytes:
    return b"".join(gzip.compress(record) if packed else record for record in records)

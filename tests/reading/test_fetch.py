from __future__ import annotations

import gzip
import itertools
import ssl
from collections.abc import Iterable

import httpcore2
import pytest

from sayso.article import Article
from sayso.errors import FetchError
from sayso.reading import articles, container, fetch
from sayso.reading.fetch import Fetched

PUBLIC = "93.184.215.14"
HTML = b"<html><body><article><h1>Lock shut</h1><p>The council said that the lock is shut.</p></article></body></html>"


class Stream(httpcore2.NetworkStream):
    """Answers every request with the next of its canned pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.sent = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return next(self._pieces, b"")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.sent += buffer

    def close(self) -> None:
        pass

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return self

    def get_extra_info(self, info: str) -> object:
        return None


class Network(httpcore2.NetworkBackend):
    """A network of canned answers, one a connection; remembers what was connected to."""

    def __init__(self, *answers: Iterable[bytes]) -> None:
        self._answers = iter(answers)
        self.streams: list[Stream] = []
        self.connected: list[str] = []

    def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore2.NetworkStream:
        self.connected.append(f"{host}:{port}")
        self.streams.append(Stream(next(self._answers)))
        return self.streams[-1]


def answer(body: bytes = HTML, status: str = "200 OK", **headers: str) -> list[bytes]:
    lines = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return [f"HTTP/1.1 {status}\r\n{head}\r\n".encode(), body]


def redirect(location: str) -> list[bytes]:
    return answer(b"", "302 Found", location=location)


def get(network: Network, url: str = "http://lantern.example/a", hosts: dict[str, list[str]] | None = None) -> Fetched:
    known = hosts or {}
    return fetch.fetch(url, network=network, resolve=lambda host, _: known.get(host, [PUBLIC]))


def refusal(network: Network, url: str = "http://lantern.example/a", hosts: dict[str, list[str]] | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        get(network, url, hosts)
    assert caught.value.ref == url
    assert "\n" not in str(caught.value)
    return caught.value.reason


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    network = Network(answer())
    fetched = get(network)
    assert fetched == Fetched(HTML, "http://lantern.example/a", "utf-8")
    assert network.connected == [f"{PUBLIC}:80"]
    assert b"Host: lantern.example\r\n" in network.streams[0].sent
    assert b"User-Agent: sayso/" in network.streams[0].sent


def test_redirects_are_followed() -> None:
    network = Network(redirect("/b?c"), redirect("https://other.example/d#e"), answer())
    assert get(network).url == "https://other.example/d"
    assert network.connected == [f"{PUBLIC}:80", f"{PUBLIC}:80", f"{PUBLIC}:443"]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "not an address"),
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    network = Network(answer())
    assert "not public" in refusal(network, hosts={"lantern.example": [address]})
    assert "not public" in refusal(network, hosts={"lantern.example": [PUBLIC, address]})
    assert network.connected == []


def test_an_address_given_as_numbers_is_checked_like_any_other() -> None:
    with pytest.raises(FetchError, match="not public"):
        fetch.fetch("http://127.0.0.1:8080/", network=Network())
    with pytest.raises(FetchError, match="not public"):
        fetch.fetch("http://[::1]/", network=Network())


def test_a_redirect_into_a_private_network_is_refused() -> None:
    network = Network(redirect("http://intranet.example/"), answer())
    assert "not public" in refusal(network, hosts={"intranet.example": ["192.168.0.10"]})
    assert network.connected == [f"{PUBLIC}:80"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://lantern.example/", "javascript:alert(1)"])
def test_a_redirect_to_another_scheme_is_refused(location: str) -> None:
    assert "refused" in refusal(Network(redirect(location), answer()))


def test_redirects_end() -> None:
    assert "redirects" in refusal(Network(*(redirect("/again") for _ in range(20))))


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        (answer(status="404 Not Found"), "404"),
        (answer(content_type="image/png"), "image/png"),
        (answer(content_encoding="br"), "br"),
        (answer(b"no gzip", content_encoding="gzip"), ""),
        ([b"nonsense\r\n\r\n"], "could not be fetched"),
        ([], "could not be fetched"),
    ],
)
def test_answers_that_are_no_page(pieces: list[bytes], reason: str) -> None:
    if reason:
        assert reason in refusal(Network(pieces))
    else:
        assert get(Network(pieces)).data == b"no gzip"


def test_gzip_is_undone() -> None:
    assert get(Network(answer(gzip.compress(HTML), content_encoding="gzip"))).data == HTML


def test_a_packed_answer_is_bounded_too() -> None:
    bomb = gzip.compress(b"a" * (container.MAX_BYTES + 1))
    assert "MB" in refusal(Network(answer(bomb, content_encoding="gzip")))


ENDLESS_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n"


def test_an_endless_answer_is_bounded_by_size() -> None:
    assert "MB" in refusal(Network(itertools.chain([ENDLESS_HEAD], itertools.repeat(b"a" * 60_000))))


@pytest.mark.parametrize("start", [ENDLESS_HEAD, b"HTTP/1.1 200 OK\r\nx: "])
def test_a_slow_answer_is_bounded_by_time(start: bytes) -> None:
    network = Network(itertools.chain([start], itertools.repeat(b"a")))
    clock = itertools.count()
    with pytest.raises(FetchError, match="no answer in time"):
        fetch.fetch(
            "http://lantern.example/", network=network, resolve=lambda *_: [PUBLIC], clock=lambda: float(next(clock))
        )


@pytest.mark.parametrize("url", ["http://", "https://[::1", "http://lantern.example:99999/", "http:///a"])
def test_broken_addresses_are_an_error(url: str) -> None:
    refusal(Network(answer()), url)


def test_an_article_has_the_address_as_its_ref(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://lantern.example/a"
    monkeypatch.setattr("sayso.reading.inputs.fetch", lambda _: Fetched(HTML, "https://lantern.example/b", "utf-8"))
    (article,) = articles([url])
    assert isinstance(article, Article)
    assert (article.ref, article.url) == (url, "https://lantern.example/b")

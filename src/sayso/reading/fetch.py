"""The one place of Sayso that touches the network: one address that the user asked for.

Every hop is resolved here and connected to at the very address that was checked, so that neither a redirect
nor a name that changes its address leads into a private network. Proxies of the environment are not used, for
the same reason.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from urllib.parse import urljoin

import httpcore2
import httpx2

from sayso.errors import FetchError, InputError
from sayso.reading.container import MAX_BYTES, input_errors, read_all, unpacked

MAX_SECONDS = 30.0
"""How long one fetch may take, all redirects included, in seconds."""

MAX_REDIRECTS = 5

_OPERATION_SECONDS = 10.0  # for one connection or one read
_USER_AGENT = f"sayso/{version('sayso')} (reads one page at a user's request)"
_TYPES = re.compile(r"^(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|json|x-ndjson|jsonl?))$")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_REDIRECTS = (301, 302, 303, 307, 308)

Resolver = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, without compression, the address they came from, and their charset."""

    data: bytes
    url: str
    charset: str | None


def fetch(
    url: str,
    *,
    network: httpcore2.NetworkBackend | None = None,
    resolve: Resolver | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """Fetches one page.

    Args:
        url: an http or https address.
        network: what opens connections, for tests.
        resolve: what gives the IP addresses of a host, for tests.
        clock: the time in seconds, for tests.

    Raises:
        FetchError: the address is refused (not http or https, or not public), answers with an error, with
            something that is no text, with too much, or not in time.
    """
    guard = _PublicNetwork(network or httpcore2.SyncBackend(), resolve or _resolve, clock)
    try:
        with httpcore2.ConnectionPool(network_backend=guard, max_connections=1) as pool:
            return _follow(pool, url, guard.left)
    except FetchError:
        raise
    except _RefusedError as error:
        raise FetchError(url, str(error)) from error
    except (httpcore2.TimeoutException, TimeoutError) as error:
        raise FetchError(url, "no answer in time") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise FetchError(url, f"could not be fetched ({error or type(error).__name__})") from error


def _follow(pool: httpcore2.ConnectionPool, url: str, left: Callable[[], float]) -> Fetched:
    address = url
    for _ in range(MAX_REDIRECTS + 1):
        target = _parse(url, address)
        with pool.stream("GET", str(target), headers=_headers(target), extensions=_timeouts()) as response:
            headers = httpx2.Headers(response.headers)
            if response.status in _REDIRECTS and "location" in headers:
                address = urljoin(str(target), headers["location"])
                continue
            return _read(response, headers, url, str(target), left)
    raise FetchError(url, f"more than {MAX_REDIRECTS} redirects")


def _parse(url: str, address: str) -> httpx2.URL:
    try:
        target = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(url, "not a valid address") from error
    if target.port is not None and not 0 < target.port < 2**16:
        raise FetchError(url, "not a valid address")
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(url, "refused: leads to an address that is not http or https")
    return target.copy_with(fragment=None, username=None, password=None)


def _headers(target: httpx2.URL) -> dict[bytes | str, bytes | str]:
    return {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": _USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, text/plain, application/json;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _timeouts() -> dict[str, dict[str, float]]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), _OPERATION_SECONDS)}


def _read(
    response: httpcore2.Response, headers: httpx2.Headers, url: str, final: str, left: Callable[[], float]
) -> Fetched:
    if response.status != 200:
        raise FetchError(url, f"the server answered {response.status}")
    content_type = headers.get("content-type", "text/html")
    if not _TYPES.match(content_type.partition(";")[0].strip().lower()):
        raise FetchError(url, f"not a text but {content_type.partition(';')[0].strip()}")
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(url, f"packed in a way that was not asked for ({encoding})")
    data = bytearray()
    for chunk in response.iter_stream():
        data += chunk
        left()
        if len(data) > MAX_BYTES:
            raise FetchError(url, f"more than {MAX_BYTES // 2**20} MB")
    charset = _CHARSET.search(content_type)
    return Fetched(_unpack(bytes(data), url), final, charset[1] if charset else None)


def _unpack(data: bytes, url: str) -> bytes:
    try:
        with input_errors(url), closing(unpacked(BytesIO(data))) as stream:
            return read_all(stream, url)
    except InputError as error:
        raise FetchError(url, error.reason) from error


class _RefusedError(Exception):
    """An address that must not be connected to."""


class _PublicNetwork(httpcore2.NetworkBackend):
    """Connects to public addresses alone, and to no one for longer than the whole fetch may take."""

    def __init__(self, network: httpcore2.NetworkBackend, resolve: Resolver, clock: Callable[[], float]) -> None:
        self._network = network
        self._resolve = resolve
        self._clock = clock
        self._deadline = clock() + MAX_SECONDS

    def left(self) -> float:
        """The seconds left of the whole fetch.

        Raises:
            TimeoutError: there are none.
        """
        left = self._deadline - self._clock()
        if left <= 0:
            raise TimeoutError
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connects to the first address of the host that answers, if all of them are public."""
        addresses = list(self._resolve(host, port))
        for address in addresses:
            if not _is_public(address):
                raise _RefusedError("refused: leads to an address that is not public")
        failure: Exception = _RefusedError("no such host")
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address,
                    port,
                    min(timeout or _OPERATION_SECONDS, self.left()),
                    local_address,
                    socket_options,
                )
                return _TimedStream(stream, self.left)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which no wait outlasts the fetch: a slow drip does not hold it open."""

    def __init__(self, stream: httpcore2.NetworkStream, left: Callable[[], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, min(timeout or _OPERATION_SECONDS, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, min(timeout or _OPERATION_SECONDS, self._left()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        wait = min(timeout or _OPERATION_SECONDS, self._left())
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, wait), self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise _RefusedError("no such host") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also the one within an IPv6 address that wraps one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(wrapped is not None and not _is_public(str(wrapped)) for wrapped in inner):
            return False
        if ip.ipv4_mapped is not None:
            return True  # the address it stands for is public
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

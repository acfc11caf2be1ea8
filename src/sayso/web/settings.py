"""Where the service listens, and what it allows."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

SHORTEST_TOKEN = 16
"""Characters: shorter ones can be guessed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `sayso serve` was told.

    Attributes:
        store: the address of the store.
        host: the address or name to listen at.
        port: the port to listen at.
        token: what one must know to be answered; None where everybody who reaches the service is.
        names: further host names that it is reached by.
        fetching: whether addresses are fetched; None: only where no other machine reaches the service.
        largest_body: how much a request may send, in bytes.
        longest_text: how long a text may be, in characters.
        reads: requests a second that each client may make; None where that is not limited.
        writes: requests a minute that make work, for each client.
    """

    store: str = "sayso.db"
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    names: tuple[str, ...] = ()
    fetching: bool | None = None
    largest_body: int = 8 * 2**20
    longest_text: int = 500_000
    reads: float | None = None
    writes: float = 120

    @property
    def is_local(self) -> bool:
        """Whether no other machine reaches the service."""
        return is_loopback(self.host)

    @property
    def may_fetch(self) -> bool:
        """Whether addresses are fetched."""
        return self.is_local if self.fetching is None else self.fetching

    @property
    def flaw(self) -> str | None:
        """What is wrong with the settings, in a sentence; None where nothing is."""
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            return f"The token must have at least {SHORTEST_TOKEN} characters."
        if not self.is_local and self.token is None:
            return f"{self.host} can be reached from other machines: set a token in SAYSO_TOKEN or --token-file."
        return None


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

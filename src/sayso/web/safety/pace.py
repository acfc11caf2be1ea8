"""How often each client may ask: a bucket of tokens that fills at a steady rate."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

_CLIENTS = 10_000
"""Clients that are remembered; the one that was quiet for longest is forgotten first."""


class Pace:
    """A limit for each client."""

    def __init__(self, a_second: float, burst: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Set the limit.

        Args:
            a_second: how many requests a second go on for ever.
            burst: how many may come at once.
            clock: the time in seconds.
        """
        self._rate, self._burst, self._clock = a_second, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """The seconds that a client has to wait; 0 where it need not, and the request is counted."""
        now = self._clock()
        left, then = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        waits = 0.0 if left >= 1 else (1 - left) / self._rate
        self._left[client] = (left if waits else left - 1, now)
        while len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return waits

"""What was made a moment ago: many readers of one page at once cost little more than one."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_SECONDS = 2.0
"""For which what is shown may be older than the store, where somebody else changes that."""

_MOST = 64

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """Values by what they are of, each for a short time."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any.

        Args:
            clock: the time in seconds.
        """
        self._clock = clock
        self._made: OrderedDict[Hashable, tuple[float, Made]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The value of a key, made anew where there is none that is fresh."""
        found = self._made.get(key)
        if found and self._clock() - found[0] < _SECONDS:
            return found[1]
        began = self._clock()
        value = make()
        with self._lock:
            self._made[key] = (began, value)
            self._made.move_to_end(key)
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget all of them: something has changed."""
        with self._lock:
            self._made.clear()

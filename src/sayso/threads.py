"""Work on several things at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sayso.attribution.runtime import cores

S = TypeVar("S")
T = TypeVar("T")


def side_by_side(work: Callable[[S], T], items: Iterable[S]) -> Iterator[T]:
    """Do work on several items at a time, in threads, lazily; what is made of them comes in their order."""
    # the runtime leaves the interpreter free while it computes, so that threads read side by side
    with ThreadPoolExecutor(cores()) as pool:
        waiting: deque[Future[T]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > 2 * cores():
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

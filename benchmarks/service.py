"""The article page as a service: how long the server takes, how much a browser loads, and fifty readers at once.

    python benchmarks/service.py

The article has 60 statements. Who asks runs beside the server on the same cores, so that its time counts too.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx2
import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from ferry import FERRY, ferry
from invented import article
from sayso.article import Article
from sayso.corpus.store import Store
from sayso.statement import Span, Statement
from sayso.web.app import create_app
from sayso.web.serving import listening
from sayso.web.settings import Settings

COPIES = 6
READERS, SECONDS = 50, 60
MOST_MS, MOST_BYTES, MOST_MEDIAN_MS = 100, 600_000, 200


def main() -> int:
    """Print the figures; 1 where one misses what it must meet."""
    with tempfile.TemporaryDirectory() as folder, Store(str(Path(folder, "store.db"))) as store:
        store.add(long_article())
        with served(store) as address:
            alone, weight = one_reader(address)
            times, errors = asyncio.run(many_readers(address))
    median = statistics.median(times)
    print(f"one reader: {alone:.0f} ms at the median (at most {MOST_MS})")
    print(f"the page with its styles and scripts: {weight / 1000:.0f} kB (at most {MOST_BYTES / 1000:.0f})")
    print(f"{READERS} readers for {SECONDS} s: {len(times):,} pages, {errors} errors, {median:.0f} ms at the median")
    return int(alone > MOST_MS or weight > MOST_BYTES or errors > 0 or median > MOST_MEDIAN_MS)


def long_article() -> Article:
    """The ferry's article several times over, with 60 statements."""
    once, step = ferry(), len(FERRY) + 2
    statements = tuple(_moved(s, n * step, 10 * n) for n in range(COPIES) for s in once.statements)
    long = article("\n\n".join([FERRY] * COPIES), statements, "long")
    return replace(once, ref=long.ref, id=long.id, text=long.text, statements=statements)


def _moved(statement: Statement, by: int, count: int) -> Statement:
    def spans(old: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in old)

    within = statement.within and f"s{int(statement.within[1:]) + count}"
    return replace(
        statement,
        id=f"s{int(statement.id[1:]) + count}",
        sources=spans(statement.sources),
        cue=spans(statement.cue),
        contents=spans(statement.contents),
        condition=spans(statement.condition),
        within=within,
    )


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The service over a store, in a thread."""
    with listening(Settings(port=0)) as socket:
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(), store), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def one_reader(address: str) -> tuple[float, int]:
    """Milliseconds for the page, each time made anew, and the bytes that a browser loads for it."""
    times = []
    with httpx2.Client(base_url=address) as client:
        for n in range(40):
            began = time.perf_counter()
            page = client.get(f"/article/long?text={n:012}")
            times.append(1000 * (time.perf_counter() - began))
        parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)) | {"/static/keys.js"}
        weight = len(page.content) + sum(len(client.get(part).content) for part in parts)
    return statistics.median(times), weight


async def many_readers(address: str) -> tuple[list[float], int]:
    """Milliseconds of every page that the readers got, one after the other as fast as they come, and what failed."""
    times: list[float] = []
    errors = 0
    end = time.monotonic() + SECONDS

    async def reader() -> None:
        nonlocal errors
        async with httpx2.AsyncClient(base_url=address, timeout=30) as client:
            while time.monotonic() < end:
                began = time.perf_counter()
                try:
                    errors += (await client.get("/article/long")).status_code != 200
                except httpx2.HTTPError:
                    errors += 1
                times.append(1000 * (time.perf_counter() - began))

    await asyncio.gather(*(reader() for _ in range(READERS)))
    return times, errors


if __name__ == "__main__":
    sys.exit(main())

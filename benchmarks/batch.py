"""Archives to Parquet: how fast, and whether the result is the same whoever does it and however often it is killed.

usage: python benchmarks/batch.py [--pages N] [--texts N] [--parity [N]] [--kills [N]] [SHARED]

By default it writes pages into a web archive: real ones, filled with what other real articles say, so that they differ
(batch_pages.py tells how). From there to its data set it measures `sayso batch` with statements (of 480 pages where
`--pages` does not say) and without (of 1,440, or `--texts`), and `read_many` from the same pages as HTML as with
statements; and each of the three with one page, for what it takes to start. It prints articles a second, and seconds of
a processor for an article, which other work on the machine disturbs less. Exits with 1 where with statements it reaches
less of `read_many`, or without them fewer articles a second, than the floors.

--parity: N invented articles (2,000 by default) on the native runner and on a Ray cluster of two nodes, each a process
of its own with one core; exits with 1 unless the data sets are the same to the byte.

--kills: a batch that is killed N times (20 by default) at random moments, the process alone or with all that it
started, and started again each time; exits with 1 unless the data set is that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from batch_pages import pages
from common import floors, shared_folder

BIN = Path(sys.executable).parent
QUIET = os.environ | {"RAY_USAGE_STATS_ENABLED": "0", "OPENBLAS_NUM_THREADS": "1"}


def record(html: bytes, url: str) -> bytes:
    """A page as a crawl packs it."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    digest = b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:{url}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http;msgtype=response\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def invented(count: int, folder: Path) -> Path:
    """Short articles about invented events, some six of each, of which some are copied."""
    crawl = folder / "invented.warc.gz"
    with crawl.open("wb") as stream:
        for number in range(count):
            story = random.Random(number // 6)
            own = random.Random(number + 10**6)
            place, thing, holder, other = (_name(story) for _ in range(4))
            title = f"{place} is to sell its {thing.lower()}"
            told = (
                f"The {thing.lower()} of {place} will be sold for {story.randrange(2, 900)} million, {holder} {other} "
                f"said on Friday. “We have not been asked,” {_name(story)} {_name(story)} told a reporter in "
                f"{_name(story)}, and nobody at the {_name(story).lower()} had heard of the {_name(story).lower()} "
                f"before that day in {place}."
            )
            more = f"The keeper of {_name(own)}, {_name(own)} {_name(own)}, denied that {_name(own)} would pay for it."
            day = f"2026-01-{story.randrange(1, 6):02}"
            html = (
                f"<html><head><title>{title}</title><meta property='article:published_time' content='{day}'></head>"
                f"<body><article><h1>{title}</h1><p>{told}</p><p>{more}</p></article></body></html>"
            )
            stream.write(record(html.encode(), f"https://{_name(own).lower()}.example/{number}"))
    return crawl


def _name(makes: random.Random) -> str:
    return "".join(makes.choice("bdfgklmnprstvz") + makes.choice("aeiou") for _ in range(3)).capitalize()


def batch(crawl: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run of `sayso batch`, in a group of processes of its own."""
    command = [sys.executable, "-m", "sayso", "batch", str(crawl), "--out", str(out), "--quiet", *options]
    return subprocess.Popen(command, env=QUIET, start_new_session=True)


def done(crawl: Path, out: Path, *options: str) -> None:
    """A run to its end."""
    if batch(crawl, out, *options).wait():
        sys.exit("sayso batch failed")


def content(out: Path) -> dict[str, bytes]:
    """The files of a data set."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Took:
    """What a command took: seconds by the clock and of a processor."""

    seconds: float
    used: float


def measured(command: list[str]) -> Took:
    """What a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, env=QUIET, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


class Crawl:
    """So many pages, as a web archive and as a folder of pages."""

    def __init__(self, shared: Path, count: int, folder: Path) -> None:
        self.count, self.archive, self.html = count, folder / f"{count}.warc.gz", folder / f"{count}"
        self._out = folder / f"{count}.out"
        self.html.mkdir()
        with self.archive.open("wb") as stream:
            for name, page in pages(shared, count):
                stream.write(record(page, f"https://{name}.example/"))
                (self.html / f"{name}.html").write_bytes(page)

    def read(self) -> Took:
        """What `read_many` takes."""
        code = f"import sayso; list(sayso.read_many([{str(self.html)!r}]))"
        return measured([sys.executable, "-c", code])

    def batch(self, *options: str) -> Took:
        """What a batch takes."""
        command = [sys.executable, "-m", "sayso", "batch", str(self.archive), "--quiet", "--out", str(self._out)]
        took = measured([*command, *options])
        shutil.rmtree(self._out)
        return took


def show(name: str, count: int, took: Took, start: Took) -> None:
    """Print what so many pages took, and what one took."""
    print(
        f"{name:<22} {count:5} pages {count / took.seconds:7.1f} a second {1000 * took.used / count:6.1f} ms of a "
        f"processor each; one page {start.seconds:5.1f} s, {start.used:5.1f} s of a processor"
    )


def speed(shared: Path, given: argparse.Namespace, folder: Path) -> bool:
    """Measure, print, and say whether the floors hold."""
    one, some, many = (Crawl(shared, count, folder) for count in (1, given.pages, given.texts))
    print(f"{some.archive.stat().st_size / some.count / 1000:.0f} kB of web archive a page, {os.cpu_count()} cores")
    reading, whole, texts = some.read(), some.batch(), many.batch("--no-statements")
    show("read_many, from HTML", some.count, reading, one.read())
    show("batch", some.count, whole, one.batch())
    show("batch --no-statements", many.count, texts, one.batch("--no-statements"))
    least, share, pace = floors("batch"), reading.seconds / whole.seconds, many.count / texts.seconds
    print(f"with statements: {share:.3f} of read_many (floor {least['share of read_many']})")
    print(f"without: {pace:.1f} articles a second (floor {least['articles a second without statements']})")
    return share >= least["share of read_many"] and pace >= least["articles a second without statements"]


def parity(count: int, folder: Path) -> bool:
    """Compare the native runner's data set with that of two Ray nodes."""
    crawl = invented(count, folder)
    began = time.perf_counter()
    done(crawl, folder / "native")
    native = time.perf_counter() - began
    with cluster(folder) as address:
        began = time.perf_counter()
        done(crawl, folder / "nodes", "--ray", address)
        ray = time.perf_counter() - began
    same = content(folder / "native") == content(folder / "nodes")
    print(
        f"{count} articles: native {native:.0f} s, two Ray nodes {ray:.0f} s, {'the same' if same else 'NOT the same'}"
    )
    return same


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A Ray cluster of two nodes on this machine, one core each.

    Yields:
        Its address.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    start = [str(BIN / "ray"), "start", "--block", "--num-cpus=1", "--node-ip-address=127.0.0.1"]
    head = ["--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={folder / 'ray'}"]
    nodes = [subprocess.Popen([*start, *head], env=QUIET, stdout=subprocess.DEVNULL, start_new_session=True)]
    try:
        _wait_for(address, 1)
        second = [*start, f"--address={address}"]
        nodes.append(subprocess.Popen(second, env=QUIET, stdout=subprocess.DEVNULL, start_new_session=True))
        _wait_for(address, 2)
        yield address
    finally:
        for node in reversed(nodes):
            node.terminate()
            node.wait(60)


def _wait_for(address: str, nodes: int) -> None:
    code = (
        f"import ray; ray.init({address!r}, logging_level='ERROR', log_to_driver=False); "
        f"import sys; sys.exit(sum(n['Alive'] for n in ray.nodes()) < {nodes})"
    )
    for _ in range(60):
        found = subprocess.run([sys.executable, "-c", code], env=QUIET, check=False, stderr=subprocess.DEVNULL)
        if found.returncode == 0:
            return
        time.sleep(0.5)
    sys.exit(f"no Ray cluster of {nodes} nodes at {address}")


def kills(count: int, folder: Path) -> bool:
    """Kill a batch again and again, and compare what it makes in the end."""
    crawl = invented(400, folder)
    began = time.perf_counter()
    done(crawl, folder / "undisturbed")
    whole = time.perf_counter() - began
    expected, moments, killed, run = content(folder / "undisturbed"), random.Random(11), 0, 0
    same = True
    while killed < count:
        out = folder / f"killed-{run}"
        while killed < count and not out.exists():
            process = batch(crawl, out)
            try:
                process.wait(moments.uniform(0.3, 1) * whole / 2)
            except subprocess.TimeoutExpired:
                killed += 1
                os.killpg(process.pid, signal.SIGKILL) if killed % 2 else process.kill()
                process.wait()
        done(crawl, out)
        left = out.with_name(f"{out.name}.unfinished").exists()
        same = same and content(out) == expected and not left
        run += 1
    print(f"{killed} kills over {run} runs of {whole:.0f} s: {'the same' if same else 'NOT the same'}")
    return same


def main() -> None:
    """Measure what is asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("shared", nargs="?")
    asked.add_argument("--pages", type=int, default=480)
    asked.add_argument("--texts", type=int, default=1440)
    asked.add_argument("--parity", type=int, nargs="?", const=2000)
    asked.add_argument("--kills", type=int, nargs="?", const=20)
    given = asked.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        if given.parity:
            held = parity(given.parity, folder)
        elif given.kills:
            held = kills(given.kills, folder)
        elif shared := shared_folder(given.shared):
            held = speed(shared, given, folder)
        else:
            sys.exit("the shared folder is not here: nothing to measure")
    sys.exit(not held)


if __name__ == "__main__":
    main()

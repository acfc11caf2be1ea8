"""A batch that is killed at any moment and started again gives what an undisturbed one gives, to the byte."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from here import batch, content

from crawls import archive, page, response

KILLS = 20
HERE = Path(__file__).parent


def start(crawl: Path, out: Path) -> subprocess.Popen[bytes]:
    """A batch that is about to begin."""
    command = [sys.executable, str(HERE / "at_work.py"), str(crawl), str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def is_killed(process: subprocess.Popen[bytes], after: float) -> bool:
    """Kill it after some seconds; whether that was before its end."""
    with process:
        try:
            return process.wait(after) != 0
        except subprocess.TimeoutExpired:
            process.kill()
            return True


def test_twenty_kills_at_random_moments(tmp_path: Path) -> None:
    records = [response(page(f"{letter}{number}"), f"{letter}{number}") for number in range(12) for letter in "abc"]
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(archive([*records, records[5], b"?" * 50, records[6]], packed=True))
    began = time.perf_counter()
    batch(crawl, tmp_path / "undisturbed")
    whole = time.perf_counter() - began
    expected = content(tmp_path / "undisturbed")
    moments = random.Random(6)
    kills = runs = 0
    while kills < KILLS:
        out = tmp_path / f"killed-{runs}"
        while kills < KILLS and is_killed(start(crawl, out), moments.random() * whole / 2):
            kills += 1
        assert not is_killed(start(crawl, out), 60)
        assert content(out) == expected
        assert not out.with_name(f"{out.name}.unfinished").exists()
        runs += 1

"""Fuzz everything that reads what strangers wrote, one target after the other.

usage: python fuzzing/run.py [--minutes N] [--folder FOLDER] [TARGET ...]

Needs atheris, which is for Linux and wants an environment of its own (what it finds, ordinary tests then hold):

    $ python3 -m venv build/fuzzenv && build/fuzzenv/bin/pip install -e . atheris
    $ build/fuzzenv/bin/python fuzzing/run.py --minutes 10

Each TARGET (all of them by default; `targets.py` says what they are) runs for N minutes, 10 by default. It fails on any
exception but `InputError`, on articles that are not sound, after 10 seconds over one input, and above 1 GB of memory.
What it has learnt stays in FOLDER/TARGET (by default `build/fuzzing/TARGET`), so that the next run goes on from there;
what made it fail, in FOLDER/TARGET-crash-…, -timeout-… or -oom-…; `python fuzzing/targets.py TARGET FILE` shows it
again. A finding is mended with a test that failed before, and its bytes, made small, become part of `tests/reading`.

Exit status 1 where a target failed.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
from pathlib import Path

from seeds import seeds

HERE = Path(__file__).parent
TARGETS = ("html", "feed", "warc", "jsonl", "json", "text", "any", "files", "repeated", "contract", "credits")
SECONDS_FOR_ONE = 10
MEGABYTES = 1024
LONGEST = 2**16  # bytes


def corpus(folder: Path, target: str) -> Path:
    """The target's folder, with its seeds in it."""
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (place / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    return place


def fuzz(target: str, folder: Path, seconds: int) -> int:
    """Run one target; the exit status of libFuzzer."""
    options = {
        "max_total_time": seconds,
        "timeout": SECONDS_FOR_ONE,
        "rss_limit_mb": MEGABYTES,
        "max_len": LONGEST,
        "dict": HERE / "words.dict",
        "artifact_prefix": folder / f"{target}-",
        "print_final_stats": 1,
    }
    command: list[str | Path] = [sys.executable, HERE / "targets.py", target, corpus(folder, target)]
    command += [f"-{name}={value}" for name, value in options.items()]
    return subprocess.run(command, check=False).returncode  # noqa: S603  this program's own


def main() -> int:
    """Run the targets; 1 where one failed."""
    parser = argparse.ArgumentParser(description="Fuzz what reads untrusted bytes.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10, help="for each target")
    parser.add_argument(
        "--folder", type=Path, default=HERE.parent / "build" / "fuzzing", help="what was learnt and found"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    failed = []
    for target in arguments.targets or TARGETS:
        began = time.monotonic()
        if fuzz(target, arguments.folder, int(60 * arguments.minutes)):
            failed.append(target)
        print(f"{target}: {time.monotonic() - began:.0f} s", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else "no failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

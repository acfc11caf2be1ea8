"""Articles for the tests of the store."""

from __future__ import annotations

import hashlib
from typing import Any

from sayso.article import Article


def story(text: str, ref: str = "story", **more: Any) -> Article:
    """An article without statements."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Article(ref=ref, id=f"sha256:{digest}", text=text, **more)

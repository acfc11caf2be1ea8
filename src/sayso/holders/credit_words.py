"""What the readers of credits share: how sentences speak of the article itself, and what a reader answers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.statement import CreditKind

LONGEST = 700
"""Characters above which a sentence is prose, not a credit."""

Found = tuple[CreditKind, str]
"""The kind of a credit and the outlet as the line names it; "" where it names none."""

FLAGS = re.IGNORECASE | re.VERBOSE

THIS = r"""(?:(?:an?|the)\s(?:\w+\s){0,3}version\sof\s)?(?:this|the\s(?:above|following|preceding))\s(?:\w+\s){0,2}?"""
ARTICLE = r"(?:article|story|stories|piece|column|essay|op-ed|commentary|feature|excerpt|dispatch|investigation)"
ANY_PIECE = rf"(?:{ARTICLE}|post|report|content|interview|analysis|review|blog|episode|editorial|opinion|work|project)"


def of_kind(kind: CreditKind, names: Iterable[str]) -> list[Found]:
    """Credits of one kind to each of the outlets."""
    return [(kind, name) for name in names]

"""The stage that reads: from pieces of files to their articles with their statements, and what can be found by them."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.article import Article
from sayso.batch.corpus import Preparing
from sayso.batch.cutting import Piece
from sayso.batch.days import day_of
from sayso.batch.files import whole_folder
from sayso.batch.needed import module
from sayso.batch.pieces import articles_of
from sayso.batch.tables import raw_schema, rows_of
from sayso.batch.writing import RowWriter
from sayso.corpus.store.rows import given, place_of
from sayso.errors import InputError, ModelError
from sayso.reader import with_statements


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Pieces to read.

    Attributes:
        folder: where what is read goes; made by the task.
        pieces: of files.
        statements: whether the statements are read too.
    """

    folder: Path
    pieces: tuple[Piece, ...]
    statements: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What a task has read: how many articles, statements and errors, in how many seconds of a processor."""

    articles: int
    statements: int
    errors: int
    weight: int
    seconds: float


def read(task: ReadTask) -> Read:
    """Read the articles of some pieces into a folder.

    It holds `articles`, `statements`, `sources` and `errors` as Parquet, with the article's number among those of the
    task; `keys`, by which articles are told apart; and what copies and claims are found by.

    Raises:
        ModelError: the model cannot be loaded.
    """
    began = time.process_time()
    with whole_folder(task.folder) as folder, ExitStack() as stack:
        desk = stack.enter_context(_Desk(folder))
        for piece in task.pieces:
            for item in articles_of(piece):
                article = _finished(item, statements=task.statements)
                if isinstance(article, Article):
                    desk.article(article, piece.file)
                else:
                    desk.error(article, piece.file)
    weight = sum(piece.weight for piece in task.pieces)
    return Read(desk.articles, desk.statements, desk.errors, weight, time.process_time() - began)


def given_up(task: ReadTask) -> Read:
    """What stands for a task that processes die of: its pieces are errors."""
    reason = "the process that reads it dies"
    with whole_folder(task.folder) as folder, _Desk(folder) as desk:
        for piece in task.pieces:
            desk.error(InputError(piece.file, reason, offset=piece.start), piece.file)
    return Read(0, 0, desk.errors, sum(piece.weight for piece in task.pieces), 0.0)


def _finished(item: Article | InputError, *, statements: bool) -> Article | InputError:
    if isinstance(item, InputError) or not statements:
        return item
    try:
        return with_statements(item)
    except ModelError:
        raise
    except Exception as error:  # one in a million trips the reader up: it is told of, and the others are read
        return InputError(item.ref, f"cannot be read ({type(error).__name__}: {error})")


class _Desk:
    """Where what is read is written down."""

    def __init__(self, folder: Path) -> None:
        self.articles = self.statements = self.errors = 0
        self._stack = ExitStack()
        self._files = {
            table: self._stack.enter_context(RowWriter(folder / f"{table}.parquet", raw_schema(table)))
            for table in ("articles", "statements", "sources", "errors")
        }
        self._keys = self._stack.enter_context(RowWriter(folder / "keys.parquet", _keys()))
        self._preparing = self._stack.enter_context(Preparing(folder, claims=True))

    def __enter__(self) -> _Desk:
        return self

    def __exit__(self, *about: Any) -> None:
        self._stack.__exit__(*about)

    def article(self, article: Article, file: str) -> None:
        """Write an article down."""
        self._preparing.take(article)
        for table, rows in rows_of(article, file, self.articles).items():
            self._files[table].take(rows)
        self._keys.take([_key(article, file)])
        self.articles += 1
        self.statements += len(article.statements)

    def error(self, error: InputError, file: str) -> None:
        """Write down what could not be read."""
        row = {"file": file, "offset": error.offset, "ref": error.ref, "reason": error.reason}
        self._files["errors"].take([row])
        self.errors += 1


def _key(article: Article, file: str) -> dict[str, Any]:
    return {
        "place": bytes.fromhex(place_of(article, file))[:16],
        "id": bytes.fromhex(article.id.removeprefix("sha256:")),
        "given": given(article),
        "has_url": article.url is not None,
        "day": day_of(article.published),
    }


def _keys() -> Any:
    arrow = module("pyarrow")
    return arrow.schema(
        [
            ("place", arrow.binary(16)),
            ("id", arrow.binary(32)),
            ("given", arrow.string()),
            ("has_url", arrow.bool_()),
            ("day", arrow.string()),
        ]
    )

"""From inputs into a store: what is there already is not read again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from sayso import reading
from sayso.article import Article
from sayso.corpus.store import Added, Store, prepared
from sayso.errors import InputError
from sayso.reader import read_then


def add(
    inputs: Iterable[str],
    store: Store,
    *,
    on_error: Callable[[InputError], object],
    on_known: Callable[[Added], object],
    stdin: BinaryIO | None = None,
) -> Iterator[tuple[Article, Added]]:
    """Add articles to a store, each as soon as its statements are read.

    A run that is cut short loses nothing that it gave out before, and the next one skips that.

    Args:
        inputs: files, folders, `-`, http(s) addresses.
        store: where they go.
        on_error: called with the error of each input that cannot be read, and the rest goes on.
        on_known: called with each article that the store has already.
        stdin: what `-` reads; standard input by default.

    Yields:
        Each article that was not there, and what it became, once it is there for good.

    Raises:
        StoreError: the store fails.
        ModelError: the model cannot be loaded.
    """
    sources: deque[str | None] = deque()

    def unknown() -> Iterator[Article]:
        for name in reading.expanded(inputs):
            if isinstance(name, InputError):
                on_error(name)
                continue
            source = None if name == "-" else name
            for article in reading.articles([name], stdin=stdin):
                if isinstance(article, InputError):
                    on_error(article)
                elif there := store.known(article, source=source):
                    on_known(there)
                else:
                    sources.append(source)
                    yield article

    for new in read_then(prepared, unknown()):
        added = store.add(new, source=sources.popleft())
        if added.change == "known":  # another process was faster, or it stands twice in the inputs
            on_known(added)
        else:
            yield new.article, added

"""What is said to the person at the terminal while articles are read: on standard error, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from sayso.article import Article
from sayso.errors import InputError
from sayso.views.characters import one_line


class Messages:
    """Warnings and errors of a run as lines on standard error.

    Attributes:
        failed: whether an input could not be read so far.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self.failed = False
        self._quiet = quiet

    def say(self, message: str) -> None:
        """Print one line."""
        self._print(f"sayso: {one_line(message)}")

    def error(self, error: InputError) -> None:
        """An input could not be read."""
        self.failed = True
        self.say(str(error))
        self.step()

    def noted(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles as they come, each one's warnings said before it."""
        for article in articles:
            self.warnings(article)
            self.step()
            yield article

    def warnings(self, article: Article) -> None:
        """What there is to be said of an article, unless it is to be quiet."""
        if not self._quiet:
            for warning in article.warnings:
                self.say(f"{article.ref}: {warning}")

    def note(self, message: str) -> None:
        """Print one line, unless it is to be quiet."""
        if not self._quiet:
            self.say(message)

    def step(self) -> None:
        """One more input or article is done."""

    def _print(self, line: str) -> None:
        click.echo(line, err=True)

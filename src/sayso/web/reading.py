"""What is pasted, uploaded or named by its address -> articles in the store, as jobs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from sayso import reading
from sayso.article import Article
from sayso.corpus.store import prepared
from sayso.errors import InputError
from sayso.reader import read_many, read_then
from sayso.reading.kinds import kind_of_name, ref_of_name
from sayso.web.addresses import article_path
from sayso.web.jobs import Job
from sayso.web.library import Library
from sayso.web.settings import Settings

_WORDS = re.compile(r"[^\W_]+")
_NAMED_BY = 6  # words of a text that has no name
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Found = Iterable[Article | InputError]

Way = Callable[[], Found]
"""How to come by articles, for the thread that reads them."""


def pasted(text: str, name: str | None, settings: Settings) -> Way:
    """What a person pasted or a program sent as text.

    Raises:
        InputError: it is empty or too long.
    """
    ref = _ref(name) or "-".join(_WORDS.findall(text[:500].lower())[:_NAMED_BY])[:60] or "text"
    _check(text, ref, settings)
    return lambda: [reading.from_text(text, ref)]


def page_source(html: str, name: str | None, url: str | None, settings: Settings) -> Way:
    """The source of a page, as a program sent it.

    Raises:
        InputError: it is empty or too long.
    """
    ref = _ref(name) or _ref(url) or "page"
    _check(html, ref, settings)
    return lambda: reading.from_bytes(html.encode("utf-8", "replace"), ref, kind="html", url=url, charset="utf-8")


def uploaded(data: bytes, name: str | None) -> Way:
    """A file that somebody sent; its name tells its kind and nothing else."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    ref = _ref(ref_of_name(bare) if bare else None) or "file"
    return lambda: reading.from_bytes(data, ref, kind=kind_of_name(bare), source=bare or "file")


def fetched(address: str, settings: Settings) -> Way:
    """A page or feed by its address.

    Raises:
        InputError: addresses are not fetched here, or it is none.
    """
    address = address.strip()
    if not settings.may_fetch:
        raise InputError(address, "addresses are not fetched here; paste the text instead")
    if not _ADDRESS.match(address):
        raise InputError(address, "not an http or https address")
    return lambda: reading.articles([address])


def read_one(found: Found, settings: Settings) -> Article:
    """The first article, with its statements; nothing is kept.

    Raises:
        InputError: there is none.
    """
    for article in read_many(_articles(found, _raised, settings)):
        return article
    raise InputError("text", "holds no article")


def adding(way: Way, library: Library, settings: Settings) -> Callable[[Job], None]:
    """The work of reading articles and putting them into the store."""

    def work(job: Job) -> None:
        added: list[dict[str, object]] = []
        store = library.store
        for article in read_then(prepared, _articles(way(), job.problem, settings)):
            what = store.add(article)
            added.append({"ref": what.ref, "version": what.version, "change": what.change})
            job.tell(done=len(added), result={"added": added[:]}, page=_page(added))
        if not added and not job.progress.problems:
            raise InputError(job.progress.title, "holds no article")
        library.changed()

    return work


def _page(added: list[dict[str, object]]) -> str:
    return article_path(str(added[0]["ref"])) if len(added) == 1 else "/"


def _articles(found: Found, on_error: Callable[[InputError], object], settings: Settings) -> Iterator[Article]:
    for item in found:
        if isinstance(item, InputError):
            on_error(item)
        elif len(item.text) > settings.longest_text:
            on_error(InputError(item.ref, _too_long(settings)))
        else:
            yield item


def _raised(error: InputError) -> None:
    raise error


def _ref(name: str | None) -> str | None:
    ref = " ".join((name or "").split())
    return ref[:200] or None


def _check(text: str, ref: str, settings: Settings) -> None:
    if not text.strip():
        raise InputError(ref, "is empty")
    if len(text) > settings.longest_text:
        raise InputError(ref, _too_long(settings))


def _too_long(settings: Settings) -> str:
    return f"has more than {settings.longest_text:,} characters"

"""The targets of the fuzzer: each takes bytes and fails where Sayso does anything but give articles or an `InputError`.

usage: python fuzzing/targets.py TARGET [CORPUS] [libFuzzer's options]

    html feed warc jsonl json text   bytes as that kind of input
    any                              bytes whose kind is to be told, gzipped or not
    files                            a file with any of the endings
    repeated                         the same bytes over and over, up to 128 KB: what grows faster than its input
    contract                         JSON as an article of the contract
    credits                          a text, and the lines of it that say where it comes from

Run by `run.py`, which says how to set it up.
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parent.parent / "tests"))

_INSTRUMENTED = ["sayso", "trafilatura", "htmldate", "courlan", "feedparser", "justext", "charset_normalizer"]
with atheris.instrument_imports(include=_INSTRUMENTED):
    import feedparser  # noqa: F401  otherwise loaded when the first feed is read

    from sayso.article import Article
    from sayso.contract import from_dict, to_json
    from sayso.errors import ContractError, InputError
    from sayso.holders import complete
    from sayso.reading import articles, from_bytes, from_text
    from sayso.reading.kinds import Kind
    from soundness import assert_sound

_URL = "https://lantern.example/2026/01/lock"
_KINDS: tuple[Kind, ...] = ("html", "feed", "warc", "jsonl", "json", "text")
_ENDINGS = (".txt", ".html", ".html.gz", ".jsonl", ".json", ".rss", ".atom", ".warc", ".warc.gz", ".xml", "")
_LONG = 2**17
_OWN = str(Path("sayso", "reading"))


def check(results: Iterable[Article | InputError]) -> list[Article | InputError]:
    """The results, once each is sound."""
    found = list(results)
    for result in found:
        if isinstance(result, InputError):
            assert "\n" not in str(result)
            _blame(result)
        else:
            assert_sound(result)
            from_dict(json.loads(to_json(result)))
    return found


def _blame(error: InputError) -> None:
    """Fails where the cause of an error lies in Sayso: what a library cannot read is no fault, what Sayso cannot is."""
    if "could not be read" not in error.reason or error.__cause__ is None:
        return
    files = [frame.filename for frame in traceback.extract_tb(error.__cause__.__traceback__)]
    if [_OWN in file for file in files if _OWN in file or "site-packages" in file][-1]:
        raise error.__cause__


def _of_kind(kind: Kind | None) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        first = check(from_bytes(data, "x", kind=kind, url=_URL))
        if len(data) % 8 == 0:  # not each time: it doubles the work
            again = list(from_bytes(data, "x", kind=kind, url=_URL))
            assert [str(result) for result in first] == [str(result) for result in again]

    return target


def _files(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x" + _ENDINGS[data[0] % len(_ENDINGS)] if data else "x")
        path.write_bytes(data[1:])
        check(articles([path]))


def _repeated(data: bytes) -> None:
    if len(data) < 4:
        return
    kind = _KINDS[data[0] % len(_KINDS)]
    head, unit = data[2 : 2 + data[1] % 64], data[2 + data[1] % 64 :]
    if unit:
        check(from_bytes(head + unit * (_LONG // len(unit)), "x", kind=kind))


def _contract(data: bytes) -> None:
    with contextlib.suppress(ValueError, RecursionError, ContractError):
        article = from_dict(json.loads(data))
        assert from_dict(json.loads(to_json(article))) == article


def _credits(data: bytes) -> None:
    article = complete(from_text(data.decode(errors="replace"), "x"), [])
    for credit in article.credits:
        assert article.text[credit.start : credit.end] == credit.text


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{kind: _of_kind(kind) for kind in _KINDS},
    "any": _of_kind(None),
    "files": _files,
    "repeated": _repeated,
    "contract": _contract,
    "credits": _credits,
}


def main() -> None:
    """Fuzz the target that the first argument names."""
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

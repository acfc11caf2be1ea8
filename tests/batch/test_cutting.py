"""However a file is cut, its pieces hold what it holds, in its order, once."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from crawls import archive, page, response
from sayso.article import Article
from sayso.batch.cutting import CutTask, Piece, cut, gathered
from sayso.batch.inputs import File, files
from sayso.batch.pieces import articles_of
from sayso.errors import InputError
from sayso.reading import articles

LINES = [
    b'{"text": "The ferry is late, the harbour said."}',
    b'{"id": "boat", "text": "The boat is lost, the harbour said.\\nNobody minded."}',
    b"",
    b"no JSON",
    b'{"title": "no text"}',
    b'{"text": "\xc3\xa9t\xc3\xa9"}',
    b"\xff",
]


def seen(items: list[Article | InputError]) -> list[tuple[str, str]]:
    return [(item.ref, item.text if isinstance(item, Article) else item.reason) for item in items]


def agree(data: bytes, name: str, weight: int) -> None:
    """Check that the pieces of a file are read like the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        (file,) = files([str(path)])
        assert isinstance(file, File)
        found = [item for piece in cut(CutTask(file, weight)) for item in articles_of(piece)]
        assert seen(found) == seen(list(articles([path])))


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from([b"\n", b"\r\n"]), st.integers(1, 3000))
def test_json_lines(lines: list[bytes], end: bytes, weight: int) -> None:
    agree(end.join(lines), "lines.jsonl", weight)


@given(
    st.booleans(),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True),
    st.integers(1, 2000),
    st.floats(0, 1),
    st.binary(max_size=20),
)
def test_web_archives_whole_and_damaged(
    packed: bool, names: list[str], weight: int, place: float, instead: bytes
) -> None:
    data = archive([response(page(name), name) for name in names], packed=packed)
    start = int(len(data) * place)
    agree(data[:start] + instead + data[start + len(instead) :], "crawl.warc", weight)


def test_a_web_archive_in_one_gzip_member_is_one_piece(tmp_path: Path) -> None:
    data = gzip.compress(archive([response(page(name), name) for name in "abc"], packed=False))
    agree(data, "crawl.warc.gz", 10)


@given(st.lists(st.integers(0, 100), max_size=30), st.integers(1, 100))
def test_bundles_keep_the_order_and_are_not_too_heavy(weights: list[int], most: int) -> None:
    pieces = [Piece(str(number), None, weight=weight) for number, weight in enumerate(weights)]
    bundles = gathered(pieces, most)
    assert [piece for bundle in bundles for piece in bundle] == pieces
    assert all(sum(piece.weight for piece in bundle) <= most or len(bundle) == 1 for bundle in bundles)

"""`sayso batch` and `sayso import` as they are typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crawls import PAGES, archive

pytest.importorskip("daft")


def sayso(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sayso", *map(str, words)], capture_output=True, check=False, encoding="utf-8"
    )


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(archive(PAGES, packed=True))
    return path


def test_from_an_archive_to_a_store(crawl: Path, tmp_path: Path) -> None:
    made = sayso("batch", crawl, "--out", tmp_path / "out", "--no-statements", "--processes", "2")
    assert (made.returncode, made.stdout) == (0, "")
    summary = [line.split() for line in made.stderr.splitlines()]
    assert summary[0] == [str(tmp_path / "out")]
    assert ["articles", "3", "rows"] in summary
    assert ["errors", "0", "rows"] in summary
    assert any(line[0] == "reading" and line[-1] == "s" for line in summary)

    again = sayso("batch", crawl, "--out", tmp_path / "out", "--no-statements")
    assert again.returncode == 0
    assert "It was there already: nothing was done again." in again.stderr

    other = sayso("batch", crawl, "--out", tmp_path / "out")
    assert (other.returncode, other.stderr) == (
        1,
        f"sayso: {tmp_path / 'out'}: is there already, made of other inputs or with other options\n",
    )

    some = sayso(
        "import", tmp_path / "out", "--ref", "https://lantern.example/b", "--store", tmp_path / "s.db", "--quiet"
    )
    assert (some.returncode, some.stdout, some.stderr) == (0, "https://lantern.example/b: added\n", "")


def test_what_cannot_be_read_is_told_and_makes_the_status_1(crawl: Path, tmp_path: Path) -> None:
    crawl.write_bytes(crawl.read_bytes()[:-60])
    made = sayso("batch", crawl, "--out", tmp_path / "out", "--no-statements")
    assert made.returncode == 1
    assert "What could not be read is in the table errors." in made.stderr
    assert (tmp_path / "out" / "manifest.json").exists()


def test_quiet(crawl: Path, tmp_path: Path) -> None:
    made = sayso("batch", crawl, "--out", tmp_path / "out", "--no-statements", "--quiet")
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")


@pytest.mark.parametrize("words", [["batch", "crawl.warc.gz"], ["batch", "--out", "x"], ["import"]])
def test_wrong_use(words: list[str]) -> None:
    assert sayso(*words).returncode == 2

"""Renders `docs/batch.md` from the tables themselves: `python docs/render_batch.py` writes it anew."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.article import Article
from sayso.batch.tables import TABLES, VERSION, schema
from sayso.corpus.records import Claim, Copy, Origin
from sayso.statement import Source, Statement

PAGE = Path(__file__).with_name("batch.md")

INTRODUCTION = """\
# Archives

This page is made from the tables themselves by `python docs/render_batch.py`.

```console
$ pip install 'sayso[batch]'
$ sayso batch crawl/*.warc.gz --out january
$ duckdb -c "select holder_name, count(*) from 'january/statements/**/*.parquet' where current group by all"
$ sayso import january --from 2026-01-02 --to 2026-01-03    # into a store, for the page
```

`sayso batch` reads archives of any size, on all cores of a machine or, with `--ray` (`pip install 'sayso[ray]'`), on
all nodes of a Ray cluster, into a Parquet data set. How much it takes, and what breaks first: [scale.md](scale.md).

## What goes in

WARC, JSON lines and JSON, Parquet with columns as JSON lines have them, feeds, pages, plain texts: files, folders, or
patterns with `*`, `?` and `**`, on this machine or wherever fsspec reads (`s3://` with `pip install s3fs`, …). It
reads them with the functions that `sayso read` reads with, and so the same. Web archives, JSON lines without gzip,
and Parquet are cut into pieces, and several processes read one large file; JSON lines with gzip are one piece each.

## Faults

- **What cannot be read** becomes a row of `errors`, and the rest goes on: a damaged record, a page without text, a
  file that is not there, an article that trips the reader up. The exit status is 1 then. Where a process dies of a
  piece, it is tried twice more, alone; then the piece becomes a row of `errors`.
- **A run that was killed**, at whatever moment, goes on where it was when the same command is given again. What it
  makes is the same to the byte as what an undisturbed run makes, on one machine or many. What is not finished lies in
  `DATASET.unfinished`, or where `--work` says, and is removed at the end. With `--ray` that is a folder that all
  nodes have under this name. A run that was begun with other inputs or options is not gone on with.
- **The data set appears whole or not at all**: by one renaming; on an object store `manifest.json` is put there last.

## What comes out

A folder for each table, in it one for each day (`date=2026-01-02`; `date=unknown` for what has no day), in these
Parquet files. DuckDB, Polars and pandas read that as it is, with `date` as a column; it is partitioned in the way of
Hive, as Spark expects it. `errors` has no days. `manifest.json` names all files and tells rows, bytes, and the
version of the schema, which is {version} here; each file tells it too, as `sayso.schema` among its metadata. The
version grows where a column is renamed, removed or comes to mean something else; new columns may come without that.

- Copies lie under the day of the later of their two articles; claims and origins under the first day of any of
  theirs.
- **The same article twice**, the same text at the same address (or of the same name and file), counts once. **An
  older capture** of an address stays, with `current` false, and takes no part in copies, claims and origins. Newer is
  what is read later: name the inputs in the order of time.
- `number` joins articles, their statements and their sources; `ref` and `version` do so too. Other tables name
  articles by `ref`, and mean the current ones.
- Offsets are Unicode code points into `text`, half-open, as everywhere in Sayso; SQL's own `substring` counts
  from 1.
"""

RECORDS: dict[str, type] = {
    "articles": Article,
    "statements": Statement,
    "sources": Source,
    "copies": Copy,
    "claims": Claim,
    "origins": Origin,
}

OWN = {
    "number": "of the article, in the order of reading",
    "version": "of the article: 1, 2, … for what was captured at one address",
    "current": "whether that is the newest version",
    "file": "the file it was read from",
    "holder_name": "name of the holder",
    "content": "the words attributed, with an ellipsis where the text interrupts them",
    "independent": "how many independent origins it has: fewest, likeliest, most, and why it may be other; null where "
    "that was not worked out",
    "claim": "id of the claim",
    "refs": "the articles",
    "offset": "the byte at which it begins there, of JSON lines with gzip after unpacking; of Parquet the row; of "
    "damage it may be the last record that is whole; null where that is not known",
    "reason": "what is wrong",
}

OTHER = {
    ("articles", "ref"): "what the article is called here: its own ref, with a number where another has that",
    ("statements", "ref"): "the article",
    ("sources", "ref"): "the article",
    ("origins", "refs"): "the articles that rest on it",
    ("errors", "ref"): "what could not be read, as messages call it",
}


def render() -> str:
    """The page as Markdown."""
    return "\n".join([INTRODUCTION.format(version=VERSION), *(line for table in TABLES for line in _table(table))])


def _table(table: str) -> Iterator[str]:
    yield f"### `{table}`\n"
    yield "| column | type | |\n|---|---|---|"
    said = _attributes(RECORDS[table]) if table in RECORDS else {}
    for field in schema(table):
        about = OTHER.get((table, field.name)) or said.get(field.name) or OWN[field.name]
        yield f"| `{field.name}` | {_type(field.type)} | {about} |"
    yield ""


def _attributes(record: type) -> dict[str, str]:
    """What a record's docstring says of its fields."""
    _, _, said = inspect.cleandoc(record.__doc__ or "").partition("Attributes:\n")
    found = re.findall(r"^    (\w+): (.+(?:\n        .+)*)", said, re.MULTILINE)
    return {name: " ".join(text.split()).rstrip(".").replace("None", "null") for name, text in found}


def _type(arrow: Any) -> str:
    text = re.sub(r"\b(?:item|element): ", "", str(arrow))  # what Arrow calls it differs from version to version
    text = text.replace("fixed_size_list<int64>[2]", "span").replace("int64", "int").replace("double", "float")
    return re.sub(r"<", " of ", text).replace(">", "")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")

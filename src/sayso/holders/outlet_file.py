"""A file of outlets -> the records: how `outlets.tsv` and users' own files are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from sayso.errors import InputError

OutletKind = Literal["newspaper", "agency", "broadcaster", "magazine", "website", "programme", "journal", "platform"]

COLUMNS = ("id", "name", "aliases", "short", "domains", "country", "kind")
"""The columns of a registry file, in their order."""

_KINDS: tuple[str, ...] = get_args(OutletKind)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, agency, broadcaster, programme or platform.

    Attributes:
        id: a slug, the same from one release to the next.
        name: its fullest common name.
        aliases: other names that nobody else goes by.
        short: names that are common words or that others go by too, without "the".
        domains: its web domains, in lower case.
        country: where it is published from, as ISO 3166-1 alpha-2.
        kind: what sort of outlet it is.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: OutletKind

    @property
    def names(self) -> tuple[str, ...]:
        """All that it goes by, the fullest first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.short)))


def read_outlets(path: Path) -> list[tuple[int, Outlet]]:
    """The outlets of a registry file, each with its line.

    Raises:
        InputError: the file cannot be read, or a line is wrong; names the file and the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(str(path), (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8 text") from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise InputError(f"{path}:1", f"the first line must be the columns {', '.join(COLUMNS)}, tab-separated")
    outlets: dict[str, tuple[int, Outlet]] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            outlet = _outlet(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}", str(error)) from error
        if outlet.id in outlets:
            raise InputError(f"{path}:{number}", f"id {outlet.id} is on line {outlets[outlet.id][0]} already")
        outlets[outlet.id] = (number, outlet)
    return list(outlets.values())


def _outlet(line: str) -> Outlet:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(COLUMNS):
        raise ValueError(f"has {len(cells)} columns, not {len(COLUMNS)}")
    slug, name, aliases, short, domains, country, kind = cells
    if not _ID.fullmatch(slug):
        raise ValueError(f"id {slug!r} is not a slug such as daily-planet")
    if not any(char.isalnum() for char in name):
        raise ValueError("has no name")
    if not _COUNTRY.fullmatch(country):
        raise ValueError(f"country {country!r} is not two capital letters")
    if kind not in _KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(_KINDS)}")
    hosts = _list(domains.lower())
    for host in hosts:
        if not _DOMAIN.fullmatch(host):
            raise ValueError(f"{host!r} is not a web domain")
    return Outlet(slug, name, _list(aliases), _list(short), hosts, country, cast(OutletKind, kind))


def _list(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())

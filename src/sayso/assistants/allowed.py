"""What the user allowed when the server was started; an assistant cannot widen it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.reading.kinds import kind_of_name


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be read beside the store and the texts that an assistant hands over.

    Attributes:
        folders: those whose files may be read; absolute, without symbolic links.
        fetching: whether addresses may be fetched.
    """

    folders: tuple[Path, ...] = ()
    fetching: bool = False

    def file(self, name: str) -> Path:
        """The file that a name stands for: absolute, or as seen from one of the folders.

        Raises:
            InputError: it is none within the folders, is hidden, or of no kind that is read. The error is the same
                for a file that lies elsewhere and one that does not exist.
        """
        for folder in self.folders:
            try:
                path = (folder / name).resolve()  # where it lies in truth: links and “..” are followed
                if path.is_relative_to(folder) and path.is_file() and not _is_hidden(path.relative_to(folder)):
                    break
            except (OSError, RuntimeError, ValueError):  # a ring of links, a name that no file can have
                continue
        else:
            raise InputError(name, "not a file within the folders that the user allowed")
        if kind_of_name(path.name) is None:
            raise InputError(name, "not a kind of file that holds articles")
        return path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)

"""What of an article its grouping goes by, small enough to be kept for every article of a store."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from sayso.article import Article
from sayso.attribution.network import SHIPPED as ATTRIBUTION
from sayso.corpus.claims.embedder import WIDTH, Embedder
from sayso.corpus.claims.facts import Number, numbers
from sayso.corpus.claims.utterances import Utterance, opening, utterances
from sayso.corpus.claims.words import Keys, Lexicon, distinct

BODY_WORDS, OPENING_WORDS = 400, 110
_FORMAT = 1
Halves = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An article as the grouping sees it; all of it can be stored, and follows from the article alone.

    Attributes:
        ref: the article.
        utterances: what it says, the headline first.
        vectors: `[utterances, 384]` where they lie; the lead, which goes with the headline, has nought. Until the
            profile is complete, only of headline and lead.
        whole: `[384]` where headline and opening lie together.
        words: keys of the distinct words of its first 400.
        first_words: of its first 110.
        headline_words: of the headline.
    """

    ref: str
    utterances: tuple[Utterance, ...]
    vectors: Halves
    whole: Halves
    words: Keys
    first_words: Keys
    headline_words: Keys

    @property
    def complete(self) -> bool:
        """Whether it is known where the statements lie too."""
        return len(self.vectors) == len(self.utterances)

    @property
    def headline_numbers(self) -> tuple[Number, ...]:
        """The numbers of the headline, or of the lead where there is none."""
        return numbers(self.utterances[0].text) if self.utterances else ()

    @property
    def first_numbers(self) -> tuple[Number, ...]:
        """The numbers of headline and lead."""
        return tuple(n for u in self.utterances if u.kind != "statement" for n in numbers(u.text))


class Profiler:
    """Makes profiles of articles. Several threads may use one."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        """Load what that takes.

        Raises:
            ModelError: the sentence embedder cannot be loaded.
        """
        self._embedder = embedder or Embedder()
        self._lexicon = Lexicon(ATTRIBUTION / "tokenizer.json")

    def profile(self, article: Article) -> Profile:
        """Make the profile of an article, complete but for where its statements lie."""
        said = tuple(utterances(article))
        first = said[0].text if said else ""
        begins = opening(article)
        whole = f"{first.rstrip('. ')}. {begins}" if said and said[0].kind == "headline" else begins
        embedded = self._embedder.embed([first, whole]).astype(np.float16)
        plain = sum(u.kind != "statement" for u in said) or min(len(said), 1)
        vectors = np.zeros((plain, WIDTH), dtype=np.float16)
        vectors[:1] = embedded[0]
        keys = self._lexicon.keys(article.text, BODY_WORDS)
        return Profile(
            article.ref,
            said,
            vectors,
            embedded[1],
            distinct(keys),
            distinct(keys[:OPENING_WORDS]),
            distinct(self._lexicon.keys(first, BODY_WORDS)),
        )

    def complete(self, profile: Profile) -> Profile:
        """A profile with where its statements lie: what takes half of all the time, and only telling claims asks for.

        Most articles of an archive are about what no other is about.
        """
        if profile.complete:
            return profile
        statements = profile.utterances[len(profile.vectors) :]
        more = self._embedder.embed([one.text for one in statements]).astype(np.float16)
        return replace(profile, vectors=np.concatenate([profile.vectors, more]))


@cache
def profiler() -> Profiler:
    """The one that all of a process use.

    Raises:
        ModelError: the sentence embedder cannot be loaded.
    """
    return Profiler()


_ARRAYS = {"vectors": "<f2", "whole": "<f2", "words": "<u4", "first_words": "<u4", "headline_words": "<u4"}


def pack(profile: Profile) -> bytes:
    """A profile as bytes, for a store."""
    arrays = [getattr(profile, name).astype(kind) for name, kind in _ARRAYS.items()]
    said = [[u.kind, *u.span, u.text, u.stance, u.statement] for u in profile.utterances]
    head = json.dumps([_FORMAT, profile.ref, said, [array.size for array in arrays]], separators=(",", ":")).encode()
    return b"".join([len(head).to_bytes(4, "little"), head, *(array.tobytes() for array in arrays)])


def unpack(data: bytes) -> Profile:
    """The profile that `pack` made bytes of.

    Raises:
        ValueError: the bytes are cut off, or of another format.
    """
    try:
        behind = 4 + int.from_bytes(data[:4], "little")
        format_, ref, said, sizes = json.loads(data[4:behind])
        if format_ != _FORMAT:
            raise ValueError(f"format {format_}")
        arrays = {}
        for (name, kind), size in zip(_ARRAYS.items(), sizes, strict=True):
            arrays[name] = np.frombuffer(data, kind, size, behind)
            behind += arrays[name].nbytes
        arrays["vectors"] = arrays["vectors"].reshape(-1, WIDTH)
        utterances_ = tuple(Utterance(u[0], (u[1], u[2]), *u[3:]) for u in said)
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError(f"not a profile of an article: {error}") from error
    return Profile(ref, utterances_, **arrays)

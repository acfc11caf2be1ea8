"""What of an article its grouping goes by, small enough to be kept for every article of a store."""

from __future__ import annotations

import json
from dataclasses import dataclass

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
        vectors: `[utterances, 384]` where they lie; the lead, which goes with the headline, has nought.
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
        """Make the profile of an article."""
        said = tuple(utterances(article))
        first = said[0].text if said else ""
        begins = opening(article)
        whole = f"{first.rstrip('. ')}. {begins}" if said and said[0].kind == "headline" else begins
        alone = np.array([n == 0 or u.kind != "lead" for n, u in enumerate(said)], dtype=bool)
        embedded = self._embedder.embed([u.text for u, kept in zip(said, alone, strict=True) if kept] + [whole])
        vectors = np.zeros((len(said), WIDTH), dtype=np.float16)
        vectors[alone] = embedded[:-1]
        keys = self._lexicon.keys(article.text, BODY_WORDS)
        return Profile(
            article.ref,
            said,
            vectors,
            embedded[-1].astype(np.float16),
            distinct(keys),
            distinct(keys[:OPENING_WORDS]),
            distinct(self._lexicon.keys(first, BODY_WORDS)),
        )


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
        arrays["vectors"] = arrays["vectors"].reshape(len(said), WIDTH)
        utterances_ = tuple(Utterance(u[0], (u[1], u[2]), *u[3:]) for u in said)
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError(f"not a profile of an article: {error}") from error
    return Profile(ref, utterances_, **arrays)

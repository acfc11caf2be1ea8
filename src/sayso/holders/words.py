"""What single words tell about a holder: nouns by kind, first names by gender, pronouns, titles.

The tables are the data files beside this module: `nouns.tsv` (nouns with their kind, alone and in the plural) and
`first_names.tsv` (from the public-domain name counts of the US census of 1990, and common names of other countries).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from sayso.statement import SourceKind

Gender = Literal["m", "f"]
PronounClass = Literal["he", "they", "it", "first", "relative"]

_FOLDER = Path(__file__).parent

PRONOUNS: dict[str, PronounClass] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "he"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself", "this"), "it"),
    **dict.fromkeys(("i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves"), "first"),
    **dict.fromkeys(("who", "which", "that", "whose", "whom"), "relative"),
    **dict.fromkeys(("both", "all", "neither", "each"), "they"),
}
"""How each pronoun finds what it stands for."""

FEMALE_PRONOUNS = frozenset({"she", "her", "hers", "herself"})
MALE_PRONOUNS = frozenset({"he", "him", "his", "himself"})

HONORIFICS: dict[str, Gender | None] = {
    **dict.fromkeys(("mr", "sir", "lord", "don"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "madam", "madame", "lady", "dame"), "f"),
    **dict.fromkeys(
        ("dr", "prof", "professor", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "rev", "judge", "justice",
         "president", "senator", "governor", "mayor", "secretary", "ayatollah", "sheikh", "datuk", "dato", "tan", "sri",
         "pope", "king", "queen", "prince", "princess", "duke", "duchess", "chancellor", "minister", "representative",
         "congressman", "congresswoman", "ambassador", "general", "speaker", "pm", "ex-president", "commissioner")
    ),
}  # fmt: skip
"""Titles that stand before a surname, with the gender that they tell."""

REPORTING = frozenset(
    {"report", "investigation", "story", "article", "editorial", "piece", "reporting", "interview", "dispatch",
     "column", "review", "scoop"}
)  # fmt: skip
"""Nouns that stand for the outlet whose they are."""

ROYAL = frozenset({"pope", "king", "queen", "prince", "princess", "duke", "duchess", "sheikh"})
"""Titles that a first name may stand behind alone."""

_MALE_NOUNS = frozenset(
    {"man", "father", "brother", "son", "husband", "uncle", "nephew", "boyfriend", "king", "prince", "duke", "actor",
     "pope", "imam", "dad", "grandfather", "priest", "guy", "boy"}
)  # fmt: skip
_FEMALE_NOUNS = frozenset(
    {"woman", "mother", "sister", "daughter", "wife", "aunt", "niece", "girlfriend", "queen", "princess", "duchess",
     "actress", "mum", "mom", "grandmother", "hostess", "heiress", "midwife", "lady", "girl"}
)  # fmt: skip
_IRREGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child", "wives": "wife"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can hold a statement.

    Attributes:
        lemma: its singular.
        kind: the kind of holder that it tells, in the number it stands in.
        several: whether it stands in the plural.
    """

    lemma: str
    kind: SourceKind
    several: bool

    @property
    def gender(self) -> Gender | None:
        """The gender that the noun itself tells."""
        if self.lemma in _MALE_NOUNS or (self.lemma.endswith("man") and self.lemma[:-3] + "woman" in _nouns()):
            return "m"
        return "f" if self.lemma in _FEMALE_NOUNS or self.lemma.endswith("woman") else None


@cache
def noun(word: str) -> Noun | None:
    """The noun that a word is, in any case and number; None where it is none that can hold a statement."""
    word = word.lower()
    for lemma, several in _lemmas(word):
        if kinds := _nouns().get(lemma):
            return Noun(lemma, kinds[several], several)
    return None


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


def first_name_gender(name: str) -> Gender | None:
    """Whether a first name is a man's or a woman's; None where it may be either, or is not known."""
    return _first_names().get(name)


def _lemmas(word: str) -> list[tuple[str, bool]]:
    """What a word may be the form of, the likeliest first, and whether it is a plural of that."""
    found = [(word, False)]
    if word in _IRREGULAR:
        found.append((_IRREGULAR[word], True))
    if word.endswith("men"):
        found.append((word[:-2] + "an", True))
    if word.endswith("ies"):
        found.append((word[:-3] + "y", True))
    if word.endswith("es"):
        found.append((word[:-2], True))
    if word.endswith("s"):
        found.append((word[:-1], True))
    return found


@cache
def _nouns() -> dict[str, tuple[SourceKind, SourceKind]]:
    table: dict[str, tuple[SourceKind, SourceKind]] = {}
    for kind, several, nouns in _rows("nouns.tsv"):
        for word in nouns.split():
            table.setdefault(word, (cast(SourceKind, kind), cast(SourceKind, several)))
    return table


@cache
def _first_names() -> dict[str, Gender]:
    return {name: cast(Gender, gender) for name, gender in _rows("first_names.tsv")}


def _rows(file: str) -> list[list[str]]:
    """The rows of a data file, below its heading."""
    return [line.split("\t") for line in (_FOLDER / file).read_text(encoding="utf8").splitlines()[1:]]

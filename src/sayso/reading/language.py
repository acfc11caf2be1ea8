"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

LANGUAGE_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""The languages that are told apart, besides English: fewer make the answer quicker and surer."""

_SAMPLE = 3000  # characters: more do not change the answer
_MIN_LETTERS = 60  # fewer do not carry one
_MIN_SHARE = 0.07  # of the letters, for words that are common in English alone

_ENGLISH_WORD = re.compile(
    r"\b(?:the|and|of|to|that|with|said|were|they|from|which|this|would|have|their)\b", re.IGNORECASE
)


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    # A copy of its own: the library's shared one would be narrowed for everybody in the process.
    from py3langid.langid import (  # noqa: PLC0415  it is slow to load
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["en", *LANGUAGE_NAMES])  # type: ignore[attr-defined]
    return identifier


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where there is too little text to tell."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _MIN_LETTERS:
        return None
    if sum(len(word) for word in _ENGLISH_WORD.findall(sample)) > _MIN_SHARE * letters:
        return "en"  # plainly English: the identifier and its half second of loading are not needed
    return _identifier().classify(sample)[0]

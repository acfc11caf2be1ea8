"""spaCy's DocBin: articles as `Doc`s with the spans of sources, cues, contents and conditions in span groups.

    docs = DocBin(store_user_data=True).from_disk("articles.spacy").get_docs(spacy.blank("en").vocab)
    for span in doc.spans["contents"]:
        doc.user_data["statements"][span.id_]["firmness"]

A span's `id_` is its statement. The words are those of spaCy's English tokenizer, cut once more where a span
begins or ends within one, so that every span is there to the character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sayso.article import Article
from sayso.contract import to_dict
from sayso.export.parts import part
from sayso.statement import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ROLES = ("sources", "cue", "contents", "condition")
_GROUPS = {"sources": "sources", "cue": "cues", "contents": "contents", "condition": "conditions"}
_LABELS = {"sources": "SOURCE", "cue": "CUE", "contents": "CONTENT", "condition": "CONDITION"}


def articles_as_docbin(articles: Iterable[Article]) -> Iterator[bytes]:
    """All articles as one DocBin.

    Raises:
        OutputError: spaCy is not installed.
    """
    spacy = part("spacy", "spacy")
    language = spacy.blank("en")
    made = part("spacy.tokens", "spacy").DocBin(store_user_data=True)
    for article in articles:
        made.add(doc(article, language))
    yield made.to_bytes()


def doc(article: Article, language: Language) -> Doc:
    """One article as a Doc of the given (blank) language: `doc.text` is the article's text."""
    tokens = part("spacy.tokens", "spacy")
    words, spaces = _words(article.text, language, _edges(article))
    made: Doc = tokens.Doc(language.vocab, words=words, spaces=spaces)
    for role in _ROLES:
        spans = (
            made.char_span(start, end, label=_LABELS[role], span_id=statement.id)
            for statement in article.statements
            for start, end in getattr(statement, role)
        )
        made.spans[_GROUPS[role]] = [span for span in spans if span]  # none is lost: words end where spans do
    made.user_data |= _user_data(article)
    return made


def _user_data(article: Article) -> dict[str, Any]:
    """What the article's contract says beside the text and the places in it."""
    whole = to_dict(article)
    statements = {
        statement["id"]: {key: value for key, value in statement.items() if key not in _ROLES}
        for statement in whole.pop("statements")
    }
    sources = {source["id"]: source for source in whole.pop("sources")}
    return {key: value for key, value in whole.items() if key != "text"} | {
        "statements": statements,
        "sources": sources,
    }


def _edges(article: Article) -> set[Span]:
    """Every span that is to be one of whole words."""
    return {span for statement in article.statements for role in _ROLES for span in getattr(statement, role)}


def _words(text: str, language: Language, spans: set[Span]) -> tuple[list[str], list[bool]]:
    """The words of a text and whether a space follows each: spaCy keeps a space with the word before it.

    A space at which a span begins, or behind which one ends, becomes a word of its own.
    """
    ends = {end for _, end in spans}
    cuts = {0, len(text), *(edge for span in spans for edge in span)}
    for token in language.tokenizer(text):
        cuts |= {token.idx, token.idx + len(token)}
    words: list[str] = []
    spaces: list[bool] = []
    starts = {start for start, _ in spans}
    for start, end in pairwise(sorted(cuts)):
        follows = text[start:end] == " " and words and not spaces[-1] and start not in starts and end not in ends
        if follows:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    return words, spaces

"""What adding an article takes that does not depend on the store: worked out before its turn to write comes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.article import Article
from sayso.corpus.claims import Profile, profiler
from sayso.corpus.copies import Document, document
from sayso.corpus.store.rows import plain


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with what its copies and its claim are found by.

    Attributes:
        article: with its statements.
        document: the article as the search for copies sees it; its key and ref are not yet those of the store.
        profile: the article as the grouping into claims sees it; nor is its ref.
    """

    article: Article
    document: Document
    profile: Profile


def prepared(article: Article) -> Prepared:
    """Prepare an article; several threads may do so at once.

    Raises:
        ModelError: the sentence embedder cannot be loaded.
    """
    as_kept = replace(article, text=plain(article.text))
    found = Prepared(article, document(article, 0), profiler().profile(as_kept))
    len(found.document.words)  # which are kept with it
    return found

"""What holds of every article, however odd the input was."""

from __future__ import annotations

from sayso.article import Article


def assert_sound(article: Article) -> None:
    """Its text can be encoded, its segments follow one another, its links lie in them, and its title begins it."""
    article.text.encode()
    end = 0
    for segment in article.segments:
        assert end <= segment.start < segment.end <= len(article.text)
        end = segment.end
        words = article.text[segment.start : segment.end]
        assert words == words.strip()
    for link in article.links:
        assert 0 <= link.start < link.end <= len(article.text)
        assert any(s.start <= link.start and link.end <= s.end for s in article.segments)
    if article.title is not None and article.segments:
        first = article.segments[0]
        assert article.text[first.start : first.end] == article.title

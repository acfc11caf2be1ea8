from __future__ import annotations

import json
import logging

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import from_html

LINKED_DATA = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Quay Lantern"},
            {"@type": "Person", "@id": "#ana", "name": "Ana Torvik"},
            {
                "@type": "NewsArticle",
                "headline": "Old lock &amp; bridge may close",
                "datePublished": "2026-02-03T08:15:00+01:00",
                "author": [{"@id": "#ana"}, {"@type": "Person", "name": "By Tom Okafor, Health Editor"}],
                "publisher": {"@id": "#us"},
            },
        ],
    }
)

PAGE = f"""<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Old lock &amp; bridge may close | The Quay Lantern</title>
<meta property="og:title" content="Old lock &amp; bridge may close | The Quay Lantern">
<meta property="og:site_name" content="quaylantern">
<meta name="description" content="A letter that leaked on Sunday names a date.">
<link rel="canonical" href="/news/old-lock?utm=no">
<script type="application/ld+json">{LINKED_DATA}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this site better for you. Accept all cookies?</p></div>
<main><article>
<h1>Old lock &amp; bridge may close</h1>
<p class="standfirst">A letter that leaked on Sunday names a date.</p>
<p class="byline">By <a href="/ana">Ana Torvik</a></p>
<figure><img src="lock.jpg" alt="A grey lock gate between two stone piers">
<figcaption>The lock in January. <span>Photo:</span> <span>Mina Laing</span></figcaption></figure>
<div class="body">
<p>The harbour council may close the old lock by spring, <a href="/news/courier">the Courier reported</a> on
Sunday, citing a letter that two people had seen.</p>
<p>“We have plotted a way out,” a member told the paper,&nbsp;asking not to be named. The council did not answer.</p>
<div class="ad">Advertisement</div>
<h2>What the letter says</h2>
<p>It says that the lock costs more than it brings, according to both people. It names the first of April as the
day on which the gates are to be shut for good, unless the province pays.</p>
<blockquote><p>The lock is older than the town, and the town should be ashamed of itself for this.</p></blockquote>
<p><strong>Read more:</strong> <a href="/news/flood">Flood at the quay leaves cellars under water</a></p>
<p>The mayor, <a href="https://lenne.example/mayor">Jo Brandt</a>, said on Monday that nothing had been decided
and that nothing would be before the summer.</p>
<blockquote class="twitter-tweet"><p>We will not close the lock.<br>Not now, not ever.</p>&mdash; Harbour Council
(@harbourcouncil) <a href="https://x.com/h/1">January 4, 2026</a></blockquote>
<p>Her office added that the province had been asked for money in the autumn and had not answered so far, which
she called a disgrace.</p>
<p>Sign up for our newsletter and never miss a story.</p>
<p><em>This article appeared originally on The Tidewater Courier.</em></p>
</div>
</article>
<section class="related"><h2>More from The Quay Lantern</h2>
<p><a href="/1">Council finds a fountain that it had lost</a></p></section>
</main>
<footer><p>© The Quay Lantern</p></footer>
</body></html>"""


@pytest.fixture(scope="module")
def article() -> Article:
    return from_html(PAGE, "lock", url="https://www.quaylantern.example/news/old-lock")


def texts(article: Article, role: str) -> list[str]:
    return [article.text[s.start : s.end] for s in article.segments if s.role == role]


def test_metadata(article: Article) -> None:
    assert article.title == "Old lock & bridge may close"
    assert article.byline == ("Ana Torvik", "Tom Okafor")
    assert article.published == "2026-02-03T08:15:00+01:00"
    assert article.outlet == "The Quay Lantern"
    assert article.url == "https://www.quaylantern.example/news/old-lock?utm=no"
    assert article.language == "en"


def test_text_is_the_title_and_the_paragraphs(article: Article) -> None:
    assert article.text == "\n\n".join(article.text[s.start : s.end] for s in article.segments)
    assert article.text.startswith("Old lock & bridge may close\n\n")
    assert texts(article, "headline") == ["Old lock & bridge may close"]
    assert len(texts(article, "paragraph")) >= 5
    assert "told the paper, asking not" in article.text  # no-break spaces are spaces


def test_roles(article: Article) -> None:
    assert "What the letter says" in texts(article, "subhead")
    assert texts(article, "alt") == ["A grey lock gate between two stone piers"]
    assert texts(article, "caption") == ["The lock in January. Photo: Mina Laing"]
    assert texts(article, "quotation") == [
        "The lock is older than the town, and the town should be ashamed of itself for this."
    ]
    assert texts(article, "embed")[0] == "We will not close the lock. Not now, not ever."
    assert texts(article, "credit") == ["This article appeared originally on The Tidewater Courier."]


def test_the_summary_under_the_headline_is_kept(article: Article) -> None:
    assert "A letter that leaked on Sunday names a date." in article.text


@pytest.mark.parametrize(
    "words", ["Read more", "Sign up", "Advertisement", "cookies", "More from", "fountain", "Home", "©"]
)
def test_boilerplate_is_left_out(article: Article, words: str) -> None:
    assert words not in article.text


def test_links_have_their_words_and_full_addresses(article: Article) -> None:
    found = {article.text[link.start : link.end]: link.url for link in article.links}
    assert found["the Courier reported"] == "https://www.quaylantern.example/news/courier"
    assert found["Jo Brandt"] == "https://lenne.example/mayor"


def test_bytes_are_decoded_as_the_page_says() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("“", '"').replace("”", '"')
    article = from_html(page.encode("cp1252"), "lock")
    assert article.encoding == "cp1252"
    assert "© " not in article.text
    assert from_html(PAGE.encode(), "lock").encoding == "utf-8"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>var a = 'text';</script><nav><a href='/'>Home</a></nav></body></html>",
        "<html></html>",
        "<!-- -->",
        "",
        "\0",
    ],
)
def test_a_page_without_text_is_an_error(page: str) -> None:
    with pytest.raises(InputError, match=r"^page\.html: no article text found in this page$"):
        from_html(page, "page", source="page.html")


def test_a_fragment_and_a_short_page_are_read() -> None:
    assert from_html("<p>The lock stays shut.</p>", "x").text == "The lock stays shut."
    assert from_html("<div>The lock stays shut.<br><br>So they say.</div>", "x").text == (
        "The lock stays shut.\n\nSo they say."
    )


def test_paragraphs_that_look_alike_are_all_kept() -> None:
    many = "".join(
        f"<div class='part'><div class='inner'><p>Paragraph {n} tells at some length what the council said on that day."
        "</p></div></div>"
        for n in range(12)
    )
    article = from_html(f"<html><body><article><h1>Twelve days</h1>{many}</article></body></html>", "x")
    assert all(f"Paragraph {n} tells" in article.text for n in range(12))


def test_an_article_in_an_unclosed_aside_is_read() -> None:
    body = "".join(f"<p>The council said on day {n} that the lock would stay shut for now.</p>" for n in range(8))
    page = f"<html><body><aside><p>Menu</p><article><h1>Shut</h1>{body}</article></body></html>"
    assert "day 7" in from_html(page, "x").text


def test_broken_linked_data_is_no_reason_not_to_read() -> None:
    page = PAGE.replace('{"@context"', '{"@context" oops')
    article = from_html(page, "x")
    assert article.title == "Old lock & bridge may close"


def test_a_headline_with_a_lone_surrogate_is_read() -> None:
    page = PAGE.replace("Old lock &amp;amp; bridge", "Old lock \\ud800 bridge")
    from_html(page, "x").text.encode()


def test_deep_nesting_is_no_error_of_ours() -> None:
    page = "<html><body>" + "<div>" * 5000 + "<p>The lock stays shut, they said.</p>"
    try:
        from_html(page, "x")
    except InputError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("address", ["https://[lantern.example/", "https://lan\ufe47.example/\u2105", "::", "//["])
def test_an_address_that_is_none_is_no_reason_not_to_read(address: str) -> None:
    article = from_html("<p>The council said so on <a href='/friday'>Friday</a>.</p>", "x", url=address)
    assert article.text == "The council said so on Friday."


@pytest.mark.parametrize(
    ("page", "much"), [("<h1>Lock shut</h1>" * 10_001, "10,000 paragraphs"), ("<b>" * 250_001, "250,000 tags")]
)
def test_a_page_of_far_too_much_is_not_one_article(page: str, much: str) -> None:
    with pytest.raises(InputError, match=f"x: more than {much}: not one article"):
        from_html(page, "x")


def test_the_libraries_say_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(InputError):
        from_html("<html><body></body></html>", "x")
    assert not [record for record in caplog.records if record.name.startswith(("trafilatura", "htmldate"))]


def test_a_quotation_that_is_signed_like_a_post_is_one() -> None:
    page = (
        "<article><h1>Lock shut</h1><p>The council said on Friday that the lock would stay shut for good.</p>"
        "<blockquote><p>We will miss it.</p><p>— Ana Torvik (@ana) January 4, 2026</p></blockquote>"
        "<blockquote class='plover-post'><p>So will we.</p></blockquote>"
        "<p>It gave no reason for that on Friday, and none on the days that came after.</p></article>"
    )
    article = from_html(page, "x")
    assert [s.role for s in article.segments] == ["headline", "paragraph", "embed", "embed", "embed", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Monday 3 March 2025, 6.10am", "March 3, 2025", "Published 3 Mar 2025 at 17:42", "17:42, 3 Mar 2025"]
)
def test_a_line_that_is_only_a_date_is_left_out(line: str) -> None:
    page = f"<article><h1>Lock shut</h1><p>{line}</p><p>The council said so on 3 March 2025 at length.</p></article>"
    assert from_html(page, "x").text == "Lock shut\n\nThe council said so on 3 March 2025 at length."

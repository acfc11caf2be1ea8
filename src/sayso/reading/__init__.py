"""Anything -> `Article`: files, folders, standard input, addresses; text, HTML, JSON lines, feeds, WARC; gzip of each.

    articles    whatever the user names, in order
    expanded    the files, addresses and so on that this comes down to
    from_bytes  one file's content, its kind told by it
    from_stream the same, read as it is asked for
    from_html   a web page
    from_text   a plain text, kept to the character

Only `sayso.reading.fetch` touches the network, and only for an address that the user gave.
"""

from sayso.reading.html import from_html
from sayso.reading.inputs import articles, expanded, from_bytes, from_stream
from sayso.reading.text import from_text

__all__ = ["articles", "expanded", "from_bytes", "from_html", "from_stream", "from_text"]

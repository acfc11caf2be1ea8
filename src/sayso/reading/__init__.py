"""Anything -> `Article`: files, folders, standard input, addresses; text, HTML, JSON lines; gzip of each.

    articles    whatever the user names, in order
    from_bytes  one file's content, its kind told by it
    from_html   a web page
    from_text   a plain text, kept to the character

Only `sayso.reading.fetch` touches the network, and only for an address that the user gave.
"""

from sayso.reading.html import from_html
from sayso.reading.inputs import articles, from_bytes
from sayso.reading.text import from_text

__all__ = ["articles", "from_bytes", "from_html", "from_text"]

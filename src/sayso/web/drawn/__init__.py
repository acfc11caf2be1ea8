"""What a page shows, worked out before a template writes it. Markup that is made here holds escaped text alone.

text       an article's paragraphs, its statements underlined
notes      what stands in the margin for each statement
timeline   when the articles of a claim came out, as SVG
graph      from articles through relays to origins, for the script that draws it
aligned    two articles side by side
"""

"""The page and the service: `sayso serve`.

    settings   where it listens, and what it allows
    app        puts the parts together
    safety/    who may ask, how often, and what browsers may do with the answers
    problems   errors -> answers
    jobs       work that outlasts a request
    library    what pages and service ask of the store
    recent     pages that were made a moment ago
    sources    who holds and passes on statements, over all articles
    api/       the service, one module a subject
    pages/     the pages, one module each
    drawn/     what a page shows of articles, traces and copies, worked out before the templates write it

It needs the extra `web`.
"""

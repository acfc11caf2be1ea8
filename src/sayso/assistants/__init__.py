"""A server for assistants: programs with a language model that speak the Model Context Protocol (`sayso mcp`).

    allowed    what the user allowed: which folders, and whether addresses are fetched
    reading    what the assistant hands over -> an article, kept while the server runs
    parts      long answers -> parts of a size that a model can take
    asking     what each tool takes
    shapes     what each tool gives, as JSON Schemas
    tools      the tools: when to use each, and what it does
    server     the protocol, over standard input and output

Nothing here writes to the store. It needs the extra `mcp`.
"""

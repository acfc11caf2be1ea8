"""Archives: the same stages as for one article, over millions of them, on one machine or many; out comes Parquet.

    run        from inputs to a data set
    importing  from a data set into a store

Each stage is a list of small tasks that read files and write files, the same bytes however often they are done. What
spreads them (`running`) and what keeps books on them (`stages`) know nothing of what they do.
"""

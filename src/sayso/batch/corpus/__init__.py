"""Copies, claims and origins of as many articles as there are: what the store finds, by stages of small tasks.

Preparing   what the reading leaves behind of each article
find        the stages; gives the files of what was found
Found       these files
SCHEMAS     their columns
"""

from sayso.batch.corpus.finding import Found, find
from sayso.batch.corpus.preparing import Preparing
from sayso.batch.corpus.rows import schema

SCHEMAS = {table: schema(table) for table in ("copies", "claims", "origins")}

__all__ = ["SCHEMAS", "Found", "Preparing", "find"]

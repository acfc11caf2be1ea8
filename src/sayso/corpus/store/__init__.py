"""The store: articles, their versions, and what is found over many, in SQLite or PostgreSQL.

Store      opens one; adds, lists, searches and removes
prepared   works out what adding an article takes, before its turn to write comes
Prepared   what that gives
Added      what adding an article did
Entry      an article as it is listed
Hit        an article that a search found
"""

from sayso.corpus.store.entries import Added, Entry
from sayso.corpus.store.preparing import Prepared, prepared
from sayso.corpus.store.search import Hit
from sayso.corpus.store.store import Store

__all__ = ["Added", "Entry", "Hit", "Prepared", "Store", "prepared"]

"""Stores keep documents and records: one protocol, one description of the tables, migrations.

SQLAlchemy is imported only when a store is opened.
"""

from verbale.stores.opening import open_store
from verbale.stores.types import Entry, Outcome, Party, Query, StatementRow, Store, StoredDocument

__all__ = [
    "Entry",
    "Outcome",
    "Party",
    "Query",
    "StatementRow",
    "Store",
    "StoredDocument",
    "open_store",
]

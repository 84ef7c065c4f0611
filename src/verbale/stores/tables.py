"""The tables of a store, described once for every database; migrations bring a file up to this.

`row` is a number that means nothing outside one store. The record's JSON is the unit of truth:
`statements`, `actors` and the search tables are drawn from it and can be made again.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_digest", String(71), nullable=False),
    Column("received", LargeBinary),
    Column("received_digest", String(71)),
    Column("received_at", String(32)),
    Column("media_type", Text),
    Column("origin", Text),
    Column("language", Text, nullable=False),
    Column("published", String(10)),
    Column("dated", String(10), nullable=False),
    Column("publisher", Text),
    Column("publisher_form", Text),
    Column("title", Text),
    UniqueConstraint("id", "number", name="documents_versions"),
    Index("documents_current", "id", unique=True, sqlite_where=text("current = 1")),
    Index("documents_dated", "dated", "row"),
)

records = Table(
    "records",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document", ForeignKey("documents.row", ondelete="CASCADE"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("digest", String(71), nullable=False),
    Column("json", Text, nullable=False),
    Index("records_current", "document", unique=True, sqlite_where=text("current = 1")),
    Index("records_document", "document"),
)

statements = Table(
    "statements",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document", ForeignKey("documents.row", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("cue", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("content", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("mode", String(8), nullable=False),
    Column("type", Text),
    Column("within", Text),
    UniqueConstraint("document", "position", name="statements_position"),
)

actors = Table(
    "actors",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document", ForeignKey("documents.row", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", String(3)),
    Column("role", Text),
    UniqueConstraint("document", "key", name="actors_key"),
    Index("actors_by_key", "key"),
    Index("actors_by_country", "country"),
)

names = Table(
    "names",
    metadata,
    Column("actor", ForeignKey("actors.row", ondelete="CASCADE"), nullable=False),
    Column("form", Text, nullable=False),
    Index("names_actor", "actor"),
    Index("names_form", "form"),
)

parties = Table(
    "parties",
    metadata,
    Column("statement", ForeignKey("statements.row", ondelete="CASCADE"), nullable=False),
    Column("part", String(9), nullable=False),
    Column("position", Integer, nullable=False),
    Column("actor", ForeignKey("actors.row", ondelete="CASCADE"), nullable=False),
    Index("parties_statement", "statement"),
    Index("parties_actor", "actor", "part"),
)

UNDATED = "9999-12-31"
"""What `dated` holds where `published` holds nothing: the order of answers needs a value."""

failures = Table(
    "failures",
    metadata,
    Column("document", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)

SEARCH_TABLES = ("statement_search", "document_search")
"""Full-text tables, which every database makes in its own way: see the migrations."""

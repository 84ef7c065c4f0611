"""The tables of a store, described once for every database; migrations bring a file up to this.

`row` is a number that means nothing outside one store. The record's JSON is the unit of truth:
`statements`, `acts`, `actors` and the search tables are drawn from it and can be made again.
Corrections are not: they are what people said of a reading, and nothing else holds them.
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
    # What pages order and count by; `dated` is empty where the document is superseded.
    Column("dated", String(10)),
    Column("publisher", Text),
    Column("publisher_form", Text),
    UniqueConstraint("document", "position", name="statements_position"),
    Index("statements_dated", "dated", "document", "position"),
    Index("statements_type", "type"),
    Index("statements_publisher", "publisher_form", "dated"),
)

acts = Table(
    "acts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document", ForeignKey("documents.row", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", String(12), nullable=False),
    Column("statement", Integer),
    Column("within", Text),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("issue", Text),
    Column("issue_form", Text),
    Column("dated", String(10)),
    Column("publisher", Text),
    Column("publisher_form", Text),
    UniqueConstraint("document", "position", name="acts_position"),
    Index("acts_dated", "dated", "document", "position"),
    Index("acts_statement", "statement"),
    Index("acts_type", "type"),
    Index("acts_issue", "issue_form"),
)

act_parties = Table(
    "act_parties",
    metadata,
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), nullable=False),
    Column("part", String(6), nullable=False),
    Column("position", Integer, nullable=False),
    Column("actor", ForeignKey("actors.row", ondelete="CASCADE"), nullable=False),
    Index("act_parties_act", "act"),
    Index("act_parties_actor", "actor", "part"),
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

corrections = Table(
    "corrections",
    metadata,
    Column("row", Integer, primary_key=True),
    # By the document's id and the words, not by rows: a reading can come and go beneath it.
    Column("document", Text, nullable=False),
    Column("text_digest", String(71), nullable=False),
    Column("layer", String(12), nullable=False),
    Column("place", Text, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text),
    Column("author", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("undone_by", Text),
    Column("undone_at", String(32)),
    Index("corrections_document", "document"),
)

changes = Table(
    "changes",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
)
"""One number that grows with every change: what was computed from the store knows its age by it."""

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

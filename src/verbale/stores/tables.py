"""The tables of a store, described once for every database; migrations bring a file up to this.

`row` is a number that means nothing outside one store. The record's JSON is the unit of truth:
`statements`, `acts`, `actors` and the search tables are drawn from it and can be made again.
Corrections, partings and decisions are not: they are what people said, and nothing else holds them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
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

from verbale.stores.drawn import UNDATED as UNDATED

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
    Column("country", String(3)),
    Index("act_parties_act", "act"),
    Index("act_parties_actor", "actor", "part"),
    Index("act_parties_country", "country", "part", "act"),
)

act_pairs = Table(
    "act_pairs",
    metadata,
    # A state by its code, any other actor by its key; `target` is empty where nobody is named.
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("dated", String(10), nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", String(12), nullable=False),
    Index("act_pairs_act", "act"),
    Index("act_pairs_counts", "source", "target", "status", "dated", "type", "mode"),
)
"""Who did what to whom and when, of current documents: an index that counts without their rows."""

act_links = Table(
    "act_links",
    metadata,
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), primary_key=True),
    Column("about", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("issues", Text, nullable=False),
    Column("contexts", Text, nullable=False),
)

act_issues = Table(
    "act_issues",
    metadata,
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), nullable=False),
    Column("issue", Text, nullable=False),
    Index("act_issues_act", "act"),
    Index("act_issues_issue", "issue"),
)

commitments = Table(
    "commitments",
    metadata,
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("force", Integer),
    Column("joint", Boolean, nullable=False),
    Column("due", String(10)),
    Column("amounts", Text, nullable=False),
    Column("deadline", Text),
    Column("condition", Text),
    Column("words", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("commitments_due", "due"),
)

commitment_amounts = Table(
    "commitment_amounts",
    metadata,
    Column("act", ForeignKey("acts.row", ondelete="CASCADE"), nullable=False),
    Column("unit", Text, nullable=False),
    Column("value", Float, nullable=False),
    Index("commitment_amounts_act", "act"),
    Index("commitment_amounts_value", "unit", "value"),
)
"""The first amount of each unit in a commitment: later ones are parts of it, or what it is not."""

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
    Column("body", Text),
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
    # Who the actor is over all documents, so that counting need not look at the actors.
    Column("key", Text),
    Column("name", Text),
    Column("country", String(3)),
    Column("dated", String(10)),
    Index("parties_statement", "statement", "part", "key", "country"),
    Index("parties_actor", "actor", "part"),
    Index("parties_country", "country", "part", "dated", "statement"),
    Index("parties_key", "part", "key", "dated", "statement"),
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

failures = Table(
    "failures",
    metadata,
    Column("document", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)

SEARCH_TABLES = ("statement_search", "document_search", "act_search")
"""Full-text tables, which every database makes in its own way: see the migrations."""

local_actors = Table(
    "local_actors",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("sounds", Text, nullable=False),
    Column("country", String(3)),
    Column("role", Text),
    Column("body", Text),
    Index("local_actors_sounds", "sounds"),
)
"""Persons whom only documents know, one over all documents."""

local_links = Table(
    "local_links",
    metadata,
    Column("actor", ForeignKey("actors.row", ondelete="CASCADE"), primary_key=True),
    Column("local", ForeignKey("local_actors.row", ondelete="CASCADE"), nullable=False),
    Column("because", Text, nullable=False),
    Index("local_links_local", "local"),
)

local_partings = Table(
    "local_partings",
    metadata,
    # What people decided: never drawn again, never lost by undoing.
    Column("row", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("local", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", String(32)),
    Index("local_partings_document", "document", "actor"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("do", String(5), nullable=False),
    Column("keep", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text, nullable=False),
)
"""Merges and splits of actors in their order: only ever added to."""

"""What pages ask for: acts, who is named inside a statement, and corrections as their own layer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables and columns; what is drawn from records is drawn again by the store."""
    # `dated` is empty for superseded documents, so that pages need not look at the documents.
    op.add_column("statements", sa.Column("dated", sa.String(10)))
    op.add_column("statements", sa.Column("publisher", sa.Text))
    op.add_column("statements", sa.Column("publisher_form", sa.Text))
    op.create_index("statements_dated", "statements", ["dated", "document", "position"])
    op.create_index("statements_type", "statements", ["type"])
    op.create_index("statements_publisher", "statements", ["publisher_form", "dated"])
    for name, kind in (("key", sa.Text()), ("name", sa.Text()), ("country", sa.String(3))):
        op.add_column("parties", sa.Column(name, kind))
    op.add_column("parties", sa.Column("dated", sa.String(10)))
    op.drop_index("parties_statement", "parties")
    op.create_index("parties_statement", "parties", ["statement", "part", "key", "country"])
    op.create_index("parties_country", "parties", ["country", "part", "dated", "statement"])
    op.create_index("parties_key", "parties", ["part", "key", "dated", "statement"])
    op.create_table(
        "acts",
        sa.Column("row", sa.Integer, primary_key=True),
        _owner("document", "documents"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("statement", sa.Integer),
        sa.Column("within", sa.Text),
        sa.Column("anchor_start", sa.Integer, nullable=False),
        sa.Column("anchor_end", sa.Integer, nullable=False),
        sa.Column("anchor", sa.Text, nullable=False),
        sa.Column("excerpt", sa.Text, nullable=False),
        sa.Column("issue", sa.Text),
        sa.Column("issue_form", sa.Text),
        sa.Column("dated", sa.String(10)),
        sa.Column("publisher", sa.Text),
        sa.Column("publisher_form", sa.Text),
        sa.UniqueConstraint("document", "position", name="acts_position"),
    )
    op.create_index("acts_dated", "acts", ["dated", "document", "position"])
    op.create_index("acts_statement", "acts", ["statement"])
    op.create_index("acts_type", "acts", ["type"])
    op.create_index("acts_issue", "acts", ["issue_form"])
    op.create_table(
        "act_parties",
        _owner("act", "acts"),
        sa.Column("part", sa.String(6), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _owner("actor", "actors"),
        sa.Column("country", sa.String(3)),
    )
    op.create_index("act_parties_country", "act_parties", ["country", "part", "act"])
    op.create_index("act_parties_act", "act_parties", ["act"])
    op.create_index("act_parties_actor", "act_parties", ["actor", "part"])
    op.create_table(
        "corrections",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("text_digest", sa.String(71), nullable=False),
        sa.Column("layer", sa.String(12), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("undone_by", sa.Text),
        sa.Column("undone_at", sa.String(32)),
    )
    op.create_index("corrections_document", "corrections", ["document"])
    changes = op.create_table(
        "changes",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.bulk_insert(changes, [{"row": 1, "number": 0}])


def _owner(name: str, table: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.row", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, nullable=False)

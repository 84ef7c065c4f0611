"""What is asked of acts: who did what to whom by day, issues, commitments, words in full text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables; what is drawn from records is drawn again by the store."""
    # One row holds all that a time line counts, so that its index alone answers it.
    op.create_table(
        "act_pairs",
        _owner("act", "acts"),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("status", sa.String(12), nullable=False),
    )
    op.create_index("act_pairs_act", "act_pairs", ["act"])
    op.create_index(
        "act_pairs_counts", "act_pairs", ["source", "target", "status", "dated", "type", "mode"]
    )
    op.create_table(
        "act_links",
        _owner("act", "acts", primary=True),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("contexts", sa.Text, nullable=False),
    )
    op.create_table(
        "act_issues",
        _owner("act", "acts"),
        sa.Column("issue", sa.Text, nullable=False),
    )
    op.create_index("act_issues_act", "act_issues", ["act"])
    op.create_index("act_issues_issue", "act_issues", ["issue"])
    op.create_table(
        "commitments",
        _owner("act", "acts", primary=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("force", sa.Integer),
        sa.Column("joint", sa.Boolean, nullable=False),
        sa.Column("due", sa.String(10)),
        sa.Column("amounts", sa.Text, nullable=False),
        sa.Column("deadline", sa.Text),
        sa.Column("condition", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("commitments_due", "commitments", ["due"])
    op.create_table(
        "commitment_amounts",
        _owner("act", "acts"),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("value", sa.Float, nullable=False),
    )
    op.create_index("commitment_amounts_act", "commitment_amounts", ["act"])
    op.create_index("commitment_amounts_value", "commitment_amounts", ["unit", "value"])
    op.execute(
        "CREATE VIRTUAL TABLE act_search USING fts5("
        'words, stems, tokenize = "unicode61 remove_diacritics 0")'
    )


def _owner(name: str, table: str, *, primary: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.row", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, key, nullable=False, primary_key=primary)

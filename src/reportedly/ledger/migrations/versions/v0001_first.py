"""The first tables."""

from alembic import op

from reportedly.ledger.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them, and the index of words."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX texts_words ON texts USING gin (to_tsvector('english', text))")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5"
            "(text, content='texts', content_rowid='no', tokenize='porter unicode61 remove_diacritics 2')"
        )

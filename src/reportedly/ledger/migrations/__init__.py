"""From version to version of the tables, by Alembic; run when a ledger is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from sqlalchemy import Engine

__all__ = ["NEWEST", "upgrade"]

NEWEST = "0001"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


def upgrade(engine: Engine, place: str) -> None:
    """Bring the tables to this version, whole or not at all. Raises `RunAborted` for a ledger of a newer one."""
    # Who only looks does not wait for who adds.
    with engine.execution_options(writes=False).connect() as connection:
        held = MigrationContext.configure(connection).get_current_revision()
    if held == NEWEST:
        return
    config = _config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if held is not None and held not in known:
        msg = f"{place} was written by a newer reportedly (tables of version {held}, this one knows {NEWEST}): upgrade reportedly"
        raise RunAborted(msg)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7235467123)")
        if MigrationContext.configure(connection).get_current_revision() != NEWEST:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

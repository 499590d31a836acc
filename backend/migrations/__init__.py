"""Alembic migrations, forward only. `flask db upgrade` and the tests both come through here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..db import Database


def upgrade(database: Database, to: str = "head") -> None:
    """From whatever revision the database has. Alembic is imported here: the web app never needs it."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["database"] = database
    command.upgrade(config, to)

"""What lies in the database, read beside the app."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from backend.audit.models import AuditEntry
from backend.submissions.models import Submission
from tests.deploy.machine import Machine


def submissions(machine: Machine, *which: sa.ColumnElement[bool]) -> int:
    found: int = _one(machine, sa.select(sa.func.count()).select_from(Submission).where(*which))
    return found


def ids(machine: Machine) -> int:
    """How many different ones: an id is unique for its person only."""
    found: int = _one(machine, sa.select(sa.func.count(sa.distinct(Submission.id))))
    return found


def received(machine: Machine) -> int:
    """What the audit says was received: a second storing would have left a second line."""
    found: int = _one(machine, sa.select(sa.func.count()).where(AuditEntry.action == "submission.received"))
    return found


def newest_address(machine: Machine) -> str | None:
    """Where the last thing that was recorded came from."""
    found: str | None = _one(machine, sa.select(AuditEntry.address).order_by(AuditEntry.at.desc()).limit(1))
    return found


def _one(machine: Machine, query: sa.Select[Any]) -> Any:
    engine = sa.create_engine(machine.database)
    try:
        with engine.connect() as connection:
            return connection.execute(query).scalar_one()
    finally:
        engine.dispose()

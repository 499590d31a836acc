from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from ..db import add_row
from .models import OutboxRow


def owe(session: Session, topic: str, person: UUID, about: UUID, due_at: datetime) -> None:
    """One row in the transaction of its cause; the payload holds ids only, never a personal word."""
    add_row(
        session,
        OutboxRow,
        id=uuid4(),
        topic=topic,
        person_id=person,
        payload={"about": str(about)},
        due_at=due_at,
        dedupe=f"{topic}:{person}:{about}",
    )

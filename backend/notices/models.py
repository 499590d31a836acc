from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base


class OutboxRow(Base):
    """Something owed, leased by a worker and deleted when done. `dedupe` makes owing it twice one row."""

    __tablename__ = "outbox"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[UUID | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime] = mapped_column(index=True)
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    dedupe: Mapped[str] = mapped_column(String(120), unique=True)

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base


class Submission(Base):
    """One filed procedure. The signed bytes are kept whole and encrypted; columns are copies (SUB-14)."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("person_id", "procedure", "once_key"),)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)  # first, so rows can be spread by person
    id: Mapped[UUID] = mapped_column(primary_key=True)  # chosen by the phone: sending twice stores once
    procedure: Mapped[str] = mapped_column(String(80))
    form_version: Mapped[str] = mapped_column(String(40))
    outdated: Mapped[bool]
    lang: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    """Counts the moves: the loser of a race sees another number."""
    about: Mapped[UUID | None]
    replaces: Mapped[UUID | None]
    once_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    assessment: Mapped[bytes] = mapped_column(LargeBinary)
    """Encrypted like the body: it holds wages."""
    credential_id: Mapped[bytes] = mapped_column(LargeBinary)
    confirmed: Mapped[bool]
    claimed_at: Mapped[datetime]
    """What the phone's clock said. The server's receipt time decides (SUB-08)."""
    received_at: Mapped[datetime]
    number: Mapped[str] = mapped_column(String(20), unique=True)
    receipt: Mapped[bytes] = mapped_column(LargeBinary)
    receipt_key: Mapped[str] = mapped_column(String(20))
    receipt_signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class SubmissionEvent(Base):
    """The history of states; rows are only added."""

    __tablename__ = "submission_event"
    __table_args__ = (ForeignKeyConstraint(["person_id", "submission_id"], ["submission.person_id", "submission.id"]),)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    actor: Mapped[UUID | None]
    note: Mapped[str | None] = mapped_column(String(200))


class Tombstone(Base):
    """An id that may never be filed again: it was replaced before it arrived."""

    __tablename__ = "submission_tombstone"
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    replaced_by: Mapped[UUID]
    at: Mapped[datetime]

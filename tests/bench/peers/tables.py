"""The rows that a filing leaves, as SQLAlchemy's documentation declares them. Columns, keys and indexes are those of ours."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, DateTime, ForeignKeyConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True)}


class Passkey(Base):
    __tablename__ = "passkey"
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), primary_key=True)
    person_id: Mapped[UUID]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)


class Submission(Base):
    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("person_id", "procedure", "once_key"),)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    procedure: Mapped[str] = mapped_column(String(80))
    form_version: Mapped[str] = mapped_column(String(40))
    lang: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    about: Mapped[UUID | None]
    replaces: Mapped[UUID | None]
    once_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    assessment: Mapped[bytes] = mapped_column(LargeBinary)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary)
    claimed_at: Mapped[datetime]
    received_at: Mapped[datetime]
    number: Mapped[str] = mapped_column(String(20), unique=True)
    receipt: Mapped[bytes] = mapped_column(LargeBinary)
    receipt_key: Mapped[str] = mapped_column(String(20))
    receipt_signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class SubmissionEvent(Base):
    __tablename__ = "submission_event"
    __table_args__ = (ForeignKeyConstraint(["person_id", "submission_id"], ["submission.person_id", "submission.id"]),)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    submission_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    actor: Mapped[UUID | None]


class AuditEntry(Base):
    __tablename__ = "audit_entry"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(60))
    result: Mapped[str] = mapped_column(String(40))
    actor: Mapped[UUID | None]
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    object: Mapped[str | None] = mapped_column(String(120))
    purpose: Mapped[str | None] = mapped_column(String(120))
    address: Mapped[str | None] = mapped_column(String(60))


class OutboxRow(Base):
    __tablename__ = "outbox"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[UUID | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime] = mapped_column(index=True)
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    dedupe: Mapped[str] = mapped_column(String(120), unique=True)

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base


class Person(Base):
    """An account. It is opened without any identity number (BND-01)."""

    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_handle: Mapped[bytes] = mapped_column(LargeBinary(64), unique=True)
    """64 random bytes (IDN-13)."""
    created_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(String(20))


class Passkey(Base):
    """An authenticator that is or was bound to a person. A removed one stays as a record (IDN-17)."""

    __tablename__ = "passkey"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)  # first, so rows can be spread
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), primary_key=True, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    """COSE, the bytes that the authenticator sent."""
    sign_count: Mapped[int] = mapped_column(
        BigInteger
    )  # 32 bits without sign: more than an INTEGER of PostgreSQL holds
    backup_eligible: Mapped[bool]
    backed_up: Mapped[bool]
    aaguid: Mapped[bytes] = mapped_column(LargeBinary(16))
    transports: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(60))
    how: Mapped[str] = mapped_column(String(10))
    """The ceremony that bound it: join or add."""
    created_at: Mapped[datetime]
    created_from: Mapped[str] = mapped_column(String(60))
    address: Mapped[str] = mapped_column(String(60))
    """The prefix it was bound from."""
    last_used_at: Mapped[datetime | None]
    failures: Mapped[int]
    """Refused attempts in a row (IDN-19)."""
    suspended_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    removed_why: Mapped[str | None] = mapped_column(String(40))


class Ceremony(Base):
    """A challenge that waits for its answer. The row is deleted before anything in the answer is verified (IDN-03)."""

    __tablename__ = "ceremony"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    challenge: Mapped[bytes] = mapped_column(LargeBinary(32))
    browser_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    person_id: Mapped[UUID | None]
    user_handle: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    language: Mapped[str | None] = mapped_column(String(20))
    started_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class LoginSession(Base):
    """A signed-in browser. Only the hash of its token is known here (SES-01)."""

    __tablename__ = "login_session"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    fresh_until: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(String(60))


class Profile(Base):
    """What a person told once, to be proposed in forms. Each column is encrypted by itself (PII-02)."""

    __tablename__ = "profile"
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[bytes | None] = mapped_column(LargeBinary)
    birth_date: Mapped[bytes | None] = mapped_column(LargeBinary)
    mobile: Mapped[bytes | None] = mapped_column(LargeBinary)
    address: Mapped[bytes | None] = mapped_column(LargeBinary)
    account: Mapped[bytes | None] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime]

"""A person's sessions, to see and to end. What is ended here is ended at once: the next request finds no row (SES-04, SES-05)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..clock import iso
from ..policy import Actor
from ..problems import NotFound
from .models import LoginSession
from .sessions import alive


def listed(session: Session, actor: Actor, at: datetime, idle: timedelta) -> list[dict[str, Any]]:
    """The person's live sessions, the newest first."""
    rows = session.scalars(
        sa.select(LoginSession)
        .where(LoginSession.person_id == actor.person, alive(at, idle))
        .order_by(LoginSession.seen_at.desc(), LoginSession.id)
    )
    return [
        {
            "id": str(row.id),
            "created_at": iso(row.created_at),
            "seen_at": iso(row.seen_at),
            "device": row.device,
            "current": row.id == actor.session,
        }
        for row in rows
    ]


def sign_out(session: Session, token_hash: bytes, at: datetime, where: Place) -> None:
    """End the session of this token; nothing to do when there is none."""
    person = session.execute(
        sa.delete(LoginSession).where(LoginSession.token_hash == token_hash).returning(LoginSession.person_id)
    ).scalar_one_or_none()
    if person is not None:
        record(session, at, "session.ended", where=where, actor=person, person=person)


def end(session: Session, actor: Actor, session_id: UUID, at: datetime, where: Place) -> None:
    """Raises NotFound, also for somebody else's (AUZ-03)."""
    ended = session.execute(
        sa.delete(LoginSession)
        .where(LoginSession.person_id == actor.person, LoginSession.id == session_id)
        .returning(LoginSession.id)
    ).scalar_one_or_none()
    if ended is None:
        raise NotFound
    record(session, at, "session.ended", where=where, actor=actor.person, person=actor.person, about=session_id)


def end_all(session: Session, actor: Actor, at: datetime, where: Place) -> None:
    """Everywhere, this one included."""
    session.execute(sa.delete(LoginSession).where(LoginSession.person_id == actor.person))
    record(session, at, "sessions.ended", where=where, actor=actor.person, person=actor.person)


def end_by_passkey(session: Session, person: UUID, credential_id: bytes) -> None:
    """SES-04: what a removed passkey opened, closes with it."""
    session.execute(
        sa.delete(LoginSession).where(LoginSession.person_id == person, LoginSession.credential_id == credential_id)
    )

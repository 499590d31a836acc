"""A ceremony is a stored challenge: random, single use, short-lived, bound to its kind, browser and (when known) person (IDN-03)."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.orm import Session

from ..clock import now
from ..db import write
from . import cookies
from .models import Ceremony
from .problems import CeremonyOver

JOIN, ADD, SIGN_IN, STEP_UP = "join", "add", "sign_in", "step_up"


@dataclass(frozen=True)
class Started:
    """What a ceremony was started with."""

    id: UUID
    kind: str
    challenge: bytes
    person: UUID | None
    user_handle: bytes | None
    language: str | None
    at: datetime


def begin(
    kind: str,
    *,
    person: UUID | None = None,
    user_handle: bytes | None = None,
    language: str | None = None,
    until: datetime | None = None,
) -> Started:
    """Store a new challenge for this browser; it ends after five minutes, or at `until` if that is sooner."""
    started = Started(uuid4(), kind, secrets.token_bytes(32), person, user_handle, language, now())
    lasts: timedelta = current_app.config["CEREMONY"]
    ends = min(started.at + lasts, until or started.at + lasts)
    write(_store, started, cookies.bind_browser(), ends)
    return started


def _store(session: Session, started: Started, browser_hash: bytes, ends: datetime) -> None:
    session.execute(sa.delete(Ceremony).where(Ceremony.expires_at < started.at))
    session.add(
        Ceremony(
            id=started.id,
            kind=started.kind,
            challenge=started.challenge,
            browser_hash=browser_hash,
            person_id=started.person,
            user_handle=started.user_handle,
            language=started.language,
            started_at=started.at,
            expires_at=ends,
        )
    )


def take(ceremony: UUID, kind: str, person: UUID | None = None) -> Started:
    """End the ceremony, durably, before its answer is looked at. Raises CeremonyOver."""
    token = cookies.browser_token()
    started = write(_consume, ceremony, kind, person, cookies.hash_of(token or ""), now())
    if token is None or started is None:
        raise CeremonyOver
    return started


def _consume(
    session: Session, ceremony: UUID, kind: str, person: UUID | None, browser_hash: bytes, at: datetime
) -> Started | None:
    """Deletes in any case and does not raise: a raised error would bring the challenge back."""
    taken = session.execute(
        sa.delete(Ceremony)
        .where(Ceremony.id == ceremony)
        .returning(
            Ceremony.kind,
            Ceremony.challenge,
            Ceremony.browser_hash,
            Ceremony.person_id,
            Ceremony.user_handle,
            Ceremony.language,
            Ceremony.started_at,
            Ceremony.expires_at,
        )
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if taken is None or taken.kind != kind or taken.person_id != person or taken.expires_at <= at:
        return None
    if not hmac.compare_digest(taken.browser_hash, browser_hash):
        return None
    return Started(
        ceremony, kind, taken.challenge, taken.person_id, taken.user_handle, taken.language, taken.started_at
    )

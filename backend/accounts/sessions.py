"""Sessions: opaque tokens, stored hashed, alive as long as the server says (SES-01 to SES-03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import current_app, request
from sqlalchemy.orm import Session

from ..audit.record import Place, place
from ..clock import iso, now
from ..db import read, write
from ..policy import Actor
from ..privacy.keys import b64u
from ..problems import SignInFirst
from . import cookies
from .credentials import in_use
from .models import LoginSession, Person

TOUCH = timedelta(minutes=1)


@dataclass(frozen=True)
class Opening:
    """Everything a use case needs to open a session, taken in the request."""

    at: datetime
    where: Place
    token: str
    replaces: bytes | None
    idle: timedelta
    total: timedelta
    fresh: timedelta


@dataclass(frozen=True)
class Opened:
    token: str
    shown: dict[str, Any]


def opening() -> Opening:
    old, config = cookies.session_token(), current_app.config
    return Opening(
        at=now(),
        where=place(),
        token=cookies.new_token(),
        replaces=cookies.hash_of(old) if old else None,
        idle=config["SESSION_IDLE"],
        total=config["SESSION_TOTAL"],
        fresh=config["FRESH"],
    )


def hand_over(opened: Opened) -> dict[str, Any]:
    """The token goes into the cookie and nowhere else."""
    cookies.set_session(opened.token)
    return opened.shown


def open_for(session: Session, person: UUID, credential_id: bytes, opening: Opening, *, fresh: bool) -> Opened:
    """A new session; the one this browser had dies, whoever's it was (SES-02)."""
    session.execute(sa.delete(LoginSession).where(LoginSession.token_hash == opening.replaces))
    session.execute(sa.delete(LoginSession).where(LoginSession.person_id == person, ~alive(opening.at, opening.idle)))
    row = LoginSession(
        person_id=person,
        id=uuid4(),
        token_hash=cookies.hash_of(opening.token),
        credential_id=credential_id,
        created_at=opening.at,
        seen_at=opening.at,
        ends_at=opening.at + opening.total,
        fresh_until=opening.at + opening.fresh if fresh else None,
        device=opening.where.device or "",
    )
    session.add(row)
    session.flush()
    return Opened(opening.token, _shown(session, row, opening.idle))


def renew(session: Session, actor: Actor, credential_id: bytes, opening: Opening) -> Opened:
    """The same session under a new token; the twelve hours go on. Raises SignInFirst when it ended meanwhile."""
    row = session.get(LoginSession, (actor.person, actor.session), with_for_update=True)
    if row is None:
        raise SignInFirst
    row.token_hash = cookies.hash_of(opening.token)
    row.credential_id = credential_id
    row.seen_at = opening.at
    row.fresh_until = opening.at + opening.fresh
    session.flush()
    return Opened(opening.token, _shown(session, row, opening.idle))


def current() -> Actor | None:
    """Who acts, by the session cookie. Only requests that act keep a session alive.

    A GET does not: pages fetch by themselves, and a phone left on a counter would never be signed out (SES-03, SES-07). A person who
    only reads extends with a tap (SES-08).
    """
    token = cookies.session_token()
    if token is None:
        return None
    found = read(_actor, cookies.hash_of(token), now(), current_app.config["SESSION_IDLE"])
    if found is None:
        return None
    actor, seen_at = found
    if request.method not in ("GET", "HEAD", "OPTIONS") and seen_at <= now() - TOUCH:
        write(_touch, actor.person, actor.session, now())
    return actor


def alive(at: datetime, idle: timedelta) -> sa.ColumnElement[bool]:
    return sa.and_(LoginSession.ends_at > at, LoginSession.seen_at > at - idle)


def _actor(session: Session, token_hash: bytes, at: datetime, idle: timedelta) -> tuple[Actor, datetime] | None:
    row = session.execute(
        sa.select(LoginSession, Person.language)
        .join(Person, Person.id == LoginSession.person_id)
        .where(LoginSession.token_hash == token_hash, alive(at, idle))
    ).one_or_none()
    if row is None:
        return None
    live, language = row
    return Actor(live.person_id, live.id, live.credential_id, language, live.fresh_until), live.seen_at


def _touch(session: Session, person: UUID, session_id: UUID, at: datetime) -> None:
    session.execute(
        sa.update(LoginSession)
        .where(LoginSession.person_id == person, LoginSession.id == session_id, LoginSession.seen_at < at)
        .values(seen_at=at)
        .execution_options(synchronize_session=False)
    )


def extend(session: Session, actor: Actor, at: datetime, idle: timedelta) -> dict[str, Any]:
    _touch(session, actor.person, actor.session, at)
    return shown(session, actor, idle)


def shown(session: Session, actor: Actor, idle: timedelta) -> dict[str, Any]:
    row = session.get(LoginSession, (actor.person, actor.session))
    if row is None:
        raise SignInFirst
    return _shown(session, row, idle)


def _shown(session: Session, row: LoginSession, idle: timedelta) -> dict[str, Any]:
    person = session.get_one(Person, row.person_id)
    return {
        "person": str(row.person_id),
        "passkeys": [b64u(handle.credential_id) for handle in in_use(session, row.person_id)],
        "language": person.language,
        "expires_at": iso(min(row.seen_at + idle, row.ends_at)),
        "ends_at": iso(row.ends_at),
        "fresh_until": iso(row.fresh_until) if row.fresh_until else None,
    }

"""See, name, add and remove passkeys (IDN-14). Every one that was ever bound stays as a record (IDN-17)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..audit.record import Place, place, record
from ..clock import iso, now
from ..db import read, write
from ..policy import Actor
from ..privacy.keys import b64u, unb64u
from ..problems import NotFound
from ..rates import address_prefix, count
from . import ceremonies, options, registration
from .credentials import Handle
from .models import Passkey, Person
from .problems import JoinFailed, LastPasskey
from .session_list import end_by_passkey


def listed(session: Session, actor: Actor) -> list[dict[str, Any]]:
    rows = session.scalars(
        sa.select(Passkey)
        .where(Passkey.person_id == actor.person, Passkey.removed_at.is_(None))
        .order_by(Passkey.created_at, Passkey.credential_id)
    )
    return [_shown(row, actor) for row in rows]


def start_adding(actor: Actor) -> dict[str, Any]:
    """The ceremony ends with the freshness it was allowed by, so what is added is at most five minutes from a proof."""
    count("SIGN_IN_RATE", address_prefix())
    user_handle, bound = read(_bound, actor.person)
    started = ceremonies.begin(ceremonies.ADD, person=actor.person, user_handle=user_handle, until=actor.fresh_until)
    return options.creation(started, exclude=bound)


def finish_adding(actor: Actor, ceremony: UUID, credential: Any, name: str | None) -> dict[str, Any]:
    """Raises CeremonyOver, MalformedCredential, JoinFailed."""
    started = ceremonies.take(ceremony, ceremonies.ADD, actor.person)
    new = registration.verified(credential, started)
    try:
        return write(_add, actor, new, name, now(), place())
    except IntegrityError:
        raise JoinFailed from None


def _bound(session: Session, person: UUID) -> tuple[bytes, list[Handle]]:
    """The user handle, and every passkey that an authenticator shall not make a second time."""
    rows = session.execute(
        sa.select(Passkey.credential_id, Passkey.transports).where(
            Passkey.person_id == person, Passkey.removed_at.is_(None)
        )
    )
    handles = [Handle(row.credential_id, tuple(row.transports.split())) for row in rows]
    return session.get_one(Person, person).user_handle, handles


def _add(
    session: Session, actor: Actor, new: registration.NewPasskey, name: str | None, at: datetime, where: Place
) -> dict[str, Any]:
    registration.bind(session, actor.person, new, "add", name, at, where)
    _recorded(session, "passkey.added", actor, new.credential_id, at, where)
    return _shown(_own(session, actor, b64u(new.credential_id)), actor)


def rename(session: Session, actor: Actor, passkey_id: str, name: str, at: datetime, where: Place) -> dict[str, Any]:
    """Raises NotFound."""
    passkey = _own(session, actor, passkey_id)
    passkey.name = name
    _recorded(session, "passkey.named", actor, passkey.credential_id, at, where)
    return _shown(passkey, actor)


def remove(session: Session, actor: Actor, passkey_id: str, at: datetime, where: Place) -> None:
    """Raises NotFound, LastPasskey. The sessions it opened end with it."""
    # the person's row is the lock: of two removals at once, the second sees the first
    session.get_one(Person, actor.person, with_for_update=True)
    passkey = _own(session, actor, passkey_id)
    others = session.scalar(
        sa.select(sa.func.count()).where(
            Passkey.person_id == actor.person,
            Passkey.credential_id != passkey.credential_id,
            Passkey.removed_at.is_(None),
            Passkey.suspended_at.is_(None),
        )
    )
    if not others:
        raise LastPasskey
    passkey.removed_at = at
    passkey.removed_why = "person"
    session.flush()  # waits for a sign-in under way, whose session then ends too
    end_by_passkey(session, actor.person, passkey.credential_id)
    _recorded(session, "passkey.removed", actor, passkey.credential_id, at, where)


def _own(session: Session, actor: Actor, passkey_id: str) -> Passkey:
    """Raises NotFound, also for somebody else's and for one that was removed (AUZ-02, AUZ-03)."""
    try:
        credential_id = unb64u(passkey_id)
    except ValueError:
        raise NotFound from None
    passkey = session.scalar(
        sa.select(Passkey).where(
            Passkey.person_id == actor.person, Passkey.credential_id == credential_id, Passkey.removed_at.is_(None)
        )
    )
    if passkey is None:
        raise NotFound
    return passkey


def _shown(passkey: Passkey, actor: Actor) -> dict[str, Any]:
    return {
        "id": b64u(passkey.credential_id),
        "name": passkey.name,
        "created_at": iso(passkey.created_at),
        "last_used_at": iso(passkey.last_used_at) if passkey.last_used_at else None,
        "backed_up": passkey.backed_up,
        "current": passkey.credential_id == actor.passkey,
    }


def _recorded(session: Session, act: str, actor: Actor, credential_id: bytes, at: datetime, where: Place) -> None:
    about = b64u(credential_id)[:32]
    record(session, at, act, where=where, actor=actor.person, person=actor.person, about=about)

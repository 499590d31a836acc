"""What a person told once. Each answer is encrypted for its own place and keeps its own date (PII-02)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..clock import iso
from ..policy import Actor
from ..privacy.fields import decrypt, encrypt
from ..privacy.keys import KeyRing
from ..problems import ConfirmFirst
from .models import Person, Profile

COLUMNS = ("name", "birth_date", "mobile", "address", "account")

Told = dict[str, tuple[Any, datetime]]


def told(session: Session, ring: KeyRing, person_id: UUID) -> Told:
    """What was told, with when: `{"mobile": ("01000001234", datetime)}`. What was not told is absent."""
    row = session.get(Profile, person_id)
    if row is None:
        return {}
    stored = {column: getattr(row, column) for column in COLUMNS}
    return {column: _open(ring, column, person_id, raw) for column, raw in stored.items() if raw is not None}


def shown(session: Session, ring: KeyRing, actor: Actor) -> dict[str, Any]:
    values = {column: value for column, (value, _) in told(session, ring, actor.person).items()}
    return {**values, "language": session.get_one(Person, actor.person).language}


def keep(
    session: Session, ring: KeyRing, actor: Actor, given: dict[str, Any], at: datetime, where: Place
) -> dict[str, Any]:
    """Replace the profile; what is absent is forgotten. An unchanged answer keeps its date.

    Raises ConfirmFirst when the bank account changes without a fresh proof (SES-06).
    """
    person = session.get_one(Person, actor.person, with_for_update=True)
    before = told(session, ring, actor.person)
    changed = [column for column in COLUMNS if given.get(column) != before.get(column, (None,))[0]]
    if "account" in changed and (actor.fresh_until is None or actor.fresh_until < at):
        raise ConfirmFirst
    person.language = given["language"]
    if changed:
        row = session.get(Profile, actor.person) or Profile(person_id=actor.person)
        for column in changed:
            setattr(row, column, _seal(ring, column, actor.person, given.get(column), at))
        row.updated_at = at
        session.add(row)
        about = " ".join(changed)
        record(session, at, "profile.changed", where=where, actor=actor.person, person=actor.person, about=about)
    session.flush()
    return shown(session, ring, actor)


def _seal(ring: KeyRing, column: str, person: UUID, value: Any, at: datetime) -> bytes | None:
    if value is None:
        return None
    plain = json.dumps({"value": value, "at": iso(at)}, ensure_ascii=False).encode()
    return encrypt(ring, "profile", column, person, plain)


def _open(ring: KeyRing, column: str, person: UUID, raw: bytes) -> tuple[Any, datetime]:
    found = json.loads(decrypt(ring, "profile", column, person, raw))
    return found["value"], datetime.fromisoformat(found["at"])

"""Join: a new person by a new passkey. No identity number, no user name (BND-01)."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..audit.record import record
from ..db import write
from ..rates import address_prefix, count
from . import ceremonies, options, registration, sessions
from .models import Person
from .problems import JoinFailed


def start(language: str) -> dict[str, Any]:
    count("SIGN_IN_RATE", address_prefix())
    user_handle = secrets.token_bytes(64)
    return options.creation(ceremonies.begin(ceremonies.JOIN, user_handle=user_handle, language=language))


def finish(ceremony: UUID, credential: Any) -> dict[str, Any]:
    """Raises CeremonyOver, MalformedCredential, JoinFailed."""
    started = ceremonies.take(ceremony, ceremonies.JOIN)
    new = registration.verified(credential, started)
    try:
        return sessions.hand_over(write(_join, started, new, sessions.opening()))
    except IntegrityError:
        # the credential id is taken: not a word about whose
        raise JoinFailed from None


def _join(
    session: Session, started: ceremonies.Started, new: registration.NewPasskey, opening: sessions.Opening
) -> sessions.Opened:
    person = Person(
        id=uuid4(), user_handle=started.user_handle, created_at=opening.at, language=started.language or "ko"
    )
    session.add(person)
    session.flush()
    registration.bind(session, person.id, new, "join", None, opening.at, opening.where)
    record(session, opening.at, "person.joined", where=opening.where, actor=person.id, person=person.id)
    return sessions.open_for(session, person.id, new.credential_id, opening, fresh=True)

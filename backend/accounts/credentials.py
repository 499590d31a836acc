"""Passkeys as others need them: who owns one, which a person has, whether a delivery was signed by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from . import responses
from .models import Passkey, Person
from .problems import BadSignature, MalformedCredential
from .webauthn_checks import Refused, verify_assertion

__all__ = ["BadSignature", "Handle", "Known", "in_use", "known", "signed_by"]


@dataclass(frozen=True)
class Known:
    """A passkey that is or was bound to a person, as plain data."""

    person_id: UUID
    user_handle: bytes
    credential_id: bytes
    public_key: bytes
    backup_eligible: bool
    removed: bool
    suspended: bool
    created_at: datetime
    failures: int


# columns, not objects, and put together once: every delivery asks this
_PASSKEY, _PERSON = Passkey.__table__.c, Person.__table__.c
_KNOWN = (
    sa.select(*_PASSKEY, _PERSON.user_handle)
    .join_from(Passkey.__table__, Person.__table__, _PERSON.id == _PASSKEY.person_id)
    .where(_PASSKEY.credential_id == sa.bindparam("credential"))
)


@dataclass(frozen=True)
class Handle:
    """How to ask a browser for a passkey."""

    credential_id: bytes
    transports: tuple[str, ...]


def known(session: Session, credential_id: bytes) -> Known | None:
    """Also a removed or suspended one: what to do with it is the caller's to decide."""
    row = session.execute(_KNOWN, {"credential": credential_id}).one_or_none()
    if row is None:
        return None
    return Known(
        person_id=row.person_id,
        user_handle=row.user_handle,
        credential_id=row.credential_id,
        public_key=row.public_key,
        backup_eligible=row.backup_eligible,
        removed=row.removed_at is not None,
        suspended=row.suspended_at is not None,
        created_at=row.created_at,
        failures=row.failures,
    )


def in_use(session: Session, person: UUID) -> list[Handle]:
    """The person's passkeys that open the account, oldest first."""
    rows = session.execute(
        sa.select(Passkey.credential_id, Passkey.transports)
        .where(Passkey.person_id == person, Passkey.removed_at.is_(None), Passkey.suspended_at.is_(None))
        .order_by(Passkey.created_at, Passkey.credential_id)
    )
    return [Handle(row.credential_id, tuple(row.transports.split())) for row in rows]


def signed_by(assertion: dict[str, Any], challenge: bytes, known: Known, origin: str, rp_id: str) -> None:
    """A delivery: `challenge` is derived from what was signed, not stored (SUB-06). Raises BadSignature.

    The counter is neither checked nor changed: a filing signed offline arrives after later sign-ins and is honest (IDN-10).
    """
    try:
        sent = responses.assertion(assertion)
        if sent.id != known.credential_id or sent.user_handle not in (None, known.user_handle):
            raise Refused("another passkey")
        verify_assertion(sent, challenge, known.public_key, known.backup_eligible, origin, rp_id)
    except (MalformedCredential, Refused) as error:
        raise BadSignature from error

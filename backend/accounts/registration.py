"""The registration ceremony's last steps, for joining and for adding (WebAuthn section 7.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from ..audit.record import Place
from . import authenticator_data as auth
from . import responses
from .ceremonies import Started
from .models import Passkey
from .problems import JoinFailed
from .webauthn_checks import Refused, verify_registration


@dataclass(frozen=True)
class NewPasskey:
    """A verified registration."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    backup_eligible: bool
    backed_up: bool
    aaguid: bytes
    transports: tuple[str, ...]


def verified(credential: Any, started: Started) -> NewPasskey:
    """Raises MalformedCredential, JoinFailed."""
    sent = responses.attestation(credential)
    config = current_app.config
    try:
        data = verify_registration(sent, started.challenge, config["ORIGIN"], config["RP_ID"])
    except Refused as reason:
        raise JoinFailed from reason
    assert data.attested is not None
    return NewPasskey(
        credential_id=sent.id,
        public_key=data.attested.public_key,
        sign_count=data.sign_count,
        backup_eligible=data.has(auth.BE),
        backed_up=data.has(auth.BS),
        aaguid=data.attested.aaguid,
        transports=sent.transports,
    )


def bind(
    session: Session, person: UUID, new: NewPasskey, how: str, name: str | None, at: datetime, where: Place
) -> None:
    """Add the row. A credential id that anybody has raises IntegrityError at the flush, also in a race (IDN-07)."""
    session.add(
        Passkey(
            person_id=person,
            credential_id=new.credential_id,
            public_key=new.public_key,
            sign_count=new.sign_count,
            backup_eligible=new.backup_eligible,
            backed_up=new.backed_up,
            aaguid=new.aaguid,
            transports=" ".join(new.transports),
            name=name or where.device or "Passkey",
            how=how,
            created_at=at,
            created_from=where.device or "",
            address=where.address or "",
            failures=0,
        )
    )
    session.flush()

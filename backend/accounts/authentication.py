"""The authentication ceremony's last steps, for sign-in and step-up (WebAuthn section 7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec
from flask import current_app
from sqlalchemy.orm import Session
from webauthn.helpers import encode_cbor

from ..audit.record import Place, place, record
from ..clock import now
from ..db import read, write
from ..privacy.keys import b64u
from ..rates import address_prefix, count
from . import authenticator_data as auth
from . import credentials, responses
from .ceremonies import Started
from .counters import Counted, count_use
from .models import Passkey
from .problems import MalformedCredential, PasskeyRemoved, SignInFailed
from .webauthn_checks import Refused, verify_assertion

MOST_FAILURES = 100  # in a row (IDN-19)


@dataclass(frozen=True)
class Proof:
    """A verified assertion of a passkey that opens its person's account."""

    person: UUID
    credential_id: bytes
    sign_count: int
    backed_up: bool
    started_at: datetime


def prove(started: Started, credential: Any) -> Proof:
    """Raises MalformedCredential, SignInFailed (one answer for every reason), PasskeyRemoved, TooMany.

    A refused attempt is one write whether the passkey is known or not, and an unknown one is verified against a decoy: both take as
    long (IDN-18).
    """
    try:
        sent = responses.assertion(credential)
    except MalformedCredential:
        _refuse(started, None, "malformed")
        raise
    known = read(credentials.known, sent.id)
    if known is not None and known.failures >= MOST_FAILURES:
        # one try an hour from each address prefix: guessing ends, and a stranger far away locks nobody out
        count("FAILING_PASSKEY_RATE", b64u(sent.id), address_prefix())
    try:
        data = _verified(started, sent, known)
    except Refused as reason:
        _refuse(started, known, str(reason))
        raise SignInFailed from reason
    if known is None or known.suspended:
        _refuse(started, known, "unknown" if known is None else "suspended")
        raise SignInFailed
    if known.removed:
        _refuse(started, known, "removed")
        raise PasskeyRemoved
    return Proof(known.person_id, sent.id, data.sign_count, data.has(auth.BS), started.at)


def _verified(started: Started, sent: responses.Assertion, known: credentials.Known | None) -> auth.AuthenticatorData:
    config = current_app.config
    key = known.public_key if known else _DECOY
    eligible = known.backup_eligible if known else None
    data = verify_assertion(sent, started.challenge, key, eligible, config["ORIGIN"], config["RP_ID"])
    if known is not None:
        _owned(started, sent, known)
    return data


def _owned(started: Started, sent: responses.Assertion, known: credentials.Known) -> None:
    """IDN-06: without a known account the user handle must say whose it is; with one, the passkey must be hers."""
    if started.person is None and sent.user_handle is None:
        raise Refused("no user handle")
    if sent.user_handle not in (None, known.user_handle):
        raise Refused("user handle differs")
    if started.person not in (None, known.person_id):
        raise Refused("another person's passkey")


def use(session: Session, proof: Proof, at: datetime, where: Place) -> Counted | None:
    """Part of the opening transaction: count the use, keep the backup state. None where the passkey went away meanwhile."""
    passkey = session.execute(
        sa.select(Passkey)
        .where(Passkey.person_id == proof.person, Passkey.credential_id == proof.credential_id)
        .with_for_update()
    ).scalar_one()
    if passkey.removed_at is not None or passkey.suspended_at is not None:
        return None
    counted = count_use(session, passkey, proof.sign_count, proof.started_at, at, where)
    if counted is not Counted.COPIED:
        passkey.backed_up = proof.backed_up
        passkey.last_used_at = at
        passkey.failures = 0
    return counted


def _refuse(started: Started, known: credentials.Known | None, reason: str) -> None:
    write(_note_refusal, f"{started.kind}.refused", known, reason, now(), place())


def _note_refusal(
    session: Session, action: str, known: credentials.Known | None, reason: str, at: datetime, where: Place
) -> None:
    person = known.person_id if known else None
    session.execute(
        sa.update(Passkey)
        .where(Passkey.credential_id == (known.credential_id if known else b""))
        .values(failures=Passkey.failures + 1)
        .execution_options(synchronize_session=False)
    )
    record(session, at, action, where=where, person=person, result=reason[:40])


def _decoy() -> bytes:
    numbers = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return encode_cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})


_DECOY = _decoy()

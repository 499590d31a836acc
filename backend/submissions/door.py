"""The door that stores, step by step in its order: size, known credential, rate, signature, opening; then the check (SUB-20)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import current_app
from marshmallow import ValidationError
from sqlalchemy.exc import IntegrityError

from ..accounts import credentials
from ..audit.record import place
from ..clock import day_in_korea, now
from ..db import read, write
from ..privacy.keys import KeyRing, key_ring, unb64u
from ..problems import Malformed, TooLarge
from ..rates import address_prefix, count
from .acts import ACTS, VERSION
from .check import Checked, check, procedure_of
from .envelope import Envelope, challenge_of, open_envelope
from .problems import NotAllowedFor, UnknownCredential, Unreadable, UpdateFirst
from .receive import Arrival, receive
from .schemas import EnvelopeIn, Filing

MOST = 32 * 1024
_ENVELOPE, _FILING = EnvelopeIn(), Filing()


def read_envelope(submission: UUID, size: int | None, body: Any) -> Envelope:
    """Raises TooLarge, Malformed."""
    if size is None or size > MOST:
        raise TooLarge
    try:
        envelope: Envelope = _ENVELOPE.load(body)
    except ValidationError as error:
        raise Malformed(members=sorted(error.normalized_messages())) from None
    if envelope.id != submission:
        raise Malformed
    return envelope


def put(envelope: Envelope) -> dict[str, Any]:
    """Receive the envelope and answer its signed receipt, the stored one when the id is known."""
    known = _owner(envelope)
    ring = key_ring()
    arrival = _opened(ring, envelope, known)
    try:
        return write(receive, ring, arrival)
    except IntegrityError:
        # lost a race: the winner's row answers, or tells what it conflicts with
        return write(receive, ring, arrival)


def _owner(envelope: Envelope) -> credentials.Known:
    """Known credential, rate, signature: the cheap refusals first, and none of them needs the sealed body."""
    try:
        credential = unb64u(envelope.assertion["id"])
    except ValueError:
        raise Malformed from None
    known = read(credentials.known, credential)
    if known is None:
        raise UnknownCredential
    count("DOOR_RATE_ADDRESS", address_prefix())
    count("DOOR_RATE_CREDENTIAL", known.credential_id.hex())
    config = current_app.config
    challenge = challenge_of(envelope.id, envelope.digest)
    credentials.signed_by(envelope.assertion, challenge, known, config["ORIGIN"], config["RP_ID"])
    return known


def _opened(ring: KeyRing, envelope: Envelope, known: credentials.Known) -> Arrival:
    body, raw = open_envelope(ring, envelope)
    filing = shaped(raw)
    if filing["id"] != envelope.id or filing["audience"] != current_app.config["ORIGIN"]:
        raise Unreadable
    if filing["person"] != known.person_id:
        raise credentials.BadSignature
    if filing["on_behalf_of"] is not None:
        raise NotAllowedFor
    at = now()
    act = filing["procedure"] in ACTS
    procedure, outdated = (None, False) if act else procedure_of(filing["procedure"], filing["form_version"])
    if procedure is None:
        checked = _act(filing)
    else:
        checked = check(procedure, filing["answers"], day_in_korea(at), outdated=outdated, lang=filing["lang"])
    return Arrival(
        person=known.person_id,
        credential=known.credential_id,
        confirmed=not (known.removed or known.suspended),
        digest=envelope.digest,
        body=body,
        filing=filing,
        procedure=procedure,
        outdated=outdated,
        checked=checked,
        at=at,
        where=place(),
    )


def _act(filing: dict[str, Any]) -> Checked:
    if filing["form_version"] != VERSION:
        raise UpdateFirst
    if filing["about"] is None or filing["answers"] or filing["replaces"]:
        raise Malformed
    return Checked({}, {})


def shaped(raw: dict[str, Any]) -> dict[str, Any]:
    """The filing with its types. Raises Malformed."""
    try:
        found: dict[str, Any] = _FILING.load(raw)
    except ValidationError as error:
        raise Malformed(members=sorted(error.normalized_messages())) from None
    return found


def open_for(person: UUID, envelope: Envelope) -> dict[str, Any]:
    """What a held envelope says, for its owner only; nothing is stored. Raises Unreadable also for somebody else's."""
    _, raw = open_envelope(key_ring(), envelope)
    if raw.get("person") != str(person):
        raise Unreadable
    return raw

"""Receive one filing: known id, conflicts, rows, receipt, in one transaction (SUB-01 to SUB-05, SUB-14, SUB-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import rfc8785
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..db import add_row
from ..notices.outbox import owe
from ..privacy.fields import encrypt, fingerprint
from ..privacy.keys import KeyRing, b64u
from ..services.kit.procedure import Procedure
from .acts import ACTS
from .check import Checked
from .models import Submission, SubmissionEvent, Tombstone
from .problems import AlreadyReceived, DuplicateOf, NotArrived, OtherContent, Replaced
from .receipt import answer, new_number, sign_receipt


@dataclass(frozen=True)
class Arrival:
    """One verified, opened and checked filing, and the moment it entered the server."""

    person: UUID
    credential: bytes
    confirmed: bool
    digest: bytes
    body: bytes
    filing: dict[str, Any]
    procedure: Procedure | None
    """None for an act, which has no form."""
    outdated: bool
    checked: Checked
    at: datetime
    where: Place

    @property
    def id(self) -> UUID:
        found: UUID = self.filing["id"]
        return found


_STORED, _GONE = Submission.__table__.c, Tombstone.__table__.c
# put together once: the rows with this id, or about the same claim
_LIKE = sa.select(_STORED.id, _STORED.digest, _STORED.receipt, _STORED.receipt_key, _STORED.receipt_signature).where(
    _STORED.person_id == sa.bindparam("person"),
    (_STORED.id == sa.bindparam("id"))
    | ((_STORED.procedure == sa.bindparam("procedure")) & (_STORED.once_key == sa.bindparam("once_key"))),
)
_SUCCESSOR = sa.select(_GONE.replaced_by).where(
    _GONE.person_id == sa.bindparam("person"), _GONE.id == sa.bindparam("id")
)


def receive(session: Session, ring: KeyRing, arrival: Arrival) -> dict[str, Any]:
    """The signed receipt. Raises the 409s of problems.py; whoever loses a race to the unique index meets IntegrityError."""
    once_key = _once_key(ring, arrival)
    named = {"person": arrival.person, "id": arrival.id, "procedure": arrival.filing["procedure"], "once_key": once_key}
    like: list[Any] = list(session.connection().execute(_LIKE, named))
    if same := next((row for row in like if row.id == arrival.id), None):
        return _again(same, arrival.digest)
    about = _meets_others(session, arrival)
    if like:
        raise DuplicateOf(receipt=answer(like[0]))
    row = _row(ring, arrival, once_key)
    add_row(session, Submission, **vars(row))  # the unique indexes are the lock
    # an unconfirmed act has no effect until its owner confirms it (SUB-20)
    if about is not None and arrival.confirmed:
        act = session.get_one(Submission, (arrival.person, arrival.id))
        ACTS[act.procedure](session, act, about, arrival.at)
    add_row(
        session,
        SubmissionEvent,
        person_id=arrival.person,
        submission_id=arrival.id,
        number=1,
        state=row.state,
        at=arrival.at,
        actor=arrival.person,
        note=_note(arrival),
    )
    owe(session, "submission_received", arrival.person, arrival.id, arrival.at)
    record(
        session,
        arrival.at,
        "submission.received",
        where=arrival.where,
        actor=arrival.person,
        principal=arrival.person,
        person=arrival.person,
        about=arrival.id,
        purpose=row.procedure,
    )
    return answer(row)


def _again(stored: Any, digest: bytes) -> dict[str, Any]:
    """The stored receipt of an id that is known. Raises OtherContent (409): nothing is overwritten (SUB-02, SUB-03)."""
    if stored.digest != digest:
        raise OtherContent(digest=b64u(stored.digest), receipt=answer(stored))
    return answer(stored)


def _meets_others(session: Session, arrival: Arrival) -> Submission | None:
    """What this filing has to do with others of the same person; the one it is about, if any."""
    person, filing = arrival.person, arrival.filing
    named = {"person": person, "id": arrival.id}
    if replaced_by := session.connection().execute(_SUCCESSOR, named).scalar():
        successor = session.get(Submission, (person, replaced_by))
        raise Replaced(receipt=answer(successor) if successor else None)
    if replaces := filing["replaces"]:
        if stored := session.get(Submission, (person, replaces)):
            raise AlreadyReceived(receipt=answer(stored))
        session.add(Tombstone(person_id=person, id=replaces, replaced_by=arrival.id, at=arrival.at))
    if not filing["about"]:
        return None
    about = session.get(Submission, (person, filing["about"]))
    if about is None:
        raise NotArrived
    return about


def _once_key(ring: KeyRing, arrival: Arrival) -> bytes | None:
    """A keyed hash of what may be filed only once, such as the separation date (SUB-05)."""
    if arrival.procedure is None or not arrival.procedure.once_per:
        return None
    named = {question: arrival.checked.answers.get(question) for question in arrival.procedure.once_per}
    return fingerprint(ring, f"once|{arrival.filing['procedure']}", rfc8785.dumps(named).decode())


def _row(ring: KeyRing, arrival: Arrival, once_key: bytes | None) -> SimpleNamespace:
    filing = arrival.filing
    state = "unconfirmed" if not arrival.confirmed else "received" if arrival.procedure else "carried_out"
    row = f"{arrival.person}|{arrival.id}"
    filed = SimpleNamespace(
        person_id=arrival.person,
        id=arrival.id,
        procedure=filing["procedure"],
        form_version=filing["form_version"],
        outdated=arrival.outdated,
        lang=filing["lang"],
        state=state,
        version=1,
        about=filing["about"],
        replaces=filing["replaces"],
        once_key=once_key,
        digest=arrival.digest,
        body=encrypt(ring, "submission", "body", row, arrival.body),
        assessment=encrypt(ring, "submission", "assessment", row, rfc8785.dumps(arrival.checked.assessment)),
        credential_id=arrival.credential,
        confirmed=arrival.confirmed,
        claimed_at=filing["claimed_at"],
        received_at=arrival.at,
        number=new_number(arrival.at),
    )
    vars(filed).update(sign_receipt(ring, filed))
    return filed


def _note(arrival: Arrival) -> str | None:
    return "complete:" + ",".join(arrival.checked.misfits) if arrival.checked.misfits else None

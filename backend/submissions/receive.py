"""Receive one filing: known id, conflicts, rows, receipt, in one transaction (SUB-01 to SUB-05, SUB-14, SUB-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import rfc8785
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..notices.outbox import owe
from ..privacy.fields import encrypt, fingerprint
from ..privacy.keys import KeyRing, b64u
from ..services.kit.procedure import Procedure
from .acts import ACTS
from .check import Checked
from .lifecycle import add_event
from .models import Submission, Tombstone
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


def earlier(session: Session, person: UUID, submission: UUID, digest: bytes) -> dict[str, Any] | None:
    """The stored receipt when this id is known. Raises OtherContent (409): nothing is overwritten (SUB-02, SUB-03)."""
    found = session.get(Submission, (person, submission))
    if found is None:
        return None
    if found.digest != digest:
        raise OtherContent(digest=b64u(found.digest), receipt=answer(found))
    return answer(found)


def receive(session: Session, ring: KeyRing, arrival: Arrival) -> dict[str, Any]:
    """The signed receipt. Raises the 409s of problems.py; whoever loses a race to the unique index meets IntegrityError."""
    if known := earlier(session, arrival.person, arrival.id, arrival.digest):
        return known
    about = _meets_others(session, arrival)
    submission = _row(session, ring, arrival)
    session.add(submission)
    session.flush()  # the unique indexes are the lock
    # an unconfirmed act has no effect until its owner confirms it (SUB-20)
    if about is not None and arrival.confirmed:
        ACTS[submission.procedure](session, submission, about, arrival.at)
    add_event(session, submission, arrival.person, arrival.at, _note(arrival))
    owe(session, "submission_received", arrival.person, submission.id, arrival.at)
    record(
        session,
        arrival.at,
        "submission.received",
        where=arrival.where,
        actor=arrival.person,
        principal=arrival.person,
        person=arrival.person,
        about=submission.id,
        purpose=submission.procedure,
    )
    return answer(submission)


def _meets_others(session: Session, arrival: Arrival) -> Submission | None:
    """What this filing has to do with others of the same person; the one it is about, if any."""
    person, filing = arrival.person, arrival.filing
    if tombstone := session.get(Tombstone, (person, arrival.id)):
        successor = session.get(Submission, (person, tombstone.replaced_by))
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


def _row(session: Session, ring: KeyRing, arrival: Arrival) -> Submission:
    filing, once_key = arrival.filing, _once_key(ring, arrival)
    if once_key:
        same = sa.select(Submission).where(
            Submission.person_id == arrival.person,
            Submission.procedure == filing["procedure"],
            Submission.once_key == once_key,
            Submission.id != arrival.id,  # a race with itself is for the primary key to answer
        )
        if found := session.scalar(same):
            raise DuplicateOf(receipt=answer(found))
    state = "unconfirmed" if not arrival.confirmed else "received" if arrival.procedure else "carried_out"
    row = f"{arrival.person}|{arrival.id}"
    submission = Submission(
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
    sign_receipt(ring, submission)
    return submission


def _note(arrival: Arrival) -> str | None:
    return "complete:" + ",".join(arrival.checked.misfits) if arrival.checked.misfits else None

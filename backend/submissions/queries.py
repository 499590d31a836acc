"""What a person sees of the own submissions. The owner stands in every WHERE clause (AUZ-02)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..clock import iso
from ..privacy.fields import decrypt
from ..privacy.keys import KeyRing
from ..problems import NotFound
from .acts import ACTS
from .lifecycle import move
from .models import Submission, SubmissionEvent
from .problems import NotArrived
from .receipt import answer, sign_receipt

PAGE = 100


def _line(submission: Submission) -> dict[str, Any]:
    return {
        "id": str(submission.id),
        "procedure": submission.procedure,
        "state": submission.state,
        "confirmed": submission.confirmed,
        "number": submission.number,
        "received_at": iso(submission.received_at),
        "about": str(submission.about) if submission.about else None,
    }


def listed(session: Session, person: UUID) -> list[dict[str, Any]]:
    """Newest first."""
    mine = sa.select(Submission).where(Submission.person_id == person).order_by(Submission.received_at.desc())
    return [_line(submission) for submission in session.scalars(mine.limit(PAGE))]


def _own(session: Session, person: UUID, submission: UUID) -> Submission:
    found = session.get(Submission, (person, submission))
    if found is None:
        raise NotFound  # absent and somebody else's look alike (AUZ-03)
    return found


def opened(ring: KeyRing, submission: Submission, column: str) -> dict[str, Any]:
    row = f"{submission.person_id}|{submission.id}"
    found: dict[str, Any] = json.loads(decrypt(ring, "submission", column, row, getattr(submission, column)))
    return found


def shown(session: Session, ring: KeyRing, person: UUID, submission: UUID) -> dict[str, Any]:
    """One submission with what was sent, what the rules said, and its history."""
    found = _own(session, person, submission)
    events = sa.select(SubmissionEvent).where(
        SubmissionEvent.person_id == person, SubmissionEvent.submission_id == submission
    )
    return _line(found) | {
        "claimed_at": iso(found.claimed_at),
        "lang": found.lang,
        "form_version": found.form_version,
        "answers": opened(ring, found, "body")["answers"],
        "assessment": opened(ring, found, "assessment"),
        "events": [
            {"state": event.state, "at": iso(event.at), "note": event.note}
            for event in session.scalars(events.order_by(SubmissionEvent.number))
        ],
        "receipt": answer(found),
    }


def confirm(
    session: Session, ring: KeyRing, person: UUID, submission: UUID, at: datetime, where: Place
) -> dict[str, Any]:
    """The owner, freshly verified, stands by a filing whose passkey was gone when it arrived. The arrival time stays (SUB-20)."""
    found = _own(session, person, submission)
    act = ACTS.get(found.procedure)
    move(session, found, "carried_out" if act else "received", "person", person, at)
    found.confirmed = True
    if act and found.about:
        about = session.get(Submission, (person, found.about))
        if about is None:
            raise NotArrived
        act(session, found, about, at)
    for column, value in sign_receipt(ring, found).items():
        setattr(found, column, value)
    record(session, at, "submission.confirmed", where=where, actor=person, person=person, about=submission)
    session.flush()
    return shown(session, ring, person, submission)


def said_before(session: Session, ring: KeyRing, person: UUID, name: str) -> dict[str, tuple[Any, datetime]]:
    """What the newest filing of this procedure said to the questions that may be proposed again (`prefill="before.…"`)."""
    newest = (
        sa.select(Submission)
        .where(Submission.person_id == person, Submission.procedure == name, Submission.confirmed)
        .order_by(Submission.received_at.desc())
        .limit(1)
    )
    found = session.scalar(newest)
    if found is None:
        return {}
    answers = opened(ring, found, "body")["answers"]
    return {question: (value, found.received_at) for question, value in answers.items()}

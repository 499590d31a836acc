"""The one table of states and moves (AUZ-07). Anything it does not list cannot happen."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ..db import add_row
from ..texts import N_
from .models import Submission, SubmissionEvent
from .problems import WrongState

STATES = {
    "unconfirmed": (
        N_("확인이 필요해요"),
        N_("로그인해서 본인이 보낸 것인지 확인해 주세요. 도착한 때는 그대로 인정돼요."),
    ),
    "received": (N_("접수되었어요"), N_("담당자가 확인하기를 기다리고 있어요.")),
    "withdrawn": (N_("취하했어요"), N_("이 신청은 더 처리하지 않아요.")),
    "carried_out": (N_("처리되었어요"), N_("요청한 대로 되었어요.")),
}
MOVES = {
    ("unconfirmed", "received"): {"person"},
    ("unconfirmed", "carried_out"): {"person"},
    ("unconfirmed", "withdrawn"): {"person"},
    ("received", "withdrawn"): {"person"},
}


def move(session: Session, submission: Submission, to: str, role: str, actor: UUID, at: datetime) -> None:
    """Raises WrongState when the table does not list the move, or somebody else moved first."""
    if role not in MOVES.get((submission.state, to), set()):
        raise WrongState(state=submission.state)
    moved = session.execute(
        sa.update(Submission)
        .where(
            Submission.person_id == submission.person_id,
            Submission.id == submission.id,
            Submission.version == submission.version,
        )
        .values(state=to, version=submission.version + 1)
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise WrongState(state=submission.state)
    session.refresh(submission)
    add_row(
        session,
        SubmissionEvent,
        person_id=submission.person_id,
        submission_id=submission.id,
        number=submission.version,
        state=submission.state,
        at=at,
        actor=actor,
    )

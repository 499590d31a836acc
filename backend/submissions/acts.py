"""Acts about a submission that are envelopes of their own, with an id and `about` (SUB-16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from .lifecycle import move
from .models import Submission

VERSION = "1"


def withdraw(session: Session, act: Submission, about: Submission, at: datetime) -> None:
    """Until decided, exactly once (행정절차법 제17조제8항). The same claim may be filed anew afterwards."""
    move(session, about, "withdrawn", "person", act.person_id, at)
    about.once_key = None


ACTS: dict[str, Callable[[Session, Submission, Submission, datetime], None]] = {"withdrawal": withdraw}

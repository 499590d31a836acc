"""The signature counter's policy (IDN-10, WebAuthn section 6.1.1).

Synced passkeys count 0 for ever: nothing to compare. A counter that grew is stored. One that did not grow is a risk event and a notice:
  - the ceremony had begun before the passkey was last used: two honest sign-ins crossed on their way. Let in, but not as a fresh proof.
  - otherwise the passkey may have been copied: this attempt is refused. Nobody is locked out: the next grown count opens.
The row is locked by the caller, so that two that cross are judged one after the other.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from uuid import uuid4

from sqlalchemy.orm import Session

from ..audit.record import Place, record
from ..notices.outbox import owe
from .models import Passkey


class Counted(Enum):
    GREW = "grew"
    CROSSED = "crossed"
    COPIED = "copied"


def count_use(
    session: Session, passkey: Passkey, sign_count: int, started_at: datetime, at: datetime, where: Place
) -> Counted:
    """Compare and set; records the risk where there is one."""
    if sign_count > passkey.sign_count:
        passkey.sign_count = sign_count
        return Counted.GREW
    if sign_count == passkey.sign_count == 0:
        return Counted.GREW
    before = passkey.last_used_at is not None and started_at <= passkey.last_used_at
    crossed = before and 0 < sign_count < passkey.sign_count
    found = Counted.CROSSED if crossed else Counted.COPIED
    person = passkey.person_id
    record(
        session,
        at,
        "risk.counter",
        where=where,
        person=person,
        about=passkey.credential_id.hex()[:32],
        result=found.value,
    )
    owe(session, "passkey.counter", person, uuid4(), at)
    return found

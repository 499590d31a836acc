"""Sign in: any passkey of ours; which account it opens is what the passkey itself says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from ..audit.record import record
from ..db import write
from ..rates import address_prefix, count
from . import authentication, ceremonies, options, sessions
from .counters import Counted
from .problems import SignInFailed


def start() -> dict[str, Any]:
    """The same for everybody: it names no passkey and no account (IDN-18)."""
    count("SIGN_IN_RATE", address_prefix())
    return options.request(ceremonies.begin(ceremonies.SIGN_IN))


def finish(ceremony: UUID, credential: Any) -> dict[str, Any]:
    """Raises CeremonyOver, MalformedCredential, SignInFailed, PasskeyRemoved, TooMany."""
    started = ceremonies.take(ceremony, ceremonies.SIGN_IN)
    opened = write(_sign_in, authentication.prove(started, credential), sessions.opening())
    if opened is None:
        raise SignInFailed
    return sessions.hand_over(opened)


def _sign_in(session: Session, proof: authentication.Proof, opening: sessions.Opening) -> sessions.Opened | None:
    """None where the counter or a removal meanwhile forbids it: the risk stays recorded, so nothing is raised."""
    counted = authentication.use(session, proof, opening.at, opening.where)
    if counted in (None, Counted.COPIED):
        return None
    record(session, opening.at, "sign_in.done", where=opening.where, actor=proof.person, person=proof.person)
    return sessions.open_for(session, proof.person, proof.credential_id, opening, fresh=counted is Counted.GREW)

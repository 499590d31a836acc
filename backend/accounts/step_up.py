"""Step-up: the signed-in person proves once more that it is her, for what needs a fresh proof (SES-06)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from ..audit.record import record
from ..db import read, write
from ..policy import Actor
from ..rates import address_prefix, count
from . import authentication, ceremonies, credentials, options, sessions
from .counters import Counted
from .problems import SignInFailed


def start(actor: Actor) -> dict[str, Any]:
    count("SIGN_IN_RATE", address_prefix())
    started = ceremonies.begin(ceremonies.STEP_UP, person=actor.person)
    return options.request(started, read(credentials.in_use, actor.person))


def finish(actor: Actor, ceremony: UUID, credential: Any) -> dict[str, Any]:
    """Raises CeremonyOver, MalformedCredential, SignInFailed, PasskeyRemoved, TooMany."""
    started = ceremonies.take(ceremony, ceremonies.STEP_UP, actor.person)
    opened = write(_step_up, actor, authentication.prove(started, credential), sessions.opening())
    if opened is None:
        raise SignInFailed
    return sessions.hand_over(opened)


def _step_up(
    session: Session, actor: Actor, proof: authentication.Proof, opening: sessions.Opening
) -> sessions.Opened | None:
    """A crossed counter is no fresh proof: None, as for a copied one."""
    if authentication.use(session, proof, opening.at, opening.where) is not Counted.GREW:
        return None
    record(session, opening.at, "step_up.done", where=opening.where, actor=actor.person, person=actor.person)
    return sessions.renew(session, actor, proof.credential_id, opening)

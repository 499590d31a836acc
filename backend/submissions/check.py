"""The procedure's check: shape of the answers, then what the rules say. The typed door asks it, the storing door asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from marshmallow import ValidationError

from ..problems import InvalidAnswers
from ..services import decide, procedures
from ..services.kit.fields import MISSING, Form, after_today
from ..services.kit.procedure import N_, Procedure
from . import versions
from .problems import UpdateFirst

_CAN_BE_COMPLETED = {*MISSING.values(), N_("이 답은 앞의 답과 맞지 않아요.")}


@dataclass(frozen=True)
class Checked:
    """`misfits`: questions of the current form that an older published one did not ask; they become a request for supplement."""

    answers: dict[str, Any]
    assessment: dict[str, Any]
    misfits: tuple[str, ...] = ()


def procedure_of(name: str, version: str) -> tuple[Procedure, bool]:
    """The procedure, and whether the version is an older published one. Raises UpdateFirst for one never published (SUB-13)."""
    procedure = procedures().get(name)
    if procedure is None:
        raise UpdateFirst
    if version == versions.current(name):
        return procedure, False
    if version not in versions.published().get(name, []):
        raise UpdateFirst
    return procedure, True


@cache
def _built(form: type[Form]) -> Form:
    """A schema copies all of its fields when it is made; it keeps nothing of a request."""
    return form()


def check(
    procedure: Procedure, answers: dict[str, Any], on: date, *, outdated: bool = False, lang: str | None = None
) -> Checked:
    """Raises InvalidAnswers, its sentences in `lang` (default: the request's). `on`: the day of filing in Korea."""
    form = _built(procedure.form)
    errors: Any = {}
    try:
        form.load(answers)
    except ValidationError as error:
        errors = error.normalized_messages()
    errors = errors or after_today(form, answers, on.isoformat())
    misfits = _completable(errors) if outdated else ()
    if errors and not misfits:
        raise InvalidAnswers(errors, lang)
    return Checked(answers, assess(procedure, answers, on), misfits)


def _completable(errors: dict[str, Any]) -> tuple[str, ...]:
    """The questions in error when each can be healed by asking again; empty when a type, a length or a name is wrong."""
    healed = all(isinstance(found, list) and set(found) <= _CAN_BE_COMPLETED for found in errors.values())
    return tuple(errors) if healed else ()


def assess(procedure: Procedure, answers: dict[str, Any], on: date) -> dict[str, Any]:
    """What the rules say by these answers; it has no legal effect (SUB-17). A date the law's tables do not reach leaves it open."""
    try:
        return decide(procedure.assess, {**answers, "filed_on": on.isoformat()})
    except ValueError:
        return {"outcome": "open", "reasons": [], "need": [], "figures": {}}

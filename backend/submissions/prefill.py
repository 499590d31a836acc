"""What the person told before, proposed again with its source, for her to confirm. Nothing is sent unless taken (PII-14)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from ..accounts import profile
from ..clock import iso
from ..privacy.keys import KeyRing
from ..services.kit.procedure import Procedure
from .queries import said_before


def proposed(session: Session, ring: KeyRing, person: UUID, name: str, procedure: Procedure) -> dict[str, Any]:
    """Question to `{value, source, as_of}`. The profile first; where it is silent, the newest filing of the same procedure."""
    told = profile.told(session, ring, person)
    before = said_before(session, ring, person, name)
    values: dict[str, Any] = {}
    for question, field in procedure.form().fields.items():
        where, _, named = field.metadata["x-question"].get("prefill", "").partition(".")
        if not where:
            continue
        source, found = ("profile", told.get(named)) if where == "profile" else ("before", None)
        if found is None:
            source, found = "before", before.get(question)
        if found is not None:
            values[question] = {"value": found[0], "source": source, "as_of": iso(found[1])}
    return values

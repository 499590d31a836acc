from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from flask import g, has_request_context, request
from sqlalchemy.orm import Session

from ..db import add_row
from ..rates import address_prefix
from .models import AuditEntry


@dataclass(frozen=True)
class Place:
    """Where an act came from, taken in the request and handed to the use case: the writing thread has no request."""

    address: str | None = None
    device: str | None = None
    request_id: str | None = None


def place() -> Place:
    if not has_request_context():
        return Place()
    return Place(address_prefix(), device_name(request.user_agent.string), g.get("request_id"))


def device_name(user_agent: str) -> str:
    """A family and a browser, such as `Android · Chrome`: enough to know one's own phone, too little to follow anybody."""
    families = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
    browsers = (
        ("SamsungBrowser", "Samsung"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    family = next((name for name in families if name in user_agent), "")
    browser = next((name for mark, name in browsers if mark in user_agent), "")
    return " · ".join(part for part in (family, browser) if part)


def record(
    session: Session,
    at: datetime,
    action: str,
    *,
    where: Place,
    actor: UUID | None = None,
    principal: UUID | None = None,
    person: UUID | None = None,
    about: object = None,
    purpose: str | None = None,
    result: str = "done",
) -> None:
    """Add the row to the act's own transaction: no row, no act (AUD-07)."""
    add_row(
        session,
        AuditEntry,
        id=uuid4(),
        at=at,
        action=action,
        result=result,
        actor=actor,
        principal=principal,
        person_id=person,
        object=None if about is None else str(about),
        purpose=purpose,
        address=where.address,
        device=where.device,
        request_id=where.request_id,
    )

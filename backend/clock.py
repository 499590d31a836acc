"""The one clock. The server's time decides (SUB-08); tests set it by the CLOCK setting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from flask import current_app

KST = timezone(timedelta(hours=9), "KST")


def now() -> datetime:
    """Aware UTC."""
    moment: datetime = current_app.config.get("CLOCK", lambda: datetime.now(UTC))()
    return moment


def day_in_korea(moment: datetime) -> date:
    """The calendar day in Korea, on which rules and deadlines decide."""
    return moment.astimezone(KST).date()


def iso(moment: datetime) -> str:
    """`2026-11-23T01:02:03Z`, to the second; the same text everywhere a moment leaves the server."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

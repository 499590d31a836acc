"""Who may enter. Every view names its rule with @allow; an app with a view that names none does not start (AUZ-01)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, current_app, g, request

from .clock import now
from .problems import GENERAL, ConfirmFirst, Problem, SignInFirst
from .texts import N_

View = TypeVar("View", bound=Callable[..., Any])


class Rule(Enum):
    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    FRESH = "fresh"  # a user-verified assertion in the last five minutes (SES-06)
    SIGNATURE = "signature"  # the envelope authenticates by itself; any cookie is ignored (SUB-20)
    REPORT = "report"  # a browser's own report: of a media type of its own, and nothing is changed by it


@dataclass(frozen=True)
class Actor:
    """Who acts in this request, from the session."""

    person: UUID
    session: UUID
    passkey: bytes
    language: str
    fresh_until: datetime | None
    level: int = 0


class JsonOnly(Problem):
    status, code, text = 415, "json_only", GENERAL[415][1]


class WrongOrigin(Problem):
    status, code, text = 403, "wrong_origin", N_("다른 사이트에서 온 요청은 받지 않아요.")


def allow(rule: Rule) -> Callable[[View], View]:
    """Name the rule of a view; stand below the blueprint's decorators."""

    def mark(view: View) -> View:
        view.rule = rule  # type: ignore[attr-defined]
        return view

    return mark


def current_actor() -> Actor:
    """The signed-in person. Raises SignInFirst."""
    if g.get("actor") is None:
        raise SignInFirst
    actor: Actor = g.actor
    return actor


def _enter() -> None:
    if request.endpoint is None:
        return  # 404 and 405 are answered by the routing
    rule: Rule = getattr(current_app.view_functions[request.endpoint], "rule", Rule.FRESH)
    g.actor = None
    if request.method not in ("GET", "HEAD", "OPTIONS") and rule is not Rule.REPORT:
        _json_from_here(rule)
    if rule in (Rule.SIGNED_IN, Rule.FRESH):
        actor: Actor | None = current_app.extensions["actor"]()
        if actor is None:
            raise SignInFirst
        g.actor = actor
        if rule is Rule.FRESH and (actor.fresh_until is None or actor.fresh_until < now()):
            raise ConfirmFirst


def _json_from_here(rule: Rule) -> None:
    """SES-07: JSON only, and from our own pages. A form of another site can send neither."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin") or (origin is not None and origin != current_app.config["ORIGIN"]):
        raise WrongOrigin
    if site is None and origin is None and request.cookies and rule is not Rule.SIGNATURE:
        raise WrongOrigin  # a cookie, but no proof of where the request was made
    if request.mimetype != "application/json" and (request.content_length or request.mimetype):
        raise JsonOnly


def unruled(app: Flask) -> list[str]:
    """Views without a rule."""
    return [name for name, view in app.view_functions.items() if not isinstance(getattr(view, "rule", None), Rule)]


def init_app(app: Flask) -> None:
    app.before_request(_enter)


def check(app: Flask) -> None:
    """Raises RuntimeError when a view names no rule."""
    if missing := unruled(app):
        raise RuntimeError(f"views without a rule: {missing}")

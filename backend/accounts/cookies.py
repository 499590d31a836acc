"""The two cookies: the session's and the ceremony's. Both are random, both are stored here as hashes only (SES-01)."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

from flask import Response, after_this_request, current_app, request

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def _https() -> bool:
    return bool(current_app.config["ORIGIN"].startswith("https://"))


def _name(kind: str) -> str:
    # `__Host-` needs Secure, which browsers refuse to store from http://localhost in part
    return f"__Host-{kind}" if _https() else kind


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> bytes:
    """The token has full entropy: a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def _read(kind: str) -> str | None:
    token = request.cookies.get(_name(kind), "")
    return token if _TOKEN.fullmatch(token) else None


def _set(kind: str, token: str, lasts: timedelta) -> None:
    name, secure = _name(kind), _https()

    @after_this_request
    def add(response: Response) -> Response:
        response.set_cookie(name, token, max_age=lasts, path="/", secure=secure, httponly=True, samesite="Strict")
        return response


def session_token() -> str | None:
    return _read("session")


def set_session(token: str) -> None:
    _set("session", token, current_app.config["SESSION_TOTAL"])


def clear_session() -> None:
    _set("session", "", timedelta(0))


def browser_token() -> str | None:
    return _read("ceremony")


def bind_browser() -> bytes:
    """The hash that ties a ceremony to this browser. Two tabs share one cookie: neither ends the other's ceremony."""
    token = browser_token() or new_token()
    _set("ceremony", token, current_app.config["CEREMONY"])
    return hash_of(token)

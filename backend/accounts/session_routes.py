from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app

from ..audit.record import place
from ..bodies import Blueprint
from ..clock import now
from ..db import read, write
from ..policy import Rule, allow, current_actor
from . import cookies, session_list, sessions
from .schemas import Empty, SessionLine, SessionOut

blp = Blueprint("sessions", __name__, url_prefix="/api", description="Where one is signed in.")


def _idle() -> timedelta:
    idle: timedelta = current_app.config["SESSION_IDLE"]
    return idle


@blp.route("/session", methods=["GET"])
@blp.response(200, SessionOut())
@allow(Rule.SIGNED_IN)
def get_session() -> dict[str, Any]:
    """The session of this browser. Looking at it does not lengthen it."""
    return read(sessions.shown, current_actor(), _idle())


@blp.route("/session/extend", methods=["POST"])
@blp.arguments(Empty())
@blp.response(200, SessionOut())
@allow(Rule.SIGNED_IN)
def post_extend(_: dict[str, Any]) -> dict[str, Any]:
    """The person is still there: idle time starts anew."""
    return write(sessions.extend, current_actor(), now(), _idle())


@blp.route("/session", methods=["DELETE"])
@blp.response(204)
@allow(Rule.ANYONE)
def delete_session() -> None:
    """Sign out; also without a session."""
    token = cookies.session_token()
    if token is not None:
        write(session_list.sign_out, cookies.hash_of(token), now(), place())
    cookies.clear_session()


@blp.route("/sessions", methods=["GET"])
@blp.response(200, SessionLine(many=True))
@allow(Rule.SIGNED_IN)
def get_sessions() -> list[dict[str, Any]]:
    """All one's live sessions."""
    return read(session_list.listed, current_actor(), now(), _idle())


@blp.route("/sessions/<uuid:session_id>", methods=["DELETE"])
@blp.response(204)
@allow(Rule.SIGNED_IN)
def delete_one_session(session_id: UUID) -> None:
    """End one of one's sessions."""
    write(session_list.end, current_actor(), session_id, now(), place())


@blp.route("/sessions", methods=["DELETE"])
@blp.response(204)
@allow(Rule.SIGNED_IN)
def delete_sessions() -> None:
    """Sign out everywhere, here too."""
    write(session_list.end_all, current_actor(), now(), place())
    cookies.clear_session()

from __future__ import annotations

from typing import Any

from ..audit.record import place
from ..bodies import Blueprint
from ..clock import now
from ..db import read, write
from ..policy import Rule, allow, current_actor
from . import join, passkeys, sign_in, step_up
from .schemas import AddIn, AnswerIn, Empty, JoinIn, NameIn, OptionsOut, PasskeyOut, SessionOut

blp = Blueprint("passkeys", __name__, url_prefix="/api/passkeys", description="Join, sign in, and one's passkeys.")


@blp.route("/join/options", methods=["POST"])
@blp.arguments(JoinIn())
@blp.response(200, OptionsOut())
@allow(Rule.ANYONE)
def post_join_options(asked: dict[str, Any]) -> dict[str, Any]:
    """What a new person's browser is asked for."""
    return join.start(asked["language"])


@blp.route("/join/verify", methods=["POST"])
@blp.arguments(AnswerIn())
@blp.response(201, SessionOut())
@allow(Rule.ANYONE)
def post_join(answer: dict[str, Any]) -> dict[str, Any]:
    """Open an account by a new passkey, and a session."""
    return join.finish(answer["ceremony"], answer["credential"])


@blp.route("/sign-in/options", methods=["POST"])
@blp.arguments(Empty())
@blp.response(200, OptionsOut())
@allow(Rule.ANYONE)
def post_sign_in_options(_: dict[str, Any]) -> dict[str, Any]:
    """What the browser is asked for at sign-in; the same for everybody."""
    return sign_in.start()


@blp.route("/sign-in/verify", methods=["POST"])
@blp.arguments(AnswerIn())
@blp.response(200, SessionOut())
@allow(Rule.ANYONE)
def post_sign_in(answer: dict[str, Any]) -> dict[str, Any]:
    """Open a session by a passkey; the browser's old one dies."""
    return sign_in.finish(answer["ceremony"], answer["credential"])


@blp.route("/step-up/options", methods=["POST"])
@blp.arguments(Empty())
@blp.response(200, OptionsOut())
@allow(Rule.SIGNED_IN)
def post_step_up_options(_: dict[str, Any]) -> dict[str, Any]:
    """What the browser is asked for when something needs a fresh proof."""
    return step_up.start(current_actor())


@blp.route("/step-up/verify", methods=["POST"])
@blp.arguments(AnswerIn())
@blp.response(200, SessionOut())
@allow(Rule.SIGNED_IN)
def post_step_up(answer: dict[str, Any]) -> dict[str, Any]:
    """Renew the session under a new token; for five minutes it may do what needs a fresh proof."""
    return step_up.finish(current_actor(), answer["ceremony"], answer["credential"])


@blp.route("/add/options", methods=["POST"])
@blp.arguments(Empty())
@blp.response(200, OptionsOut())
@allow(Rule.FRESH)
def post_add_options(_: dict[str, Any]) -> dict[str, Any]:
    """What the browser is asked for to add a further passkey."""
    return passkeys.start_adding(current_actor())


@blp.route("/add/verify", methods=["POST"])
@blp.arguments(AddIn())
@blp.response(201, PasskeyOut())
@allow(Rule.SIGNED_IN)
def post_add(answer: dict[str, Any]) -> dict[str, Any]:
    """Add a passkey. The ceremony itself ends with the fresh proof that allowed it."""
    return passkeys.finish_adding(current_actor(), answer["ceremony"], answer["credential"], answer.get("name"))


@blp.route("", methods=["GET"])
@blp.response(200, PasskeyOut(many=True))
@allow(Rule.SIGNED_IN)
def get_passkeys() -> list[dict[str, Any]]:
    """One's own passkeys, the oldest first."""
    return read(passkeys.listed, current_actor())


@blp.route("/<passkey_id>", methods=["PATCH"])
@blp.arguments(NameIn())
@blp.response(200, PasskeyOut())
@allow(Rule.SIGNED_IN)
def patch_passkey(given: dict[str, Any], passkey_id: str) -> dict[str, Any]:
    """Name a passkey."""
    return write(passkeys.rename, current_actor(), passkey_id, given["name"], now(), place())


@blp.route("/<passkey_id>", methods=["DELETE"])
@blp.response(204)
@allow(Rule.FRESH)
def delete_passkey(passkey_id: str) -> None:
    """Remove a passkey and end the sessions it opened; the last one stays."""
    write(passkeys.remove, current_actor(), passkey_id, now(), place())

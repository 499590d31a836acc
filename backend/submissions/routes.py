from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request
from marshmallow import ValidationError

from ..audit.record import place
from ..bodies import Blueprint, loads
from ..clock import day_in_korea, now
from ..db import read, write
from ..policy import Rule, allow, current_actor
from ..privacy.keys import key_ring
from ..problems import NotFound
from ..services import procedures
from . import door, prefill, queries
from .check import check
from .schemas import (
    AssessmentOut,
    EnvelopeIn,
    Nothing,
    OpenedOut,
    PrefillOut,
    ReceiptOut,
    SubmissionLine,
    SubmissionOut,
    phone_made,
)

blp = Blueprint("submissions", __name__, url_prefix="/api", description="The one door that stores, and what it stored.")


def _id(text: str) -> UUID:
    try:
        return phone_made(text)
    except ValidationError:
        raise NotFound from None


@blp.route("/submissions/<submission>", methods=["PUT"])
@blp.doc(
    requestBody={
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Envelope"}}},
    }
)
@blp.response(200, ReceiptOut())
@allow(Rule.SIGNATURE)
def put_submission(submission: str) -> dict[str, Any]:
    """Receive a signed, sealed envelope. The same id again answers the same receipt."""
    size = request.content_length
    if size is None or size > door.MOST:
        raise door.TooLarge
    return door.put(door.read_envelope(_id(submission), size, loads(request.get_data())))


@blp.route("/submissions", methods=["GET"])
@blp.response(200, SubmissionLine(many=True))
@allow(Rule.SIGNED_IN)
def get_submissions() -> list[dict[str, Any]]:
    return read(queries.listed, current_actor().person)


@blp.route("/submissions/<submission>", methods=["GET"])
@blp.response(200, SubmissionOut())
@allow(Rule.SIGNED_IN)
def get_submission(submission: str) -> dict[str, Any]:
    return read(queries.shown, key_ring(), current_actor().person, _id(submission))


@blp.route("/submissions/open", methods=["POST"])
@blp.arguments(EnvelopeIn())
@blp.response(200, OpenedOut())
@allow(Rule.SIGNED_IN)
def post_open(envelope: Any) -> dict[str, Any]:
    """Open a held envelope for its owner, after the draft went with signing out. Stores nothing."""
    return {"filing": door.open_for(current_actor().person, envelope)}


@blp.route("/submissions/<submission>/confirm", methods=["POST"])
@blp.arguments(Nothing())
@blp.response(200, SubmissionOut())
@allow(Rule.FRESH)
def post_confirm(_: dict[str, Any], submission: str) -> dict[str, Any]:
    return write(queries.confirm, key_ring(), current_actor().person, _id(submission), now(), place())


@blp.route("/prefill/<service>/<name>", methods=["GET"])
@blp.response(200, PrefillOut())
@allow(Rule.SIGNED_IN)
def get_prefill(service: str, name: str) -> dict[str, Any]:
    procedure = procedures().get(f"{service}/{name}")
    if procedure is None:
        raise NotFound
    return {"values": read(prefill.proposed, key_ring(), current_actor().person, f"{service}/{name}", procedure)}


def typed_doors(prefix: str = "/api/procedures") -> Blueprint:
    """One door a procedure that checks and stores nothing: it carries the form into the contract."""
    doors = Blueprint(
        "procedures", __name__, url_prefix=prefix, description="The check of each procedure; stores nothing."
    )
    for name, procedure in procedures().items():

        def view(answers: dict[str, Any], procedure: Any = procedure) -> dict[str, Any]:
            return {"assessment": check(procedure, answers, day_in_korea(now())).assessment}

        view.__name__ = view.__qualname__ = "check_" + name.replace("/", "_").replace("-", "_")
        view.__doc__ = procedure.title
        guarded = allow(Rule.ANYONE)(view)
        typed = doors.arguments(procedure.form())(doors.response(200, AssessmentOut())(guarded))
        doors.route(f"/{name}/check", methods=["POST"], endpoint=view.__name__)(typed)
    return doors

from __future__ import annotations

from typing import Any

from ..audit.record import place
from ..bodies import Blueprint
from ..clock import now
from ..db import read, write
from ..policy import Rule, allow, current_actor
from ..privacy.keys import key_ring
from . import profile
from .schemas import ProfileIn, ProfileOut

blp = Blueprint("profile", __name__, url_prefix="/api/profile", description="What a person told once.")


@blp.route("", methods=["GET"])
@blp.response(200, ProfileOut())
@allow(Rule.SIGNED_IN)
def get_profile() -> dict[str, Any]:
    return read(profile.shown, key_ring(), current_actor())


@blp.route("", methods=["PUT"])
@blp.arguments(ProfileIn())
@blp.response(200, ProfileOut())
@allow(Rule.SIGNED_IN)
def put_profile(given: dict[str, Any]) -> dict[str, Any]:
    """Replace it. A changed bank account needs a fresh proof (403 confirm_first)."""
    return write(profile.keep, key_ring(), current_actor(), given, now(), place())

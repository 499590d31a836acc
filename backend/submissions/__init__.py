"""Filing: check, receive, history, receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..bodies import Api


def register(api: Api) -> None:
    from .routes import blp, typed_doors
    from .schemas import EnvelopeIn

    api.spec.components.schema("Envelope", schema=EnvelopeIn())
    api.register_blueprint(blp)
    api.register_blueprint(typed_doors())

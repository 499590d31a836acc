"""One person, one or more passkeys: joining, signing in, sessions, profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from ..bodies import Api


def init_app(app: Flask) -> None:
    from .sessions import current

    app.extensions["actor"] = current


def register(api: Api) -> None:
    from .profile_routes import blp as profile
    from .routes import blp as ceremonies
    from .session_routes import blp as sessions

    for blueprint in (ceremonies, sessions, profile):
        api.register_blueprint(blueprint)

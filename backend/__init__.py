"""Goyong24's thin backend. `flask --app backend …` finds create_app here; it wires everything and decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(**given: Any) -> Flask:
    """The public app. `given` are settings (see config.py). Imports stay inside: a rule must be readable without the web."""
    from flask import Flask

    from . import accounts, bodies, commands, db, policy, problems, rates, submissions, web
    from .config import settings
    from .privacy import keys

    app = Flask("goyong24", static_folder=None)
    app.config.update(settings(**given))
    app.json = bodies.StrictJSON(app)
    for part in (problems, web, policy, rates, db, keys, accounts):
        part.init_app(app)
    api = bodies.Api(app)
    for part in (web, accounts, submissions):
        part.register(api)
    app.extensions["api"] = api
    commands.init_app(app)
    policy.check(app)
    return app


def create_server() -> Flask:
    """The public app for a WSGI server: refuses to start on a database that would forget, or without keys (DUR-01, OPS-05)."""
    from .privacy.keys import key_ring

    app = create_app()
    with app.app_context():
        app.extensions["database"].check_durability()
        key_ring()
    return app

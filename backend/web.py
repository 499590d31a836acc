"""What surrounds every request: its id, its headers, the static pages beside the API, the reachability probe."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, Response, current_app, g, request
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from . import headers
from .bodies import Api, Blueprint, loads
from .policy import Rule, allow
from .problems import Malformed

blp = Blueprint("web", __name__, url_prefix="/api")


@blp.route("/health", methods=["GET"])
@blp.response(204)
@allow(Rule.ANYONE)
def get_health() -> None:
    """Answers while the app can be reached. The outbox asks this before it tries again."""


@blp.route("/csp-reports", methods=["POST"])
@blp.doc(responses={204: {"description": "Noted."}})
@allow(Rule.REPORT)
def post_csp_report() -> Response:
    """A browser tells what a page's policy stopped; only the directive is kept."""
    try:
        report = loads(request.get_data(cache=False)).get("csp-report", {})
        current_app.logger.warning("csp %s", str(report.get("effective-directive"))[:60].encode("ascii", "replace"))
    except (Malformed, AttributeError):
        pass
    return Response(status=204)


def _name_request() -> None:
    g.request_id = secrets.token_hex(8)


def _add_headers(response: Response) -> Response:
    https = current_app.config["ORIGIN"].startswith("https://")
    for name, value in headers.security(request.path, https=https).items():
        response.headers[name] = value
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response


def static_pages(app: Flask) -> Callable[..., Any]:
    """The built pages in front of the app: no Flask code on their path. Looked up when the first is asked for: behind nginx none ever is."""
    https = app.config["ORIGIN"].startswith("https://")

    def add(into: Any, _path: str, url: str) -> None:
        for name, value in headers.security(url, https=https).items():
            into[name] = value

    api = app.wsgi_app

    @cache
    def pages() -> WhiteNoise:
        return WhiteNoise(
            api,
            root=app.config["DIST"],
            index_file=True,
            allow_all_origins=False,
            autorefresh=bool(app.config.get("TESTING")),
            add_headers_function=add,
            mimetypes={".webmanifest": "application/manifest+json", ".mjs": "text/javascript"},
        )

    def serve(environ: dict[str, Any], start_response: Any) -> Any:
        ours = environ.get("PATH_INFO", "").startswith("/api/")
        return (api if ours else pages())(environ, start_response)

    return serve


def init_app(app: Flask) -> None:
    app.before_request(_name_request)
    app.after_request(_add_headers)
    if app.config["PROXY_HOPS"]:
        # the client's address comes from exactly this many trusted hops (INP-10)
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=app.config["PROXY_HOPS"])  # type: ignore[method-assign]
    if app.config["DIST"].exists():
        app.wsgi_app = static_pages(app)  # type: ignore[method-assign]


def register(api: Api) -> None:
    api.register_blueprint(blp)

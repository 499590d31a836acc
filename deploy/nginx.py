"""Print nginx's configuration for Goyong24: python -m deploy.nginx --origin https://goyong.example … > goyong24.conf

The security headers, the largest body and the words of errors come from the backend, so that there is one place to change them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend import headers, problems
from backend.config import settings

HERE = Path(__file__).resolve().parent
TYPES = {
    "text/html; charset=utf-8": "html",
    "text/css; charset=utf-8": "css",
    "text/javascript; charset=utf-8": "js mjs",
    "text/plain; charset=utf-8": "txt",
    "application/json": "json",
    "application/manifest+json": "webmanifest",
    "application/wasm": "wasm",
    "image/svg+xml": "svg",
    "image/png": "png",
}


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy.nginx", description=__doc__.splitlines()[0])
    parser.add_argument("--origin", required=True, help="GOYONG24_ORIGIN: https://goyong.example")
    parser.add_argument("--pages", required=True, help="the folder pwa/dist")
    parser.add_argument("--certificate", required=True, help="PEM, with its chain")
    parser.add_argument("--key", required=True, help="PEM")
    parser.add_argument("--app", action="append", required=True, help="127.0.0.1:8001; once for each process")
    parser.add_argument("--http-port", type=int, default=80, help="where plain HTTP is pointed to the origin")
    parser.add_argument("--address", action="append", help="listen here only; by default everywhere, IPv4 and IPv6")
    parser.add_argument("--log", default="/var/log/nginx/goyong24.log")
    parser.add_argument("--error-log", default="/var/log/nginx/goyong24-error.log")
    parser.add_argument(
        "--brotli", action="store_true", help="nginx has brotli_static (libnginx-mod-http-brotli-static)"
    )
    return parser


def render(given: argparse.Namespace) -> str:
    """The configuration as text. Raises ValueError for an origin that passkeys would not work on."""
    origin = urlsplit(given.origin)
    if origin.scheme != "https" or not origin.hostname or origin.path:
        raise ValueError("the origin is https:// and a name, without a slash at the end")
    addresses = given.address or ["", "[::]:"]
    secure = {**headers.COMMON, **headers.HSTS}
    made = Environment(  # noqa: S701  no HTML; what is filled in is the operator's and our own
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    return made.get_template("nginx.conf").render(
        vars(given)
        | {
            "name": origin.hostname,
            "apps": given.app,
            "listen_https": [_listen(address, origin.port or 443) for address in addresses],
            "listen_http": [_listen(address, given.http_port) for address in addresses],
            "kinds": [(f"^{pattern.pattern}$", policy, cache) for pattern, policy, cache in headers.KINDS],
            "otherwise": headers.ELSE,
            "headers": secure,
            "hidden": [*secure, "Content-Security-Policy", "Cache-Control"],
            "body": settings()["MAX_CONTENT_LENGTH"],
            "types": TYPES,
            "problems": {413: _problem(413), 503: _problem(503)},
        }
    )


def _listen(address: str, port: int) -> str:
    return f"{address}{port}" if not address or address.endswith(":") else f"{address}:{port}"


def _problem(status: int) -> str:
    """As the app would say it, in the language of the law: the page goes by the code."""
    known = problems.HTTP.get(status)
    code, text = (known.code, known.text) if known else problems.GENERAL[status]
    said: dict[str, Any] = {"type": f"/problems/{code}", "title": text, "status": status, "code": code}
    return json.dumps(said, ensure_ascii=False)


if __name__ == "__main__":
    print(render(options().parse_args()), end="")

"""Security headers of every answer, static or not (WEB-01, WEB-02, WEB-05)."""

from __future__ import annotations

import re

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
}
HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types goyong24-url lit-html; report-uri /api/csp-reports"
)
# A worker takes its policy from its own response: only here may WebAssembly be compiled
RULES_WORKER = (
    "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; report-uri /api/csp-reports"
)
API = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

_HASHED = "public, max-age=31536000, immutable"  # another content has another name
# Which paths, their policy, how long to keep: the first that matches. deploy/nginx.py makes a map for nginx of the same lines.
KINDS = (
    (re.compile(r"/api/[\s\S]*", re.ASCII), API, "no-store"),
    (re.compile(r"/assets/rules-worker-[\w-]+\.js", re.ASCII), RULES_WORKER, _HASHED),
    (re.compile(r"/assets/[\w.-]+-[A-Za-z0-9]{8,}\.\w+", re.ASCII), PAGES, _HASHED),
    (re.compile(r"/sw\.js", re.ASCII), PAGES, "no-store"),  # the worker script must never be stale (WEB-07)
)
ELSE = (PAGES, "no-cache")  # pages and lists are looked up again each time


def security(path: str, *, https: bool) -> dict[str, str]:
    """What the answer for this path carries besides its own headers."""
    policy, cache = next((found for pattern, *found in KINDS if pattern.fullmatch(path)), ELSE)
    return {**COMMON, **(HSTS if https else {}), "Content-Security-Policy": policy, "Cache-Control": cache}

"""How often one credential or one address prefix may knock (INP-10). Counters live in RATES_STORAGE; nothing else keeps state in a process."""

from __future__ import annotations

import time
from ipaddress import ip_address, ip_network

from flask import Flask, current_app, request
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from .problems import TooMany


def init_app(app: Flask) -> None:
    app.extensions["rates"] = MovingWindowRateLimiter(storage_from_string(app.config["RATES_STORAGE"]))


def address_prefix() -> str:
    """/24 or /56 of the client: dormitories and factories share one, and an IPv6 phone changes its last half at will."""
    address = ip_address(request.remote_addr or "127.0.0.1")
    return str(ip_network((address, 24 if address.version == 4 else 56), strict=False))


def count(setting: str, *who: str) -> None:
    """One more knock. Raises TooMany with Retry-After in seconds; the setting reads like `300/hour`."""
    limiter: MovingWindowRateLimiter = current_app.extensions["rates"]
    limit = parse(current_app.config[setting])
    if not limiter.hit(limit, setting, *who):
        resets, _ = limiter.get_window_stats(limit, setting, *who)
        raise TooMany({"Retry-After": str(max(1, int(resets - time.time()) + 1))})

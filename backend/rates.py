"""How often one credential or one address prefix may knock (INP-10). Counters live in RATES_STORAGE; nothing else keeps state in a process."""

from __future__ import annotations

import time
from functools import cache, lru_cache
from ipaddress import ip_address, ip_network

from flask import Flask, current_app, request
from limits import parse
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from .problems import TooMany


class _Memory(MemoryStorage):
    """Counters of one process. The library's storage starts a thread after nearly every hit, to forget what is over; once a minute will do."""

    swept_at = 0.0

    def _MemoryStorage__schedule_expiry(self) -> None:  # the library's private name
        if time.monotonic() - self.swept_at > 60:
            self.swept_at = time.monotonic()
            self._MemoryStorage__expire_events()  # type: ignore[attr-defined]


def init_app(app: Flask) -> None:
    uri = app.config["RATES_STORAGE"]
    storage = _Memory() if uri == "memory://" else storage_from_string(uri)
    app.extensions["rates"] = MovingWindowRateLimiter(storage)


def address_prefix() -> str:
    """/24 or /56 of the client: dormitories and factories share one, and an IPv6 phone changes its last half at will."""
    return _prefix(request.remote_addr or "127.0.0.1")


@lru_cache(4096)
def _prefix(text: str) -> str:
    address = ip_address(text)
    return str(ip_network((address, 24 if address.version == 4 else 56), strict=False))


_parsed = cache(parse)


def count(setting: str, *who: str) -> None:
    """One more knock. Raises TooMany with Retry-After in seconds; the setting reads like `300/hour`."""
    limiter: MovingWindowRateLimiter = current_app.extensions["rates"]
    limit = _parsed(current_app.config[setting])
    if not limiter.hit(limit, setting, *who):
        resets, _ = limiter.get_window_stats(limit, setting, *who)
        raise TooMany({"Retry-After": str(max(1, int(resets - time.time()) + 1))})

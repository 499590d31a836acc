"""Settings, from the environment (names start with GOYONG24_) or from what create_app is given. A missing secret stops the start (OPS-05)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from environs import Env

ROOT = Path(__file__).resolve().parent.parent
# Korean is the source of all words; every other language is a folder of i18n/
LANGUAGES = ("ko", *sorted(file.parent.name for file in (ROOT / "i18n").glob("*/messages.po")))


def settings(**given: Any) -> dict[str, Any]:
    """All settings with their defaults; `given` wins over the environment.

    Raises ValueError where a production setting is missing or a setting for development stands in production (OPS-05, OPS-06).
    """
    env = Env(prefix="GOYONG24_")
    data = Path(given.get("DATA_DIR") or env.str("DATA_DIR", str(ROOT / ".data")))
    found: dict[str, Any] = {
        "ORIGIN": env.str("ORIGIN", "http://localhost:8000"),
        "RP_ID": env.str("RP_ID", ""),
        "RP_NAME": "Goyong24",
        "DATA_DIR": data,
        "DATABASE_URL": env.str("DATABASE_URL", f"sqlite:///{data / 'goyong24.sqlite'}"),
        "KEYS_FILE": Path(env.str("KEYS_FILE", str(data / "keys.json"))),
        "DIST": Path(env.str("DIST", str(ROOT / "pwa" / "dist"))),
        "PRODUCTION": env.bool("PRODUCTION", False),
        # SES-03: a person reads a letter between two screens, and a shared counter phone is not left open for a working day
        "SESSION_IDLE": timedelta(minutes=env.int("SESSION_IDLE_MINUTES", 30)),
        "SESSION_TOTAL": timedelta(hours=env.int("SESSION_TOTAL_HOURS", 12)),
        "FRESH": timedelta(minutes=5),  # SES-06
        "CEREMONY": timedelta(minutes=5),  # IDN-03
        "SIGN_IN_RATE": env.str("SIGN_IN_RATE", "300/hour"),  # attempts per address prefix: a dormitory shares one
        # IDN-19: a passkey with a hundred failures in a row may still be tried, once per address prefix and hour
        "FAILING_PASSKEY_RATE": env.str("FAILING_PASSKEY_RATE", "1/hour"),
        "DOOR_RATE_CREDENTIAL": env.str("DOOR_RATE_CREDENTIAL", "300/hour"),
        "DOOR_RATE_ADDRESS": env.str("DOOR_RATE_ADDRESS", "3000/hour"),
        "RATES_STORAGE": env.str("RATES_STORAGE", "memory://"),
        "PROXY_HOPS": env.int("PROXY_HOPS", 0),
        "MAX_CONTENT_LENGTH": 256 * 1024,  # INP-01
        "API_TITLE": "Goyong24",
        "API_VERSION": "1",
        "OPENAPI_VERSION": "3.1.0",
    }
    found |= given
    found["RP_ID"] = found["RP_ID"] or found["ORIGIN"].split("://")[1].split(":")[0]
    if found["PRODUCTION"]:
        _refuse_half_configured(found)
    return found


def _refuse_half_configured(found: dict[str, Any]) -> None:
    if not found["ORIGIN"].startswith("https://"):
        raise ValueError("production needs an https ORIGIN")
    if not found["KEYS_FILE"].exists():
        raise ValueError("production needs KEYS_FILE: create it with 'flask keys create'")
    if found.get("TESTING") or found.get("DEBUG"):
        raise ValueError("TESTING and DEBUG cannot be on in production")

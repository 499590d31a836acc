"""The key ring: one file outside the database, made by `flask keys create`. Whatever holds private keys (a KMS, a validated module) takes this seam.

sealing   HPKE key pairs the phone seals to (X25519 and P-256); a replaced one keeps opening for 400 days
receipt   Ed25519 pairs that sign receipts; a replaced one keeps verifying
field     AES-256 keys of the stored fields, by number
index     the HMAC key of searchable values
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, x25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from flask import Flask, current_app

from ..clock import iso

SealingKey = x25519.X25519PrivateKey | ec.EllipticCurvePrivateKey
SEALS = timedelta(days=365)
OPENS_AFTER = timedelta(days=400)


def b64u(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64u(text: str) -> bytes:
    """Raises ValueError unless `text` is plain base64url without padding."""
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64u(raw) != text:
        raise ValueError("not base64url")
    return raw


@dataclass(frozen=True)
class KeyRing:
    sealing: dict[str, SealingKey]
    receipt: dict[str, ed25519.Ed25519PrivateKey]
    field: dict[int, bytes]
    index: bytes
    seals_until: dict[str, str]

    @property
    def signing(self) -> tuple[str, ed25519.Ed25519PrivateKey]:
        """The newest receipt key."""
        name = next(reversed(self.receipt))
        return name, self.receipt[name]

    def public(self) -> dict[str, Any]:
        """What /keys.json tells: the sealing keys in order of preference, and all receipt keys."""
        sealing = [
            {"id": name, "kem": _kem(key), "public": b64u(_public(key)), "seals_until": self.seals_until[name]}
            for name, key in reversed(self.sealing.items())
        ]
        sealing.sort(key=lambda key: key["kem"] != "X25519")
        receipt = {name: b64u(_public(key)) for name, key in self.receipt.items()}
        return {"sealing": sealing, "receipt": receipt}


def _kem(key: SealingKey) -> str:
    return "X25519" if isinstance(key, x25519.X25519PrivateKey) else "P-256"


def _public(key: SealingKey | ed25519.Ed25519PrivateKey) -> bytes:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _text(key: Any) -> str:
    return b64u(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def create(file: Path, now: datetime) -> None:
    """A fresh ring, readable by its owner only. Raises FileExistsError: a ring is never overwritten."""
    until, year = iso(now + SEALS), now.strftime("%Y%m%d")
    sealing = [("p", ec.generate_private_key(ec.SECP256R1())), ("x", x25519.X25519PrivateKey.generate())]
    ring = {
        "sealing": [{"id": f"{kind}{year}", "private": _text(key), "seals_until": until} for kind, key in sealing],
        "receipt": [{"id": f"r{year}", "private": _text(ed25519.Ed25519PrivateKey.generate())}],
        "field": [{"id": 1, "secret": b64u(secrets.token_bytes(32))}],
        "index": b64u(secrets.token_bytes(32)),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        json.dump(ring, stream, indent=1)


def load(file: Path) -> KeyRing:
    ring = json.loads(file.read_text("utf-8"))

    def private(text: str) -> Any:
        return load_der_private_key(unb64u(text), None)

    return KeyRing(
        sealing={key["id"]: private(key["private"]) for key in ring["sealing"]},
        receipt={key["id"]: private(key["private"]) for key in ring["receipt"]},
        field={key["id"]: unb64u(key["secret"]) for key in ring["field"]},
        index=unb64u(ring["index"]),
        seals_until={key["id"]: key["seals_until"] for key in ring["sealing"]},
    )


def publish(ring: KeyRing, file: Path) -> None:
    """Write /keys.json in one step, so that no reader sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".tmp")
    half.write_text(json.dumps(ring.public()), "utf-8")
    half.replace(file)


def init_app(app: Flask) -> None:
    """Read the ring when it exists; commands that need none (contract, decide) run without."""
    file = app.config["KEYS_FILE"]
    app.extensions["keys"] = load(file) if file.exists() else None


def key_ring() -> KeyRing:
    """Raises RuntimeError when there is none yet."""
    found: KeyRing | None = current_app.extensions["keys"]
    if found is None:
        raise RuntimeError("no key ring: run 'flask --app backend keys create'")
    return found

"""The phone's half of a filing, written a second time in Python: canonical body, digest, challenge, signature, sealing."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
import uuid
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from backend.privacy.keys import KeyRing, b64u
from backend.submissions import versions

CLAIM = "insurance/unemployment-benefit"
ANSWERS: dict[str, Any] = {
    "worker_kind": "regular",
    "employer_name": "가나다정밀",
    "occupation": "용접",
    "hired_on": "2023-04-03",
    "separation_date": "2026-06-30",
    "daily_hours": 480,
    "monthly_wage": 3_000_000,
    "separation_reason": "23",
    "employer_disagrees": False,
    "job_seeking_registered": False,
    "session_done": False,
    "working_now": False,
    "unable_reasons": ["none"],
    "accident_benefit": False,
    "disabled": False,
    "name": "시험인",
    "birth_date": "1985-03-02",
    "resident_number": "8503029000000",
    "mobile": "01000001234",
    "address": "서울시 중구 세종대로 110",
    "account": {"bank": "004", "number": "00000000000000"},
    "pension_credit": True,
    "truthful": True,
}


def uuid7(at_ms: int | None = None) -> str:
    """RFC 9562, section 5.7."""
    ms = at_ms if at_ms is not None else time.time_ns() // 1_000_000
    value = (ms << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def filing(phone: Any, answers: dict[str, Any] | None = None, **changed: Any) -> dict[str, Any]:
    said = {
        "v": 1,
        "audience": phone.origin,
        "id": uuid7(),
        "procedure": CLAIM,
        "form_version": versions.current(CLAIM),
        "lang": "ko",
        "person": phone.person,
        "on_behalf_of": None,
        "about": None,
        "replaces": None,
        "answers": ANSWERS if answers is None else answers,
        "files": [],
        "claimed_at": "2026-07-20T01:00:00Z",
        "nonce": b64u(os.urandom(16)),
    }
    return said | changed


def withdrawal(phone: Any, about: str, **changed: Any) -> dict[str, Any]:
    return filing(phone, {}, procedure="withdrawal", form_version="1", about=about, **changed)


def challenge(submission: str, digest: bytes) -> bytes:
    return hashlib.sha256(b"goyong24/submission/1\0" + uuid.UUID(submission).bytes + digest).digest()


def seal(ring: KeyRing, name: str, submission: str, digest: bytes, body: bytes) -> str:
    key = ring.sealing[name]
    kem = KEM.X25519 if isinstance(key, x25519.X25519PrivateKey) else KEM.P256
    assert isinstance(key, x25519.X25519PrivateKey | ec.EllipticCurvePrivateKey)
    info = b"goyong24/envelope/1\0" + uuid.UUID(submission).bytes + digest
    return b64u(Suite(kem, KDF.HKDF_SHA256, AEAD.AES_256_GCM).encrypt(body, key.public_key(), info))


def envelope(
    phone: Any, said: dict[str, Any], *, body: bytes | None = None, key: str | None = None, **signing: Any
) -> dict[str, Any]:
    """Signed by the phone's passkey and sealed to the ring's newest key; `body` other than the canonical one makes a false envelope."""
    ring = phone.ring
    body = rfc8785.dumps(said) if body is None else body
    digest, name = hashlib.sha256(body).digest(), key or next(reversed(ring.sealing))
    return {
        "v": 1,
        "id": said["id"],
        "digest": b64u(digest),
        "key": name,
        "sealed": seal(ring, name, said["id"], digest, body),
        "assertion": phone.sign(challenge(said["id"], digest), **signing),
    }


def put(phone: Any, sealed: dict[str, Any], **more: Any) -> Any:
    return phone.put(f"/api/submissions/{sealed['id']}", sealed, **more)


def file(phone: Any, answers: dict[str, Any] | None = None, **changed: Any) -> Any:
    """File once; the answer of the door."""
    return put(phone, envelope(phone, filing(phone, answers, **changed)))

"""Open what the phone sealed (RFC 9180 base mode, HKDF-SHA256, AES-256-GCM) and check that it is what was signed (RFC 8785)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from ..bodies import loads
from ..privacy.keys import KeyRing, SealingKey
from ..problems import Problem
from .problems import Unreadable

SEALED = b"goyong24/envelope/1\0"
SIGNED = b"goyong24/submission/1\0"
SUITES = {kem: Suite(kem, KDF.HKDF_SHA256, AEAD.AES_256_GCM) for kem in (KEM.P256, KEM.X25519)}


@dataclass(frozen=True)
class Envelope:
    """What lies outside: all that must be checked before opening. `digest` has 32 bytes."""

    id: UUID
    digest: bytes
    key: str
    sealed: bytes
    assertion: dict[str, Any]


def challenge_of(submission: UUID, digest: bytes) -> bytes:
    """What the passkey signs: SHA-256 of tag, id as 16 bytes, digest as 32 bytes (SUB-06)."""
    return hashlib.sha256(SIGNED + submission.bytes + digest).digest()


def _suite(key: SealingKey) -> Suite:
    return SUITES[KEM.X25519 if isinstance(key, x25519.X25519PrivateKey) else KEM.P256]


def open_envelope(ring: KeyRing, envelope: Envelope) -> tuple[bytes, dict[str, Any]]:
    """The signed bytes, to be kept whole, and what they say.

    Raises Unreadable: sealed for a key we do not open, for another id or digest, or not the canonical bytes of the digest.
    """
    key = ring.sealing.get(envelope.key)
    if key is None:
        raise Unreadable
    try:
        body = _suite(key).decrypt(envelope.sealed, key, SEALED + envelope.id.bytes + envelope.digest)
        filing = loads(body)
        canonical = rfc8785.dumps(filing)
    except (InvalidTag, ValueError, Problem) as error:
        raise Unreadable from error
    # canonical: no doubled names and one spelling of each number, whatever a parser would forgive
    if hashlib.sha256(body).digest() != envelope.digest or canonical != body or not isinstance(filing, dict):
        raise Unreadable
    return body, filing

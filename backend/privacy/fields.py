"""Encryption of single fields, bound to their place (PII-02, PII-03)."""

from __future__ import annotations

import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .keys import KeyRing

FORMAT = 1


def _place(table: str, column: str, row: object) -> bytes:
    return f"{table}|{column}|{row}".encode()


def encrypt(ring: KeyRing, table: str, column: str, row: object, plain: bytes) -> bytes:
    """format, key number, nonce, AES-256-GCM. Table, column and row are associated data: a value cannot be moved to another row."""
    number = max(ring.field)
    nonce = os.urandom(12)
    return (
        bytes((FORMAT, number)) + nonce + AESGCM(ring.field[number]).encrypt(nonce, plain, _place(table, column, row))
    )


def decrypt(ring: KeyRing, table: str, column: str, row: object, stored: bytes) -> bytes:
    """Raises cryptography.exceptions.InvalidTag for a moved or changed value, KeyError for an unknown key."""
    if stored[0] != FORMAT:
        raise KeyError(f"field format {stored[0]}")
    key = AESGCM(ring.field[stored[1]])
    return key.decrypt(stored[2:14], stored[14:], _place(table, column, row))


def fingerprint(ring: KeyRing, kind: str, value: str) -> bytes:
    """A keyed hash for equality only (HMAC-SHA-256)."""
    return hmac.digest(ring.index, f"{kind}|{value}".encode(), "sha256")

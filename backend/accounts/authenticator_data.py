"""Authenticator data (WebAuthn Level 3, section 6.1), read without building anything from it."""

from __future__ import annotations

from dataclasses import dataclass

from .cbor import end_of

UP, UV, BE, BS, AT, ED = 0x01, 0x04, 0x08, 0x10, 0x40, 0x80
_MAP = 5


@dataclass(frozen=True)
class Attested:
    """Attested credential data, section 6.5.2."""

    aaguid: bytes
    credential_id: bytes
    public_key: bytes


@dataclass(frozen=True)
class AuthenticatorData:
    rp_id_hash: bytes
    flags: int
    sign_count: int
    attested: Attested | None

    def has(self, *bits: int) -> bool:
        return all(self.flags & bit for bit in bits)


def parse(data: bytes) -> AuthenticatorData:
    """Raises ValueError unless every byte has its place."""
    if len(data) < 37:
        raise ValueError("cut off")
    flags, at, attested = data[32], 37, None
    if flags & AT:
        size = int.from_bytes(data[53:55], "big")
        key = 55 + size
        at = end_of(data, key)
        attested = Attested(data[37:53], data[55:key], data[key:at])
    if flags & ED:
        if at >= len(data) or data[at] >> 5 != _MAP:
            raise ValueError("extensions are a map")
        at = end_of(data, at)
    if at != len(data):
        raise ValueError("left over")
    return AuthenticatorData(data[:32], flags, int.from_bytes(data[33:37], "big"), attested)

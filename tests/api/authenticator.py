"""A phone's authenticator in software: makes what a browser would send, and, when told to, what no honest one would."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from webauthn.helpers import encode_cbor

from backend.privacy.keys import b64u, unb64u

UP, UV, BE, BS, AT, ED = 0x01, 0x04, 0x08, 0x10, 0x40, 0x80
NO_AAGUID = bytes(16)
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def es256() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def rs256(bits: int = 2048) -> Key:
    return rsa.generate_private_key(65537, bits)


def cose(key: Key) -> dict[int, Any]:
    """The public key as COSE members."""
    if isinstance(key, rsa.RSAPrivateKey):
        n, e = key.public_key().public_numbers().n, key.public_key().public_numbers().e
        return {1: 3, 3: -257, -1: n.to_bytes((n.bit_length() + 7) // 8, "big"), -2: e.to_bytes(3, "big")}
    point = key.public_key().public_numbers()
    return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}


def signature(key: Key, message: bytes) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(message, ec.ECDSA(hashes.SHA256()))


def client_data(
    kind: str,
    challenge: bytes,
    origin: str,
    *,
    cross_origin: Any = False,
    top_origin: str | None = None,
    more: dict[str, Any] | None = None,
) -> bytes:
    said: dict[str, Any] = {"type": kind, "challenge": b64u(challenge), "origin": origin, "crossOrigin": cross_origin}
    if top_origin is not None:
        said["topOrigin"] = top_origin
    return json.dumps(said | (more or {}), separators=(",", ":"), ensure_ascii=False).encode()


@dataclass
class Passkey:
    """One credential. `count` 0 with `counts=False` is a synced passkey's."""

    id: bytes
    key: Key
    user_handle: bytes
    count: int = 0
    counts: bool = True

    @property
    def name(self) -> str:
        return b64u(self.id)


@dataclass
class Authenticator:
    """Knows its passkeys, the origin its browser shows, and the flags it sets."""

    origin: str
    rp_id: str
    backup_eligible: bool = True
    backed_up: bool = True
    passkeys: dict[str, Passkey] = field(default_factory=dict)

    def data(self, count: int, *, more: int = 0, tail: bytes = b"", **wrong: Any) -> bytes:
        flags = UP | UV | more
        flags |= BE if wrong.get("backup_eligible", self.backup_eligible) else 0
        flags |= BS if wrong.get("backed_up", self.backed_up) else 0
        if not wrong.get("user_verified", True):
            flags &= ~UV
        if not wrong.get("user_present", True):
            flags &= ~UP
        rp_id_hash = hashlib.sha256(wrong.get("rp_id", self.rp_id).encode()).digest()
        return rp_id_hash + bytes([flags]) + count.to_bytes(4, "big") + tail

    def create(
        self,
        options: dict[str, Any],
        *,
        key: Key | None = None,
        credential_id: bytes | None = None,
        claimed_id: bytes | None = None,
        public_key: bytes | None = None,
        fmt: str = "none",
        statement: dict[str, Any] | None = None,
        counts: bool = True,
        **wrong: Any,
    ) -> dict[str, Any]:
        """RegistrationResponseJSON. The passkey is kept."""
        made = Passkey(
            secrets.token_bytes(32) if credential_id is None else credential_id,
            key or es256(),
            unb64u(options["user"]["id"]),
            counts=counts,
        )
        self.passkeys[made.name] = made
        tail = NO_AAGUID + len(made.id).to_bytes(2, "big") + made.id + (public_key or encode_cbor(cose(made.key)))
        data = self.data(made.count, more=AT, tail=tail, **wrong)
        attested = {"fmt": fmt, "attStmt": statement or {}, "authData": data}
        name = b64u(claimed_id or made.id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": {
                "clientDataJSON": b64u(self._client_data("webauthn.create", unb64u(options["challenge"]), wrong)),
                "attestationObject": b64u(encode_cbor(attested)),
                "transports": ["internal", "hybrid"],
            },
            "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }

    def get(
        self, challenge: bytes, name: str | None = None, *, with_handle: bool = True, **wrong: Any
    ) -> dict[str, Any]:
        """AuthenticationResponseJSON of the newest passkey, or of the named one."""
        passkey = self.passkeys[name or next(reversed(self.passkeys))]
        if passkey.counts:
            passkey.count += 1
        data = self.data(wrong.pop("count", passkey.count), **wrong)
        said = self._client_data("webauthn.get", challenge, wrong)
        handle = wrong.get("user_handle", passkey.user_handle if with_handle else None)
        response = {
            "clientDataJSON": b64u(said),
            "authenticatorData": b64u(data),
            "signature": b64u(signature(passkey.key, data + hashlib.sha256(said).digest())),
        }
        return {
            "id": passkey.name,
            "rawId": passkey.name,
            "type": "public-key",
            "response": response | ({"userHandle": b64u(handle)} if handle is not None else {}),
            "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }

    def _client_data(self, kind: str, challenge: bytes, wrong: dict[str, Any]) -> bytes:
        named = {name: wrong[name] for name in ("cross_origin", "top_origin") if name in wrong}
        more = wrong.get("client_data")
        return client_data(wrong.get("type", kind), challenge, wrong.get("origin", self.origin), more=more, **named)

"""The published WebAuthn Level 3 test vectors (section 16), derived anew.

Section 16 says how: every random value is HKDF-SHA-256 of the key material "WebAuthn test vectors", the vector's name as info and a counter as
salt; ECDSA nonces are deterministic (RFC 6979). So nothing has to be copied, and PUBLISHED holds digests of what the specification prints,
to see that the derivation is the specification's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from webauthn.helpers import encode_cbor

from backend.privacy.keys import b64u

ORIGIN, RP_ID = "https://example.org", "example.org"
UP, UV, BE, BS, AT = 0x01, 0x04, 0x08, 0x10, 0x40
EXTRA = "clientDataJSON may be extended with additional fields in the future, such as this: "

# SHA-256 of the attestation object and of the signature that the specification prints
PUBLISHED = {
    "none.ES256": (
        "c0aa49c57f59765c9f47e6000c04dfe66547a3bd2a6e003a82e336a6e569cb7f",
        "e6b84e03104e4fc5f59dee5f5bab455b61775d2725e21d87c11e894815b36119",
    ),
    "none.ES256.crossOrigin": (
        "967a55ac8209a99f56256db28c4d03cd16b7c1557bbe57021227204a5932c106",
        "f5cddf0485f53ec467c0b5207a1bb74e7022cc94b6a015390ce21b2f64527113",
    ),
    "none.ES256.topOrigin": (
        "e88a736a22ffaf294316d8b00da95a96ae8ec0113ddeed605e3283199102ad2f",
        "62363fd190f6effa21867a32faf18fcafb286673ab70fb8dd375fe945b060c9b",
    ),
}


@dataclass(frozen=True)
class Shape:
    """How a section differs from section 16.2."""

    fmt: str = "none"
    curve: Any = ec.SECP256R1
    key_size: int = 32
    id_size: int = 32
    challenge_size: int = 32
    said: tuple[tuple[str, Any], ...] = (("crossOrigin", False),)
    certificate: int = 0
    """How many values its attestation certificate takes."""


SHAPES = {
    "none.ES256": Shape(),
    "packed-self.ES256": Shape("packed-self"),
    "none.ES256.crossOrigin": Shape(said=(("crossOrigin", True),)),
    "none.ES256.topOrigin": Shape(said=(("crossOrigin", True), ("topOrigin", "https://example.com"))),
    "none.ES256.long-credential-id": Shape(id_size=1023),
    "packed.ES256": Shape("packed", certificate=2),
    "packed.ES384": Shape("packed", ec.SECP384R1, 48, certificate=2),
    "packed.ES512": Shape("packed", ec.SECP521R1, 65, challenge_size=128, certificate=2),
    "packed.RS256": Shape("packed", rsa, 0, certificate=2),
    "packed.EdDSA": Shape("packed", ed25519, certificate=2),
    "tpm.ES256": Shape("tpm", certificate=2),
    "android-key.ES256": Shape("android-key", certificate=1),
    "apple.ES256": Shape("apple", certificate=1),
    "fido-u2f.ES256": Shape("fido-u2f", certificate=2),
}


@dataclass(frozen=True)
class Vector:
    name: str
    credential_id: bytes
    public_key: bytes
    registration_challenge: bytes
    registration_client_data: bytes
    attestation_object: bytes | None
    """None where the statement holds certificates: they are not derived here, and their formats are refused by name."""
    registration_data: bytes
    authentication_challenge: bytes
    authentication_client_data: bytes
    authenticator_data: bytes
    signature: bytes


def _values(name: str) -> Iterator[Any]:
    """Called with a length, gives the next value."""

    def value(salt: int, length: int) -> bytes:
        return HKDF(hashes.SHA256(), length, bytes([salt]), name.encode()).derive(b"WebAuthn test vectors")

    for salt in range(256):
        yield lambda length, salt=salt: value(salt, length)


def _key(shape: Shape, secret: bytes) -> tuple[Any, dict[int, Any], tuple[Any, ...]]:
    """The private key, its COSE members and how it signs."""
    if shape.curve is rsa:
        p, q, e = 2**1279 - 1, 2**2203 - 1, 65537  # the two smallest Mersenne primes from 2^1024
        d = rsa.rsa_recover_private_exponent(e, p, q)
        numbers = rsa.RSAPublicNumbers(e, p * q)
        private = rsa.RSAPrivateNumbers(
            p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), numbers
        ).private_key()
        n = numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big")
        return private, {1: 3, 3: -257, -1: n, -2: e.to_bytes(3, "big")}, (padding.PKCS1v15(), hashes.SHA256())
    if shape.curve is ed25519:
        signer = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
        return signer, {1: 1, 3: -8, -1: 6, -2: signer.public_key().public_bytes_raw()}, ()
    number, algorithm, digest = _CURVES[shape.curve]
    derived = ec.derive_private_key(int.from_bytes(secret, "big"), shape.curve())
    point, size = derived.public_key().public_numbers(), (shape.curve().key_size + 7) // 8
    members = {1: 2, 3: algorithm, -1: number, -2: point.x.to_bytes(size, "big"), -3: point.y.to_bytes(size, "big")}
    return derived, members, (ec.ECDSA(digest, deterministic_signing=True),)


_CURVES: dict[Any, tuple[int, int, Any]] = {
    ec.SECP256R1: (1, -7, hashes.SHA256()),
    ec.SECP384R1: (2, -35, hashes.SHA384()),
    ec.SECP521R1: (3, -36, hashes.SHA512()),
}


def derive(name: str) -> Vector:
    shape, values = SHAPES[name], _values(name)

    def take(length: int) -> bytes:
        found: bytes = next(values)(length)
        return found

    def client_data(kind: str, challenge: bytes) -> bytes:
        said: dict[str, Any] = {"type": kind, "challenge": b64u(challenge), "origin": ORIGIN, **dict(shape.said)}
        if take(1)[0] & 1:
            said["extraData"] = EXTRA + b64u(take(16))
        return json.dumps(said, separators=(",", ":")).encode()

    rp_id_hash = hashlib.sha256(RP_ID.encode()).digest()
    challenge = take(shape.challenge_size)
    private, members, how = _key(shape, take(shape.key_size) if shape.key_size else b"")
    public_key = encode_cbor(members)
    said = client_data("webauthn.create", challenge)
    aaguid, credential_id = take(16), take(shape.id_size)
    drawn = 0 if shape.fmt == "fido-u2f" else take(1)[0] & (UV | BE | BS)
    flags = UP | AT | (drawn if drawn & BE else drawn & UV)
    attested = aaguid + len(credential_id).to_bytes(2, "big") + credential_id + public_key
    data = rp_id_hash + bytes([flags]) + bytes(4) + attested
    for _ in range(shape.certificate):
        take(16)
    statement: dict[str, Any] | None = {"none": {}, "packed-self": {}}.get(shape.fmt)
    if shape.fmt == "packed-self":
        statement = {"alg": -7, "sig": private.sign(data + hashlib.sha256(said).digest(), *how)}
    whole = {"fmt": shape.fmt.removesuffix("-self"), "attStmt": statement, "authData": data}
    second = take(shape.challenge_size)
    get = client_data("webauthn.get", second)
    more = take(1)[0] & (UV | BS)
    get_data = rp_id_hash + bytes([UP | flags & BE | (more if flags & BE else more & UV)]) + bytes(4)
    return Vector(
        name,
        credential_id,
        public_key,
        challenge,
        said,
        None if statement is None else encode_cbor(whole),
        data,
        second,
        get,
        get_data,
        private.sign(get_data + hashlib.sha256(get).digest(), *how),
    )

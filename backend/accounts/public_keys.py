"""Full validation of a public key when it is registered, not at first use (IDN-09)."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from webauthn.helpers import parse_cbor
from webauthn.helpers.cose import COSEAlgorithmIdentifier

ES256 = COSEAlgorithmIdentifier.ECDSA_SHA_256
RS256 = COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256
# In order of preference. Phones make ES256, Windows Hello makes RS256. EdDSA is left out: no authenticator of people's
# phones makes only that, and the library does not tell whether an Ed25519 point lies on the curve.
ALGORITHMS = [ES256, RS256]

_KTY, _ALG, _CURVE, _X, _Y, _N, _E = 1, 3, -1, -2, -3, -1, -2
_EC2, _RSA, _P256 = 2, 3, 1
_EXPONENT = (65537).to_bytes(3, "big")
_BITS = range(2048, 4097)


def validate(cose: bytes) -> None:
    """Raises ValueError unless `cose` (already seen by cbor.end_of) is exactly one allowed key of good quality."""
    key = parse_cbor(cose)
    if not isinstance(key, dict) or any(type(label) is not int for label in key):
        raise ValueError("not a COSE key")
    _VALIDATED.get(_whole(key, _ALG), _refuse)(key)


def _whole(key: dict[int, Any], label: int) -> int:
    value = key.get(label)
    if type(value) is not int:
        raise ValueError(f"member {label} is no number")
    return value


def _exactly(key: dict[int, Any], kty: int, *labels: int) -> None:
    if _whole(key, _KTY) != kty or set(key) != {_KTY, _ALG, *labels}:
        raise ValueError("other members than its type has")


def _bytes(key: dict[int, Any], label: int) -> bytes:
    value = key[label]
    if not isinstance(value, bytes):
        raise ValueError(f"member {label} is no byte string")
    return value


def _es256(key: dict[int, Any]) -> None:
    _exactly(key, _EC2, _CURVE, _X, _Y)
    x, y = _bytes(key, _X), _bytes(key, _Y)
    if _whole(key, _CURVE) != _P256 or len(x) != 32 or len(y) != 32:
        raise ValueError("ES256 is P-256 with two coordinates of 32 bytes")
    EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), SECP256R1()).public_key()


def _rs256(key: dict[int, Any]) -> None:
    _exactly(key, _RSA, _N, _E)
    modulus = int.from_bytes(_bytes(key, _N), "big")
    if modulus.bit_length() not in _BITS or modulus % 2 == 0 or _bytes(key, _E) != _EXPONENT:
        raise ValueError("RS256 has 2048 to 4096 bits and the exponent 65537")
    RSAPublicNumbers(65537, modulus).public_key()


def _refuse(_: dict[int, Any]) -> None:
    raise ValueError("an algorithm that was not asked for")


_VALIDATED = {int(ES256): _es256, int(RS256): _rs256}

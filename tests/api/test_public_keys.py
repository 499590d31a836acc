"""Which keys and which attestations are taken when a passkey comes."""

import hashlib
import secrets

import pytest
from webauthn.helpers import encode_cbor

from backend.accounts.models import Passkey
from backend.privacy.keys import unb64u
from tests.api.authenticator import NO_AAGUID, cose, es256, rs256, signature
from tests.api.rows import all_of, code

REFUSED = (403, "join_failed")


def test_windows_keys_are_rsa(new_phone):
    """IDN-09"""
    phone = new_phone()
    assert phone.join(key=rs256()).status_code == 201
    assert phone.sign_in().status_code == 200


POINT = cose(es256())
BAD_KEYS = {
    "RSA of 1024 bits": cose(rs256(1024)),
    "RSA of 8192 bits": cose(rs256(2048)) | {-1: b"\xff" * 1024},
    "RSA with exponent 3": cose(rs256()) | {-2: b"\x03"},
    "an even modulus": cose(rs256()) | {-1: b"\xff" * 255 + b"\xfe"},
    "RSA under the name ES256": cose(rs256()) | {3: -7},
    "ES256 under the name RS256": POINT | {3: -257},
    "P-384 under the name P-256": POINT | {-2: b"\x01" * 48, -3: b"\x01" * 48},
    "another curve": POINT | {-1: 2},
    "not on the curve": POINT | {-3: b"\x01" * 32},
    "the point zero": POINT | {-2: bytes(32), -3: bytes(32)},
    "beyond the field": POINT | {-2: b"\xff" * 32},
    "a short coordinate": POINT | {-2: b"\x01" * 31},
    "a compressed point": POINT | {-3: True},
    "a private part": POINT | {-4: b"\x01" * 32},
    "no algorithm": {label: value for label, value in POINT.items() if label != 3},
    "an algorithm that is a text": POINT | {3: "ES256"},
    "ES512": POINT | {3: -36},
    "EdDSA": {1: 1, 3: -8, -1: 6, -2: b"\x01" * 32},
    "no key at all": {},
    "RS1": cose(rs256()) | {3: -65535},
}


@pytest.mark.parametrize("members", BAD_KEYS.values(), ids=list(BAD_KEYS))
def test_a_bad_public_key_is_refused_when_it_comes(app, new_phone, members):
    """IDN-09: not at the first sign-in"""
    assert code(new_phone().join(public_key=encode_cbor(members))) == REFUSED
    assert all_of(app, Passkey) == []


def test_attestation_formats_that_were_not_asked_for_are_refused(app, new_phone):
    """IDN-09, IDN-11: no certificate is parsed for anybody"""
    for fmt, statement in (
        ("packed", {"alg": -7, "sig": b"x", "x5c": [b"x"]}),
        ("tpm", {"ver": "2.0"}),
        ("android-key", {}),
        ("fido-u2f", {}),
        ("apple", {"x5c": []}),
        ("none", {"sig": b"x"}),
        ("", {}),
    ):
        assert code(new_phone().join(fmt=fmt, statement=statement)) == REFUSED
    assert all_of(app, Passkey) == []


def test_a_self_attested_passkey_joins_and_a_forged_one_does_not(new_phone):
    """IDN-09: what a browser passes on although none was asked for (WebAuthn section 5.1.3)"""
    for forged in (False, True):
        phone = new_phone()
        started, key, identity = phone.start("join", {"language": "ko"}), es256(), secrets.token_bytes(32)
        said = phone.authenticator._client_data("webauthn.create", unb64u(started["options"]["challenge"]), {})
        tail = NO_AAGUID + (32).to_bytes(2, "big") + identity + encode_cbor(cose(key))
        data = phone.authenticator.data(0, more=0x40, tail=tail)
        statement = {"alg": -7, "sig": signature(es256() if forged else key, data + hashlib.sha256(said).digest())}
        credential = phone.authenticator.create(
            started["options"], key=key, credential_id=identity, fmt="packed", statement=statement
        )
        assert phone.finish("join", started, credential).status_code == (403 if forged else 201)

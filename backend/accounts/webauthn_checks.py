"""The wrapper around py_webauthn: what it lets through is refused here before and after it (IDN-01, IDN-04 to IDN-11)."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import parse_cbor
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    RegistrationCredential,
)

from ..bodies import loads
from ..privacy.keys import b64u
from ..problems import Malformed
from . import authenticator_data as auth
from . import cbor, public_keys
from .responses import Assertion, Attestation

# What py_webauthn, cbor2 and cryptography raise for input they do not like
DISLIKED = (
    WebAuthnException,
    InvalidSignature,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
CREATE, GET = "webauthn.create", "webauthn.get"
# What a browser may pass on although no attestation was asked for (section 5.1.3): none, or the passkey's own signature
_STATEMENTS: dict[str, set[str]] = {"none": set(), "packed": {"alg", "sig"}}


class Refused(Exception):
    """Not a proof. The reason is for the audit row, never for the answer."""


def verify_registration(sent: Attestation, challenge: bytes, origin: str, rp_id: str) -> auth.AuthenticatorData:
    """Section 7.1. Raises Refused; else the authenticator data, with a validated public key in it."""
    _client_data(sent.client_data, CREATE, challenge, origin)
    data = _read(_attested_bytes(sent.attestation_object), rp_id)
    if data.attested is None:
        raise Refused("no credential")
    if data.attested.credential_id != sent.id:
        raise Refused("credential id differs")  # IDN-07
    if not 16 <= len(sent.id) <= 1023:
        raise Refused("length of credential id")
    try:
        public_keys.validate(data.attested.public_key)
        verify_registration_response(
            credential=RegistrationCredential(
                id=b64u(sent.id),
                raw_id=sent.id,
                response=AuthenticatorAttestationResponse(sent.client_data, sent.attestation_object),
            ),
            expected_challenge=challenge,
            expected_rp_id=rp_id,
            expected_origin=origin,
            require_user_verification=True,
            supported_pub_key_algs=public_keys.ALGORITHMS,
        )
    except DISLIKED as error:
        raise Refused(type(error).__name__) from error
    return data


def verify_assertion(
    sent: Assertion, challenge: bytes, public_key: bytes, backup_eligible: bool | None, origin: str, rp_id: str
) -> auth.AuthenticatorData:
    """Section 7.2 but for the counter, which is each caller's policy. Raises Refused.

    `backup_eligible` is what was stored at registration; None where there is nothing to compare with.
    """
    _client_data(sent.client_data, GET, challenge, origin)
    data = _read(sent.authenticator_data, rp_id)
    if data.attested is not None:
        raise Refused("a credential in an assertion")
    if backup_eligible is not None and data.has(auth.BE) != backup_eligible:
        raise Refused("backup eligibility changed")  # IDN-08
    try:
        verify_authentication_response(
            credential=AuthenticationCredential(
                id=b64u(sent.id),
                raw_id=sent.id,
                response=AuthenticatorAssertionResponse(sent.client_data, sent.authenticator_data, sent.signature),
            ),
            expected_challenge=challenge,
            expected_rp_id=rp_id,
            expected_origin=origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except DISLIKED as error:
        raise Refused(type(error).__name__) from error
    return data


def _client_data(raw: bytes, kind: str, challenge: bytes, origin: str) -> None:
    """Section 5.8.1. Compared as text: no second spelling of a challenge, origin or type passes (IDN-04, IDN-05)."""
    try:
        data = loads(raw)
    except Malformed as error:
        raise Refused("client data") from error
    # the first byte: a byte order mark or another encoding would be read differently by the library
    if not isinstance(data, dict) or raw[:1] != b"{":
        raise Refused("client data")
    _same("type", data.get("type"), kind)
    _same("challenge", data.get("challenge"), b64u(challenge))
    _same("origin", data.get("origin"), origin)
    if data.get("crossOrigin", False) is not False or "topOrigin" in data:
        raise Refused("cross origin")


def _same(name: str, found: Any, expected: str) -> None:
    if not isinstance(found, str) or not hmac.compare_digest(found.encode(), expected.encode()):
        raise Refused(name)


def _read(raw: bytes, rp_id: str) -> auth.AuthenticatorData:
    try:
        data = auth.parse(raw)
    except ValueError as error:
        raise Refused("authenticator data") from error
    if not hmac.compare_digest(data.rp_id_hash, hashlib.sha256(rp_id.encode()).digest()):
        raise Refused("rp id")
    if not data.has(auth.UP, auth.UV):
        raise Refused("not user-verified")  # IDN-01
    if data.has(auth.BS) and not data.has(auth.BE):
        raise Refused("backed up, but not eligible")  # IDN-08
    return data


def _attested_bytes(raw: bytes) -> bytes:
    """The authenticator data in an attestation object of a format that we take."""
    try:
        if cbor.end_of(raw) != len(raw):
            raise Refused("attestation object")
        found = parse_cbor(raw)
        statement, data = found["attStmt"], found["authData"]
        if set(found) != {"fmt", "attStmt", "authData"} or set(statement) != _STATEMENTS[found["fmt"]]:
            raise Refused("attestation format")
    except DISLIKED as error:
        raise Refused("attestation object") from error
    if not isinstance(statement, dict) or not isinstance(data, bytes):
        raise Refused("attestation object")
    return data

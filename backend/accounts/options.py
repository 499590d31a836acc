"""What the browser is asked for (sections 5.4 and 5.5): discoverable, user-verified, no attestation, no word about the person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import current_app
from webauthn import generate_authentication_options, generate_registration_options
from webauthn.helpers.options_to_json_dict import options_to_json_dict
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from ..privacy.keys import b64u
from .ceremonies import Started
from .credentials import Handle
from .public_keys import ALGORITHMS

# The phone's vault key is derived from what the passkey answers to this salt (design: keys on the phone)
PRF = {"prf": {"eval": {"first": b64u(hashlib.sha256(b"goyong24/vault/1").digest())}}}
NAME = "Goyong24"


def creation(started: Started, exclude: Iterable[Handle] = ()) -> dict[str, Any]:
    """PublicKeyCredentialCreationOptionsJSON. `user.name` is the service's: a passkey shows no personal word (IDN-13)."""
    options = generate_registration_options(
        rp_id=current_app.config["RP_ID"],
        rp_name=current_app.config["RP_NAME"],
        user_id=started.user_handle,
        user_name=NAME,
        user_display_name=NAME,
        challenge=started.challenge,
        timeout=_milliseconds(),
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[_descriptor(passkey) for passkey in exclude],
        supported_pub_key_algs=ALGORITHMS,
    )
    return _asked(started, options_to_json_dict(options))


def request(started: Started, allow: Iterable[Handle] = ()) -> dict[str, Any]:
    """PublicKeyCredentialRequestOptionsJSON; without `allow` the person picks any of her passkeys."""
    options = generate_authentication_options(
        rp_id=current_app.config["RP_ID"],
        challenge=started.challenge,
        timeout=_milliseconds(),
        allow_credentials=[_descriptor(passkey) for passkey in allow],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _asked(started, options_to_json_dict(options))


def _asked(started: Started, options: dict[str, Any]) -> dict[str, Any]:
    return {"ceremony": str(started.id), "options": {**options, "extensions": PRF}}


def _milliseconds() -> int:
    lasts: timedelta = current_app.config["CEREMONY"]
    return int(lasts.total_seconds() * 1000)


def _descriptor(passkey: Handle) -> PublicKeyCredentialDescriptor:
    transports = [AuthenticatorTransport(name) for name in passkey.transports]
    return PublicKeyCredentialDescriptor(id=passkey.credential_id, transports=transports or None)

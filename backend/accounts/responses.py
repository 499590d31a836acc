"""What a browser sends back (section 5.5, `toJSON()`), decoded strictly. Its extension results are not read: PRF outputs stay on the phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..privacy.keys import unb64u
from .problems import MalformedCredential

_ID, _CLIENT_DATA, _OBJECT, _DATA, _SIGNATURE, _HANDLE = 1023, 4096, 8192, 4096, 1024, 64
_TRANSPORTS = ("usb", "nfc", "ble", "smart-card", "hybrid", "internal", "cable")


@dataclass(frozen=True)
class Attestation:
    id: bytes
    client_data: bytes
    attestation_object: bytes
    transports: tuple[str, ...]


@dataclass(frozen=True)
class Assertion:
    id: bytes
    client_data: bytes
    authenticator_data: bytes
    signature: bytes
    user_handle: bytes | None


def attestation(credential: Any) -> Attestation:
    """Raises MalformedCredential."""
    identity, response = _credential(credential)
    said = response.get("transports")
    said = said if isinstance(said, list) else []
    return Attestation(
        id=identity,
        client_data=_decoded(response.get("clientDataJSON"), _CLIENT_DATA),
        attestation_object=_decoded(response.get("attestationObject"), _OBJECT),
        transports=tuple(name for name in _TRANSPORTS if name in said),
    )


def assertion(credential: Any) -> Assertion:
    """Raises MalformedCredential."""
    identity, response = _credential(credential)
    handle = response.get("userHandle")
    return Assertion(
        id=identity,
        client_data=_decoded(response.get("clientDataJSON"), _CLIENT_DATA),
        authenticator_data=_decoded(response.get("authenticatorData"), _DATA),
        signature=_decoded(response.get("signature"), _SIGNATURE),
        user_handle=None if handle is None else _decoded(handle, _HANDLE),
    )


def _credential(credential: Any) -> tuple[bytes, dict[str, Any]]:
    if not isinstance(credential, dict) or credential.get("type") != "public-key":
        raise MalformedCredential
    response = credential.get("response")
    identity = _decoded(credential.get("id"), _ID)
    if not isinstance(response, dict) or credential.get("rawId") != credential["id"]:
        raise MalformedCredential
    return identity, response


def _decoded(text: Any, most: int) -> bytes:
    if not isinstance(text, str) or not text or len(text) > most * 4 // 3 + 4:
        raise MalformedCredential
    try:
        raw = unb64u(text)
    except ValueError:
        raise MalformedCredential from None
    if len(raw) > most:
        raise MalformedCredential
    return raw

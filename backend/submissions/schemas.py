"""Shapes at the doors. Unknown members are refused (AUZ-05)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from ..privacy.keys import unb64u
from ..services.kit.fields import Text
from .envelope import Envelope


class Bytes(fields.String):
    """Base64url without padding, of a known length in bytes."""

    def __init__(self, least: int, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.least, self.most = least, most

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> Any:
        try:
            raw = unb64u(value)
        except (ValueError, TypeError):
            raise ValidationError("base64url") from None
        if not self.least <= len(raw) <= self.most:
            raise ValidationError("length")
        return raw


class PhoneMade(fields.String):
    """A UUIDv7 in its one spelling; version and variant are checked, its time is never used (AUZ-04)."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> Any:
        return phone_made(value)


def phone_made(text: Any) -> UUID:
    """Raises ValidationError unless `text` is a lower-case UUIDv7."""
    try:
        found = UUID(text)
    except (ValueError, TypeError, AttributeError):
        raise ValidationError("uuid") from None
    if str(found) != text or found.version != 7 or found.variant != "specified in RFC 4122":
        raise ValidationError("uuid")
    return found


class Strict(Schema):
    class Meta:
        unknown = RAISE


class AssertionResponse(Strict):
    clientDataJSON = fields.String(required=True, validate=validate.Length(max=4096))
    authenticatorData = fields.String(required=True, validate=validate.Length(max=4096))
    signature = fields.String(required=True, validate=validate.Length(max=4096))


class AssertionIn(Strict):
    id = fields.String(required=True, validate=validate.Length(max=1400))
    rawId = fields.String(required=True, validate=validate.Length(max=1400))
    type = fields.String(required=True, validate=validate.Equal("public-key"))
    response = fields.Nested(AssertionResponse(), required=True)


class EnvelopeIn(Strict):
    """At most 32 kB as JSON text. Everything a person wrote lies inside `sealed`."""

    v = fields.Integer(required=True, strict=True, validate=validate.Equal(1))
    id = PhoneMade(required=True)
    digest = Bytes(32, 32, required=True)
    key = fields.String(required=True, validate=validate.Length(max=20))
    sealed = Bytes(17, 32_768, required=True)
    assertion = fields.Nested(AssertionIn(), required=True)

    @post_load
    def _typed(self, data: dict[str, Any], **more: Any) -> Envelope:
        data.pop("v")
        return Envelope(**data)


class FileNamed(Strict):
    question = Text(required=True, validate=validate.Length(max=60))
    sha256 = Bytes(32, 32, required=True)
    size = fields.Integer(required=True, strict=True, validate=validate.Range(1, 10 * 1024 * 1024))


class Filing(Strict):
    """What was signed. `audience` is our origin, `person` the owner of the passkey, `nonce` 128 random bits (SUB-06)."""

    v = fields.Integer(required=True, strict=True, validate=validate.Equal(1))
    audience = fields.String(required=True)
    id = PhoneMade(required=True)
    procedure = fields.String(required=True, validate=validate.Length(max=80))
    form_version = fields.String(required=True, validate=validate.Length(max=40))
    lang = fields.String(required=True, validate=validate.Regexp(r"[a-z]{2,3}(-[A-Z][a-z]{3}|-x-[a-z]{2,8})?\Z"))
    person = fields.UUID(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    about = PhoneMade(required=True, allow_none=True)
    replaces = PhoneMade(required=True, allow_none=True)
    answers = fields.Dict(required=True)
    files = fields.List(fields.Nested(FileNamed()), required=True, validate=validate.Length(max=20))
    claimed_at = fields.AwareDateTime(required=True, format="iso")
    nonce = Bytes(16, 16, required=True)


class ReceiptOut(Schema):
    """`receipt` is RFC 8785 text in base64url, kept byte for byte; `signature` is Ed25519 over the tag, a zero byte and that text."""

    receipt = fields.String(required=True)
    key = fields.String(required=True)
    signature = fields.String(required=True)


class SubmissionLine(Schema):
    id = fields.String(required=True)
    procedure = fields.String(required=True)
    state = fields.String(required=True)
    confirmed = fields.Boolean(required=True)
    number = fields.String(required=True)
    received_at = fields.String(required=True)
    about = fields.String(required=True, allow_none=True)


class EventOut(Schema):
    state = fields.String(required=True)
    at = fields.String(required=True)
    note = fields.String(required=True, allow_none=True)


class SubmissionOut(SubmissionLine):
    claimed_at = fields.String(required=True)
    lang = fields.String(required=True)
    form_version = fields.String(required=True)
    answers = fields.Dict(required=True)
    assessment = fields.Dict(required=True)
    events = fields.List(fields.Nested(EventOut()), required=True)
    receipt = fields.Nested(ReceiptOut(), required=True)


class OpenedOut(Schema):
    filing = fields.Dict(required=True)


class AssessmentOut(Schema):
    assessment = fields.Dict(required=True)


class PrefillOut(Schema):
    values = fields.Dict(required=True)


class Nothing(Strict):
    """An empty JSON object."""

"""Shapes at the account's doors."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..config import LANGUAGES
from ..texts import N_
from .fields import ASKED, BirthDate, CeremonyId, Credential, Line, Matched, Strict

_LANGUAGE = validate.OneOf(LANGUAGES, error=N_("보기에서 골라 주세요."))


class Empty(Strict):
    """An empty JSON object."""


class JoinIn(Strict):
    language = fields.String(required=True, error_messages=ASKED, validate=_LANGUAGE)


class AnswerIn(Strict):
    """A browser's answer to a ceremony."""

    ceremony = CeremonyId(required=True)
    credential = Credential()


class AddIn(AnswerIn):
    name = Line(60)


class NameIn(Strict):
    name = Line(60, required=True)


class AccountIn(Strict):
    """A bank by its three-digit code and the digits of the account."""

    bank = Matched("[0-9]{3}", N_("은행을 골라 주세요."), required=True)
    number = Matched("[0-9]{7,16}", N_("계좌번호를 숫자만 적어 주세요."), required=True)


class ProfileIn(Strict):
    """The whole profile: what is absent is forgotten."""

    name = Line(100)
    birth_date = BirthDate(metadata={"format": "date"})
    mobile = Matched("0[0-9]{8,10}", N_("전화번호를 0으로 시작하는 숫자로 적어 주세요."))
    address = Line(200)
    account = fields.Nested(AccountIn(), error_messages=ASKED)
    language = fields.String(required=True, error_messages=ASKED, validate=_LANGUAGE)


class OptionsOut(Schema):
    """`options` is PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON."""

    ceremony = fields.String(required=True)
    options = fields.Dict(required=True)


class SessionOut(Schema):
    """`passkeys` is the complete list of those that open this account."""

    person = fields.String(required=True)
    passkeys = fields.List(fields.String(), required=True)
    language = fields.String(required=True)
    expires_at = fields.String(required=True)
    ends_at = fields.String(required=True)
    fresh_until = fields.String(required=True, allow_none=True)


class SessionLine(Schema):
    id = fields.String(required=True)
    created_at = fields.String(required=True)
    seen_at = fields.String(required=True)
    device = fields.String(required=True)
    current = fields.Boolean(required=True)


class PasskeyOut(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)
    created_at = fields.String(required=True)
    last_used_at = fields.String(required=True, allow_none=True)
    backed_up = fields.Boolean(required=True)
    current = fields.Boolean(required=True)


class AccountOut(Schema):
    bank = fields.String(required=True)
    number = fields.String(required=True)


class ProfileOut(Schema):
    """What was not told is absent."""

    name = fields.String()
    birth_date = fields.String()
    mobile = fields.String()
    address = fields.String()
    account = fields.Nested(AccountOut())
    language = fields.String(required=True)

"""Fields of what is not signed: text is normalised once on entry (INP-03), nothing else is coerced (INP-04)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from ..texts import N_

_WRONG = N_("형식이 맞지 않아요.")
ASKED: dict[str, Any] = {
    "required": N_("답해 주세요."),
    "null": N_("답해 주세요."),
    "invalid": _WRONG,
    "validator_failed": _WRONG,
}
_REFUSED = {"Cc", "Cs", "Cn", "Co"}
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


class Strict(Schema):
    """Unknown and read-only members are refused (AUZ-05)."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": N_("이 서식에 없는 항목이에요."), "type": N_("서식의 모양이 아니에요.")}


class Line(fields.String):
    """One line of text, at most `most` characters after normalising."""

    def __init__(self, most: int, **options: Any) -> None:
        super().__init__(
            error_messages=ASKED,
            validate=validate.Length(max=most, error=N_("너무 길어요. 짧게 적어 주세요.")),
            **options,
        )

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("invalid")
        line = unicodedata.normalize("NFC", value).strip()
        if not line:
            raise ValidationError(ASKED["required"])
        if any(unicodedata.category(c) in _REFUSED or c in _BIDI for c in line):
            raise ValidationError(N_("쓸 수 없는 글자가 들어 있어요. 지우고 다시 적어 주세요."))
        return line


class Matched(fields.String):
    """ASCII of one exact shape over the whole string."""

    def __init__(self, pattern: str, wrong: str = _WRONG, **options: Any) -> None:
        super().__init__(error_messages=ASKED, **options)
        self.pattern, self.wrong = re.compile(pattern, re.ASCII), wrong

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> Any:
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise ValidationError(self.wrong)
        return value


class BirthDate(Matched):
    """`YYYY-MM-DD` from 1800."""

    def __init__(self, **options: Any) -> None:
        wrong = N_("1990-01-31처럼 연-월-일로 적어 주세요.")
        super().__init__(r"(1[89]|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", wrong, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> Any:
        day = super()._deserialize(value, attr, data, **more)
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValidationError(self.wrong) from None
        return day


class CeremonyId(Matched):
    """A UUID in its one spelling."""

    def __init__(self, **options: Any) -> None:
        super().__init__("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", metadata={"format": "uuid"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> Any:
        return UUID(super()._deserialize(value, attr, data, **more))


class Credential(fields.Raw):
    """What the browser gave. Any JSON value: it is judged after the ceremony was consumed (IDN-11)."""

    def __init__(self) -> None:
        super().__init__(load_default=None, allow_none=True, metadata={"type": "object"})

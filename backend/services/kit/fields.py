"""The closed list of question kinds. Each is a strict marshmallow field whose metadata carries the question to the page.

Nothing is coerced: a number is a JSON integer, a yes is a JSON true, a day is ten ASCII characters (INP-03, INP-04).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from .procedure import N_, Condition, Sentence

_REFUSED = {"Cc", "Cs", "Cn", "Co"}  # control characters, surrogates, non-characters, private use
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
MISSING: dict[str, Any] = {"required": N_("답해 주세요."), "null": N_("답해 주세요.")}
BANKS = (
    ("002", N_("산업은행")),
    ("003", N_("기업은행")),
    ("004", N_("국민은행")),
    ("007", N_("수협은행")),
    ("011", N_("농협은행")),
    ("020", N_("우리은행")),
    ("023", N_("SC제일은행")),
    ("031", N_("아이엠뱅크")),
    ("032", N_("부산은행")),
    ("034", N_("광주은행")),
    ("035", N_("제주은행")),
    ("037", N_("전북은행")),
    ("039", N_("경남은행")),
    ("045", N_("새마을금고")),
    ("048", N_("신협")),
    ("071", N_("우체국")),
    ("081", N_("하나은행")),
    ("088", N_("신한은행")),
    ("089", N_("케이뱅크")),
    ("090", N_("카카오뱅크")),
    ("092", N_("토스뱅크")),
)


class Text(fields.String):
    """NFC text of one line, or of several with `lines`. Refused, never rewritten: the signed bytes must stay what the person saw."""

    default_error_messages = {
        "invalid": N_("글자로 적어 주세요."),
        "characters": N_("쓸 수 없는 글자가 들어 있어요. 지우고 다시 적어 주세요."),
        "blank": N_("내용을 적어 주세요."),
    }

    def __init__(self, *, lines: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.lines = lines

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("invalid")
        allowed = "\n" if self.lines else ""
        # what is printable has none of these: looked at letter by letter only where it is not
        refused = not value.isprintable() and any(
            (unicodedata.category(c) in _REFUSED and c not in allowed) or c in _BIDI for c in value
        )
        if refused or not unicodedata.is_normalized("NFC", value):
            raise self.make_error("characters")
        if not value.strip():
            raise self.make_error("blank")
        return value


class Whole(fields.Integer):
    """A JSON integer; 1.0, "1" and true are refused."""

    default_error_messages = {"invalid": N_("숫자로 적어 주세요.")}

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> int:
        if type(value) is not int:
            raise self.make_error("invalid")
        return value


class YesNo(fields.Boolean):
    """A JSON true or false and nothing that looks like it."""

    default_error_messages = {"invalid": N_("예 또는 아니요를 골라 주세요.")}

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> bool:
        if type(value) is not bool:
            raise self.make_error("invalid")
        return value


class Day(fields.String):
    """`YYYY-MM-DD` in ASCII digits, a day that exists, inside `first` and `last`."""

    default_error_messages = {
        "invalid": N_("2026-01-31처럼 연-월-일로 적어 주세요."),
        "range": N_("이 날짜는 쓸 수 없어요. 연도를 확인해 주세요."),
    }

    def __init__(self, *, first: str = "1900-01-01", last: str = "2200-12-31", **options: Any) -> None:
        super().__init__(**options)
        self.first, self.last = first, last

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise self.make_error("invalid")
        try:
            date.fromisoformat(value)
        except ValueError:
            raise self.make_error("invalid") from None
        if not self.first <= value <= self.last:
            raise self.make_error("range")
        return value


class Matched(Text):
    """Text of one exact ASCII shape, with its own words for a miss."""

    def __init__(self, pattern: str, wrong: str, **options: Any) -> None:
        super().__init__(**options)
        self.pattern, self.wrong = pattern, wrong

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            raise ValidationError(self.wrong)
        return value


class IdentityNumber(Matched):
    """Resident or alien registration number: 13 digits with a possible birth date, never the check digit (INP-05).

    Numbers given out since October 2020 have none (주민등록법 시행규칙 제2조).
    """

    CENTURY = {**dict.fromkeys("90", 1800), **dict.fromkeys("1256", 1900), **dict.fromkeys("3478", 2000)}

    def __init__(self, **options: Any) -> None:
        super().__init__(r"[0-9]{13}", N_("주민등록번호 13자리를 숫자로 적어 주세요."), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        number = super()._deserialize(value, attr, data, **more)
        try:
            date(self.CENTURY[number[6]] + int(number[:2]), int(number[2:4]), int(number[4:6]))
        except ValueError:
            raise ValidationError(N_("앞 여섯 자리가 생년월일이 아니에요. 다시 확인해 주세요.")) from None
        return number


class Account(Schema):
    """A bank by its three-digit code and the digits of the account."""

    class Meta:
        unknown = RAISE

    bank = fields.String(
        required=True,
        error_messages=MISSING | {"invalid": N_("은행을 골라 주세요.")},
        validate=validate.OneOf([code for code, _ in BANKS], error=N_("은행을 골라 주세요.")),
    )
    number = Matched(r"[0-9]{7,16}", N_("계좌번호를 숫자만 적어 주세요."), required=True, error_messages=MISSING)


class AccountField(fields.Nested):
    def __init__(self, **options: Any) -> None:
        super().__init__(Account, **options)


class Form(Schema):
    """A procedure's questions in the order people meet them. A question whose `when` does not hold has no answer."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": N_("이 서식에 없는 항목이에요."), "type": N_("서식의 모양이 아니에요.")}

    def _invoke_schema_validators(self, *, error_store: Any, field_errors: bool = False, **more: Any) -> None:
        """A missing answer is found by the first validator: those after it, a procedure's own, may rely on every answer that is due."""
        found = field_errors or bool(error_store.errors)
        super()._invoke_schema_validators(error_store=error_store, field_errors=found, **more)

    @validates_schema(pass_collection=True, skip_on_field_errors=False, pass_original=True)
    def _only_what_is_asked(self, data: dict[str, Any], original: Any, **more: Any) -> None:
        if not isinstance(original, Mapping):
            return
        errors: dict[str, list[str]] = {}
        for name, field in self.fields.items():
            question = field.metadata["x-question"]
            asked = holds(question.get("when"), data)
            if asked and question["required"] and name not in original:
                errors[name] = [N_("답해 주세요.")]
            if not asked and name in original:
                errors[name] = [N_("이 답은 앞의 답과 맞지 않아요.")]
        if errors:
            raise ValidationError(errors)

    @validates_schema(skip_on_field_errors=True)
    def _days_in_order(self, data: dict[str, Any], **more: Any) -> None:
        for name, field in self.fields.items():
            earlier = field.metadata["x-question"].get("not_before")
            if earlier and name in data and data[name] < data.get(earlier, ""):
                raise ValidationError(Sentence(N_("앞에 적은 날보다 앞이에요.")), name)


def after_today(form: Form, answers: Mapping[str, Any], today: str) -> dict[str, list[str]]:
    """Questions whose day may not lie after the day of filing in Korea, and does."""
    wrong = [
        name
        for name, field in form.fields.items()
        if field.metadata["x-question"].get("not_after") == "today" and answers.get(name, "") > today
    ]
    return {name: [N_("오늘보다 뒤의 날은 적을 수 없어요.")] for name in wrong}


def holds(when: Condition | None, answers: Mapping[str, Any]) -> bool:
    """A plain equality, the same on the phone: each named question has one of the listed answers."""
    return not when or all(answers.get(name) in values for name, values in when.items())


def _question(
    field_type: type[fields.Field],
    kind: str,
    title: str,
    *,
    step: str,
    source: str,
    required: bool = True,
    hint: str | None = None,
    when: Condition | None = None,
    prefill: str | None = None,
    sensitive: bool = False,
    shape: Mapping[str, Any] | None = None,
    made_with: Mapping[str, Any] | None = None,
    **extra: Any,
) -> fields.Field:
    question: dict[str, Any] = {"kind": kind, "step": step, "required": required, "source": source}
    question |= {k: v for k, v in {"when": when, "prefill": prefill, **extra}.items() if v is not None}
    if sensitive:
        question["sensitive"] = True
    metadata: dict[str, Any] = {"title": title, "x-question": question, **(shape or {})}
    if hint:
        metadata["description"] = hint
    # whether an answer is due depends on `when`: the form decides, not the field
    return field_type(required=False, metadata=metadata, error_messages=MISSING, **(made_with or {}))


def _length(least: int, most: int) -> validate.Length:
    return validate.Length(least, most, error=Sentence(N_("{min}자 이상 {max}자 이하로 적어 주세요.")))


def _range(least: int, most: int) -> validate.Range:
    return validate.Range(least, most, error=Sentence(N_("{min} 이상 {max} 이하로 적어 주세요.")))


def text(title: str, *, least: int = 1, most: int = 100, autocomplete: str | None = None, **more: Any) -> fields.Field:
    return _question(
        Text, "text", title, autocomplete=autocomplete, made_with={"validate": _length(least, most)}, **more
    )


def long_text(title: str, *, least: int = 1, most: int = 1000, **more: Any) -> fields.Field:
    return _question(Text, "long_text", title, made_with={"validate": _length(least, most), "lines": True}, **more)


def number(title: str, *, least: int = 0, most: int, unit: str | None = None, **more: Any) -> fields.Field:
    return _question(Whole, "number", title, unit=unit, made_with={"validate": _range(least, most)}, **more)


def won(title: str, *, least: int = 0, most: int = 100_000_000_000, **more: Any) -> fields.Field:
    """Whole won."""
    return _question(Whole, "won", title, unit="won", made_with={"validate": _range(least, most)}, **more)


def hours(title: str, *, least: int = 1, most: int = 24 * 60, **more: Any) -> fields.Field:
    """Typed as hours, answered as whole minutes: signed answers hold integers only."""
    return _question(Whole, "hours", title, unit="hours", made_with={"validate": _range(least, most)}, **more)


def day(
    title: str,
    *,
    first: str = "1900-01-01",
    last: str = "2200-12-31",
    not_after: str | None = None,
    not_before: str | None = None,
    autocomplete: str | None = None,
    **more: Any,
) -> fields.Field:
    """A day. `not_after="today"` is the KST day of filing; `not_before` names an earlier question."""
    return _question(
        Day,
        "day",
        title,
        not_after=not_after,
        not_before=not_before,
        autocomplete=autocomplete,
        first=first,
        last=last,
        shape={"format": "date"},
        made_with={"first": first, "last": last},
        **more,
    )


def month(title: str, **more: Any) -> fields.Field:
    pattern = "[0-9]{4}-(0[1-9]|1[0-2])"
    return _question(
        Matched,
        "month",
        title,
        shape={"pattern": f"^{pattern}$"},
        made_with={"pattern": pattern, "wrong": N_("2026-01처럼 연-월로 적어 주세요.")},
        **more,
    )


def yes_no(title: str, **more: Any) -> fields.Field:
    return _question(YesNo, "yes_no", title, **more)


Options = Iterable[tuple[str, ...]]
"""Value, words, and where it helps a hint."""


def _listed(options: Options) -> list[dict[str, str]]:
    return [dict(zip(("value", "title", "hint"), option, strict=False)) for option in options]


def choice(title: str, choices: Options, **more: Any) -> fields.Field:
    listed = _listed(choices)
    allowed = validate.OneOf([o["value"] for o in listed], error=N_("보기에서 골라 주세요."))
    return _question(Text, "choice", title, options=listed, made_with={"validate": allowed}, **more)


class Several(fields.List):
    """One or more of the listed values, each once."""

    def __init__(self, values: list[str], **options: Any) -> None:
        inner = Text(validate=validate.OneOf(values, error=N_("보기에서 골라 주세요.")))
        super().__init__(inner, validate=validate.Length(1, len(values), error=N_("하나 이상 골라 주세요.")), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> list[Any]:
        chosen = super()._deserialize(value, attr, data, **more)
        if len(set(chosen)) != len(chosen):
            raise ValidationError(N_("같은 답을 두 번 고를 수 없어요."))
        return chosen


def choices(title: str, options: Options, *, alone: str | None = None, **more: Any) -> fields.Field:
    """Several answers; `alone` is the one that excludes all others ("none of these")."""
    listed = _listed(options)
    values = [o["value"] for o in listed]
    return _question(Several, "choices", title, options=listed, alone=alone, made_with={"values": values}, **more)


def code(title: str, table: str, *, pattern: str, **more: Any) -> fields.Field:
    """A code of a list that the register keeps, such as occupation or region."""
    wrong = N_("목록에서 골라 주세요.")
    return _question(Matched, "code", title, table=table, made_with={"pattern": pattern, "wrong": wrong}, **more)


def phone(title: str, **more: Any) -> fields.Field:
    pattern = "0[0-9]{8,10}"
    return _question(
        Matched,
        "phone",
        title,
        autocomplete="tel",
        shape={"pattern": f"^{pattern}$"},
        made_with={"pattern": pattern, "wrong": N_("전화번호를 0으로 시작하는 숫자로 적어 주세요.")},
        **more,
    )


def identity_number(title: str, **more: Any) -> fields.Field:
    """Always sensitive; the procedure's `source` names the article that allows it (PII-05)."""
    return _question(IdentityNumber, "identity_number", title, sensitive=True, shape={"pattern": "^[0-9]{13}$"}, **more)


def bank_account(title: str, **more: Any) -> fields.Field:
    listed = [{"value": value, "title": name} for value, name in BANKS]
    return _question(AccountField, "bank_account", title, sensitive=True, options=listed, **more)


class Agreed(YesNo):
    """A consent is given or it is not an answer."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> bool:
        if super()._deserialize(value, attr, data, **more) is not True:
            raise ValidationError(N_("읽고 동의해 주세요."))
        return True


def consent(title: str, *, version: str, **more: Any) -> fields.Field:
    """A separate, versioned agreement (PII-06); an optional one never blocks."""
    return _question(Agreed, "consent", title, version=version, **more)

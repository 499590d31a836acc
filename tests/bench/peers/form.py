"""Pydantic models: the envelope, the filing, and a model of the answers made from the contract's schema."""

from __future__ import annotations

import json
import unicodedata
from base64 import urlsafe_b64decode
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator
from pydantic_core import PydanticCustomError

ROOT = Path(__file__).resolve().parents[3]
CONTRACT = json.loads((ROOT / "openapi" / "goyong24.json").read_text("utf-8"))
FIELD_TYPES: dict[str, Any] = {"integer": int, "boolean": bool, "string": str}


def unb64u(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _decoded(value: Any) -> bytes:
    if not isinstance(value, str):
        raise PydanticCustomError("base64url", "base64url")
    try:
        return unb64u(value)
    except ValueError:
        raise PydanticCustomError("base64url", "base64url") from None


Bytes = Annotated[bytes, BeforeValidator(_decoded)]


def _line(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text) or not all(c.isprintable() or c == "\n" for c in text):
        raise PydanticCustomError("characters", "characters")
    return text


def _day(text: str) -> str:
    if len(text) != 10:
        raise PydanticCustomError("day", "day")
    date.fromisoformat(text)
    return text


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AssertionResponse(Strict):
    clientDataJSON: Bytes
    authenticatorData: Bytes
    signature: Bytes


class Assertion(Strict):
    id: Bytes
    rawId: Bytes
    type: Literal["public-key"]
    response: AssertionResponse


class Envelope(Strict):
    v: Literal[1]
    id: UUID
    digest: Annotated[Bytes, Field(min_length=32, max_length=32)]
    key: Annotated[str, Field(max_length=20)]
    sealed: Annotated[Bytes, Field(min_length=17, max_length=32_768)]
    assertion: Assertion


class FileNamed(Strict):
    question: Annotated[str, Field(max_length=60)]
    sha256: Annotated[Bytes, Field(min_length=32, max_length=32)]
    size: Annotated[int, Field(strict=True, ge=1, le=10 * 1024 * 1024)]


class Filing(Strict):
    v: Literal[1]
    audience: str
    id: UUID
    procedure: Annotated[str, Field(max_length=80)]
    form_version: Annotated[str, Field(max_length=40)]
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3}|-x-[a-z]{2,8})?$")]
    person: UUID
    on_behalf_of: UUID | None
    about: UUID | None
    replaces: UUID | None
    answers: dict[str, Any]
    files: Annotated[list[FileNamed], Field(max_length=20)]
    claimed_at: datetime
    nonce: Annotated[Bytes, Field(min_length=16, max_length=16)]


class Receipt(BaseModel):
    receipt: str
    key: str
    signature: str


class Answers(Strict):
    """What every form does: a question whose `when` does not hold has no answer; days lie in their order."""

    @model_validator(mode="after")
    def only_what_is_asked(self) -> Answers:
        said = self.model_fields_set
        for name, question in self.questions().items():  # type: ignore[attr-defined]
            asked = all(getattr(self, other) in values for other, values in question.get("when", {}).items())
            if asked and question["required"] and name not in said:
                raise PydanticCustomError("missing", "missing")
            if not asked and name in said:
                raise PydanticCustomError("not_asked", "not asked")
            earlier = question.get("not_before")
            if earlier and name in said and getattr(self, name) < (getattr(self, earlier) or ""):
                raise PydanticCustomError("order", "order")
        return self


def _type_of(shape: dict[str, Any]) -> Any:
    if shape["type"] == "array":
        limits = Field(min_length=shape.get("minItems", 0), max_length=shape.get("maxItems"))
        return Annotated[list[_type_of(shape["items"])], limits]  # type: ignore[misc]
    if shape["type"] == "object":
        return _model("Inner", shape, Strict)
    if "enum" in shape:
        return Literal[tuple(shape["enum"])]
    names = {
        "minimum": "ge",
        "maximum": "le",
        "minLength": "min_length",
        "maxLength": "max_length",
        "pattern": "pattern",
    }
    limits = Field(strict=True, **{mine: shape[theirs] for theirs, mine in names.items() if theirs in shape})
    found: Any = Annotated[FIELD_TYPES[shape["type"]], limits]
    if shape.get("format") == "date":
        return Annotated[found, AfterValidator(_day)]
    return Annotated[found, AfterValidator(_line)] if shape["type"] == "string" else found


def _model(name: str, schema: dict[str, Any], base: type[BaseModel]) -> Any:
    required = schema.get("required", [])
    fields: dict[str, Any] = {
        field: (_type_of(shape), ...) if field in required else (_type_of(shape) | None, None)
        for field, shape in schema["properties"].items()
    }
    return create_model(name, __base__=base, **fields)


def form_of(procedure: str) -> tuple[type[Answers], dict[str, Any]]:
    """The model of a procedure's answers, and what the contract says about the procedure."""
    operation = CONTRACT["paths"][f"/api/procedures/{procedure}/check"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    made: type[Answers] = _model("Form", schema, Answers)
    asked = {name: shape["x-question"] for name, shape in schema["properties"].items()}
    made.questions = classmethod(lambda _: asked)  # type: ignore[attr-defined]
    return made, operation["x-procedure"]

"""Reading JSON strictly: what the libraries let through is refused here (INP-01, INP-02)."""

from __future__ import annotations

import json
import re
from typing import Any

import flask_smorest
from flask.json.provider import DefaultJSONProvider
from marshmallow import Schema, fields
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.wrappers import Request

from .problems import Malformed

DEPTH, MEMBERS, DIGITS = 20, 2_000, 40
_LAST_OF_PLANES = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_REFUSED = re.compile(f"[\0\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef{_LAST_OF_PLANES}]")


def _shallow(text: str) -> None:
    """Measured before parsing: the parser itself recurses."""
    if text.count("[") + text.count("{") <= DEPTH:
        return  # as most bodies: too few to nest deeply
    depth, inside, escaped = 0, False, False
    for c in text:
        if inside:
            escaped, inside = (not escaped and c == "\\"), (c != '"' or escaped)
        elif c == '"':
            inside = True
        elif c in "[{":
            depth += 1
            if depth > DEPTH:
                raise Malformed
        elif c in "]}":
            depth -= 1


def clean(text: str) -> None:
    """Refuse NUL, lone surrogates, bidirectional controls and non-characters."""
    if _REFUSED.search(text):
        raise Malformed


class _Counted:
    def __init__(self) -> None:
        self.members = 0

    def count(self, more: int) -> None:
        self.members += more
        if self.members > MEMBERS:
            raise Malformed

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self.count(len(pairs))
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Malformed
        for name, value in pairs:
            clean(name)
            self.value(value)
        return found

    def value(self, value: Any) -> None:
        if isinstance(value, str):
            clean(value)
        elif isinstance(value, list):
            self.count(len(value))
            for item in value:
                self.value(item)


def _number(kind: type) -> Any:
    def read(text: str) -> Any:
        if len(text) > DIGITS:
            raise Malformed
        return kind(text)

    return read


def _constant(_name: str) -> Any:
    raise Malformed


def loads(raw: bytes | str) -> Any:
    """One JSON text. Raises Malformed (400)."""
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        _shallow(text)
        counted = _Counted()
        value = json.loads(
            text,
            object_pairs_hook=counted.pairs,
            parse_int=_number(int),
            parse_float=_number(float),
            parse_constant=_constant,
        )
        counted.value(value)
        return value
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Malformed from error


class StrictJSON(DefaultJSONProvider):
    ensure_ascii = False
    sort_keys = False

    def loads(self, s: str | bytes, **options: Any) -> Any:
        return loads(s)


class StrictParser(FlaskParser):
    def _raw_load_json(self, req: Request) -> Any:
        if req.mimetype != "application/json":
            return missing
        return loads(req.get_data(cache=True))


class Blueprint(flask_smorest.Blueprint):
    """Its arguments are read strictly. Pass schema instances, never classes: a class is built anew for every request."""

    ARGUMENTS_PARSER = StrictParser()


class ProblemOut(Schema):
    """RFC 9457. `errors`, where answers are wrong: question to sentences in the language asked for. The rest where it says more."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
    members = fields.List(fields.String(), metadata={"description": "Parts of the body that do not fit."})
    digest = fields.String(metadata={"description": "What is stored under this id."})
    receipt = fields.Dict(allow_none=True, metadata={"description": "The receipt of the submission in the way."})
    state = fields.String(metadata={"description": "The state that does not allow it."})


class Api(flask_smorest.Api):
    """Leaves error answers to problems.py."""

    ERROR_SCHEMA = ProblemOut

    def _register_error_handlers(self) -> None:
        return

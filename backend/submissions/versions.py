"""Versions of forms. The current one is a digest of what the form asks; those published before are a list beside the contract (SUB-13)."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from ..config import ROOT
from ..services import procedures

PUBLISHED = ROOT / "openapi" / "published.json"
_SHAPE = ("type", "format", "pattern", "enum", "minimum", "maximum", "minLength", "maxLength", "items")
_ASKED = ("kind", "required", "when", "options", "alone", "first", "last", "not_after", "not_before", "version")


def schema_of(name: str) -> dict[str, Any]:
    """The form's JSON schema with its questions, as the contract carries it."""
    plugin = MarshmallowPlugin(schema_name_resolver=lambda schema: "")
    APISpec(title="", version="", openapi_version="3.1.0", plugins=[plugin])
    assert plugin.converter
    schema = plugin.converter.schema2jsonschema(procedures()[name].form())
    properties = schema["properties"]
    asked = {q: p["x-question"] for q, p in properties.items()}
    schema["required"] = [q for q, question in asked.items() if question["required"] and "when" not in question]
    schema["additionalProperties"] = False
    return schema


@cache
def current(name: str) -> str:
    """Ten hex digits over everything that decides whether an answer fits; words may change without a new version."""
    asked = [
        [
            question,
            {k: v for k, v in shape.items() if k in _SHAPE},
            {k: v for k, v in shape["x-question"].items() if k in _ASKED},
        ]
        for question, shape in schema_of(name)["properties"].items()
    ]
    for _, _, question in asked:
        question["options"] = [option["value"] for option in question.get("options", [])]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:10]


@cache
def published() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(PUBLISHED.read_text("utf-8"))
    return found

"""The contract as the pages need it: services, their procedures, the questions of each step. Reads openapi/goyong24.json, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHAPE = ("minLength", "maxLength", "minimum", "maximum", "pattern")


@dataclass(frozen=True)
class Question:
    """One question: its words and constraints from the schema, its behaviour from x-question."""

    name: str
    title: str
    hint: str
    kind: str
    step: str
    required: bool
    shape: dict[str, Any]
    more: dict[str, Any]

    def __getattr__(self, key: str) -> Any:
        """Everything optional in x-question: when, prefill, options, unit, …; absent is None."""
        if key.startswith("__"):
            raise AttributeError(key)
        return self.more.get(key)

    @property
    def long_choice(self) -> bool:
        """Too many for rows of radios on a phone: a select."""
        return self.kind == "choice" and len(self.more["options"]) > 8


@dataclass(frozen=True)
class Procedure:
    service: str
    name: str
    words: dict[str, Any]
    questions: list[Question]

    @property
    def key(self) -> str:
        return f"{self.service}/{self.name}"

    @property
    def path(self) -> str:
        return self.key + "/"

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        return self.words.get(key)

    def of_step(self, step: str) -> list[Question]:
        return [q for q in self.questions if q.step == step]


@dataclass(frozen=True)
class Contract:
    services: list[dict[str, Any]]
    procedures: dict[str, Procedure]
    reasons: dict[str, Any] = field(default_factory=dict)
    states: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)

    def of_service(self, code: str) -> list[Procedure]:
        return [p for p in self.procedures.values() if p.service == code]

    def profile(self) -> list[Question]:
        """What the profile keeps is what some form asks it for; the words are those of the first that asks."""
        found: dict[str, Question] = {}
        for procedure in self.procedures.values():
            for q in procedure.questions:
                source, _, name = (q.prefill or "").partition(".")
                if source == "profile" and name not in found:
                    more = {k: v for k, v in q.more.items() if k not in ("when", "prefill")}
                    found[name] = Question(name, q.title, "", q.kind, "profile", False, q.shape, more)
        return list(found.values())


def read_contract(file: Path) -> Contract:
    raw = json.loads(file.read_text("utf-8"))
    procedures = {p.key: p for p in _procedures(raw)}
    return Contract(raw["x-services"], procedures, raw.get("x-reasons", {}), raw.get("x-states", {}), raw)


def sentences(contract: Contract) -> Iterator[str]:
    """Every Korean sentence a page takes from the contract: each must be in the catalogues."""
    for service in contract.services:
        yield from (service["title"], service["summary"], *service.get("planned", []))
    for procedure in contract.procedures.values():
        yield from _texts({k: v for k, v in procedure.words.items() if k != "sources"})
        for q in procedure.questions:
            yield from (s for s in (q.title, q.hint, *_texts(q.more.get("options", []))) if s)
    yield from _texts(contract.states)
    yield from _texts(contract.reasons)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("title", "hint", "text", "summary", "basis", "who", "deadline", "processing", "article"):
                yield from [value] if isinstance(value, str) else _texts(value)
            elif key in ("bring", "instead"):
                yield from (v for v in value if isinstance(v, str))
                yield from _texts([v for v in value if not isinstance(v, str)])
            elif isinstance(value, dict | list):
                yield from _texts(value)
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item)


def _procedures(raw: dict[str, Any]) -> Iterator[Procedure]:
    for path in raw["paths"].values():
        for operation in path.values():
            words = operation.get("x-procedure") if isinstance(operation, dict) else None
            if words:
                body = operation["requestBody"]["content"]["application/json"]["schema"]
                properties = _resolve(raw, body)["properties"]
                questions = [_question(raw, name, schema) for name, schema in properties.items()]
                yield Procedure(words["service"], words["name"], words, questions)


def _question(raw: dict[str, Any], name: str, schema: dict[str, Any]) -> Question:
    asked = schema["x-question"]
    shape = {k: v for k, v in {**_resolve(raw, schema), **schema}.items() if k in SHAPE}
    more = {k: v for k, v in asked.items() if k not in ("kind", "step", "required")}
    title, hint = schema["title"], schema.get("description", "")
    return Question(name, title, hint, asked["kind"], asked["step"], asked["required"], shape, more)


def _resolve(raw: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    ref = schema.get("$ref")
    if not ref:
        return schema
    node: Any = raw
    for part in ref.removeprefix("#/").split("/"):
        node = node[part]
    return node

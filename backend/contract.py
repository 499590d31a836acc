"""The hand-over between the two halves: the API as flask-smorest describes it, and the services as the page builder needs them."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib import import_module
from typing import Any

from .services import procedures, services
from .submissions import versions
from .submissions.acts import ACTS, VERSION
from .submissions.lifecycle import STATES


def build(api: Any) -> dict[str, Any]:
    """OpenAPI 3.1 as plain data, in a stable order."""
    spec: dict[str, Any] = api.spec.to_dict()
    spec.pop("servers", None)
    for name, procedure in procedures().items():
        service, _, _ = name.partition("/")
        operation = spec["paths"][f"/api/procedures/{name}/check"]["post"]
        operation["x-procedure"] = _procedure(service, name, procedure)
        operation["requestBody"]["content"]["application/json"]["schema"] = versions.schema_of(name)
        spec["components"]["schemas"].pop(procedure.form.__name__.removesuffix("Schema"), None)
    spec["components"]["schemas"].pop("Account", None)
    for response in spec["components"]["responses"].values():
        if problem := response.get("content", {}).pop("application/json", None):
            response["content"]["application/problem+json"] = problem
    spec["x-services"] = [_service(service) for service in services()]
    spec["x-reasons"] = {service.code: _reasons(service.code) for service in services()}
    spec["x-figures"] = {service.code: _figures(service.code) for service in services()}
    spec["x-states"] = {state: {"title": title, "text": text} for state, (title, text) in STATES.items()}
    spec["x-acts"] = {act: {"version": VERSION} for act in ACTS}
    return spec


def text(spec: dict[str, Any]) -> str:
    return json.dumps(spec, ensure_ascii=False, indent=1) + "\n"


def _procedure(service: str, name: str, procedure: Any) -> dict[str, Any]:
    return {
        "service": service,
        "name": procedure.name,
        "version": versions.current(name),
        **{
            key: getattr(procedure, key)
            for key in ("title", "summary", "minutes", "assess", "basis", "who", "deadline", "processing", "level")
        },
        "once_per": list(procedure.once_per),
        "bring": list(procedure.bring),
        "steps": [asdict(step) for step in procedure.steps],
        "next_steps": [{**asdict(step), "bring": list(step.bring)} for step in procedure.next_steps],
    }


def _service(service: Any) -> dict[str, Any]:
    own = [name.partition("/")[2] for name in procedures() if name.startswith(service.code + "/")]
    return {
        "code": service.code,
        "title": service.title,
        "summary": service.summary,
        "procedures": own,
        "planned": list(service.planned),
    }


def _words(service: str, name: str) -> dict[str, Any]:
    try:
        module = import_module(f"{__package__}.services.{service}.reasons")
    except ModuleNotFoundError:
        return {}
    found: dict[str, Any] = getattr(module, name, {})
    return found


def _reasons(service: str) -> dict[str, Any]:
    return {
        code: {**asdict(reason), "instead": list(reason.instead)} for code, reason in _words(service, "REASONS").items()
    }


def _figures(service: str) -> dict[str, Any]:
    return {code: asdict(figure) for code, figure in _words(service, "FIGURES").items()}

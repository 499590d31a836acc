"""The five services, in the order of the home page. Pure: no clock, no database, no request.

Importing this package imports neither Flask nor marshmallow, so that a rule can be read and run alone.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .kit.procedure import Procedure, Service

CODES = ("jobs", "insurance", "training", "support", "foreign")


@cache
def services() -> tuple[Service, ...]:
    """The five, each from its own folder."""
    return tuple(import_module(f"{__name__}.{code}").SERVICE for code in CODES)


@cache
def procedures() -> dict[str, Procedure]:
    """`<service>/<name>` to procedure, in the order of the home page."""
    found: dict[str, Procedure] = {}
    for service in services():
        for module in service.procedures:
            procedure = import_module(f"{__name__}.{service.code}.procedures.{module}").PROCEDURE
            found[f"{service.code}/{procedure.name}"] = procedure
    return found


@cache
def load_rules() -> dict[str, Any]:
    """Every rule of every service by its id."""
    for file in sorted(Path(__file__).parent.glob("*/rules/[!_]*.py")):
        import_module(f"{__name__}.{file.parent.parent.name}.rules.{file.stem}")
    from .kit.outcome import RULES

    return RULES


def decide(rule_id: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """What the rule says. Raises KeyError for an unknown id, ValueError for inputs no date or number of the law fits."""
    return load_rules()[rule_id](inputs)

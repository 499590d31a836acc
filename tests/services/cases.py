"""Worked examples of the rules: where they lie, and when an answer meets what a case expects."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "backend/services"


class Case(NamedTuple):
    id: str
    rule: str
    inputs: dict[str, Any]
    expected: dict[str, Any]
    basis: str


def read(files: list[Path]) -> list[Case]:
    """Every case of the files. A case without an id goes by its name, else by its place."""
    found = []
    for file in files:
        rows = json.loads(file.read_text(encoding="utf-8"))
        for place, row in enumerate(rows["cases"] if isinstance(rows, dict) else rows, 1):
            name = row.get("id") or row.get("name") or str(place)
            found.append(Case(str(name), row["rule"], row["inputs"], row["expected"], row.get("basis", "")))
    return found


def own() -> list[Case]:
    return read(sorted(SERVICES.glob("*/cases.json")))


def given(folder: str | None) -> list[Case]:
    """The cases of the folder named by --cases."""
    return read(sorted(Path(folder).glob("*.json"))) if folder else []


def misses(expected: dict[str, Any], got: dict[str, Any]) -> dict[str, Any]:
    """What is expected and not given, by name. `expected` may name only some outputs; a null means: nothing given."""
    return {name: got.get(name) for name, value in expected.items() if not _meets(name, value, got.get(name))}


def _meets(name: str, expected: Any, got: Any) -> bool:
    if isinstance(expected, dict) and isinstance(got, dict):
        return not misses(expected, got)
    if isinstance(expected, bool) or isinstance(got, bool) or not _are_numbers(expected, got):
        return type(expected) is type(got) and expected == got
    if name.endswith("_exact"):
        return abs(expected - got) <= 1  # before rounding, to the won
    return abs(expected - got) <= 1e-6 or abs(expected - round(got, _decimals(expected))) <= 1e-9


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, (int, float)) for value in values)


def _decimals(value: float) -> int:
    """How many a case gives: 2.333 says 2.333 and not 2.3330."""
    if isinstance(value, int) or value.is_integer():
        return 6
    exponent = Decimal(repr(value)).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 6

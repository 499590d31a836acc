"""The dated values of the law, looked at from outside: listed, checked for the coming year, changed to see who is affected."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from .services import decide, load_rules
from .services.kit.dated import Dated

SERVICES = Path(__file__).parent / "services"


@dataclass(frozen=True)
class Value:
    """One dated value: where it stands, such as `insurance.unemployment_amount.BASE_CAP`, and the value itself."""

    name: str
    dated: Dated

    def yearly(self) -> bool:
        """Set anew each year: the table says until when it speaks."""
        return self.dated.last_known is not None

    def next_change(self, on: date) -> str | None:
        """The first day of the next step after `on`, announced ones too."""
        return next((day for day, _, _ in self.dated.steps() if day > on.isoformat()), None)


def values() -> list[Value]:
    """Every Dated of every rule file and of the shared kit, by name."""
    load_rules()
    files = sorted([*SERVICES.glob("*/rules/[!_]*.py"), *SERVICES.glob("kit/[!_]*.py")])
    found: dict[int, Value] = {}
    for file in files:
        parts = file.relative_to(SERVICES).with_suffix("").parts
        module = import_module(".services." + ".".join(parts), __package__)
        for name, value in vars(module).items():
            for label, dated in _dated(name, value):
                where = ".".join(part for part in (*parts, label) if part != "rules")
                known = found.get(id(dated))
                # a value that a neighbour imports is listed where it was written: the file that names it in its text
                if known is None or f"{name} = " in file.read_text("utf-8"):
                    found[id(dated)] = Value(where, dated)
    return sorted(found.values(), key=lambda value: value.name)


def _dated(name: str, value: Any) -> Iterator[tuple[str, Dated]]:
    """The value itself, or the dated ones of a table of them."""
    if isinstance(value, Dated):
        yield name, value
    elif isinstance(value, dict) and not name.startswith("_"):
        for key, inner in value.items():
            if isinstance(inner, Dated):
                yield f"{name}[{key}]", inner


def behind(on: date) -> list[Value]:
    """Yearly values that do not speak for the year after `on`."""
    wanted = f"{on.year + 1}-01-01"
    return [value for value in values() if value.yearly() and str(value.dated.last_known) < wanted]


@contextmanager
def changed(steps: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """While inside, the named values have other steps. Raises KeyError for a name that does not exist."""
    known = {value.name: value.dated for value in values()}
    with ExitStack() as stack:
        for name, new in steps.items():
            dated = known[name]
            stack.callback(setattr, dated, "_published", dated._published)
            stack.callback(setattr, dated, "_announced", dated._announced)
            merged = dict(dated._published) | {day: _value(value) for day, value in new.items()}
            dated._published = sorted(merged.items())
            dated._announced = [step for step in dated._announced if step[0] > dated._published[-1][0]]
        yield


def _value(value: Any) -> Any:
    """JSON knows no tuples: a rate is written as a list."""
    return tuple(_value(inner) for inner in value) if isinstance(value, list) else value


def simulate(change: Path, cases: Path) -> str:
    """CSV of every number of every case that the change alters: case, rule, what, before, after, difference.

    `change`: {name of a dated value: {first day: value}}; `cases`: [{id, rule, inputs}], without anything personal.
    """
    asked = json.loads(cases.read_text("utf-8"))
    before = [decide(case["rule"], case["inputs"]) for case in asked]
    with changed(json.loads(change.read_text("utf-8"))):
        after = [decide(case["rule"], case["inputs"]) for case in asked]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["case", "rule", "what", "before", "after", "difference"])
    for number, case in enumerate(asked):
        for what in sorted(before[number].keys() | after[number].keys()):
            old, new = before[number].get(what), after[number].get(what)
            if old != new:
                table.writerow([case["id"], case["rule"], what, old, new, _difference(old, new)])
    return out.getvalue()


def _difference(old: Any, new: Any) -> Any:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (old, new))
    return new - old if numbers else ""

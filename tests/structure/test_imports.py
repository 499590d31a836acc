"""Who may import whom: the folders are the architecture, and this table is its law."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend"
CORE = {"config", "db", "clock", "problems", "policy", "texts", "bodies", "headers", "rates", "web"}
KEEPING = CORE | {"audit", "privacy"}
ACCOUNTS = KEEPING | {"accounts", "notices"}
MAY = {
    **dict.fromkeys(CORE, CORE),
    "audit": KEEPING,
    "privacy": KEEPING,
    "notices": KEEPING | {"notices"},
    "accounts": ACCOUNTS,
    "services": {"services"},
    "submissions": ACCOUNTS | {"services", "submissions"},
    "migrations": {"db", "migrations"},
}
EVERYTHING = {"__init__", "commands", "contract", "law"}
SHARED_KIT = {"dated", "calendar", "holidays", "money", "outcome", "minimum_wage", "periods"}


def imported(file: Path) -> set[str]:
    """Our own modules that this file imports, as dotted names below backend."""
    package = list(file.relative_to(BACKEND).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
            found |= {".".join(base)} if node.module else {".".join([*base, alias.name]) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("backend"):
            found.add((node.module or "").removeprefix("backend").lstrip("."))
        elif isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("backend.") for alias in node.names if alias.name.startswith("backend.")}
    return found


@pytest.mark.parametrize("file", sorted(BACKEND.rglob("*.py")), ids=lambda f: str(f.relative_to(BACKEND)))
def test_imports_point_one_way(file):
    parts = file.relative_to(BACKEND).parts
    part = parts[0].removesuffix(".py")
    if part in EVERYTHING or parts[-1] == "env.py" or "versions" in parts:
        return
    wrong = {name for name in imported(file) if name and name.split(".")[0] not in MAY[part]}
    assert not wrong, f"{'/'.join(parts)} imports {wrong}"


@pytest.mark.parametrize(
    "file", sorted(BACKEND.glob("services/*/rules/*.py")), ids=lambda f: str(f.relative_to(BACKEND))
)
def test_a_rule_knows_only_the_kit_and_its_neighbours(file):
    own = ".".join(file.relative_to(BACKEND).parent.parts)
    allowed = {f"services.kit.{name}" for name in SHARED_KIT}
    wrong = {name for name in imported(file) if name not in allowed and not name.startswith(own)}
    assert not wrong


def test_the_page_builder_reads_only_the_contract():
    for file in (ROOT / "pwa").glob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        names = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
        names += [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
        assert not [name for name in names if name.split(".")[0] == "backend"], file.name


def test_files_have_nouns_for_names():
    assert not [f for f in BACKEND.rglob("*.py") if f.stem in {"utils", "helpers", "misc", "common"}]


def test_schemas_are_instances():
    """A class passed to arguments() is built anew for every request."""
    for file in BACKEND.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "arguments":
                assert isinstance(node.args[0], ast.Call), f"{file.name}:{node.lineno}"

"""The rules and the kit they stand on import nothing of ours but each other, and use only what both interpreters have."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.services.cases import ROOT, SERVICES
from tests.services.node import shared_files

FILES = shared_files()
RULE_FILES = [file for file in FILES if file.parent.name == "rules"]
LIBRARIES = {"datetime", "math", "functools", "collections"}
# MicroPython lacks these, or answers differently without an error.
LACKING = {
    "lru_cache", "cache", "cached_property", "gcd", "comb", "removeprefix", "removesuffix", "zfill", "casefold", "title", "ljust", "rjust",
    "isdecimal", "isdigit", "isalnum", "isnumeric", "fullmatch", "strftime", "strptime", "isocalendar", "bit_length", "_replace", "_asdict",
    "__init_subclass__", "__doc__", "__module__", "__name__", "fromisoformat",
}  # fmt: skip
BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("flask", "marshmallow", "flask_smorest", "sqlalchemy", "apispec", "webargs"):
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Blocked())
import importlib
importlib.import_module(sys.argv[1])
"""


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", RULE_FILES, ids=name_of)
def test_a_rule_is_imported_without_the_web(file):
    module = name_of(file).removesuffix(".py").replace("/", ".")
    run = subprocess.run([sys.executable, "-c", BLOCKED, module], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_shared_file_uses_only_what_both_interpreters_have(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = [f"line {getattr(node, 'lineno', 0)}: {what}" for node in ast.walk(tree) for what in _lacking(node)]
    assert found == []


def test_rule_ids_are_unique():
    ids = Counter(
        ast.literal_eval(decorator.args[0])
        for file in RULE_FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "rule"
    )
    assert ids
    assert [rule for rule, count in ids.items() if count > 1] == []


def test_the_check_itself_finds_what_is_lacking():
    bad = "from functools import cache\nx = {**a}\ny = [*a]\nmatch x:\n    case 1: pass\nz = 'a'.zfill(2)\ndef f(a, /): pass\nf'{1.5:.1f}'\nimport re\n1.5 * 2"
    lines = {node.lineno for node in ast.walk(ast.parse(bad)) for _ in _lacking(node) if hasattr(node, "lineno")}
    assert lines == {1, 2, 3, 4, 6, 7, 8, 9, 10}


def _lacking(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if alias.name not in LIBRARIES]
    if isinstance(node, ast.ImportFrom):
        return _of_import(node)
    if isinstance(node, ast.Attribute | ast.Name):
        return [name for name in [getattr(node, "attr", "") or getattr(node, "id", "")] if name in LACKING]
    return [_of_syntax(node)] if _of_syntax(node) else []


def _of_import(node: ast.ImportFrom) -> list[str]:
    names = [alias.name for alias in node.names if alias.name in LACKING]
    if node.level == 0 and node.module not in LIBRARIES:
        names.append(node.module or "")
    if node.level and SERVICES.name in (node.module or ""):
        names.append("reaches out of services")
    return names


def _of_syntax(node: ast.AST) -> str:
    match node:
        case ast.Match():
            return "match"
        case ast.Dict(keys=keys) if None in keys:
            return "{**a}"
        case ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts) if any(
            isinstance(one, ast.Starred) for one in elts
        ):
            return "[*a]"
        case ast.FunctionDef(args=ast.arguments(posonlyargs=[_, *_])):
            return "positional-only"
        case ast.FormattedValue(format_spec=spec) if spec is not None:
            return "a format"
        case ast.Constant(value=float()):
            return "a float"
        case ast.Raise(cause=cause) if cause is not None:
            return "raise from"
        case ast.ClassDef(keywords=[_, *_]):
            return "metaclass"
    return ""

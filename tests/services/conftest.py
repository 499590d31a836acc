"""`pytest tests/services --cases DIR` also runs every case of the *.json files in DIR; rules that are not here yet are listed at the end."""

from collections import Counter
from pathlib import Path

import pytest

from backend.services import load_rules
from tests.services import cases


def pytest_addoption(parser):
    parser.addoption(
        "--cases", metavar="DIR", help="a folder of further cases: lists of {id, rule, inputs, expected, basis}"
    )


def pytest_configure(config):
    folder = _folder(config)
    if folder and not list(Path(folder).glob("*.json")):
        raise pytest.UsageError(f"--cases {folder}: no *.json there")


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        rules = load_rules()
        every = cases.own() + [case for case in cases.given(_folder(metafunc.config)) if case.rule in rules]
        metafunc.parametrize("case", every, ids=[f"{case.rule}: {case.id}" for case in every])


def pytest_terminal_summary(terminalreporter, config):
    rules = load_rules()
    missing = Counter(case.rule for case in cases.given(_folder(config)) if case.rule not in rules)
    if missing:
        terminalreporter.section("rules that are not here yet, and their cases")
        for rule, count in sorted(missing.items()):
            terminalreporter.line(f"{rule}: {count}")
        terminalreporter.line(f"{len(missing)} rules, {missing.total()} cases")


def _folder(config):
    return config.getoption("--cases", default=None)

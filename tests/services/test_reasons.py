"""Every code that a rule can answer has its words, and none is left over."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.services.cases import SERVICES, own

WITH_RULES = sorted(file.parent.name for file in SERVICES.glob("*/reasons.py"))


def _module(service):
    return import_module(f"backend.services.{service}.reasons")


def _codes(service):
    """Codes stand first in the pairs given to outcome() or in a list of conditions."""
    return {code for file in (SERVICES / service / "rules").glob("*.py") for code in _first_of_pairs(file)}


def _first_of_pairs(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        pairs = node.elts if isinstance(node, ast.List) else []
        if all(isinstance(pair, ast.Tuple) and len(pair.elts) in (2, 3) for pair in pairs):
            firsts = [pair.elts[0] for pair in pairs if isinstance(pair, ast.Tuple)]
            yield from (str(first.value) for first in firsts if isinstance(first, ast.Constant))


@pytest.mark.parametrize("service", WITH_RULES)
def test_each_reason_a_rule_can_give_has_words_and_no_words_are_left_over(service):
    assert set(_module(service).REASONS) == _codes(service)


@pytest.mark.parametrize("service", WITH_RULES)
def test_each_reason_names_its_article_and_what_can_be_done(service):
    for code, reason in _module(service).REASONS.items():
        assert re.search(r"제\d+조", reason.article), code
        assert reason.instead, code
        assert all(sentence.endswith("요.") for sentence in (reason.text, *reason.instead)), code


@pytest.mark.parametrize("service", WITH_RULES)
def test_figures_have_a_unit_the_page_knows(service):
    assert {figure.unit for figure in _module(service).FIGURES.values()} <= {"won", "days", "date"}


def test_each_figure_of_the_claim_has_a_title():
    named = {name for case in own() if case.rule == "ub.claim" for name in case.expected.get("figures", {})}
    assert named - {"limit"} <= set(_module("insurance").FIGURES)


def test_each_figure_is_one_that_a_rule_of_insurance_gives():
    given = {name for case in own() for name in [*case.expected, *case.expected.get("figures", {})]}
    assert set(_module("insurance").FIGURES) - given == set()

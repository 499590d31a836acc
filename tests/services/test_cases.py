"""The rules answer as their worked examples do."""

from collections import Counter

from backend.services import decide, load_rules
from backend.services.insurance.rules.unemployment_amount import BASE_CAP
from backend.services.kit.minimum_wage import MINIMUM_WAGE
from tests.services import cases


def test_a_case_is_answered_as_expected(case):
    try:
        got = decide(case.rule, case.inputs)
    except Exception as error:
        got = {"error": f"{type(error).__name__}: {error}"}
    wrong = cases.misses(case.expected, got)
    assert not wrong, (
        f"\n{case.id}\nrule     {case.rule}\ninputs   {case.inputs}\nexpected {case.expected}\ngot      {got}\nwrong    {sorted(wrong)}"
        f"\nbasis    {case.basis}"
    )


def test_every_rule_has_two_cases_of_its_own():
    counts = Counter(case.rule for case in cases.own())
    assert {rule: counts[rule] for rule in load_rules() if counts[rule] < 2} == {}


def test_no_case_names_a_rule_that_is_not_here():
    assert {case.rule for case in cases.own()} <= set(load_rules())


def test_cases_are_told_apart_by_their_names():
    names = Counter((case.rule, case.id) for case in cases.own())
    assert [name for name, count in names.items() if count > 1] == []


def test_each_yearly_amount_has_a_case_on_its_first_day():
    days = {case.inputs.get("separation_date") for case in cases.own() if case.rule in ("ub.floor", "ub.daily")}
    assert {*MINIMUM_WAGE.first_days(), *BASE_CAP.first_days()} <= days

"""A rule answers the same on the server (CPython) and on the phone (MicroPython), results and names of errors alike."""

import json
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.services import decide, load_rules
from tests.services import cases
from tests.services.node import Phone

DAYS = st.dates(min_value=date(2016, 1, 1), max_value=date(2032, 12, 31)).map(str)
JUNK = st.sampled_from(
    ["", "2026-02-30", "２０２６-01-01", "2026-1-1", "nobody", -1, 1.5, 10**13, True, [], {}, ["none", 3], 0.1 + 0.2]
)


@pytest.fixture(scope="module")
def phone():
    phone = Phone()
    yield phone
    phone.close()


def server(rule, inputs):
    try:
        return {"output": json.loads(json.dumps(decide(rule, inputs)))}
    except Exception as error:
        return {"error": type(error).__name__}


def values_of(seen):
    """Values like those that cases give to an input of that name, and some that fit nowhere."""
    sample = seen[0]
    kinds = [st.sampled_from(seen), st.none()]
    if isinstance(sample, bool):
        kinds.append(st.booleans())
    elif isinstance(sample, (int, float)):
        top = max(value for value in seen if isinstance(value, (int, float)))
        kinds += [st.integers(0, int(top) * 2 + 1), st.floats(0, float(top) * 2 + 1).map(lambda value: round(value, 4))]
    elif isinstance(sample, str) and sample[4:5] == "-" and len(sample) == 10:
        kinds += [DAYS, DAYS]
    return st.one_of(*kinds, *kinds, JUNK)


def inputs_by_rule():
    """Each rule with a strategy for its inputs: the names its cases use, each said or left out."""
    by_rule: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, list] = defaultdict(list)
    for case in cases.own():
        for name, value in case.inputs.items():
            by_rule[case.rule].add(name)
            if value is not None and value not in by_name[name]:
                by_name[name].append(value)
    return [
        st.tuples(
            st.just(rule),
            st.fixed_dictionaries({}, optional={name: values_of(by_name[name]) for name in sorted(names)}),
        )
        for rule, names in sorted(by_rule.items())
    ]


def changed_cases():
    """A case with a few of its inputs changed gets further into a rule than inputs put together at random."""
    by_rule = defaultdict(list)
    for case in cases.own():
        by_rule[case.rule].append(case.inputs)
    return st.one_of(*inputs_by_rule()).flatmap(
        lambda drawn: st.tuples(
            st.just(drawn[0]),
            st.sampled_from(by_rule[drawn[0]]),
            st.lists(st.sampled_from(sorted(drawn[1])), max_size=3) if drawn[1] else st.just([]),
        ).map(lambda mix: (mix[0], {**mix[1], **{name: drawn[1][name] for name in mix[2]}}))
    )


def test_every_case_is_answered_alike(phone):
    differing = [case for case in cases.own() if phone.answer(case.rule, case.inputs) != server(case.rule, case.inputs)]
    assert differing == []


def test_every_rule_is_on_the_phone(phone):
    assert [rule for rule in load_rules() if phone.answer(rule, {}).get("error") == "KeyError"] == []


@settings(max_examples=2000, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(changed_cases(), *inputs_by_rule()))
def test_whatever_is_asked_is_answered_alike(phone, asked):
    rule, inputs = asked
    here = server(rule, inputs)
    assert phone.answer(rule, inputs) == here
    assert here.get("error") in (None, "ValueError")

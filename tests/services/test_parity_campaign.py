"""The long form of test_parity: 10,000 inputs for each family of rules, drawn from a fixed seed, in both interpreters."""

import json
import random
from collections import defaultdict
from datetime import date, timedelta

import pytest

from backend.services import decide, load_rules
from tests.services import cases
from tests.services.node import Phone

INPUTS = 10_000
JUNK = (
    "",
    "2026-02-30",
    "２０２６-01-01",
    "2026-1-1",
    "nobody",
    -1,
    1.5,
    10**13,
    True,
    [],
    {},
    ["none", 3],
    0.1 + 0.2,
    None,
)


def families():
    """The prefix of a rule's id, or its service where it has none, and the rules."""
    found = defaultdict(list)
    for name, rule in load_rules().items():
        family, dot, _ = name.partition(".")
        found[family if dot else rule.__module__.split(".")[2]].append(name)
    return dict(sorted(found.items()))


class Inputs:
    """Cases of a rule with some of their values changed, left out or replaced; for a rule without a case, values of that name elsewhere."""

    def __init__(self):
        self.of_rule, self.of_name = defaultdict(list), defaultdict(list)
        for case in cases.own():
            self.of_rule[case.rule].append(case.inputs)
            for name, value in case.inputs.items():
                if value is not None and value not in self.of_name[name]:
                    self.of_name[name].append(value)

    def draw(self, rng, rule):
        known = self.of_rule.get(rule)
        whole = dict(rng.choice(known)) if known else {}
        names = sorted({name for inputs in known for name in inputs}) if known else sorted(self.of_name)
        for name in rng.sample(names, min(len(names), rng.choice((0, 1, 1, 2, 3, 5, 8)))):
            if rng.random() < 0.1:
                whole.pop(name, None)
            else:
                whole[name] = self.value(rng, name)
        return whole

    def value(self, rng, name):
        """Like those that cases give to an input of that name; one in seven fits nowhere."""
        seen = self.of_name[name] or [None]
        sample, chance = seen[0], rng.random()
        if chance < 1 / 7:
            return rng.choice(JUNK)
        if chance < 1 / 2 or isinstance(sample, (list, dict)):
            return rng.choice(seen)
        if isinstance(sample, bool):
            return rng.random() < 0.5
        if isinstance(sample, (int, float)):
            top = max(value for value in seen if isinstance(value, (int, float)))
            return rng.randint(0, int(top) * 2 + 1) if rng.random() < 0.8 else round(rng.uniform(0, top * 2 + 1), 4)
        if isinstance(sample, str) and sample[4:5] == "-" and len(sample) == 10:
            return str(date(2016, 1, 1) + timedelta(days=rng.randrange(6200)))
        return rng.choice(seen)


def server(rule, inputs):
    try:
        return {"output": json.loads(json.dumps(decide(rule, inputs)))}
    except Exception as error:
        return {"error": type(error).__name__}


@pytest.fixture(scope="module")
def phone():
    phone = Phone()
    yield phone
    phone.close()


@pytest.fixture(scope="module")
def inputs():
    return Inputs()


@pytest.mark.campaign
@pytest.mark.timeout(600)
@pytest.mark.parametrize("family", families())
def test_a_family_answers_alike(family, phone, inputs, capsys):
    rng, rules = random.Random(family), families()[family]
    differing, refused = [], 0
    for turn in range(INPUTS):
        rule = rules[turn % len(rules)]
        asked = inputs.draw(rng, rule)
        here, there = server(rule, asked), phone.answer(rule, asked)
        refused += "error" in here
        if here != there or here.get("error") not in (None, "ValueError"):
            differing.append((rule, asked, here, there))
    with capsys.disabled():
        told = f"{len(rules)} rules, {INPUTS:,} inputs, {refused:,} refused alike, {len(differing)} differences"
        print(f"\n  parity {family}: {told}", end=" ")
    assert differing[:5] == []
    assert refused < INPUTS, "no input got through: a worked example in cases.json is missing"

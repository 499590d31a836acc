"""The worked examples stand on both sides of every day on which a value of the law changes."""

import json
import re
from datetime import date, timedelta

import pytest

from backend.law import values
from tests.services.cases import SERVICES

SERVICES_WITH_ALL = ("insurance", "training", "support")


def dated_values(service):
    """Each dated value that the service's own rules write down, by its name."""
    return [(value.name, value.dated) for value in values() if value.name.startswith(service + ".")]


def days_of_cases(service):
    """Every day that a worked example names; a year names its first day and the eve of the next."""
    rows = json.loads((SERVICES / service / "cases.json").read_text(encoding="utf-8"))
    days = set(re.findall(r"\d{4}-\d{2}-\d{2}", json.dumps([row["inputs"] for row in rows])))
    for year in {row["inputs"]["year"] for row in rows if "year" in row["inputs"]}:
        days |= {f"{year}-01-01", f"{year}-12-31"}
    return days


@pytest.mark.parametrize("service", SERVICES_WITH_ALL)
def test_each_change_has_a_case_on_its_first_day_and_on_the_eve(service):
    days = days_of_cases(service)
    missing = {}
    for name, value in dated_values(service):
        changes = set(value.first_days()[1:])
        eves = {str(date.fromisoformat(day) - timedelta(days=1)) for day in changes}
        if (changes | eves) - days:
            missing[name] = sorted((changes | eves) - days)
    assert missing == {}


@pytest.mark.parametrize("service", SERVICES_WITH_ALL)
def test_each_value_names_its_article_or_notice(service):
    assert [name for name, value in dated_values(service) if not re.search(r"제\d+조|별표 \d|고시", value.source)] == []


@pytest.mark.parametrize("service", SERVICES_WITH_ALL)
def test_the_day_before_the_first_value_is_refused(service):
    for _, value in dated_values(service):
        with pytest.raises(ValueError):
            value.on(date.fromisoformat(value.first_days()[0]) - timedelta(days=1))

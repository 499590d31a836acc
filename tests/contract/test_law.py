"""The law looked at from outside: listed, checked, changed."""

import csv
import json
from datetime import date

import pytest

from backend import create_app, law
from backend.services import decide

CAP = "insurance.unemployment_amount.BASE_CAP"
CASES = [
    {
        "id": "high",
        "rule": "ub.daily",
        "inputs": {"separation_date": "2026-06-30", "base_daily_wage": 150000, "daily_hours": 8},
    },
    {
        "id": "low",
        "rule": "ub.daily",
        "inputs": {"separation_date": "2026-06-30", "base_daily_wage": 90000, "daily_hours": 8},
    },
    {
        "id": "before",
        "rule": "ub.daily",
        "inputs": {"separation_date": "2025-06-30", "base_daily_wage": 150000, "daily_hours": 8},
    },
]


@pytest.fixture
def runner(tmp_path):
    return create_app(DATA_DIR=tmp_path, TESTING=True).test_cli_runner()


def test_every_value_is_listed_with_its_source(runner):
    found = {value.name: value.dated for value in law.values()}
    assert CAP in found
    assert all(dated.source.strip() for dated in found.values())
    said = runner.invoke(args=["law", "--on", "2026-11-23"]).output
    assert CAP in said
    assert "2026-01-01  113500" in said
    assert all(name in said for name in found)


def test_a_value_is_listed_once_where_it_is_written():
    names = [value.name for value in law.values()]
    assert len(names) == len(set(names))
    assert len({id(value.dated) for value in law.values()}) == len(names)


def test_the_release_check_fails_when_the_coming_year_is_missing(runner):
    far = runner.invoke(args=["law", "--check", "--on", "2100-06-01"])
    assert far.exit_code == 1
    assert "MINIMUM_WAGE" in far.output
    assert not law.behind(date(2018, 6, 1))


def test_a_change_tells_who_is_affected_and_by_how_much(runner, tmp_path):
    change, cases = tmp_path / "change.json", tmp_path / "cases.json"
    change.write_text(json.dumps({CAP: {"2026-01-01": 120_000}}))
    cases.write_text(json.dumps(CASES))
    said = runner.invoke(args=["law", "simulate", "--change", str(change), "--cases", str(cases)])
    rows = list(csv.DictReader(said.output.splitlines()))
    [daily] = [row for row in rows if row["what"] == "daily_benefit"]
    assert (daily["case"], daily["before"], daily["after"], daily["difference"]) == ("high", "68100", "72000", "3900")
    assert {row["case"] for row in rows} == {"high"}
    assert decide("ub.daily", CASES[0]["inputs"])["daily_benefit"] == 68_100, "the law itself is as before"


def test_a_change_of_something_unknown_is_refused(runner, tmp_path):
    change, cases = tmp_path / "change.json", tmp_path / "cases.json"
    change.write_text('{"insurance.none.NONE": {"2026-01-01": 1}}')
    cases.write_text("[]")
    said = runner.invoke(args=["law", "simulate", "--change", str(change), "--cases", str(cases)])
    assert said.exit_code == 1
    assert "NONE" in said.output

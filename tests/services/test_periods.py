"""Both ways of counting a period, and the days for which the rules on foreign workers and postings have no law."""

from datetime import date

import pytest

from backend.services import decide
from backend.services.kit import periods
from backend.services.kit.minimum_wage import MINIMUM_WAGE
from tests.services import cases


def test_a_deadline_moves_on_but_its_reminder_does_not():
    assert periods.moved("2026-12-25") == {"nominal_due": "2026-12-25", "adjusted_due": "2026-12-28"}


def test_nobody_is_told_a_later_day_because_of_the_substitute_of_labour_day():
    assert periods.moved("2027-05-01")["adjusted_due"] == "2027-05-03"
    assert periods.processing_days("2027-04-28", 6) == date(2027, 5, 7)


def test_days_and_hours_are_not_mixed():
    with pytest.raises(ValueError):
        periods.processing_days("2026-11-23", 5)
    with pytest.raises(ValueError):
        periods.processing_hours("2026-11-23", 540, 6)


@pytest.mark.parametrize("days", [0, 4000])
def test_a_period_has_a_length(days):
    with pytest.raises(ValueError):
        decide("period.deadline", {"event": "2026-11-23", "days": days})


@pytest.mark.parametrize("lengths", [{}, {"days": 3, "months": 1}])
def test_one_length_is_told(lengths):
    with pytest.raises(ValueError):
        decide("period.processing", {"received": "2026-11-23", **lengths})


@pytest.mark.parametrize("time", ["24:00", "9:00", "09:60", "０９:00", "09.00", 900])
def test_a_time_of_the_day_is_written_in_full(time):
    with pytest.raises(ValueError):
        decide("period.processing", {"received": "2026-11-23", "received_at": time, "days": 3})


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("domestic_recruitment_days", {"date": "2017-12-31", "industry": "services"}),
        ("quota", {"year": 2019, "industry": "total"}),
        ("application_window", {"date": "2025-12-31"}),
        ("limit_range", {"date": "2017-12-31", "industry": "services"}),
        ("limit_range", {"date": "2026-11-23", "industry": "fishery"}),
        ("uplift_pct_non_capital_manufacturing", {"date": "2023-08-31"}),
        ("restaurant_limit", {"date": "2024-04-21", "insured": 5, "years_open": 9}),
        ("change_processing_due", {"received": "2024-01-09"}),
        ("deadline", {"kind": "employer_training", "event": "2021-10-13"}),
        ("deadline", {"kind": "employment_change_report", "event": "2026-11-05", "known": "2026-11-02"}),
        ("guarantee_insurance_cover", {"date": "2004-08-16"}),
        ("departure_insurance_rate", {"staff": 4, "date": "2011-07-31"}),
        ("departure_insurance_rate", {"staff": 0, "date": "2026-01-01"}),
        ("special_reentry_eligible", {"date": "2021-10-13", "changes": "none", "new_contract_months": 12}),
        ("max_stay", {"entry": "2026-01-01", "epidemic_months": 13}),
        ("max_stay_months", {"reemployed": False, "special_reentry": True}),
        ("sending_country", {"country": "vn", "date": "2026-01-01"}),
        ("sending_country", {"country": "VN", "date": "2017-12-31"}),
        ("return_cost_insurance", {"nationality": "Vietnam"}),
        ("minwage.monthly", {"date": "2017-12-31", "weekly_hours": 40}),
        ("minwage.monthly", {"date": "2026-01-01", "weekly_hours": 0}),
        ("minwage.check", {"post_date": "2026-01-01", "pay_type": "D", "amount": 90_000, "daily_hours": 25}),
        ("minwage.check", {"post_date": "2026-01-01", "pay_type": "M", "amount": 2_200_000}),
        ("minwage.probation", {"date": "2026-01-01", "contract_months": 12, "probation_month": 0}),
        ("posting.discrimination", {"text": "가" * 10_001}),
    ],
)
def test_where_no_law_is_known_or_the_input_cannot_be_nothing_is_said(rule, inputs):
    with pytest.raises(ValueError):
        decide(rule, inputs)


def test_each_minimum_wage_has_a_case_on_its_first_day():
    days = {case.inputs["date"] for case in cases.own() if case.rule == "minwage.monthly"}
    assert set(MINIMUM_WAGE.first_days()) <= days

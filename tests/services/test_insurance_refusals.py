"""Rules of employment insurance refuse days before their law, and inputs that no law fits."""

import pytest

from backend.services import decide

LEAVE = {"month_index": 1, "ordinary_wage_monthly": 3_000_000}
HOURS = {"ordinary_wage_monthly": 3_000_000, "hours_before": 40}
PAID_DAY = {"ordinary_daily_wage": 120_000, "priority_firm": True}
EARLY = {"daily_benefit": 66_048, "benefit_days": 180, "paid_days": 30, "continued_months": 12}
CUT = {"priority_firm": True, "reduction_ratio": 0.4, "compensation_paid": 1_000_000, "days": 20}


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("parental.month", {"leave_start": "2018-12-31", **LEAVE}),
        ("parental.month", {"leave_start": "2023-12-31", "scheme": "6+6", **LEAVE}),
        ("parental.month", {"leave_start": "2021-12-31", "scheme": "3+3", **LEAVE}),
        ("parental.month", {"leave_start": "2024-01-01", "scheme": "3+3", **LEAVE}),
        ("parental.eligibility", {"leave_start": "2018-12-31", "leave_days": 30, "insured_unit_days": 180}),
        ("reduced.month", {"start": "2019-09-30", "hours_after": 30, **HOURS}),
        (
            "maternity.total",
            {"leave_start": "2018-12-31", "ordinary_wage_monthly": 1, "days": 90, "priority_firm": True},
        ),
        ("maternity.miscarriage_days", {"pregnancy_weeks": 12, "leave_start": "2018-12-31"}),
        ("spouse.total", {"leave_start": "2019-09-30", "days": 5, **PAID_DAY}),
        ("infertility.total", {"leave_date": "2025-02-22", "paid_days": 2, **PAID_DAY}),
        ("early.wage_ceiling", {"entitlement_application_date": "2024-12-31", "avg_monthly_wage_12m": 1}),
        ("retention.amount", {"month": "2017-12", **CUT}),
        ("retention.amount", {"month": "2018-12", **CUT}),
        ("retention.max_days", {"insurance_year": 2017}),
        ("senior_continued.max", {"region": "capital", "quarters": 1, "persons": 1, "start": "2024-12-31"}),
        ("senior_employment.max", {"quarters": 1, "persons": 1, "start": "2024-12-31"}),
        ("parental_leave_grant.total", {"child_age_months": 6, "months": 12, "start": "2024-12-31"}),
        ("substitute_grant.total", {"firm_size": 5, "months": 1, "wage_paid_to_substitute": 1, "start": "2024-12-31"}),
        ("appeal.deadline", {"knew_date": "2017-09-01"}),
    ],
)
def test_days_before_the_law_are_refused(rule, inputs):
    with pytest.raises(ValueError):
        decide(rule, inputs)


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("parental.month", {"leave_start": "2026-03-02", "month_index": 0, "ordinary_wage_monthly": 1}),
        ("parental.month", {"leave_start": "2026-03-02", "month_index": 19, "ordinary_wage_monthly": 1}),
        ("parental.month", {"leave_start": "2026-03-02", "month_start": "2026-03-01", **LEAVE}),
        ("parental.month", {"leave_start": "2026-03-02", "scheme": "6+6", "single_parent": True, **LEAVE}),
        ("parental.total", {"leave_start": "2026-03-02", "months": 19, "ordinary_wage_monthly": 1}),
        ("parental.partial_month", {"leave_start": "2026-03-02", "days_used": 32, "days_in_month": 31, **LEAVE}),
        ("parental.partial_month", {"leave_start": "2026-03-02", "days_used": 1, "days_in_month": 0, **LEAVE}),
        ("reduced.month", {"start": "2026-03-02", "hours_after": 14.9, **HOURS}),
        ("reduced.month", {"start": "2026-03-02", "hours_after": 35.1, **HOURS}),
        (
            "reduced.month",
            {"start": "2026-03-02", "hours_after": 20, "hours_before": 20, "ordinary_wage_monthly": 1},
        ),
        ("reduced.month", {"start": "2026-03-02", "month_start": "2026-03-01", "hours_after": 30, **HOURS}),
        ("reduced.month", {"start": "2026-03-02", "hours_after": 30, **HOURS, "hours_before": 52.1}),
        ("reduced.month", {"start": "2026-03-02", "hours_after": 30, "days_used": 29, "days_in_month": 27, **HOURS}),
        ("reduced.month", {"start": "2026-03-02", "hours_after": 30, "days_used": 1, "days_in_month": 32, **HOURS}),
        ("parental_leave_grant.total", {"child_age_months": 6, "months": 0}),
        ("parental_leave_grant.total", {"child_age_months": 6, "months": 19}),
        ("early.allowance", {**EARLY, "paid_days": 181}),
        ("spouse.total", {"leave_start": "2026-03-02", "days": 20, "ordinary_daily_wage": 120_000}),
        ("spouse.total", {"leave_start": "2026-03-02", "days": 20, "hourly_ordinary_wage": 0, **PAID_DAY}),
        ("maternity.miscarriage_days", {"pregnancy_weeks": 46}),
        ("retention.amount", {"month": "2026-13", **CUT}),
        ("retention.amount", {"month": 202606, **CUT}),
        ("retention.amount", {"month": "2026-06", **CUT, "reduction_ratio": 1.01}),
        ("retention.amount", {"month": "2026-06", **CUT, "days": 32}),
        ("retention.eligibility", {"reduction_ratio": 0.3, "base_month_sales": 85}),
        ("retention.unpaid_min_count", {"insured_total": 0}),
        ("senior_continued.max", {"region": "elsewhere", "quarters": 1, "persons": 1}),
        ("leave.claim_window", {"kind": "parental", "leave_start": "2026-03-02", "leave_end": "2026-03-01"}),
    ],
)
def test_inputs_that_no_law_fits_are_refused(rule, inputs):
    with pytest.raises(ValueError):
        decide(rule, inputs)


def test_nobody_hears_of_an_announced_ceiling_without_a_day():
    assert decide("early.allowance", {**EARLY, "avg_monthly_wage_12m": 5_739_999})["eligible"]

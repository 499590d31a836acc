"""The figures of a claim for unemployment benefit, each as soon as its answers are there. Employment Insurance Act art. 41, 45 to 50."""

from ...kit.calendar import add_days, age_on, years_between
from ...kit.money import round_up
from ...kit.outcome import needed
from .unemployment_amount import base_from_wages, daily
from .unemployment_days import benefit_days, claim_window, receive_period, waiting
from .unemployment_eligibility import unit_days_estimate


def figures_of(answers):
    """Every figure that the answers carry. Where a rule refuses (an answer is missing, the law of the day is not here), its figures are left out."""
    figures = {}
    for part in (_amount, _days, _period, _window, _estimate):
        try:
            figures.update(part(answers, figures))
        except ValueError:
            continue
    if "daily_benefit" in figures and "benefit_days" in figures:
        figures["total"] = figures["daily_benefit"] * figures["benefit_days"]
    return figures


def _amount(answers, _):
    """From the monthly wage alone: bonus, leave pay and ordinary wage are on the employer's certificate."""
    base = base_from_wages(answers)["base_daily_wage"]
    result = daily(
        {
            "separation_date": answers["separation_date"],
            "base_daily_wage": base,
            "daily_hours": round_up(needed(answers, "daily_hours"), 60),
        }
    )
    return {"base_daily_wage": base, "daily_benefit": result["daily_benefit"], "limit": result["limit"]}


def _days(answers, _):
    """From this job alone: earlier insured jobs, if the gap is three years at most, can only add. Art. 50(4)."""
    hired, separation = needed(answers, "hired_on"), needed(answers, "separation_date")
    age = age_on(needed(answers, "birth_date"), separation)
    return benefit_days(
        {
            "separation_date": separation,
            "insured_years": years_between(hired, add_days(separation, 1)),
            "age": age,
            "disabled": age >= 50 or needed(answers, "disabled"),
        }
    )


def _period(answers, _):
    period = receive_period(answers)
    return {"period_start": period["start"], "period_end": period["end"]}


def _window(answers, figures):
    """If the person reports on the day of filing. Nothing is paid after the period, so then there is no first day."""
    report, found = needed(answers, "filed_on"), {}
    first = waiting({"report_date": report})["first_payable_date"]
    if "period_end" in figures and first <= figures["period_end"]:
        found["first_payable_date"] = first
    if "benefit_days" in figures and "period_end" in figures:
        window = claim_window(
            {
                "separation_date": answers["separation_date"],
                "report_date": report,
                "benefit_days": figures["benefit_days"],
            }
        )
        found["payable_days"], found["lost_days"] = window["payable_days"], window["lost_days"]
    return found


def _estimate(answers, _):
    if answers["worker_kind"] == "daily":
        return {}  # paid by the day: weeks say nothing, the employer's monthly reports do
    return {"unit_days_estimate": unit_days_estimate(answers)["unit_days"]}

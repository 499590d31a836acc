"""The retention subsidy: who gets it, and by when to report and claim. Employment Insurance Decree art. 19, 20; Rule art. 24, 29."""

from ...kit.calendar import add_days, as_date, last_day_of_months, working_day_from
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .reading import month_of
from .retention import is_cut_too_small, ratio_of

LEAST_DROP = 15  # per cent, 고용보험법 시행규칙 제24조제1항제1호
INSURED_DAYS = 90  # more than that, 고용보험법 시행령 제19조제1항
CLAIM_MONTHS = 3  # 고용보험법 시행규칙 제29조
# Reports that may come after the start, and within how many days. 고용보험법 시행령 제20조제2항
LATE_DAYS = {
    "disaster_area": 30,
    "school_closure": 30,
    "epidemic_order": 30,
    "consultation_delayed": 3,
    "supplier_stopped": 3,
    "unavoidable": 3,
}


def last_day_to_report(inputs):
    """The eve of the start; or so many days after it, the first day not counted, moved on from a holiday. Civil Act art. 157, 161."""
    start = as_date(needed(inputs, "action_start"))
    if inputs.get("late_reason") is None:
        eve = add_days(start, -1)
        return eve, eve
    last = add_days(start, LATE_DAYS[chosen(inputs, "late_reason", list(LATE_DAYS))])
    return last, working_day_from(last)


@rule("retention.plan_deadline")
def plan_deadline(inputs):
    """By when to report the plan.

    in: action_start (first day of the measure); late_reason where it could not be reported before: disaster_area, school_closure,
    epidemic_order (30 days), consultation_delayed, supplier_stopped, unavoidable (3 days).
    out: last_day_to_file, last_day_after_holiday_rule. The eve of the start does not move for a holiday. Decree art. 20(1), (2).
    """
    last, moved = last_day_to_report(inputs)
    return {"last_day_to_file": last.isoformat(), "last_day_after_holiday_rule": moved.isoformat()}


@rule("retention.claim_deadline")
def claim_deadline(inputs):
    """By when to claim: three months from the end of the month of the measure.

    in: action_month (2026-05). out: last_day, last_day_after_holiday_rule. Rule art. 29; Civil Act art. 157, 160, 161.
    """
    last = last_day_of_months(month_of(inputs, "action_month"), 1 + CLAIM_MONTHS)
    return {"last_day": last.isoformat(), "last_day_after_holiday_rule": working_day_from(last).isoformat()}


@rule("retention.eligibility")
def eligibility(inputs):
    """May this employer have the subsidy for this worker and month? What is not told is not checked.

    in: reduction_ratio (part of the hours, 0 to 1); base_month_sales and prior_6m_avg_sales (like amounts), sales_trend_falling,
    officer_recognised (true or false); insured_days (of the worker); plan_filed and action_start (days), late_reason; month
    (2026-06); excluded_worker (a daily worker, someone under notice, the owner's close family), new_hires, laid_off,
    third_year_same_month, laid_off_tenth_before (true or false).
    The decisive day is that of the report of the plan, else the start of the measure, else the month; the newest law without any.
    out: eligible, reason, reasons. Decree art. 19, 20, addendum No. 36306 art. 3; Rule art. 24.
    """
    ratio = ratio_of(inputs)
    too_small = is_cut_too_small(ratio, _decisive_day(inputs))
    unavoidable = not flag(inputs, "officer_recognised")
    insured = inputs.get("insured_days")
    return outcome(
        [
            ("sales_drop", _sales_hold(inputs)),
            ("insured_90_days_or_less", insured is not None and whole(insured) <= INSURED_DAYS),
            ("excluded_worker", flag(inputs, "excluded_worker")),
            ("reduction_under_20_percent", too_small),
            ("laid_off", flag(inputs, "laid_off")),
            ("plan_late", _is_late(inputs)),
            ("new_hires", unavoidable and flag(inputs, "new_hires")),
            ("third_year_same_month", unavoidable and flag(inputs, "third_year_same_month")),
            ("laid_off_tenth_before", unavoidable and flag(inputs, "laid_off_tenth_before")),
        ]
    )


def _decisive_day(inputs):
    for name in ("plan_filed", "action_start"):
        if inputs.get(name) is not None:
            return as_date(inputs[name])
    return None if inputs.get("month") is None else month_of(inputs, "month")


def _sales_hold(inputs):
    """Neither a fall by 15%, nor a falling trend, nor a recognised reason."""
    if flag(inputs, "sales_trend_falling") or flag(inputs, "officer_recognised"):
        return False
    if inputs.get("base_month_sales") is None and inputs.get("prior_6m_avg_sales") is None:
        return inputs.get("sales_trend_falling") is not None
    now, before = scaled(needed(inputs, "base_month_sales"), SCALE), scaled(needed(inputs, "prior_6m_avg_sales"), SCALE)
    return before == 0 or 100 * now > (100 - LEAST_DROP) * before


def _is_late(inputs):
    if inputs.get("plan_filed") is None or inputs.get("action_start") is None:
        return False
    return as_date(inputs["plan_filed"]) > last_day_to_report(inputs)[1]

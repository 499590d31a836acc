"""Benefit for shorter hours while a child is small. Employment Insurance Act art. 73-2, 74; Decree art. 104-2, 104-4."""

from ...kit.calendar import as_date, days_between, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import needed, rule
from .reading import count

# Hours a week paid at 100%, the cap on the wage for them, and the cap on 80% of the wage for the rest.
RATES = Dated(
    {
        "2019-10-01": (5, 2_000_000, 1_500_000),
        "2024-07-01": (10, 2_000_000, 1_500_000),
        "2025-01-01": (10, 2_200_000, 1_500_000),
        "2026-01-01": (10, 2_500_000, 1_600_000),
    },
    source="고용보험법 시행령 제104조의2제2항 (대통령령 제30083호, 제34601호, 제35100호, 제35934호)",
)
FLOOR = 500_000
LEAST_HOURS, MOST_HOURS = 15, 35  # 남녀고용평등법 제19조의2제3항
MOST_HOURS_BEFORE = 52


@rule("reduced.month")
def month(inputs):
    """One month of shorter hours.

    in: start (first day of the shorter hours), ordinary_wage_monthly (won, at the start), hours_before and hours_after (a week);
    month_start (first day of the month that is paid; decisive if told, since each change held for the remaining months of
    earlier cases too, else start); days_used and days_in_month for a part of a month; employer_paid (won in that month, wages
    for the shorter hours and more).
    out: amount (won), of it first_part (at 100%) and rest_part (at 80%), deducted (won). Decree art. 104-2(2), 104-4.
    """
    start = as_date(needed(inputs, "start"))
    told = inputs.get("month_start")
    on = start if told is None else as_date(told)
    if on < start:
        raise ValueError("the month begins before the shorter hours")
    hours, cap, rest_cap = RATES.on(on)
    before, cut = _hours(inputs)
    wage = whole(needed(inputs, "ordinary_wage_monthly"))
    used, over = _part_of_month(inputs, on)
    first = max(min(wage, cap), FLOOR) * min(cut, hours * SCALE) * used
    rest = max(min(wage * 80 // 100, rest_cap), FLOOR) * max(0, cut - hours * SCALE) * used
    amount = (first + rest) // (before * over)
    excess = max(0, amount + count(inputs, "employer_paid") - wage)
    return {
        "amount": max(0, amount - excess),
        "first_part": first // (before * over),
        "rest_part": rest // (before * over),
        "deducted": min(amount, excess),
    }


def _hours(inputs):
    """(hours before, hours cut), both in parts of an hour."""
    before, after = scaled(needed(inputs, "hours_before")), scaled(needed(inputs, "hours_after"))
    if before > MOST_HOURS_BEFORE * SCALE or not LEAST_HOURS * SCALE <= after <= MOST_HOURS * SCALE or after >= before:
        raise ValueError("no such shorter hours")
    return before, before - after


def _part_of_month(inputs, on):
    over = count(inputs, "days_in_month", days_between(on, last_day_of_months(on, 1)))
    used = count(inputs, "days_used", over)
    if not 28 <= over <= 31 or used > over:
        raise ValueError("no such part of a month")
    return used, over

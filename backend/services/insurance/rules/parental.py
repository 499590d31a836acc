"""Parental leave benefit. Employment Insurance Act art. 70, 73; Decree art. 95, 95-3, 98.

The decisive day is the first day of the month of leave that is paid: the Decrees of 2021-12-31 and 2024-12-24 raised what is
paid from their first day on, for leave that had begun before too (addenda 제32301호 제2조, 제35100호 제3조, 제4조). Where only the start
of the leave is told, it is the start: with leave in parts, a month's number does not say when it was.
"""

from ...kit.calendar import add_months, as_date, days_between, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule
from .parental_tiers import month_paid
from .reading import count

MOST_MONTHS = 18  # 남녀고용평등법 제19조제2항: a year, and six months more
UNIT_DAYS = 180  # 고용보험법 제70조제1항
LEAST_DAYS = 30
SHORT_LEAVE_DAYS = Dated(
    {"2019-01-01": None, "2026-08-20": (7, 14)},
    source="고용보험법 제70조제1항, 남녀고용평등법 제19조제6항 (2026-08-20)",
)


def _month(inputs):
    """(index, wage, decisive day)."""
    index = whole(needed(inputs, "month_index"))
    if not 1 <= index <= MOST_MONTHS:
        raise ValueError("no such month of leave")
    start = as_date(needed(inputs, "leave_start"))
    told = inputs.get("month_start")
    on = start if told is None else as_date(told)
    if on < start:
        raise ValueError("the month begins before the leave")
    return index, whole(needed(inputs, "ordinary_wage_monthly")), on


@rule("parental.month")
def month(inputs):
    """One whole month of leave.

    in: leave_start (day), month_index (1 to 18, over all parts of the leave), ordinary_wage_monthly (won, at the start);
    month_start (first day of this month, decisive if told, else leave_start); scheme 6+6 or 3+3 with common_months (months that
    both parents took), or single_parent.
    out: amount (won), of it paid_monthly now and deferred until six months back at work (none from 2025). Decree art. 95, 95-3.
    """
    index, wage, on = _month(inputs)
    amount, at_once, deferred = month_paid(inputs, index, wage, on)
    return {"amount": amount, "paid_monthly": at_once, "deferred": deferred}


@rule("parental.total")
def total(inputs):
    """A leave without a break, month by month, each by the law of its own first day.

    in: leave_start (day), months (1 to 18), ordinary_wage_monthly (won), and scheme, common_months, single_parent as above.
    out: total (won), deferred (won, part of the total), by_month (won each). Decree art. 95, 95-3.
    """
    start, months = as_date(needed(inputs, "leave_start")), whole(needed(inputs, "months"))
    if not 1 <= months <= MOST_MONTHS:
        raise ValueError("no such length of leave")
    wage = whole(needed(inputs, "ordinary_wage_monthly"))
    paid = [month_paid(inputs, index, wage, add_months(start, index - 1)) for index in range(1, months + 1)]
    amounts = [amount for amount, _, _ in paid]
    return {"total": sum(amounts), "deferred": sum([later for _, _, later in paid]), "by_month": amounts}


@rule("parental.offset")
def offset(inputs):
    """A month in which the employer pays too: what exceeds the ordinary wage is deducted.

    in: as parental.month, and employer_paid (won in that month because of the leave). out: amount, paid_monthly, deferred,
    deducted (won). Until 2024 only the part paid at once was counted and reduced. Decree art. 98; addendum 제35100호 제8조.
    """
    index, wage, on = _month(inputs)
    _, at_once, deferred = month_paid(inputs, index, wage, on)
    excess = max(0, at_once + whole(needed(inputs, "employer_paid")) - wage)
    left = max(0, at_once - excess)
    return {"amount": left + deferred, "paid_monthly": left, "deferred": deferred, "deducted": at_once - left}


@rule("parental.partial_month")
def partial_month(inputs):
    """A part of a month, by the days of leave in it.

    in: as parental.month, and days_used, days_in_month (days; if not said, the days of the month of leave from month_start or
    leave_start on). out: amount_exact (won, before rounding), amount_floor_won. Decree art. 95(3); public guides divide by 30.
    """
    index, wage, on = _month(inputs)
    amount = month_paid(inputs, index, wage, on)[0]
    over = count(inputs, "days_in_month", days_between(on, last_day_of_months(on, 1)))
    used = whole(needed(inputs, "days_used"))
    if not 28 <= over <= 31 or used > over:
        raise ValueError("no such part of a month")
    return {"amount_exact": amount * used / over, "amount_floor_won": amount * used // over}


@rule("parental.eligibility")
def eligibility(inputs):
    """Does the leave carry a benefit?

    in: leave_start (day, decisive), leave_days (without days of maternity leave), short_leave (true for one of one or two
    weeks), insured_unit_days (before the start); working_elsewhere (15 hours a week or 1,500,000 won a month and more), left_firm.
    out: eligible, reason, reasons. Act art. 70(1), (3), 73(1), (2).
    """
    days, short = whole(needed(inputs, "leave_days")), flag(inputs, "short_leave")
    span = SHORT_LEAVE_DAYS.on(needed(inputs, "leave_start"))
    return outcome(
        [
            ("short_leave_not_in_force", short and span is None),
            ("under_7_days", short and span is not None and days < span[0]),
            ("short_leave_over_14_days", short and span is not None and days > span[1]),
            ("under_30_days", not short and days < LEAST_DAYS),
            ("under_180_unit_days", whole(needed(inputs, "insured_unit_days")) < UNIT_DAYS),
            ("left_firm", flag(inputs, "left_firm")),
            ("working_during_leave", flag(inputs, "working_elsewhere")),
        ]
    )

"""Unemployment benefit: hours per day, the three months before, the average wage. Employment Insurance Act art. 45."""

from ...kit.calendar import as_date, days_between, first_day_of_months, iso
from ...kit.dated import Dated
from ...kit.money import SCALE, part_of, round_half_up, round_up, scaled, whole
from ...kit.outcome import chosen, needed, rule

MOST_HOURS = 8
LEAST_HOURS = Dated(
    {"2018-01-01": 4, "2023-12-01": 1},
    source="급여기초임금일액 산정규정 제3조 (고용노동부예규 제221호, 2023-12-01부터 4시간 이하를 4시간으로 보지 않음)",
)
RATE = Dated(
    {"2018-01-01": (50, 100), "2019-10-01": (60, 100)},
    source="고용보험법 제46조제1항제1호 (법률 제16557호, 2019-10-01)",
)
# From the separations of 2028 on the base is the reported pay of a year, not the wages of three months: 고용보험법 제45조제1항
# (법률 2026-03-17). The Decree on it does not exist yet, so the rule does not guess.
LAST_DAY_OF_AVERAGE_WAGE = "2027-12-31"
# No official rule on parts of a won was found. Average and daily benefit are both cut to whole won: settings, not law.
AVERAGE_TO_WON = 1
DAILY_TO_WON = 1

BASES = ("day", "week", "month", "four_week")
MONTH_OF_WEEKS = (365, 84)  # a month is 365 / 12 days, so 365 / 84 weeks


def hours_used(hours, on=None):
    """Whole hours that count, from parts of an hour: rounded up, eight at most; the least of that day, if one is told."""
    used = min(round_up(hours, SCALE), MOST_HOURS)
    if used < 1 or hours > 24 * SCALE:
        raise ValueError("no working hours of a day")
    return used if on is None else max(used, LEAST_HOURS.on(on))


@rule("ub.hours")
def hours(inputs):
    """Scheduled hours per day: basis day, week, month or four_week (the last four weeks), paid holidays added. Rule art. 91-2(1)."""
    basis = chosen(inputs, "basis", BASES)
    worked = scaled(needed(inputs, "scheduled_hours"))
    told = inputs.get("paid_holiday_hours")
    paid = _paid_holiday(basis, worked) if told is None else scaled(told)
    on = inputs.get("separation_date")
    top, bottom = {
        "day": (worked, 1),
        "week": ((worked + paid) * 8, 48),
        "month": ((worked + paid) * 8, 209),
        "four_week": (worked + paid, 28),
    }[basis]
    return {"average": top / (bottom * SCALE), "daily_hours": hours_used(round_up(top, bottom), on and iso(on))}


def _paid_holiday(basis, worked):
    """The paid weekly holiday where nobody says it: none under 15 hours a week, else a fifth of at most 40 hours."""
    if basis == "day":
        return 0
    top, bottom = {"week": (1, 1), "month": MONTH_OF_WEEKS, "four_week": (4, 1)}[basis]
    if worked * bottom < 15 * SCALE * top:
        return 0
    return min(worked, 40 * SCALE * top // bottom) // 5


@rule("ub.wage_period")
def wage_period(inputs):
    """The three months that end on the separation date. Labor Standards Act art. 2(1)6."""
    separation = as_date(needed(inputs, "separation_date"))
    if separation.isoformat() > LAST_DAY_OF_AVERAGE_WAGE:
        raise ValueError("no average wage of three months from 2028")
    start = first_day_of_months(separation, 3)
    return {"start": start.isoformat(), "end": separation.isoformat(), "days": days_between(start, separation)}


def average(wages, bonus, leave_pay, days):
    """Wages of three months plus a quarter of the yearly bonus and leave pay, by day, as (numerator, denominator)."""
    if days < 1:
        raise ValueError("a period has days")
    return 4 * wages + bonus + leave_pay, 4 * days


def to_won(amount, setting):
    return amount[0] // (amount[1] * setting) * setting


@rule("ub.avg_wage")
def avg_wage(inputs):
    """The average wage per day. Act art. 45(1), Labor Standards Act art. 2(1)6; the rounded figures are what calculators show."""
    amount = average(
        whole(needed(inputs, "wages_3m")),
        whole(inputs.get("annual_bonus") or 0),
        whole(inputs.get("annual_leave_pay") or 0),
        whole(needed(inputs, "period_days")),
    )
    on = inputs.get("separation_date")
    rate = RATE.newest() if on is None else RATE.on(on)
    rounded = round_half_up(*amount)
    base = to_won(amount, AVERAGE_TO_WON)
    return {
        "average": amount[0] / amount[1],
        "base_daily_wage": base,
        "base_daily_wage_rounded": rounded,
        "sixty_percent": part_of(base, rate),
        "sixty_percent_rounded": round_half_up(rounded * rate[0], rate[1]),
    }

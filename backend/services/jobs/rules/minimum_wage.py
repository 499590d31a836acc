"""Is the pay of a posting at least the minimum wage? 최저임금법 제5조, 제6조; Decree (시행령) 제3조, 제5조. Hours are counted in parts of an hour."""

from ...kit.calendar import as_date, iso
from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import SCALE, part_of, round_half_up, round_up, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule

PAY_TYPES = ("H", "D", "W", "M", "Y")  # by the hour, day, week, month, year
FULL_WEEK = 40 * SCALE
HOLIDAY_FROM = 15 * SCALE  # a paid weekly holiday from 15 hours a week: 근로기준법 제18조제3항, 제55조
MONTH = (365, 84)  # a month is 365 / 7 / 12 weeks; 40 hours and 8 of the holiday are taken as 209
FULL_MONTH = 209
MOST_WEEKLY, MOST_DAILY = 168 * SCALE, 24 * SCALE
PROBATION = Dated({"2018-01-01": (90, 100)}, source="최저임금법 제5조제2항, 시행령 제3조")
PROBATION_MONTHS, CONTRACT_MONTHS = 3, 12
# Per cent of the monthly minimum wage up to which monthly bonus, and cash for welfare, do not count.
NOT_COUNTED = Dated(
    {
        "2018-01-01": (100, 100),
        "2019-01-01": (25, 7),
        "2020-01-01": (20, 5),
        "2021-01-01": (15, 3),
        "2022-01-01": (10, 2),
        "2023-01-01": (5, 1),
        "2024-01-01": (0, 0),
    },
    source="최저임금법 제6조제4항제2호, 제3호, 부칙 (법률 제15666호) 제2조",
)


def hours_of_week(inputs):
    """Scheduled hours of a week with the paid holiday: a fifth of at most forty hours, none under fifteen. In parts of an hour."""
    weekly = scaled(needed(inputs, "weekly_hours"))
    if not 0 < weekly <= MOST_WEEKLY:
        raise ValueError("no hours of a week")
    return weekly + (min(weekly, FULL_WEEK) // 5 if weekly >= HOLIDAY_FROM else 0)


def hours_of_month(inputs):
    """Hours that a month's pay is for, as (numerator, denominator). Decree art. 5(1)3."""
    hours = hours_of_week(inputs)
    if hours == FULL_WEEK * 6 // 5:
        return FULL_MONTH, 1
    return hours * MONTH[0], MONTH[1] * SCALE


def marked(answer, on):
    """What stands on a wage that is announced or carried on says so."""
    if not MINIMUM_WAGE.is_certain(on):
        answer["provisional"] = True
    return answer


def monthly_minimum(on, inputs):
    top, bottom = hours_of_month(inputs)
    return round_up(MINIMUM_WAGE.on(on) * top, bottom)


@rule("minwage.monthly")
def monthly(inputs):
    """The least pay of a month, won: parts of a won are rounded up, since less would be under the minimum. date: day of work, decisive;
    weekly_hours: scheduled hours. Act art. 5(1), Decree art. 5(1)3."""
    on = iso(needed(inputs, "date"))
    return marked({"monthly_min": monthly_minimum(on, inputs)}, on)


@rule("minwage.probation")
def probation(inputs):
    """The least pay of an hour in probation, won: 90% in its first three months, when the contract is for a year or has no end
    (contract_months: null), and the work is not simple labour. date: day of work, decisive; probation_month: 1 is the first. Act art. 5(2)."""
    on = iso(needed(inputs, "date"))
    return marked({"hourly_min": hourly_minimum(on, inputs), "reduced": _reduced(inputs)}, on)


def _reduced(inputs):
    month = inputs.get("probation_month")
    if month is None or flag(inputs, "simple_labour"):
        return False
    months = inputs.get("contract_months")
    if whole(month) < 1:
        raise ValueError("the first month is 1")
    return whole(month) <= PROBATION_MONTHS and (months is None or whole(months) >= CONTRACT_MONTHS)


def hourly_minimum(on, inputs):
    wage = MINIMUM_WAGE.on(on)
    return part_of(wage, PROBATION.on(on)) if _reduced(inputs) else wage


def by_hour(inputs):
    """The pay as won an hour, exactly: (numerator, denominator). Decree art. 5(1)."""
    amount = whole(needed(inputs, "amount"))
    kind = chosen(inputs, "pay_type", PAY_TYPES)
    if kind == "H":
        return amount, 1
    if kind == "D":
        hours = scaled(needed(inputs, "daily_hours"))
        if not 0 < hours <= MOST_DAILY:
            raise ValueError("no hours of a day")
        return amount * SCALE, hours
    if kind == "W":
        return amount * SCALE, hours_of_week(inputs)
    top, bottom = hours_of_month(inputs)
    return amount * bottom, top * (12 if kind == "Y" else 1)


@rule("minwage.check")
def check(inputs):
    """Is the pay at least the minimum? Compared exactly; hourly_equiv is rounded for display. post_date: day of the posting; work_date: expected
    first day of work, decisive where told; pay_type: H, D, W, M, Y; amount: won; weekly_hours (W, M, Y), daily_hours (D): hours;
    probation_month, contract_months, simple_labour: as for probation. `under_next_year`: next year's wage is known and higher than the pay:
    a warning. Act art. 5, 6, Decree art. 5; 직업안정법 시행령 제28조."""
    posted = as_date(needed(inputs, "post_date"))
    works = posted if inputs.get("work_date") is None else as_date(inputs["work_date"])
    top, bottom = by_hour(inputs)
    least = hourly_minimum(works, inputs)
    answer = outcome([("below_minimum_wage", top < least * bottom)])
    answer["ok"] = answer["eligible"]
    answer["hourly_equiv"] = round_half_up(100 * top, bottom) / 100
    answer["hourly_min"] = least
    answer["under_next_year"] = answer["eligible"] and _under_next_year(works, inputs, top, bottom)
    return marked(answer, works)


def _under_next_year(works, inputs, top, bottom):
    following = str(works.year + 1) + "-01-01"
    return following in MINIMUM_WAGE.first_days() and top < hourly_minimum(following, inputs) * bottom


@rule("minwage.counted_pay")
def counted_pay(inputs):
    """What of a month's pay counts against the minimum wage, won: base pay, and of monthly bonus and of cash for meals, travel and the like
    what is over a part of the monthly minimum; all of it from 2024. Overtime, pay in kind and what is not paid every month never count.
    date: day of work, decisive; base_pay, monthly_bonus, cash_welfare: won; weekly_hours. Act art. 6(4)."""
    on = iso(needed(inputs, "date"))
    parts = NOT_COUNTED.on(on)
    least = monthly_minimum(on, inputs)
    pay = whole(needed(inputs, "base_pay"))
    for name, part in (("monthly_bonus", parts[0]), ("cash_welfare", parts[1])):
        told = whole(inputs.get(name) or 0)
        # Until 2018 neither counted, however high.
        pay += 0 if part == 100 else max(0, told - part_of(least, (part, 100)))
    return marked({"counted": pay, "monthly_min": least, "meets": pay >= least}, on)

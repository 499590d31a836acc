"""Maternity leave and leave after a miscarriage. Employment Insurance Act art. 75, 76, 77; Decree art. 101, 104; Labor Standards Act art. 74."""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import drop_under_10, whole
from ...kit.outcome import flag, needed, rule
from .leave_pay import MONTH_CAP, with_floor
from .reading import count, marked, value_on

DAYS, DAYS_OF_SEVERAL = 90, 120  # 근로기준법 제74조제1항: one child, more at a time
DAYS_OF_PREMATURE = Dated({"2019-01-01": 90, "2025-02-23": 100}, source="근로기준법 제74조제1항 (2025-02-23)")
# A large firm pays the first days itself; the insurance pays the days after them, up to so many.
EMPLOYER_DAYS, EMPLOYER_DAYS_OF_SEVERAL = 60, 75  # 근로기준법 제74조제4항, 고용보험법 제76조제1항제1호 단서
LAST_DAYS, LAST_DAYS_OF_SEVERAL = 30, 45
LAST_DAYS_OF_PREMATURE = Dated(
    {"2019-01-01": 30, "2025-02-23": 40}, source="고용보험법 제76조제1항제1호 단서 (2025-02-23)"
)
# (weeks of pregnancy from, days of leave), the last that fits.
MISCARRIAGE_DAYS = Dated(
    {
        "2019-01-01": ((0, 5), (12, 10), (16, 30), (22, 60), (28, 90)),
        "2025-02-23": ((0, 10), (16, 30), (22, 60), (28, 90)),
    },
    source="근로기준법 시행령 제43조제3항 (2025-02-23)",
)
MOST_WEEKS = 45


@rule("maternity.total")
def total(inputs):
    """What the insurance pays for the whole leave.

    in: leave_start (day, decisive), ordinary_wage_monthly (won), days (of leave; more than the law gives are not paid),
    priority_firm (true: all days, false: those after the employer's 60 or 75); multiple, premature (true or false);
    hourly_ordinary_wage (won an hour, may be a fraction); employer_paid (won for the paid days).
    out: insurance_total (won, under 10 won dropped), insurance_days, employer_days. Act art. 76; Decree art. 101, 104.
    """
    start = as_date(needed(inputs, "leave_start"))
    days = min(whole(needed(inputs, "days")), _most_days(inputs, start))
    insured = days
    if not _is_priority(inputs):
        insured = min(max(0, days - _employer_days(inputs)), _last_days(inputs, start))
    wage = whole(needed(inputs, "ordinary_wage_monthly"))
    floored = with_floor(wage, inputs.get("hourly_ordinary_wage"), start)
    paid = drop_under_10(min(floored, MONTH_CAP.on(start)) * insured // 30)
    excess = max(0, paid + count(inputs, "employer_paid") - floored * insured // 30)
    answer = {
        "insurance_total": max(0, paid - excess),
        "insurance_days": insured,
        "employer_days": days - insured,
    }
    return marked(answer, (MONTH_CAP, start), (MINIMUM_WAGE, start))


def _is_priority(inputs):
    needed(inputs, "priority_firm")
    return flag(inputs, "priority_firm")


def _most_days(inputs, start):
    if flag(inputs, "multiple"):
        return DAYS_OF_SEVERAL
    return DAYS_OF_PREMATURE.on(start) if flag(inputs, "premature") else DAYS


def _employer_days(inputs):
    return EMPLOYER_DAYS_OF_SEVERAL if flag(inputs, "multiple") else EMPLOYER_DAYS


def _last_days(inputs, start):
    if flag(inputs, "multiple"):
        return LAST_DAYS_OF_SEVERAL
    return LAST_DAYS_OF_PREMATURE.on(start) if flag(inputs, "premature") else LAST_DAYS


@rule("maternity.miscarriage_days")
def miscarriage_days(inputs):
    """Days of leave after a miscarriage or stillbirth.

    in: pregnancy_weeks (full weeks); leave_start (day, decisive; the newest law without it). out: days.
    Labor Standards Act art. 74(3); its Decree art. 43(3).
    """
    weeks = whole(needed(inputs, "pregnancy_weeks"))
    if weeks > MOST_WEEKS:
        raise ValueError("no such pregnancy")
    days = 0
    for least, given in value_on(MISCARRIAGE_DAYS, inputs.get("leave_start")):
        if weeks >= least:
            days = given
    return {"days": days}

"""Paid days around birth, infertility treatment and a partner's miscarriage. Employment Insurance Act art. 75, 76; Decree art. 101.

Only for priority-support firms; elsewhere the employer bears the pay. Employment equality act art. 18-2, 18-3, 18-4.
"""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule
from .leave_pay import MONTH_CAP, cap_of_days, with_floor
from .reading import marked

# Days of leave, and how many of them, the first ones, the insurance pays.
SPOUSE_DAYS = Dated(
    {"2019-10-01": (10, 5), "2025-02-23": (20, 20)},
    source="남녀고용평등법 제18조의2제1항, 고용보험법 제76조제1항제2호 (2025-02-23)",
)
INFERTILITY_DAYS = Dated(
    {"2025-02-23": (6, 2), "2026-11-27": (6, 4)},
    source="남녀고용평등법 제18조의3제1항, 고용보험법 제76조제1항제3호 (법률 제21700호, 2026-11-27)",
)
SPOUSE_MISCARRIAGE_DAYS = Dated(
    {"2019-10-01": None, "2026-09-18": (5, 3)},
    source="남녀고용평등법 제18조의4, 고용보험법 제76조제1항제4호 (2026-09-18)",
)


@rule("spouse.total")
def spouse(inputs):
    """Leave for a partner's birth.

    in: leave_start (day, decisive), ordinary_daily_wage (won), days (of leave), priority_firm; hourly_ordinary_wage (won an hour,
    may be a fraction). out: insurance_total (won), employer_total (won the employer owes to the full ordinary wage), paid_days.
    """
    return _pay(inputs, "leave_start", "days", SPOUSE_DAYS.on(needed(inputs, "leave_start")), all_owed=True)


@rule("infertility.total")
def infertility(inputs):
    """Leave for infertility treatment, six days a year of which the first are paid.

    in: leave_date (day, decisive), ordinary_daily_wage (won), paid_days (days claimed; not more are paid than the law of the day
    gives), priority_firm; hourly_ordinary_wage. out: insurance_total, employer_total, daily_cap (won), paid_days.
    """
    answer = _pay(inputs, "leave_date", "paid_days", INFERTILITY_DAYS.on(needed(inputs, "leave_date")))
    answer["daily_cap"] = cap_of_days(inputs["leave_date"], 1)
    return answer


@rule("spouse_miscarriage.total")
def spouse_miscarriage(inputs):
    """Leave after a partner's miscarriage or stillbirth, five days of which three are paid.

    in: leave_date (day, decisive), ordinary_daily_wage (won), days_used, priority_firm; hourly_ordinary_wage. out: eligible, reason,
    reasons, insurance_total, employer_total (won), paid_days.
    """
    span = SPOUSE_MISCARRIAGE_DAYS.on(needed(inputs, "leave_date"))
    answer = outcome([("not_in_force", span is None)])
    answer.update(_pay(inputs, "leave_date", "days_used", span or (0, 0)))
    return answer


def _pay(inputs, day, days, span, all_owed=False):
    """span: (days of leave, days the insurance pays). all_owed: the employer owes the pay of every day of the leave."""
    on = as_date(needed(inputs, day))
    taken = min(whole(needed(inputs, days)), span[0])
    paid = min(taken, span[1])
    needed(inputs, "priority_firm")
    wage = whole(needed(inputs, "ordinary_daily_wage"))
    floored = with_floor(wage, inputs.get("hourly_ordinary_wage"), on)
    insurance = min(floored * paid, cap_of_days(on, paid)) if flag(inputs, "priority_firm") else 0
    owed = floored * (taken if all_owed else paid)
    answer = {"insurance_total": insurance, "employer_total": owed - insurance, "paid_days": paid}
    return marked(answer, (MONTH_CAP, on), (MINIMUM_WAGE, on))

"""National employment support: until when it is decided, planned, paid and served. Act art. 10, 11, 12, 15, 20; 민원 처리에 관한 법률 제19조."""

from ...kit.calendar import add_days, as_date, last_day_of_months, working_day_from
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import flag, needed, rule
from .figures import ACT, FIRST_DAY

DECISION_MONTHS = Dated({FIRST_DAY: 1}, source=ACT + "제10조제1항")
PLAN_MONTHS = Dated({FIRST_DAY: 1}, source=ACT + "제12조제3항")
EXTENSION_DAYS = Dated({FIRST_DAY: 7}, source=ACT + "제10조제1항 단서, 제12조제3항 단서")
ALLOWANCE_MONTHS = Dated({FIRST_DAY: (6, 12)}, source=ACT + "제20조제1항, 제2항")
SERVICE_MONTHS = Dated({FIRST_DAY: (12, 6)}, source=ACT + "제15조제1항, 제2항")
RETURN_DAYS = Dated({FIRST_DAY: 30}, source=ACT + "제11조제4항")
PAYMENT_DAYS = Dated({FIRST_DAY: 14}, source="같은 법 시행규칙 제16조")
MOST_DAYS = 366


@rule("decision_due")
def decision_due(inputs):
    """The last day for the decision on an application: a month whose first day is the application, seven days more if extended; the days for
    which documents were asked do not count. inputs: applied (decisive), extension?, doc_request_days?. Act art. 10, 민원처리법 제19조제3항."""
    applied = as_date(needed(inputs, "applied"))
    nominal = last_day_of_months(applied, DECISION_MONTHS.on(applied))
    return _due(add_days(nominal, _days(inputs, "doc_request_days")), inputs, applied)


@rule("iap_due")
def iap_due(inputs):
    """The last day for the plan: a month from the day after the notice, seven days more if extended. inputs: notified (decisive), extension?.
    Act art. 12(3)."""
    notified = as_date(needed(inputs, "notified"))
    return _due(last_day_of_months(add_days(notified, 1), PLAN_MONTHS.on(notified)), inputs, notified)


@rule("support_periods")
def support_periods(inputs):
    """The last days of allowance and service, both counted from the day of the notice: six months (twelve if spread), and a year, six months more
    if extended. inputs: notified (decisive), spread?, extended?. Act art. 15(1), (2), 20(1), (2)."""
    notified = as_date(needed(inputs, "notified"))
    short, long = ALLOWANCE_MONTHS.on(notified)
    year, more = SERVICE_MONTHS.on(notified)
    if flag(inputs, "extended"):
        year += more
    allowance = last_day_of_months(notified, long if flag(inputs, "spread") else short)
    return {"allowance_until": allowance.isoformat(), "service_until": last_day_of_months(notified, year).isoformat()}


@rule("return_due")
def return_due(inputs):
    """The last day to take part again after a deferral: 30 days, its last day not counted, moved on from a Saturday or holiday.
    inputs: deferral_end (decisive). Act art. 11(4); 민법 제157조, 제161조."""
    end = as_date(needed(inputs, "deferral_end"))
    nominal = add_days(end, RETURN_DAYS.on(end))
    return {"nominal_due": nominal.isoformat(), "adjusted_due": working_day_from(nominal).isoformat()}


@rule("payment_due")
def payment_due(inputs):
    """The last day for the payment order to the bank: 14 days from the claim, Saturdays and holidays not counted, the first day counted.
    inputs: claimed (decisive). Rule art. 16; 민원처리법 제19조제2항."""
    claimed = as_date(needed(inputs, "claimed"))
    day = working_day_from(claimed)
    for _ in range(PAYMENT_DAYS.on(claimed) - 1):
        day = working_day_from(add_days(day, 1))
    return {"nominal_due": day.isoformat()}


def _due(nominal, inputs, on):
    if flag(inputs, "extension"):
        nominal = add_days(nominal, EXTENSION_DAYS.on(on))
    return {"nominal_due": nominal.isoformat(), "adjusted_due": working_day_from(nominal).isoformat()}


def _days(inputs, name):
    days = whole(inputs.get(name) or 0)
    if days > MOST_DAYS:
        raise ValueError(name + " is too long")
    return days

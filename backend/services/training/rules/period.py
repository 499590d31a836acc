"""Training: until when an office answers and an allowance is claimed. Card notice art. 7, 9, 35, 53; 민원 처리에 관한 법률 제19조."""

from ...kit.calendar import add_days, add_months, as_date, month_start, next_working_day, working_day_from
from ...kit.dated import Dated
from ...kit.outcome import needed, rule
from .notice import FIRST_DAY, NOTICE

DECISION_DAYS = Dated({FIRST_DAY: 7}, source=NOTICE + "제7조제1항, 제3항")
OBJECTION_DAYS = Dated({FIRST_DAY: 3}, source=NOTICE + "제35조제3항")
CLOSING_DAYS = Dated({FIRST_DAY: 3}, source=NOTICE + "제53조제1항, 제2항")
PAYMENT_DAYS = Dated({FIRST_DAY: 10}, source=NOTICE + "제53조제3항")
MIDDLE_OF_MONTH = 15


@rule("card_decision_due")
def card_decision_due(inputs):
    """The last day for the decision on the card, or on an objection to its refusal: 7 days, the first counted, Saturdays and holidays not.
    inputs: received, the decisive day. Art. 7(1), (3); 민원처리법 제19조제2항."""
    day = as_date(needed(inputs, "received"))
    return {"nominal_due": _working_days(day, DECISION_DAYS.on(day)).isoformat()}


@rule("expulsion_objection_due")
def expulsion_objection_due(inputs):
    """The last day to object to an expulsion by the institution: three days, the day itself not counted, moved on from a Saturday or holiday.
    inputs: expelled_on, the decisive day. Art. 35(3); 민법 제157조, 제161조."""
    day = as_date(needed(inputs, "expelled_on"))
    nominal = add_days(day, OBJECTION_DAYS.on(day))
    return {"nominal_due": nominal.isoformat(), "adjusted_due": working_day_from(nominal).isoformat()}


@rule("allowance_dates")
def allowance_dates(inputs):
    """When a unit period is closed, the allowance claimed and paid, each at the latest. inputs: unit_end, the decisive day. Art. 53(1) to (3).
    Closing: three working days from the 16th, or from the first of the next month; claim: three working days more; payment: ten days more."""
    end = as_date(needed(inputs, "unit_end"))
    if end.day <= MIDDLE_OF_MONTH:
        start = add_days(month_start(end), MIDDLE_OF_MONTH)
    else:
        start = add_months(month_start(end), 1)
    days = CLOSING_DAYS.on(end)
    closed = _working_days(start, days)
    claimed = _working_days(next_working_day(closed), days)
    paid = add_days(claimed, PAYMENT_DAYS.on(end))
    return {
        "close_by": closed.isoformat(),
        "claim_by": claimed.isoformat(),
        "paid_by": paid.isoformat(),
    }


def _working_days(first, days):
    """The last of so many working days, that day counted if it is one."""
    day = working_day_from(first)
    for _ in range(days - 1):
        day = next_working_day(day)
    return day

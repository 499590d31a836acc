"""How long leave for a child may be, and when its benefit may be claimed. Employment Insurance Act art. 70(2), 73-2(2), 75; equality act art. 19, 19-2."""

from ...kit.calendar import add_days, add_months, as_date, last_day_of_months, working_day_from
from ...kit.dated import Dated
from ...kit.outcome import chosen, flag, needed, rule
from .maternity import EMPLOYER_DAYS, EMPLOYER_DAYS_OF_SEVERAL
from .reading import count, value_on

CLAIM_MONTHS = 12
YEAR = 12
# Months more of parental leave where both parents took three, for a single parent, or for a severely disabled child.
LONGER = Dated({"2019-01-01": 0, "2025-02-23": 6}, source="남녀고용평등법 제19조제2항 (2025-02-23)")
BOTH_MONTHS = 3
# How often a month of parental leave that was not taken counts as shorter hours, and the most there is of them in all.
UNUSED = Dated({"2019-10-01": (1, 24), "2025-02-23": (2, 36)}, source="남녀고용평등법 제19조의2제4항 (2025-02-23)")


@rule("leave.claim_window")
def claim_window(inputs):
    """When the benefit of a leave may be claimed.

    in: kind parental, reduced or maternity, leave_start and leave_end (days); for maternity priority_firm and multiple (at a large
    firm the leave counts from after the employer's 60 or 75 days).
    out: first_day (a month after the start), last_day (twelve months after the end), last_day_after_holiday_rule.
    Act art. 70(2), 73-2(2), 75; Civil Act art. 157, 160, 161.
    """
    start, end = as_date(needed(inputs, "leave_start")), as_date(needed(inputs, "leave_end"))
    if end < start:
        raise ValueError("the leave ends before it begins")
    if chosen(inputs, "kind", ("parental", "reduced", "maternity")) == "maternity":
        needed(inputs, "priority_firm")
        if not flag(inputs, "priority_firm"):
            start = add_days(start, EMPLOYER_DAYS_OF_SEVERAL if flag(inputs, "multiple") else EMPLOYER_DAYS)
    last = last_day_of_months(add_days(end, 1), CLAIM_MONTHS)
    return {
        "first_day": add_months(start, 1).isoformat(),
        "last_day": last.isoformat(),
        "last_day_after_holiday_rule": working_day_from(last).isoformat(),
    }


@rule("parental.max_months")
def most_months(inputs):
    """How long parental leave for one child may be.

    in: months_of_this_parent and months_of_other_parent (months taken so far), single_parent, severely_disabled_child; leave_start
    (day, decisive; the newest law without it). out: months. Equality act art. 19(2).
    """
    both = min(count(inputs, "months_of_this_parent"), count(inputs, "months_of_other_parent")) >= BOTH_MONTHS
    longer = both or flag(inputs, "single_parent") or flag(inputs, "severely_disabled_child")
    more = value_on(LONGER, inputs.get("leave_start"))
    return {"months": YEAR + (more if longer else 0)}


@rule("reduced.max_months")
def most_months_of_shorter_hours(inputs):
    """How long the hours may be shorter for one child.

    in: parental_months_used (of the year of parental leave); start (day, decisive; the newest law without it). out: months.
    Equality act art. 19-2(4).
    """
    times, most = value_on(UNUSED, inputs.get("start"))
    unused = max(0, YEAR - count(inputs, "parental_months_used"))
    return {"months": min(YEAR + times * unused, most)}

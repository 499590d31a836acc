"""Appeals against decisions on insurance status and benefits. Employment Insurance Act art. 87, 89, 99; Civil Act art. 155 to 161."""

from ...kit.calendar import add_days, as_date, working_day_from
from ...kit.outcome import chosen, needed, rule

DAYS_TO_APPEAL = 90  # 고용보험법 제87조제2항
DAYS_TO_DECIDE = {"examination": 30, "re_examination": 50}  # 고용보험법 제89조제2항, 제99조제7항
DAYS_MORE = 10


@rule("appeal.deadline")
def deadline(inputs):
    """By when to appeal, and by when to appeal again.

    in: knew_date (the day of knowing of the decision; not counted). out: last_day, last_day_after_holiday_rule (moved on from a
    Saturday, a Sunday or a holiday). Act art. 87(2); Civil Act art. 157, 161.
    """
    last = add_days(needed(inputs, "knew_date"), DAYS_TO_APPEAL)
    return {"last_day": last.isoformat(), "last_day_after_holiday_rule": working_day_from(last).isoformat()}


@rule("appeal.decision_due")
def decision_due(inputs):
    """By when the examiner, or the board, must decide.

    in: received_by_examiner (day; not counted), stage examination (if not said) or re_examination. out: due, due_if_extended.
    Act art. 89(2), 99(7).
    """
    stage = chosen(inputs, "stage", list(DAYS_TO_DECIDE), "examination")
    due = add_days(as_date(needed(inputs, "received_by_examiner")), DAYS_TO_DECIDE[stage])
    return {"due": due.isoformat(), "due_if_extended": add_days(due, DAYS_MORE).isoformat()}

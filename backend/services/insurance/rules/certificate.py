"""The certificate of separation from the employer. Employment Insurance Act art. 42(3), 43(4); Rule art. 82-2."""

from ...kit.calendar import add_days, working_day_from
from ...kit.outcome import needed, rule

DAYS = 10  # 고용보험법 시행규칙 제82조의2제2항, 제5항


@rule("sepcert.deadline")
def deadline(inputs):
    """By when the employer must issue the certificate, or send it to the job centre.

    in: request_date (the day of receiving the request; not counted). out: due, due_after_holiday_rule (moved on from a Saturday, a
    Sunday or a holiday). Rule art. 82-2(2), (5); Civil Act art. 157, 161.
    """
    due = add_days(needed(inputs, "request_date"), DAYS)
    return {"due": due.isoformat(), "due_after_holiday_rule": working_day_from(due).isoformat()}

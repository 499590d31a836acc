"""Do the hours of a posting keep to the law? 근로기준법 제50조, 제53조, 제54조, 제64조, 제69조."""

from ...kit.calendar import age_on, as_date
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import flag, needed, outcome, rule

# A week, a day, overtime of a week; then the same of those under 18.
GROWN_UP = Dated({"2018-01-01": (40 * SCALE, 8 * SCALE, 12 * SCALE)}, source="근로기준법 제50조, 제53조제1항")
YOUNG = Dated(
    {"2018-01-01": (40 * SCALE, 7 * SCALE, 6 * SCALE), "2018-07-01": (35 * SCALE, 7 * SCALE, 5 * SCALE)},
    source="근로기준법 제69조 (법률 제15513호, 2018-07-01)",
)
LEAST_AGE, GROWN = 15, 18  # 제64조제1항, 제69조
SMALL = 5  # under five workers art. 50 and 53 do not apply: 제11조, 시행령 별표 1
# Scheduled minutes must have a break: 30 minutes in 4 hours, 60 in 8. 제54조제1항
BREAKS = ((8 * SCALE, 60), (4 * SCALE, 30))
MOST_WEEKLY = 168 * SCALE


@rule("posting.working_time")
def working_time(inputs):
    """Scheduled hours, overtime and breaks. start_date: expected first day of work, decisive; weekly_hours, daily_hours, weekly_overtime: hours;
    break_minutes: a day; workers: regular workers of the company; flexible: hours are averaged (art. 51, 52), so that a day may be longer;
    birth_date: of the person, or under_18 for a posting meant for the young. Act art. 50, 51, 53, 54, 64, 69."""
    on = as_date(needed(inputs, "start_date"))
    weekly, overtime = scaled(needed(inputs, "weekly_hours")), scaled(inputs.get("weekly_overtime") or 0)
    if not 0 < weekly <= MOST_WEEKLY:
        raise ValueError("no hours of a week")
    daily = None if inputs.get("daily_hours") is None else scaled(inputs["daily_hours"])
    age = None if inputs.get("birth_date") is None else age_on(inputs["birth_date"], on)
    young = flag(inputs, "under_18") if age is None else age < GROWN
    small = inputs.get("workers") is not None and whole(inputs["workers"]) < SMALL
    week, day, more = (YOUNG if young else GROWN_UP).on(on)
    bound = young or not small
    answer = outcome(
        [
            ("under_15", age is not None and age < LEAST_AGE),
            ("week_too_long", bound and weekly > week),
            ("day_too_long", bound and daily is not None and daily > day and (young or not flag(inputs, "flexible"))),
            ("overtime_too_long", bound and overtime > more),
            ("break_too_short", _break_too_short(daily, inputs.get("break_minutes"))),
        ]
    )
    answer["ok"] = answer["eligible"]
    return answer


def _break_too_short(daily, minutes):
    if daily is None or minutes is None:
        return False
    needs = max([least for hours, least in BREAKS if daily >= hours] or [0])
    return whole(minutes) < needs

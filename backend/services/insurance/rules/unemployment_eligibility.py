"""Unemployment benefit: who has a right to it. Employment Insurance Act art. 40, 41, 58."""

from ...kit.calendar import add_months, age_on, as_date, days_between, first_day_of_months, iso, month_start
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule

KINDS = ("regular", "daily", "construction_daily")
UNIT_DAYS = 180  # 고용보험법 제40조제1항제1호
BASE_MONTHS = 18  # 고용보험법 제40조제2항
DAILY_UNIT_DAYS = 90  # 고용보험법 제40조제1항제6호
AGE_WHEN_HIRED = 65  # hired at that age or later, chapters 4 and 5 do not apply, unless insured without a break since before: 제10조제2항
CONSTRUCTION_DAYS_OFF = Dated({"2019-07-16": 14}, source="고용보험법 제40조제1항제5호나목 (법률 제16269호, 2019-07-16)")
# Until 2023-06-30 a daily worker had to have worked under 10 days in the month before, since then under a third of the days.
WORKED_IN_WINDOW = Dated(
    {"2018-01-01": "under_10_days", "2023-07-01": "under_one_third"},
    source="고용보험법 제40조제1항제5호가목 (법률 2022-12-31 개정, 2023-07-01)",
)

# Codes of the report of loss. 22 closure, 23 business need, 31 retirement age, 32 contract end; 11 own convenience, 12 changed
# conditions, 26 worker's fault, 41 not insurable, 42 insured elsewhere too.
VOLUNTARY = ("11", "12")
TO_REVIEW = {"26": "own_fault_review", "41": "reason_to_review", "42": "reason_to_review"}
CODES = ("11", "12", "22", "23", "26", "31", "32", "41", "42")
JUST_CAUSES = tuple(["JC0" + str(n) for n in range(1, 10)] + ["JC" + str(n) for n in range(10, 15)])  # Rule, annex 2
NO_CAUSE = "none"


def reason_code(inputs, name="reason_code"):
    """The code as text, told as text or number; None where it is not told."""
    value = inputs.get(name)
    if value is None:
        return None
    if isinstance(value, int) and value is not True and value is not False:
        value = str(value)
    return chosen({name: value}, name, CODES)


def has_just_cause(inputs):
    return chosen(inputs, "just_cause", JUST_CAUSES + (NO_CAUSE,), NO_CAUSE) != NO_CAUSE


def too_old_when_hired(birth_date, hired_on):
    return birth_date is not None and hired_on is not None and age_on(birth_date, hired_on) >= AGE_WHEN_HIRED


def window_of(application):
    """The days in which a daily worker's work is counted: from the first of the month before up to the application."""
    day = as_date(application)
    if WORKED_IN_WINDOW.on(day) == "under_10_days":
        start = first_day_of_months(day, 1)
    else:
        start = add_months(month_start(day), -1)
    return {"window_start": start.isoformat(), "window_days": days_between(start, day)}


def worked_too_much(application, worked):
    """Did a daily worker work too many of those days?"""
    days = window_of(application)["window_days"]
    if worked > days:
        raise ValueError("more work days than days")
    return worked >= 10 if WORKED_IN_WINDOW.on(application) == "under_10_days" else 3 * worked >= days


def _too_little_idle(inputs, kind):
    """A construction worker may show 14 days in a row without work instead. Act art. 40(1)5 na."""
    application = needed(inputs, "application_date")
    idle = inputs.get("days_without_work")
    if kind == "construction_daily" and idle is not None and as_date(application) >= as_date("2019-07-16"):
        if whole(idle) >= CONSTRUCTION_DAYS_OFF.on(application):
            return False
        if inputs.get("work_days_in_window") is None:
            return True
    return worked_too_much(application, whole(needed(inputs, "work_days_in_window")))


@rule("ub.eligibility")
def eligibility(inputs):
    """Unit days, reason of separation, and a daily worker's idle days. Act art. 40(1)1, 3, 5, 6, 58; Rule art. 101.
    `review`: what an officer must judge before the answer stands."""
    kind = chosen(inputs, "worker_kind", KINDS, "regular")
    if inputs.get("separation_date") is not None:
        iso(inputs["separation_date"])
    code, just = reason_code(inputs), has_just_cause(inputs)
    daily = kind != "regular"
    few_daily = (
        daily
        and flag(inputs, "disqualified_separation_in_base_period")
        and whole(needed(inputs, "daily_unit_days")) < DAILY_UNIT_DAYS
    )
    answer = outcome(
        [
            ("insured_unit_days", whole(needed(inputs, "insured_unit_days")) < UNIT_DAYS),
            ("voluntary", code in VOLUNTARY and not just),
            ("worked_one_third_or_more", daily and _too_little_idle(inputs, kind)),
            ("daily_unit_days_under_90", few_daily),
        ]
    )
    answer["review"] = [TO_REVIEW[code]] if code in TO_REVIEW else []
    if daily:
        answer.update(window_of(inputs["application_date"]))
    return answer


@rule("ub.combined_insured_period")
def combined_insured_period(inputs):
    """Insured in several ways: 1 - own/needed <= others/needed, mirrored for each way, is the same sum for all: days/180 + artist months/9
    + platform months/12 >= 1. Time insured twice is counted once, by the caller. Decree art. 60-2, 104-8(2), 104-15(2)."""
    chosen(inputs, "kind", ("worker", "artist", "platform"), "worker")
    days = scaled(inputs.get("worker_days") or 0)
    artist = scaled(inputs.get("artist_months") or 0)
    platform = scaled(inputs.get("platform_months") or 0)
    return {"meets": days + 20 * artist + 15 * platform >= UNIT_DAYS * SCALE}


@rule("ub.unit_days_estimate")
def unit_days_estimate(inputs):
    """An estimate of the unit days from one job: paid days a week (five of work and the paid holiday make six) over the part of the 18
    months before separation that it covers. The certificate of the employer counts. Act art. 40(2), 41(1)."""
    hired, separation = as_date(needed(inputs, "hired_on")), as_date(needed(inputs, "separation_date"))
    if hired > separation:
        raise ValueError("hired after the separation")
    told = inputs.get("weekly_paid_days")
    weekly = 6 if told is None else whole(told)
    if weekly > 7:
        raise ValueError("a week has seven days")
    start = first_day_of_months(separation, BASE_MONTHS)
    days = days_between(max(start, hired), separation)
    return {"base_period_start": start.isoformat(), "unit_days": days * weekly // 7}

"""Training: which courses one may take, and what care courses give back. Card notice art. 4(6), 8, 10, 46-3."""

from ...kit.calendar import add_days, as_date, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import part_of, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .notice import FIRST_DAY, NOTICE, value_of

COUNSELLED_FROM = Dated({FIRST_DAY: 140}, source=NOTICE + "제8조제1항제1호")
# Courses and ways that need no counselling: 제10조제1항
FREE_FAMILIES = ("general_high_school", "kdt", "kdt_short", "industry_shift", "industry_shift_short", "care")
FAMILIES = FREE_FAMILIES + (
    "general_account",
    "process_evaluated",
    "national_key",
    "legal_duty",
    "foreign_language",
    "k_digital_credit",
)
INSURED_ONLY = ("legal_duty", "foreign_language")
TESTED_EVERY = 24  # months: 제4조제6항

CARE_HIRED_WITHIN = Dated({"2024-01-01": (6, 12)}, source=NOTICE + "제46조의3제1항: 개월, 재직자는 뒤의 것")
CARE_DAYS = Dated({"2024-01-01": 180}, source=NOTICE + "제46조의3제1항제3호")
CARE_CLAIM_MONTHS = Dated({"2024-01-01": 12}, source=NOTICE + "제46조의3제1항제4호, 제2항제3호")
CARE_SHORT_HOURS = Dated({"2024-01-01": (60, 20, (50, 100))}, source=NOTICE + "제46조의3제1항제2호가목, 다목")


@rule("counselling_needed")
def counselling_needed(inputs):
    """Must a diagnosis and counselling come before the enrolment? For a course of 140 hours or more, a participant of national employment support,
    or a change of career; not with a plan of that support, an order of the employment centre, a recommendation, or in some families.
    inputs: course_family, total_hours, kua_participant?, career_change?, kua_plan?, ordered?, recommended?. Decisive: applied_on?. Art. 8(1), 10(1)."""
    family = chosen(inputs, "course_family", FAMILIES)
    long = whole(needed(inputs, "total_hours")) >= value_of(COUNSELLED_FROM, inputs.get("applied_on"))
    asked = long or flag(inputs, "kua_participant") or flag(inputs, "career_change")
    spared = family in FREE_FAMILIES or True in [flag(inputs, name) for name in ("kua_plan", "ordered", "recommended")]
    return {"counselling": asked and not spared}


@rule("enrolment")
def enrolment(inputs):
    """May a card holder enrol? inputs: course_family, ei_insured_employee?, same_course_before? (unless unfinished_for_illness?),
    in_other_public_training?. Art. 4(2)6, 8(2), 8(6). exclusions_tested: are the incomes of art. 4(2)11 to 15 looked at? Only at the first
    enrolment of each two years from issued_on?, the day of issue; last_enrolled_on? and enrolled_on? say which this is. Art. 4(6)."""
    family = chosen(inputs, "course_family", FAMILIES)
    again = flag(inputs, "same_course_before") and not flag(inputs, "unfinished_for_illness")
    answer = outcome(
        [
            ("other_public_training", flag(inputs, "in_other_public_training")),
            ("course_for_insured_only", family in INSURED_ONLY and not flag(inputs, "ei_insured_employee")),
            ("same_course_before", again),
        ]
    )
    if inputs.get("issued_on") is not None and inputs.get("enrolled_on") is not None:
        now, last = _cycle(inputs, "enrolled_on"), inputs.get("last_enrolled_on")
        answer["exclusions_tested"] = last is None or _cycle(inputs, "last_enrolled_on") < now
    return answer


@rule("care_refund")
def care_refund(inputs):
    """What of the own share of a care course comes back, in won: all of it with 60 hours a month or more (or a business), half of it from 20 hours.
    inputs: own_share in won, without what exceeded the card; course_end (decisive), hired_on in a care job, employed_throughout? (insured elsewhere
    from start to end: a year instead of six months), monthly_hours, own_business?, days_worked in the first year, claimed_on. Art. 46-3(1)."""
    end, hired = as_date(needed(inputs, "course_end")), as_date(needed(inputs, "hired_on"))
    months = CARE_HIRED_WITHIN.on(end)[1 if flag(inputs, "employed_throughout") else 0]
    full, short, part = CARE_SHORT_HOURS.on(end)
    hours = whole(inputs.get("monthly_hours") or 0)
    business = flag(inputs, "own_business")
    answer = outcome(
        [
            ("care_job_too_late", hired > last_day_of_months(add_days(end, 1), months)),
            ("care_hours_too_few", not business and hours < short),
            ("care_days_too_few", whole(needed(inputs, "days_worked")) < CARE_DAYS.on(end)),
            ("care_claim_too_late", as_date(needed(inputs, "claimed_on")) > _last_claim(hired, end)),
        ]
    )
    share = whole(needed(inputs, "own_share"))
    refund = share if business or hours >= full else part_of(share, part)
    answer["refund"] = refund if answer["eligible"] else 0
    answer["claim_by"] = _last_claim(hired, end).isoformat()
    return answer


def _last_claim(hired, end):
    return last_day_of_months(add_days(hired, 1), CARE_CLAIM_MONTHS.on(end))


def _cycle(inputs, name):
    """Which two years from the day of issue a day lies in, from 0."""
    issued, day = as_date(inputs["issued_on"]), as_date(inputs[name])
    if day < issued:
        raise ValueError("enrolled before the issue")
    number = 0
    while day > last_day_of_months(issued, TESTED_EVERY * (number + 1)):
        number += 1
    return number

"""Training: the allowances per attended day. Card notice art. 36, 49, 49-2, 50, 50-2."""

from ...kit.dated import Dated
from ...kit.money import SCALE, round_half_up, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .attendance import rate_tenths
from .notice import FIRST_DAY, LAST_KNOWN, NOTICE, REVISED, marked

DIGITAL_AND_KEY = ("national_key", "general_high_school", "kdt", "kdt_short", "industry_shift")
OTHER = ("general_account", "process_evaluated", "care")
WITHOUT = ("legal_duty", "foreign_language", "k_digital_credit", "industry_shift_short")
FAMILIES = DIGITAL_AND_KEY + OTHER + WITHOUT
# Won a day and most in a month: under 5 hours a day, from 5 hours on.
ALLOWANCE = Dated(
    {
        FIRST_DAY: {"key": ((2_500, 50_000), (5_800, 116_000)), "other": ((2_500, 50_000), (5_800, 116_000))},
        REVISED: {"key": ((4_300, 86_000), (10_000, 200_000)), "other": ((2_500, 50_000), (5_800, 116_000))},
    },
    source=NOTICE + "제49조제3항 (2026-01-01)",
    last_known=LAST_KNOWN,
)
# Before 2026 the amounts of the insured self-employed are not known for certain.
SELF_EMPLOYED = Dated(
    {FIRST_DAY: ((2_500, 50_000), (5_800, 116_000)), REVISED: ((9_000, 180_000), (18_000, 360_000))},
    source=NOTICE + "제49조제3항제1호나목, 제2호나목 (2026-01-01)",
    last_known=LAST_KNOWN,
)
FULL_DAY = 5  # hours
LEAST_HOURS = Dated({FIRST_DAY: 140}, source=NOTICE + "제49조제1항")
LEAST_ATTENDANCE = Dated({FIRST_DAY: 800}, source=NOTICE + "제49조제1항, 제49조의2제1항 (천분율)")
MEAL = Dated({FIRST_DAY: (3_300, 50_000)}, source=NOTICE + "제50조제8호: 하루에 빼는 금액, 그래도 받는 월 한도")
OVERLAPS = (
    "overlaps_ui_benefit",
    "overlaps_accident_benefit",
    "overlaps_job_seeking_allowance",
    "overlaps_public_works",
)  # 제50조제1호부터 제4호까지

SPECIAL = Dated(
    {
        FIRST_DAY: {"depopulation": (0, 0), "capital": (0, 0), "other": (0, 0)},
        REVISED: {"depopulation": (15_000, 300_000), "capital": (5_000, 100_000), "other": (10_000, 200_000)},
    },
    source=NOTICE + "제49조의2제3항 (2026-01-01 신설)",
    last_known=LAST_KNOWN,
)
SPECIAL_FAMILIES = ("national_key", "kdt", "industry_shift")
SPECIAL_HOURS = Dated({FIRST_DAY: 350}, source=NOTICE + "제49조의2제1항제1호")
REGIONS = ("depopulation", "capital", "other", "live_online")


@rule("training_allowance")
def training_allowance(inputs):
    """The allowance of a unit period of a month, in won.
    inputs: course_family, daily_hours, insured_self_employed?, attended_days (recognised days in) of scheduled_days, total_hours of the course,
    meals_agreed?, distance?, dormitory_days?, the overlaps?, has_contract?, has_business? (unless insured_under_60h?, eitc_recipient? or
    designated?), survey_missing? in the last_unit?. Decisive: course_start. Art. 49, 50."""
    on = needed(inputs, "course_start")
    family = chosen(inputs, "course_family", FAMILIES)
    attended = whole(needed(inputs, "attended_days"))
    tenths = rate_tenths(attended, whole(needed(inputs, "scheduled_days")))
    self_employed = flag(inputs, "insured_self_employed")
    answer = outcome(
        [
            ("course_too_short", whole(needed(inputs, "total_hours")) < LEAST_HOURS.on(on)),
            ("working_during_course", not self_employed and _works(inputs)),
            ("attendance_under_80", tenths < LEAST_ATTENDANCE.on(on)),
            ("course_without_allowance", family in WITHOUT or flag(inputs, "distance")),
            ("other_benefit", _overlaps(inputs)),
            ("survey_missing", flag(inputs, "survey_missing") and flag(inputs, "last_unit")),
        ]
    )
    if self_employed:
        pairs = SELF_EMPLOYED.on(on)
    else:
        pairs = ALLOWANCE.on(on)["key" if family in DIGITAL_AND_KEY else "other"]
    daily, most = pairs[1 if scaled(needed(inputs, "daily_hours")) >= FULL_DAY * SCALE else 0]
    if flag(inputs, "meals_agreed"):
        less, most_with_meals = MEAL.on(on)
        daily, most = max(0, daily - less), min(most, most_with_meals)
    days = max(0, attended - whole(inputs.get("dormitory_days") or 0))
    answer["allowance"] = min(daily * days, most) if answer["eligible"] else 0
    return marked(answer, on, (ALLOWANCE, SELF_EMPLOYED), unsure=self_employed and on < REVISED)


@rule("special_training_allowance")
def special_training_allowance(inputs):
    """The extra allowance of long courses for a month, in won. inputs: region (a depopulation area goes before the capital area, live online
    counts as the capital area), attended_days_ge5h, total_hours, attendance_rate_pct, course_family, insured_self_employed?, distance?, the
    overlaps?, survey_missing? in the last_unit?. Decisive: course_start; none before 2026. Art. 49-2, 50-2."""
    on = needed(inputs, "course_start")
    region = chosen(inputs, "region", REGIONS)
    tenths = round_half_up(scaled(needed(inputs, "attendance_rate_pct")), SCALE // 10)
    if tenths > 1000:
        raise ValueError("no attendance rate")
    daily, most = SPECIAL.on(on)["capital" if region == "live_online" else region]
    family = chosen(inputs, "course_family", FAMILIES)
    answer = outcome(
        [
            ("course_too_short_for_special", whole(needed(inputs, "total_hours")) < SPECIAL_HOURS.on(on)),
            ("course_without_special", family not in SPECIAL_FAMILIES or flag(inputs, "distance") or not daily),
            ("self_employed_without_special", flag(inputs, "insured_self_employed")),
            ("attendance_under_80", tenths < LEAST_ATTENDANCE.on(on)),
            ("other_benefit", _overlaps(inputs)),
            ("survey_missing", flag(inputs, "survey_missing") and flag(inputs, "last_unit")),
        ]
    )
    days = whole(needed(inputs, "attended_days_ge5h"))
    answer["special_allowance"] = min(daily * days, most) if answer["eligible"] else 0
    return marked(answer, on, (SPECIAL,))


def _overlaps(inputs):
    return True in [flag(inputs, name) for name in OVERLAPS]


def _works(inputs):
    """A contract or a business, unless one of the exceptions of art. 49(1)2 holds."""
    works = True in [flag(inputs, name) for name in ("has_contract", "has_business")]
    excepted = True in [flag(inputs, name) for name in ("insured_under_60h", "eitc_recipient", "designated")]
    return works and not excepted

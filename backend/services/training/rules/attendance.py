"""Training: attendance, recognised absence, expulsion and completion. Card notice art. 34 to 38, annex 3."""

from ...kit.dated import Dated
from ...kit.money import SCALE, round_half_up, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule
from .notice import FIRST_DAY, NOTICE

EVENTS_PER_DAY = 3  # late, early or out: 제34조제2항제4호
EXPELLED_OVER = 20  # per cent of all days: 제35조제1항제1호나목
EXPELLED_FROM = 50  # per cent of the unit: 제35조제1항제1호가목
UNIT_DAYS = 14
COMPLETE_FROM = 800  # tenths of a per cent: 제38조제1항제1호
PASS_SCORE = 60
RECOGNISED_FROM = 10  # scheduled days of the course: 제34조제2항제2호
RECOGNISED = Dated(
    {
        "2026-01-01": {
            "own_wedding": 5,
            "child_wedding": 1,
            "spouse_or_parent_death": 5,
            "grandparent_death": 3,
            "child_death": 3,
            "sibling_death": 3,
            "spouse_birth": 5,
        }
    },
    source=NOTICE + "제34조제2항제2호 별표 3 (2026-01-01)",
)
SICK_PERCENT = Dated({FIRST_DAY: 10}, source=NOTICE + "별표 3")
MODES = ("classroom", "live_online", "distance", "blended", "k_digital_credit")


def rate_tenths(attended, scheduled):
    """Attendance in tenths of a per cent, a half of a tenth upwards. Art. 36."""
    if scheduled < 1 or attended > scheduled:
        raise ValueError("no attendance of a course")
    return round_half_up(1000 * attended, scheduled)


@rule("attendance_rate")
def attendance_rate(inputs):
    """The attendance rate of a unit in per cent, one decimal. inputs: attended (recognised days in) and scheduled, in days; in hours where the
    course has under 10 days or 40 hours. Art. 36(1)."""
    return {
        "attendance_rate_pct": rate_tenths(whole(needed(inputs, "attended")), whole(needed(inputs, "scheduled"))) / 10
    }


@rule("absence_days")
def absence_days(inputs):
    """Days of absence. inputs: absent days, less_than_half_days (under half of the hours), and late, early, out: how often; three of them, in
    any mix, are a day. Art. 34(2)1, 4."""
    counted = {}
    for name in ("absent", "less_than_half_days", "late", "early", "out"):
        counted[name] = whole(inputs.get(name) or 0)
    events = counted["late"] + counted["early"] + counted["out"]
    return {"absence_days": counted["absent"] + counted["less_than_half_days"] + events // EVENTS_PER_DAY}


@rule("expulsion_total")
def expulsion_total(inputs):
    """Expelled when the absence is more than 20% of all days, that number rounded. inputs: total_days, absence_days; for a course under 10 days
    or 40 hours total_hours? and absence_hours? instead, not rounded. Art. 35(1)1 na."""
    if inputs.get("total_hours") is not None:
        total, absent = scaled(inputs["total_hours"]), scaled(needed(inputs, "absence_hours"))
        if not total or absent > total:
            raise ValueError("no absence from a course")
        return {"expelled": 100 * absent > EXPELLED_OVER * total, "threshold": EXPELLED_OVER * total / (100 * SCALE)}
    total, absent = whole(needed(inputs, "total_days")), whole(needed(inputs, "absence_days"))
    if not total or absent > total:
        raise ValueError("no absence from a course")
    threshold = round_half_up(EXPELLED_OVER * total, 100)
    return {"expelled": absent > threshold, "threshold": threshold}


@rule("expulsion_unit")
def expulsion_unit(inputs):
    """Expelled when the absence reaches half of the days of a unit of 14 days or more, that number rounded.
    inputs: unit_days, absence_days. Art. 35(1)1 ga."""
    days, absent = whole(needed(inputs, "unit_days")), whole(needed(inputs, "absence_days"))
    if not days or absent > days:
        raise ValueError("no absence from a course")
    threshold = round_half_up(EXPELLED_FROM * days, 100)
    return {"expelled": days >= UNIT_DAYS and absent >= threshold, "threshold": threshold}


@rule("sick_recognised_cap")
def sick_recognised_cap(inputs):
    """How many days of illness (own, or of a child under 19) are recognised at most: 10% of all days, rounded. inputs: total_days. Annex 3."""
    return {"max_days": round_half_up(SICK_PERCENT.newest() * whole(needed(inputs, "total_days")), 100)}


@rule("recognised_absence")
def recognised_absence(inputs):
    """Days that count as attended for a family event. inputs: reason, absent_days (without Saturdays and holidays), total_days of the course:
    nothing under 10. Decisive: course_start?. Art. 34(2)2, annex 3."""
    days = RECOGNISED.newest() if inputs.get("course_start") is None else RECOGNISED.on(inputs["course_start"])
    most = days[chosen(inputs, "reason", tuple(days))]
    if whole(needed(inputs, "total_days")) < RECOGNISED_FROM:
        most = 0
    return {"recognised_days": min(most, whole(needed(inputs, "absent_days")))}


@rule("completion")
def completion(inputs):
    """Is the course completed? inputs: course_mode; attended and scheduled (days, or hours of a short course) in class; progress_pct and
    final_score (or retest_score? within a week) of a distance course; both rates of a blended one. K-digital credit: progress alone. Art. 38(1)1."""
    mode = chosen(inputs, "course_mode", MODES)
    in_class = mode not in ("distance", "k_digital_credit")
    from_afar = mode not in ("classroom", "live_online")
    done = True
    if in_class:
        attended, scheduled = whole(needed(inputs, "attended")), whole(needed(inputs, "scheduled"))
        rate_tenths(attended, scheduled)
        done = 1000 * attended >= COMPLETE_FROM * scheduled
    if from_afar:
        done = done and 10 * scaled(needed(inputs, "progress_pct")) >= COMPLETE_FROM * SCALE
    if mode == "distance":
        score = max(scaled(needed(inputs, "final_score")), scaled(inputs.get("retest_score") or 0))
        done = done and score >= PASS_SCORE * SCALE
    return {"completed": done and not flag(inputs, "expelled")}

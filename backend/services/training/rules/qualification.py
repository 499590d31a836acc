"""National technical qualifications: admission, passing, exemption, refund. 국가기술자격법 시행령 제14조, 제16조, 제20조, 시행규칙 제23조, 제36조."""

from ...kit.calendar import add_days, as_date, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import SCALE, drop_under_10, part_of, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule

DECREE, RULE = "국가기술자격법 시행령 ", "국가기술자격법 시행규칙 "
FIRST_DAY = "2020-01-01"
BY_AVERAGE = ("기술사", "기능장", "기능사")
BY_SUBJECT = ("기사", "산업기사")
PASS = Dated({FIRST_DAY: 60}, source=DECREE + "제20조제1항, 제2항")
LEAST_OF_SUBJECT = Dated({FIRST_DAY: 40}, source=DECREE + "제20조제2항")
EXEMPT_MONTHS = Dated({FIRST_DAY: 24}, source=DECREE + "제16조")
REFUND = Dated({FIRST_DAY: (50, 100)}, source=RULE + "제36조제5항")
DAYS_BEFORE = Dated({FIRST_DAY: 5}, source=RULE + "제36조제5항")
IN_FULL = ("inside_window", "examiner_fault", "hospital", "isolation", "death", "disaster")
LATE = "later"
HALF = "until_5_days_before"

# What may stand before so many years of related work: a lower grade, a degree, or nothing. 별표 4의2
BEFORE = Dated(
    {
        FIRST_DAY: {
            "기능사": (("none", 0),),
            "산업기사": (("기능사", 1), ("degree_2", 0), ("none", 2)),
            "기사": (("산업기사", 1), ("기능사", 3), ("degree_4", 0), ("degree_3", 1), ("degree_2", 2), ("none", 4)),
            "기능장": (("산업기사", 5), ("기능사", 7), ("none", 9)),
            "기술사": (("기사", 4), ("산업기사", 5), ("기능사", 7), ("degree_4", 6), ("none", 9)),
        }
    },
    source=DECREE + "제14조 별표 4의2",
)
HELD = ("none", "기능사", "산업기사", "기사", "degree_2", "degree_3", "degree_4")


@rule("exam_eligibility")
def exam_eligibility(inputs):
    """May one sit the exam of this grade? inputs: grade; held: the highest of a qualification or a related degree (a year before its end counts),
    career_years of related work after it, and career_years_total? of all. Decisive: exam_date?, the day of the written exam. Decree annex 4-2.
    years_needed: the fewest on the way that what is held opens."""
    on = inputs.get("exam_date")
    ways = (BEFORE.newest() if on is None else BEFORE.on(on))[chosen(inputs, "grade", BY_AVERAGE + BY_SUBJECT)]
    held = chosen(inputs, "held", HELD, "none")
    since = scaled(inputs.get("career_years") or 0)
    told = inputs.get("career_years_total")
    total = since if told is None else max(since, scaled(told))
    eligible = False
    for way, years in ways:
        if (way == held and since >= years * SCALE) or (way == "none" and total >= years * SCALE):
            eligible = True
    return {"eligible": eligible, "years_needed": min([years for way, years in ways if way in (held, "none")])}


@rule("exam_refund")
def exam_refund(inputs):
    """What of the fee comes back, in won, under 10 won cut. inputs: paid, and cancel: inside_window of applications or another full reason,
    until_5_days_before the exam (half), later (nothing); or, in its place, cancelled_on, window_end, exam_date. Rule art. 36(5)."""
    paid = whole(needed(inputs, "paid"))
    cancel = chosen(inputs, "cancel", IN_FULL + (HALF, LATE), _by_days(inputs))
    if cancel in IN_FULL:
        return {"refund": paid}
    if cancel == LATE:
        return {"refund": 0}
    on = inputs.get("cancelled_on")
    return {"refund": drop_under_10(part_of(paid, REFUND.newest() if on is None else REFUND.on(on)))}


def _by_days(inputs):
    if inputs.get("cancel") is not None:
        return None
    on, exam = as_date(needed(inputs, "cancelled_on")), as_date(needed(inputs, "exam_date"))
    if on <= as_date(needed(inputs, "window_end")):
        return "inside_window"
    return HALF if on <= add_days(exam, -DAYS_BEFORE.on(on)) else LATE


@rule("written_pass")
def written_pass(inputs):
    """Is the written exam passed? inputs: grade, scores per subject out of 100. 기사, 산업기사: each from 40 and on average from 60;
    the others on average from 60. average: in points. Decisive: exam_date?. Decree art. 20(1), (2)."""
    grade = chosen(inputs, "grade", BY_AVERAGE + BY_SUBJECT)
    scores = needed(inputs, "scores")
    if not isinstance(scores, list) or not scores:
        raise ValueError("no scores")
    scores = [scaled(score) for score in scores]
    if max(scores) > 100 * SCALE:
        raise ValueError("more than 100")
    on = inputs.get("exam_date")
    least = LEAST_OF_SUBJECT.newest() if on is None else LEAST_OF_SUBJECT.on(on)
    passed = sum(scores) >= _pass_score(on) * SCALE * len(scores)
    if grade in BY_SUBJECT and min(scores) < least * SCALE:
        passed = False
    return {"passed": passed, "average": sum(scores) / (SCALE * len(scores))}


@rule("practical_pass")
def practical_pass(inputs):
    """Is the practical exam or interview passed? inputs: score out of 100; part_missed?, key_task_unsolved?, dangerous_handling? fail whatever
    the score. Decisive: exam_date?. Decree art. 20, Rule art. 23."""
    score = scaled(needed(inputs, "score"))
    if score > 100 * SCALE:
        raise ValueError("more than 100")
    failed = True in [flag(inputs, name) for name in ("part_missed", "key_task_unsolved", "dangerous_handling")]
    return {"passed": score >= _pass_score(inputs.get("exam_date")) * SCALE and not failed}


@rule("written_exemption")
def written_exemption(inputs):
    """Until when the written exam need not be taken again: two years from the day it was passed. inputs: passed_on, the decisive day;
    exams_in_two_years?: under two of them, the next exam counts, whenever it is (next_exam?). Decree art. 16."""
    passed = as_date(needed(inputs, "passed_on"))
    until = last_day_of_months(add_days(passed, 1), EXEMPT_MONTHS.on(passed))
    held = inputs.get("exams_in_two_years")
    if held is not None and whole(held) < 2 and inputs.get("next_exam") is not None:
        until = max(until, as_date(inputs["next_exam"]))
    return {"exempt_until": until.isoformat()}


def _pass_score(on):
    return PASS.newest() if on is None else PASS.on(on)

"""National employment support: which type. Act art. 6, 7, Decree art. 3, 5, notice art. 2, 5-2, 8, 9. An officer decides; this is a preview."""

from ...kit.calendar import as_date
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import flag, needed, outcome, rule
from . import figures
from .median_income import first_of, is_sure, median_of
from .type_block import own_income_too_high, type_1_block

TYPE_1 = "I_요건심사형"
INACTIVE, YOUTH = "I_선발형_비경활_candidate", "I_선발형_청년특례_candidate"
SPECIAL, YOUNG, MIDDLE = "II_특정계층", "II_청년", "II_중장년"


@rule("type_decision")
def type_decision(inputs):
    """The type of participation. Decisive: date of the application.
    inputs: age (full years), military_years? (up to 3 count), special_group? (notice annex 1), household: persons, income of the household and
    own_income? a month in won (of one person it is the household's), assets in won, work_days_2y, work_hours_2y?, weekly_hours? and
    service_income? of present work, and what closes type I (type_block.py).
    type: null when none; fallback: the type II that remains for a candidate; type_I_blocked; reasons: what stands against type I.
    Lines are compared unrounded, both ends in."""
    on = as_date(needed(inputs, "date"))
    age, household = whole(needed(inputs, "age")), whole(needed(inputs, "household"))
    income, assets = whole(needed(inputs, "income")), whole(needed(inputs, "assets"))
    young, special = _is_young(age, inputs, on), flag(inputs, "special_group")
    median = median_of(on, household)
    most = figures.MOST_AGE_OF_VULNERABLE if special else figures.MOST_AGE
    shut_out = outcome(
        [
            ("age_out_of_range", not figures.LEAST_AGE.on(on) <= age <= most.on(on)),
            ("working_now", _works(inputs, on)),
        ]
    )
    block = type_1_block(inputs, on, income if household == 1 else None)
    within = 100 * income <= median * figures.INCOME_LINE.on(on)
    fit = outcome(
        [
            ("income_over_line", not within),
            ("assets_over_line", assets > (figures.YOUTH_ASSETS if young else figures.ASSETS).on(on)),
            ("work_experience_short", not _has_worked(inputs, on)),
        ]
    )
    second = _type_2(inputs, on, young, 100 * income <= median * figures.SERVICE_LINE.on(on), special)
    first = None
    if block["eligible"]:
        if fit["eligible"]:
            first = TYPE_1
        elif within and assets <= figures.ASSETS.on(on) and not _has_worked(inputs, on):
            first = INACTIVE
        elif young and 100 * income <= median * figures.YOUTH_LINE.on(on) and assets <= figures.YOUTH_ASSETS.on(on):
            first = YOUTH
    answer = {
        "type": first or second,
        "type_I_blocked": not block["eligible"],
        "reason": block["reason"],
        "reasons": block["reasons"] + fit["reasons"],
    }
    if first in (INACTIVE, YOUTH):
        answer["fallback"] = second
    if not shut_out["eligible"]:
        answer = {"type": None, "type_I_blocked": True, "reason": shut_out["reason"], "reasons": shut_out["reasons"]}
    elif not answer["type"]:
        answer["reason"] = answer["reason"] or fit["reason"]
    return _sure_or_marked(answer, on, household, young, assets)


@rule("own_income_exclusion")
def own_income_exclusion(inputs):
    """Does the applicant's own income close type I? From 60% of the median of one person, compared unrounded, the line itself in.
    inputs: own_income a month in won; decisive: date?, else the last day of year. Decree art. 5(4)."""
    if inputs.get("date") is None:
        on = as_date(str(first_of(needed(inputs, "year")).year) + "-12-31")
    else:
        on = as_date(inputs["date"])
    answer = {"blocked": own_income_too_high(whole(needed(inputs, "own_income")), on)}
    return figures.marked(answer, on, (), unsure=not is_sure(on, 1))


def _is_young(age, inputs, on):
    """Service adds as much to the upper age as it took, three years at most."""
    served = min(scaled(inputs.get("military_years") or 0), figures.MILITARY_YEARS.on(on) * SCALE)
    return age >= figures.YOUTH_FROM.on(on) and age * SCALE <= figures.YOUTH_TO.on(on) * SCALE + served


def _has_worked(inputs, on):
    hours = scaled(inputs.get("work_hours_2y") or 0)
    days = whole(needed(inputs, "work_days_2y"))
    return days >= figures.WORK_DAYS.on(on) or hours >= figures.WORK_HOURS.on(on) * SCALE


def _works(inputs, on):
    hours = scaled(inputs.get("weekly_hours") or 0)
    income = whole(inputs.get("service_income") or 0)
    return hours >= figures.WORKING_HOURS.on(on) * SCALE or income >= figures.SERVICE_INCOME.on(on)


def _type_2(inputs, on, young, under_100, special):
    """In practice young people are taken whatever the income, though the Act says 120%."""
    if special:
        return SPECIAL
    if young:
        return YOUNG
    return MIDDLE if under_100 and whole(inputs["age"]) > figures.YOUTH_TO.on(on) else None


def _sure_or_marked(answer, on, household, young, assets):
    first, last = figures.YOUTH_ASSETS_UNSURE
    between = young and figures.ASSETS.on(on) < assets <= figures.YOUTH_ASSETS.on(on)
    unsure = between and first <= on.isoformat() <= last
    return figures.marked(answer, on, (), unsure=unsure or not is_sure(on, household))

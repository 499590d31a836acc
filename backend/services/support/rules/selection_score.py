"""National employment support: the points by which type I is filled beyond the requirements. Act art. 7(2), Decree art. 4, notice annex 3."""

from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule
from .figures import NOTICE, value_of

TRACKS = ("비경활", "청년특례")
# (up to so many per cent of the median, points of the inactive, points of the young)
INCOME = ((40, 40, 50), (50, 30, 45), (60, 20, 40), (80, 0, 35), (120, 0, 30))
ASSETS = ((100_000_000, 30), (250_000_000, 22))
MORE_ASSETS = 14
WORK = ((60, 480, 30, 20), (30, 240, 22, 12))  # from so many days or hours
LESS_WORK = (14, 4)
PRESCHOOL = 5
SIMILAR = ((1, 10), (2, 5))  # up to so many years ago
POINTS = Dated(
    {
        "2026-01-01": {
            "income": INCOME,
            "assets": ASSETS,
            "more_assets": MORE_ASSETS,
            "work": WORK,
            "less_work": LESS_WORK,
            "preschool": PRESCHOOL,
            "similar": SIMILAR,
        }
    },
    source=NOTICE + "별표 3; the cut-off moves with the budget (제6조제2항)",
)


@rule("selection_score")
def selection_score(inputs):
    """Points of a candidate. inputs: track, income_pct of the median, assets in won, work_days_2y (or work_hours_2y?), preschool_child,
    similar_scheme_years_ago or null. Decisive: date?. Notice annex 3."""
    points = value_of(POINTS, inputs.get("date"))
    young = TRACKS.index(chosen(inputs, "track", TRACKS))
    income, assets = scaled(needed(inputs, "income_pct")), whole(needed(inputs, "assets"))
    score = 0
    for row in points["income"]:
        if income <= row[0] * SCALE:
            score += row[1 + young]
            break
    fitting = [given for most, given in points["assets"] if assets <= most]
    score += fitting[0] if fitting else points["more_assets"]
    score += _of_work(points, inputs, young)
    score += points["preschool"] if flag(inputs, "preschool_child") else 0
    return {"score": score - _of_similar(points, inputs.get("similar_scheme_years_ago"))}


def _of_work(points, inputs, young):
    days, hours = whole(needed(inputs, "work_days_2y")), scaled(inputs.get("work_hours_2y") or 0)
    for least_days, least_hours, inactive, youth in points["work"]:
        if days >= least_days or hours >= least_hours * SCALE:
            return youth if young else inactive
    return points["less_work"][young]


def _of_similar(points, years):
    if years is None:
        return 0
    ago = scaled(years)
    taken = [less for most, less in points["similar"] if ago <= most * SCALE]
    return taken[0] if taken else 0

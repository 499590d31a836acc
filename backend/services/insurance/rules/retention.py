"""The retention subsidy: how much, for how long, for how many. Employment Insurance Act art. 21; Decree art. 19 to 21-3."""

from ...kit.dated import Dated
from ...kit.money import SCALE, round_up, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .reading import marked, month_of, value_on

LEAST_RATIO = SCALE * 20 // 100  # the least part of the hours that is cut, 고용보험법 시행령 제19조제1항
# Until then the hours of all had to be cut by more than 20%, since then those of the worker by 20% or more.
EXACTLY_20_IS_ENOUGH = Dated(
    {"2018-01-01": False, "2026-05-12": True},
    source="고용보험법 시행령 제19조제1항 (대통령령 제36306호, 부칙 제3조: 2026-05-11까지 신고한 계획은 종전의 규정)",
)
# Shares of the compensation: less than half of the hours cut, half and more; each for a priority-support firm and a large one.
SHARES = Dated(
    {"2018-01-01": (((2, 3), (1, 2)), ((2, 3), (2, 3)))},
    source="고용보험법 시행령 제21조제1항 (대통령령 제28506호, 제36306호)",
)
# In a crisis a notice of a year at most sets the share, from 3/4 to 9/10; for a large firm it is 2/3. 제21조제1항 단서
CRISIS_SHARES = {"3/4": (3, 4), "4/5": (4, 5), "9/10": (9, 10)}
CRISIS_SHARE_OF_LARGE = (2, 3)
DAILY_CAP = Dated(
    {"2019-01-01": 66_000},
    source="고용보험법 시행령 제21조제5항에 따른 고시",
    announced={"2026-01-01": 66_000},  # 66,000 or 68,100: the notice of 2026 was not found
)
MOST_DAYS = Dated(
    {"2018-01-01": 180, "2020-01-01": 240, "2021-01-01": 180},
    source="고용보험법 시행령 제21조제2항, 제3항 (2020년: 대통령령 제31120호)",
)
MOST_DAYS_OF_SPECIAL = Dated(
    {"2018-01-01": 180, "2020-01-01": 240, "2021-01-01": 270, "2022-01-01": 180},
    source="고용보험법 시행령 제18조제3항, 제21조; 고용정책심의회 2021-06 의결 (특별고용지원업종 270일)",
)


@rule("retention.amount")
def amount(inputs):
    """What an employer gets for one worker and month.

    in: month (2026-06, decisive), priority_firm, reduction_ratio (part of the month's hours, 0 to 1), compensation_paid (won),
    days (of the measure in the month); daily_cap (won; the notice in force if not said); crisis_share 3/4, 4/5 or 9/10 while a
    crisis notice holds; plan_filed (day; decides whether exactly 20% is enough, else the month does).
    out: rate (as 2/3), amount_exact (won, before rounding), amount_floor_won, limit cap or none. Decree art. 21(1), (5).
    """
    on = month_of(inputs, "month")
    ratio = ratio_of(inputs)
    share = _share(inputs, on, ratio)
    paid = whole(needed(inputs, "compensation_paid")) * share[0]
    days = whole(needed(inputs, "days"))
    if days > 31:
        raise ValueError("no such month")
    told = inputs.get("daily_cap")
    cap = (DAILY_CAP.on(on) if told is None else whole(told)) * days * share[1]
    limited = paid > cap
    filed = inputs.get("plan_filed")
    answer = outcome([("reduction_under_20_percent", is_cut_too_small(ratio, on if filed is None else filed))])
    top = (cap if limited else paid) if answer["eligible"] else 0
    answer["rate"] = str(share[0]) + "/" + str(share[1])
    answer["amount_exact"] = top / share[1]
    answer["amount_floor_won"] = top // share[1]
    answer["limit"] = "cap" if limited else "none"
    return marked(answer, (DAILY_CAP, on)) if told is None else answer


def ratio_of(inputs):
    ratio = scaled(needed(inputs, "reduction_ratio"))
    if ratio > SCALE:
        raise ValueError("more hours cut than there are")
    return ratio


def is_cut_too_small(ratio, on):
    return ratio < LEAST_RATIO or (ratio == LEAST_RATIO and not value_on(EXACTLY_20_IS_ENOUGH, on))


def _share(inputs, on, ratio):
    needed(inputs, "priority_firm")
    priority = flag(inputs, "priority_firm")
    table = SHARES.on(on)
    if inputs.get("crisis_share") is not None:
        share = CRISIS_SHARES[chosen(inputs, "crisis_share", list(CRISIS_SHARES))]
        return share if priority else CRISIS_SHARE_OF_LARGE
    return table[1 if 2 * ratio >= SCALE else 0][0 if priority else 1]


@rule("retention.max_days")
def max_days(inputs):
    """For how many days of an insurance year the subsidy is paid.

    in: insurance_year (a calendar year, decisive), special_industry (true while the industry is designated). out: max_days.
    Decree art. 21(2), (3), 18(3).
    """
    year = whole(needed(inputs, "insurance_year"))
    if not 1800 <= year <= 2200:
        raise ValueError("no such year")
    table = MOST_DAYS_OF_SPECIAL if flag(inputs, "special_industry") else MOST_DAYS
    return {"max_days": table.on(str(year) + "-01-01")}


@rule("retention.unpaid_min_count")
def unpaid_min_count(inputs):
    """How many insured workers must be without work for the support of unpaid leave.

    in: insured_total (workers). out: min_count: half up to 19, ten up to 99, a tenth up to 999, else a hundred. Decree art. 21-3(1).
    """
    insured = whole(needed(inputs, "insured_total"))
    if insured < 1:
        raise ValueError("nobody is insured")
    if insured <= 19:
        return {"min_count": round_up(insured, 2)}
    if insured <= 99:
        return {"min_count": 10}
    return {"min_count": round_up(insured, 10) if insured <= 999 else 100}

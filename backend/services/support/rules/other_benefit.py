"""National employment support: success bonus, costs of type II, and when one may apply again. Act art. 16, 17, 27, 29."""

from ...kit.calendar import add_days, add_months, as_date
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule
from .figures import ACT, DECREE, FIRST_DAY, LAST_KNOWN, NOTICE, marked, value_of

BONUS = Dated(
    {FIRST_DAY: ((6, 500_000), (12, 1_000_000))},
    source=ACT + "제17조제2항 (고용정책심의회 심의)",
    last_known=LAST_KNOWN,
)
TYPES = ("I", "II_특정계층", "II_청년", "II_중장년")
BONUS_LINE = 60  # per cent of the median, for the others of type II
PLAN = Dated({"2026-01-01": (150_000, 250_000)}, source=ACT + "제16조: 참여수당, 최대", last_known=LAST_KNOWN)
VISIT = Dated(
    {"2026-01-01": (20_000, 5)}, source=ACT + "제16조; 2026년 업무매뉴얼: 참여장려수당", last_known=LAST_KNOWN
)

BAN = Dated({FIRST_DAY: 36}, source=DECREE + "제13조제1항")
FRAUD_BAN = Dated({FIRST_DAY: 60}, source=DECREE + "제12조")
# Months of the ban by months worked afterwards: under 6, 6 to 12, from 12.
BAN_AFTER_WORK = Dated(
    {"2026-01-01": ((0, 24), (6, 18), (12, 12))}, source=NOTICE + "별표 4; " + DECREE + "제13조제2항"
)
WORKED = ("employed", "started_business")
ENDS = ("period_end", "three_suspensions", "three_stops", "withdrawn", "other_benefit", "own_request", "plan_refused")
FRAUD = "fraud"


@rule("success_bonus")
def success_bonus(inputs):
    """The success bonus so far, in won: 500,000 after six months in work, 1,000,000 more after twelve. inputs: months_kept,
    employed_during_deferral? (none then), type?: in type II only 특정계층, or with income_pct? of the median up to 60. Decisive: employed_on?.
    Act art. 17."""
    on = inputs.get("employed_on")
    kept = scaled(needed(inputs, "months_kept"))
    kind = chosen(inputs, "type", TYPES, "I")
    excluded = flag(inputs, "employed_during_deferral")
    if kind in ("II_청년", "II_중장년"):
        excluded = excluded or scaled(needed(inputs, "income_pct")) > BONUS_LINE * SCALE
    paid = sum([amount for months, amount in value_of(BONUS, on) if kept >= months * SCALE])
    return marked({"cumulative": 0 if excluded else paid}, on, (BONUS,))


@rule("iap_participation_allowance")
def iap_participation_allowance(inputs):
    """What a participant of type II gets for completing the plan, in won: 150,000 and the addition of the programmes, 250,000 at most.
    inputs: programme_addon in won. Decisive: planned_on?. Act art. 16."""
    on = inputs.get("planned_on")
    base, most = value_of(PLAN, on)
    return marked({"amount": min(base + whole(needed(inputs, "programme_addon")), most)}, on, (PLAN,))


@rule("visit_incentive")
def visit_incentive(inputs):
    """What visits with counselling of 30 minutes or more bring in type II, in won: 20,000 once a month, five times at most.
    inputs: visits_ge30min. Decisive: planned_on?. Act art. 16."""
    on = inputs.get("planned_on")
    each, most = value_of(VISIT, on)
    return marked({"amount": each * min(whole(needed(inputs, "visits_ge30min")), most)}, on, (VISIT,))


@rule("reapply_ban_months")
def reapply_ban_months(inputs):
    """For how many months one may not apply again. inputs: end_reason, worked_months_after (full months, after employed or started_business).
    Decisive: ended_on?; with it also the first day to apply. Act art. 27(2), 29(3), Decree art. 12, 13, notice annex 4."""
    on = inputs.get("ended_on")
    reason = chosen(inputs, "end_reason", WORKED + ENDS + (FRAUD,))
    months = value_of(FRAUD_BAN if reason == FRAUD else BAN, on)
    if reason in WORKED:
        worked = scaled(needed(inputs, "worked_months_after"))
        months = min([ban for least, ban in value_of(BAN_AFTER_WORK, on) if worked >= least * SCALE])
    answer = {"months": months}
    if on is not None:
        answer["may_apply_from"] = add_days(add_months(as_date(on), months), 1).isoformat()
    return answer

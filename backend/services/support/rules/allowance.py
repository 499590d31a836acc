"""National employment support: the monthly allowance, its supplement for dependants, and cycles only partly fulfilled. Act art. 19, 20, 26."""

from ...kit.calendar import iso
from ...kit.dated import Dated
from ...kit.money import part_of, whole
from ...kit.outcome import flag, needed, rule
from .figures import ACT, FIRST_DAY, LAST_KNOWN, marked, value_of

COUNCIL = ACT + "제19조 (고용정책심의회 심의)"
BASE = Dated({FIRST_DAY: 500_000, "2026-01-01": 600_000}, source=COUNCIL, last_known=LAST_KNOWN)
# The supplement came with 2023; whether on its first day was not seen.
PER_DEPENDANT = Dated({FIRST_DAY: 0, "2023-01-01": 100_000}, source=COUNCIL, last_known=LAST_KNOWN)
PER_SEVERELY_DISABLED = Dated(
    {FIRST_DAY: 0, "2023-01-01": 100_000, "2026-01-01": 200_000},
    source=COUNCIL + "; 2026년 업무매뉴얼: 중증장애가 있는 18세 이하, 70세 이상",
    last_known=LAST_KNOWN,
)
MOST_SUPPLEMENT = Dated({FIRST_DAY: 0, "2023-01-01": 400_000}, source=COUNCIL, last_known=LAST_KNOWN)
SUPPLEMENT_UNSURE = ("2023-01-01", "2023-12-31")
YOUNG, OLD = 18, 70
MONTHS = Dated({FIRST_DAY: 6}, source=ACT + "제20조제1항")
MOST_MONTHS = Dated({FIRST_DAY: 12}, source=ACT + "제20조제2항")
PARTIAL_FROM = Dated({FIRST_DAY: (1, 2)}, source=ACT + "제26조제1항 단서; 2026년 업무매뉴얼")


@rule("allowance_total")
def allowance_total(inputs):
    """The allowance of a month and in total, in won. inputs: dependants: how many count; months: six, fewer when some are left, or up to twelve,
    over which the same total is spread (what does not divide is cut from the month). Decisive: start of the cycle. Act art. 19, 20(1) to (3)."""
    on, dependants = needed(inputs, "start"), whole(needed(inputs, "dependants"))
    months = whole(needed(inputs, "months"))
    if not 1 <= months <= MOST_MONTHS.on(on):
        raise ValueError("no such period")
    monthly = BASE.on(on) + min(PER_DEPENDANT.on(on) * dependants, MOST_SUPPLEMENT.on(on))
    total = monthly * min(months, MONTHS.on(on))
    unsure = dependants > 0 and SUPPLEMENT_UNSURE[0] <= iso(on) <= SUPPLEMENT_UNSURE[1]
    return marked({"monthly": total // months, "total": total}, on, (BASE, PER_DEPENDANT), unsure)


@rule("dependant_supplement")
def dependant_supplement(inputs):
    """What dependants add to a month, in won. inputs: dependants: a list of {age in full years, severe_disability?, is_type_1?}. Up to 18, from
    70 on, or severely disabled; both count double; 400,000 at most. A participant of type I does not count. Decisive: cycle_start?."""
    on, dependants = inputs.get("cycle_start"), needed(inputs, "dependants")
    if not isinstance(dependants, list):
        raise ValueError("dependants is no list")
    added = sum([_supplement(dependant, on) for dependant in dependants])
    answer = {"supplement": min(added, value_of(MOST_SUPPLEMENT, on))}
    return marked(answer, on, (PER_DEPENDANT, PER_SEVERELY_DISABLED))


def _supplement(dependant, on):
    if not isinstance(dependant, dict):
        raise ValueError("no dependant")
    severe = flag(dependant, "severe_disability")
    age = dependant.get("age") if severe else needed(dependant, "age")
    of_age = age is not None and not YOUNG < whole(age) < OLD
    if flag(dependant, "is_type_1") or not (severe or of_age):
        return 0
    return value_of(PER_SEVERELY_DISABLED if severe and of_age else PER_DEPENDANT, on)


@rule("partial_fulfilment")
def partial_fulfilment(inputs):
    """What a cycle pays when the plan was only partly carried out, in won: from a half of it, half; under that nothing, and it counts towards the
    three suspensions. inputs: monthly in won, planned and done: activities. Decisive: cycle_start?. Act art. 26(1), (3), Decree art. 11."""
    monthly, planned, done = (
        whole(needed(inputs, "monthly")),
        whole(needed(inputs, "planned")),
        whole(needed(inputs, "done")),
    )
    if not planned:
        raise ValueError("nothing was planned")
    half = value_of(PARTIAL_FROM, inputs.get("cycle_start"))
    if done >= planned:
        return {"pay": monthly, "outcome": "FULL"}
    if half[1] * done >= half[0] * planned:
        return {"pay": part_of(monthly, half), "outcome": "PARTIAL"}
    return {"pay": 0, "outcome": "SUSPENDED"}

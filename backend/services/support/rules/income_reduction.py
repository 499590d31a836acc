"""National employment support: income in a cycle. Act art. 21, Decree art. 9, 9-2."""

from ...kit.calendar import iso
from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import round_half_up, whole
from ...kit.outcome import needed, rule
from . import figures
from .median_income import MEDIAN

REDUCED_FROM = "2024-02-09"  # 시행령 제9조의2 신설; until then a cycle was paid or stopped
TIMES = Dated({REDUCED_FROM: 2}, source=figures.DECREE + "제9조의2")
PERCENT = Dated({REDUCED_FROM: 60}, source=figures.DECREE + "제9조의2")
# Wages and business income under 60 hours of the minimum wage were no income until then.
SMALL_INCOME_HOURS = Dated(
    {figures.FIRST_DAY: 60},
    source=figures.DECREE + "제9조제2호 (2024-02-08까지)",
    last_known="2024-02-08",
)
STOPS = Dated({figures.FIRST_DAY: 3}, source=figures.ACT + "제21조제5항")


@rule("income_reduction")
def income_reduction(inputs):
    """What a cycle pays with income, in won. inputs: monthly allowance, general_income and programme_income of the cycle, in won;
    stops_before?: earlier stops, the third of which ends everything (withdrawn). Decisive: cycle_start.
    FULL up to the monthly amount; then the base amount (twice the monthly amount, or 60% of the median of one person if that is more) less the
    income, REDUCED; ZERO_NOT_STOP on the base amount, or over it through programme income alone; STOP over it. Act art. 21(4), (5), Decree art. 9-2."""
    on = iso(needed(inputs, "cycle_start"))
    monthly = whole(needed(inputs, "monthly"))
    general, programme = whole(needed(inputs, "general_income")), whole(inputs.get("programme_income") or 0)
    if on < REDUCED_FROM:
        answer = _before_2024(on, monthly, general)
    else:
        answer = _reduced(on, monthly, general, programme)
    stops = whole(inputs.get("stops_before") or 0) + (1 if answer["outcome"] == "STOP" else 0)
    answer["withdrawn"] = stops >= STOPS.on(on)
    return answer


def _reduced(on, monthly, general, programme):
    sixty = round_half_up(MEDIAN.on(on)[0] * PERCENT.on(on), 100)
    base = max(TIMES.on(on) * monthly, sixty)
    reported = general + programme
    answer = {"base_amount": base, "pay": 0}
    if reported <= monthly:
        answer["pay"] = monthly
    elif reported <= base:
        answer["pay"] = min(monthly, base - reported)
    if answer["pay"]:
        answer["outcome"] = "FULL" if answer["pay"] == monthly else "REDUCED"
    else:
        answer["outcome"] = "ZERO_NOT_STOP" if general <= base else "STOP"
    return figures.marked(answer, on, (MEDIAN,))


def _before_2024(on, monthly, general):
    """Programme income was no income at all; the rest stopped the cycle when it was more than the monthly amount."""
    counted = 0 if general < SMALL_INCOME_HOURS.on(on) * MINIMUM_WAGE.on(on) else general
    if counted > monthly:
        return {"pay": 0, "outcome": "STOP"}
    return {"pay": monthly, "outcome": "FULL"}

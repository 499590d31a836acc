"""The standard labour contract of a foreign worker. 외국인근로자의 고용 등에 관한 법률 제9조, 제22조; 최저임금법 제5조, 제6조."""

from ...kit.calendar import as_date, last_day_of_months
from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule

TRIAL = Dated({"2018-01-01": (90, 100)}, source="최저임금법 제5조제2항, 시행령 제3조")
TRIAL_MONTHS, CONTRACT_MONTHS = 3, 12


@rule("standard_contract")
def standard_contract(inputs):
    """Does the contract keep to the law? starts, ends: days, the first decisive; stay_end: last day of work allowed; hourly_wage: won; trial_months:
    with lower pay, 0 where there are none; trial_hourly_wage: won; simple_labour: yes unless said otherwise, and then no lower pay is
    possible. Act art. 9, 18, 22; Minimum Wage Act art. 5(2), 6."""
    starts, ends = as_date(needed(inputs, "starts")), as_date(needed(inputs, "ends"))
    if ends < starts:
        raise ValueError("ends before it starts")
    wage = MINIMUM_WAGE.on(starts)
    stay_end = inputs.get("stay_end")
    answer = outcome(
        [
            ("pay_below_minimum_wage", whole(needed(inputs, "hourly_wage")) < wage),
            ("contract_beyond_stay", stay_end is not None and ends > as_date(stay_end)),
            ("trial_pay_too_low", _trial_too_low(inputs, starts, ends, wage)),
        ]
    )
    answer["hourly_min"] = wage
    if not MINIMUM_WAGE.is_certain(starts):
        answer["provisional"] = True
    return answer


def _trial_too_low(inputs, starts, ends, wage):
    months = whole(inputs.get("trial_months") or 0)
    if not months:
        return False
    rate = TRIAL.on(starts)
    simple = inputs.get("simple_labour") is None or flag(inputs, "simple_labour")
    long_enough = ends >= last_day_of_months(starts, CONTRACT_MONTHS)
    reduced = not simple and long_enough and months <= TRIAL_MONTHS
    least = wage * rate[0] if reduced else wage * rate[1]
    return whole(needed(inputs, "trial_hourly_wage")) * rate[1] < least

"""Recognised days of unemployment and what is paid for them. Employment Insurance Act art. 44, 47, 49, 56."""

from ...kit.money import whole
from ...kit.outcome import needed, rule
from .reading import count

WAITING_DAYS = 7  # 고용보험법 제49조제1항
# Whether amounts under 10 won are dropped for a round or for a month is not settled (국고금 관리법 제47조): a setting, not law.
PAYMENT_UNIT = 1


@rule("recog.payment")
def payment(inputs):
    """What a round of recognition pays.

    in: daily_benefit (won) and either recognised_days (the days of this round), or for the first round first_round_days (from
    the report to the round, both counted) and waiting_days (7 if not said); worked_days (days of the round with work, not
    paid), remaining_days (benefit days that are left).
    out: payable_days, amount (won). The daily benefit has its own decisive day, the separation. Act art. 47, 49(1), 56(1).
    """
    daily = whole(needed(inputs, "daily_benefit"))
    if inputs.get("recognised_days") is not None:
        days = whole(inputs["recognised_days"]) - count(inputs, "waiting_days")
    else:
        days = whole(needed(inputs, "first_round_days")) - count(inputs, "waiting_days", WAITING_DAYS)
    days = max(0, days - count(inputs, "worked_days"))
    days = min(days, count(inputs, "remaining_days", days))
    return {"payable_days": days, "amount": daily * days // PAYMENT_UNIT * PAYMENT_UNIT}

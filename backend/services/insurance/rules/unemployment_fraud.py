"""Unemployment benefit: what is paid back after fraud. Employment Insurance Act art. 62, Rule art. 104, 105."""

from ...kit.dated import Dated
from ...kit.money import part_of, whole
from ...kit.outcome import chosen, flag, needed, rule
from .unemployment_days import KINDS

# Per cent by earlier restrictions in ten years: under 3, 3 or 4, from 5.
SURCHARGE = Dated(
    {"2018-01-01": (100, 100, 100), "2020-08-28": (100, 150, 200)},
    source="고용보험법 시행규칙 제105조제1항 (2020-08-28)",
)
SURCHARGE_OF_COLLUSION = Dated(
    {"2018-01-01": (100, 100, 100), "2020-08-28": (300, 400, 500)},
    source="고용보험법 시행규칙 제105조제2항 (2020-08-28)",
)
SMALL_EXCESS = Dated(
    {"2018-01-01": 100, "2020-08-28": 30}, source="고용보험법 시행규칙 제105조제3항제1호, 제2호 (2020-08-28)"
)
PLEDGE = Dated({"2018-01-01": 100, "2020-08-28": 60}, source="고용보험법 시행규칙 제105조제3항제3호 (2020-08-28)")
SMALL_EXCESS_DAYS = 3


@rule("ub.fraud_surcharge")
def fraud_surcharge(inputs):
    """Paid back, and the surcharge by the number of earlier restrictions. Rule art. 105.
    excess_days: how many days a daily worker worked beyond what art. 40(1)5 allows; one to three count 30%, before any pledge (60%).
    self_reported before an investigation: the surcharge may be waived."""
    amount = whole(needed(inputs, "fraud_amount"))
    prior = whole(inputs.get("prior_restrictions_10y") or 0)
    on = inputs.get("fraud_date")
    tiers = _of(SURCHARGE_OF_COLLUSION if flag(inputs, "collusion") else SURCHARGE, on)
    surcharge = part_of(amount, (tiers[0 if prior < 3 else 1 if prior < 5 else 2], 100))
    if flag(inputs, "self_reported"):
        surcharge = 0
    elif _small_excess(inputs):
        surcharge = part_of(surcharge, (_of(SMALL_EXCESS, on), 100))
    elif flag(inputs, "pledge_immediate_payment"):
        surcharge = part_of(surcharge, (_of(PLEDGE, on), 100))
    return {"repay": amount, "surcharge": surcharge, "total": amount + surcharge}


def _of(value, on):
    return value.newest() if on is None else value.on(on)


def _small_excess(inputs):
    told = inputs.get("excess_days")
    if told is None:
        return flag(inputs, "small_excess")
    kind = chosen(inputs, "worker_kind", KINDS, "daily")
    return kind in ("daily", "construction_daily") and 1 <= whole(told) <= SMALL_EXCESS_DAYS

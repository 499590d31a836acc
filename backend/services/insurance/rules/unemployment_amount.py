"""Unemployment benefit: the daily amount between floor and cap, and what comes of it. Employment Insurance Act art. 45, 46, 54."""

from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import SCALE, part_of, scaled, whole
from ...kit.outcome import chosen, needed, rule
from .unemployment_days import KINDS, benefit_days
from .unemployment_wage import AVERAGE_TO_WON, DAILY_TO_WON, RATE, average, hours_used, to_won, wage_period

BASE_CAP = Dated(
    {"2018-01-01": 120_000, "2019-01-01": 132_000, "2019-10-01": 110_000, "2026-01-01": 113_500},
    source="고용보험법 시행령 제68조제1항 (대통령령 제35934호 부칙 제4조: 이직일 기준)",
    announced={"2027-01-01": 113_500},  # unchanged unless the Decree of the coming winter says otherwise
)
FLOOR_RATE = Dated(
    {"2018-01-01": (90, 100), "2019-10-01": (80, 100)},
    source="고용보험법 제46조제1항제2호 (법률 제16557호, 2019-10-01)",
)
# The floor of 2019-09-30 (8,350 won x 90%, by the hour) is kept while it is the higher one.
KEPT_FLOOR = Dated({"2018-01-01": 0, "2019-10-01": 7_515}, source="법률 제16557호 부칙 제8조제2항")
EXTENSION_RATES = {"training": (100, 100), "individual": (70, 100), "special": (70, 100)}  # 고용보험법 제54조제2항
NO_FLOOR = (
    "artist",
    "platform",
    "self_employed",
)  # 고용보험법 제69조의5, 제77조의3, 제77조의8: no minimum wage in them


def floor_of(on, hours):
    """The least daily benefit for so many whole hours."""
    return max(part_of(MINIMUM_WAGE.on(on) * hours, FLOOR_RATE.on(on)), KEPT_FLOOR.on(on) * hours)


def marked(answer, on):
    """An amount that stands on an announced or carried-on value says so."""
    if not (MINIMUM_WAGE.is_certain(on) and BASE_CAP.is_certain(on)):
        answer["provisional"] = True
    return answer


@rule("ub.floor")
def floor(inputs):
    """The floor: 80% of the minimum wage of the separation date for the daily hours. Act art. 45(4), 46(1)2, (2)."""
    on = needed(inputs, "separation_date")
    hours = hours_used(scaled(needed(inputs, "daily_hours")), on)
    return marked({"floor": floor_of(on, hours), "daily_hours_used": hours}, on)


@rule("ub.daily")
def daily(inputs):
    """60% of the base wage up to the cap, never under the floor, which goes last, above the cap too (2027). Act art. 45, 46."""
    on = needed(inputs, "separation_date")
    kind = chosen(inputs, "worker_kind", KINDS, "regular")
    hours = hours_used(scaled(needed(inputs, "daily_hours")), on)
    base = scaled(needed(inputs, "base_daily_wage"))
    for name in ("ordinary_daily_wage", "reference_daily_wage"):
        # The ordinary wage does not replace the average of someone who was last a daily worker. Act art. 45(2), (3).
        if inputs.get(name) is not None and (
            name != "ordinary_daily_wage" or kind not in ("daily", "construction_daily")
        ):
            base = max(base, scaled(inputs[name]))
    cap = BASE_CAP.on(on) * SCALE
    capped = base > cap and kind != "self_employed"
    rate = RATE.on(on)
    amount = to_won((min(base, cap) * rate[0] if capped else base * rate[0], rate[1] * SCALE), DAILY_TO_WON)
    answer = {"daily_benefit": amount, "limit": "cap" if capped else "none", "daily_hours_used": hours}
    if kind not in NO_FLOOR:
        answer["floor"] = floor_of(on, hours)
        if answer["floor"] > amount:
            answer["daily_benefit"], answer["limit"] = answer["floor"], "floor"
    return marked(answer, on)


@rule("ub.total")
def total(inputs):
    """Daily benefit times benefit days. Act art. 45, 46, 50."""
    answer = daily(inputs)
    answer["benefit_days"] = benefit_days(inputs)["benefit_days"]
    answer["total"] = answer["daily_benefit"] * answer["benefit_days"]
    return answer


@rule("ub.monthly30")
def monthly30(inputs):
    """What thirty days come to."""
    answer = daily(inputs)
    answer["amount_30_days"] = answer["daily_benefit"] * 30
    return answer


def base_from_wages(inputs):
    """The average wage of three like months, with its period."""
    period = wage_period(inputs)
    amount = average(
        3 * whole(needed(inputs, "monthly_wage")),
        whole(inputs.get("annual_bonus") or 0),
        whole(inputs.get("annual_leave_pay") or 0),
        period["days"],
    )
    base = to_won(amount, AVERAGE_TO_WON)
    return {
        "period_start": period["start"],
        "period_days": period["days"],
        "base_daily_wage": base,
        "sixty_percent": part_of(base, RATE.on(inputs["separation_date"])),
    }


@rule("ub.from_wages")
def from_wages(inputs):
    """From the monthly wage to daily benefit, days and total. Act art. 45, 46, 50."""
    answer = base_from_wages(inputs)
    with_base = dict(inputs)
    with_base["base_daily_wage"] = answer["base_daily_wage"]
    answer.update(total(with_base))
    return answer


@rule("ub.extension_daily")
def extension_daily(inputs):
    """Daily amount of an extension: training 100%, individual and special 70%, never under the floor. Act art. 54(2), (3)."""
    on = needed(inputs, "separation_date")
    rate = EXTENSION_RATES[chosen(inputs, "kind", list(EXTENSION_RATES))]
    amount = part_of(whole(needed(inputs, "daily_benefit")), rate)
    hours = hours_used(scaled(needed(inputs, "daily_hours")), on)
    return marked({"daily_benefit": max(amount, floor_of(on, hours)), "floor": floor_of(on, hours)}, on)

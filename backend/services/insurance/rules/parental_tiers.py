"""What a month of parental leave pays, by the month and the scheme. Employment Insurance Decree art. 95, 95-3."""

from ...kit.dated import Dated
from ...kit.money import part_of
from ...kit.outcome import chosen, flag
from .reading import count

FLOOR = Dated({"2019-01-01": 700_000}, source="고용보험법 시행령 제95조제1항")

# (rate, cap) of months 1 to 3, 4 to 6, and from 7 on.
TIERS = Dated(
    {
        "2019-01-01": (((80, 100), 1_500_000), ((50, 100), 1_200_000), ((50, 100), 1_200_000)),
        "2022-01-01": (((80, 100), 1_500_000), ((80, 100), 1_500_000), ((80, 100), 1_500_000)),
        "2025-01-01": (((100, 100), 2_500_000), ((100, 100), 2_000_000), ((80, 100), 1_600_000)),
    },
    source="고용보험법 시행령 제95조제1항 (대통령령 제29455호, 제32301호, 제35100호)",
)
# A single parent; None: no other amounts than anybody's.
SINGLE_PARENT = Dated(
    {
        "2019-01-01": None,
        "2020-03-31": (((100, 100), 2_500_000), ((80, 100), 1_500_000), ((50, 100), 1_200_000)),
        "2022-01-01": (((100, 100), 2_500_000), ((80, 100), 1_500_000), ((80, 100), 1_500_000)),
        "2025-01-01": (((100, 100), 3_000_000), ((100, 100), 2_000_000), ((80, 100), 1_600_000)),
    },
    source="고용보험법 시행령 제95조의3제3항 (대통령령 제30593호, 제32301호, 제35100호)",
)
# Caps by month where both parents take leave for the same small child; the rate is 100%. None: the scheme is over.
THREE_AND_THREE = Dated(
    {"2022-01-01": (2_000_000, 2_500_000, 3_000_000), "2024-01-01": None},
    source="고용보험법 시행령 제95조의3제1항 (대통령령 제32301호): 출생 후 12개월 이내",
)
SIX_AND_SIX = Dated(
    {
        "2024-01-01": (2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000, 4_500_000),
        "2025-01-01": (2_500_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000, 4_500_000),
    },
    source="고용보험법 시행령 제95조의3제1항 (대통령령 제34048호, 제35100호): 출생 후 18개월 이내",
)
BOTH_PARENTS = {"3+3": THREE_AND_THREE, "6+6": SIX_AND_SIX}
NO_SCHEME = "none"
# How much of a month is paid at once; the rest follows after six months back at work.
PAID_AT_ONCE = Dated(
    {"2019-01-01": (75, 100), "2025-01-01": (100, 100)},
    source="고용보험법 시행령 제95조제4항 (대통령령 제35100호로 2025-01-01 삭제, 부칙 제7조)",
)


def month_paid(inputs, index, wage, on):
    """(amount, paid_monthly, deferred) of the leave month with that number, by the law of that day."""
    rate, cap, raised = _rate_and_cap(inputs, index, on)
    floor = FLOOR.on(on)
    amount = max(min(part_of(wage, rate), cap), floor)
    # Months with the raised amounts were paid in full already when others were deferred. 제95조의2제4항, 제95조의3제4항
    at_once = amount if raised else max(part_of(amount, PAID_AT_ONCE.on(on)), floor)
    return amount, at_once, amount - at_once


def _rate_and_cap(inputs, index, on):
    scheme = chosen(inputs, "scheme", (NO_SCHEME, "3+3", "6+6"), NO_SCHEME)
    single = flag(inputs, "single_parent")
    if scheme != NO_SCHEME:
        if single:
            raise ValueError("a single parent and both parents")
        caps = BOTH_PARENTS[scheme].on(on)
        if caps is None:
            raise ValueError("the scheme is over")
        if index <= min(count(inputs, "common_months", len(caps)), len(caps)):
            return (100, 100), caps[index - 1], True
    tiers = SINGLE_PARENT.on(on) if single else None
    place = 0 if index <= 3 else 1 if index <= 6 else 2
    raised = tiers is not None and place == 0
    rate, cap = (tiers or TIERS.on(on))[place]
    return rate, cap, raised

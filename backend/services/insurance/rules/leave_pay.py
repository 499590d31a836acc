"""What maternity leave and the short paid leaves have in common: the yearly cap and the floor. Act art. 76(2); Decree art. 101."""

from ...kit.dated import Dated
from ...kit.minimum_wage import MINIMUM_WAGE
from ...kit.money import SCALE, drop_under_10, round_half_up, scaled

MONTH_CAP = Dated(
    {"2019-01-01": 1_800_000, "2020-01-01": 2_000_000, "2023-01-01": 2_100_000, "2026-01-01": 2_200_000},
    source="고용보험법 제76조제2항, 시행령 제101조제1호에 따른 고시 (2026년: 고용노동부고시 제2025-124호)",
    last_known="2026-12-31",
)
# The notices turn a month into days of eight hours out of 209: 2,200,000 won are 1,684,210 for 20 days and 84,210 for one.
HOURS_OF_MONTH, HOURS_OF_DAY = 209, 8


def cap_of_days(on, days):
    """The cap for so many single days."""
    return drop_under_10(MONTH_CAP.on(on) * HOURS_OF_DAY * days // HOURS_OF_MONTH)


def with_floor(wage, hourly, on):
    """The wage, of a month or a day; by the minimum wage where the hourly ordinary wage is under it. Decree art. 101, no. 2.

    Its hours are the wage over the hourly wage, to a tenth: 1,900,000 at 9,090.9 are 209 hours.
    """
    if hourly is None:
        return wage
    hourly = scaled(hourly)
    if hourly == 0:
        raise ValueError("no hourly wage")
    least = MINIMUM_WAGE.on(on)
    if hourly >= least * SCALE:
        return wage
    return least * round_half_up(wage * SCALE * 10, hourly) // 10

"""How many E-9 workers a year, and when employers may apply. 외국인근로자의 고용 등에 관한 법률 제5조 (plan of the policy committee)."""

from ...kit.calendar import as_date, iso
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, needed, rule

PARTS = ("manufacturing", "shipbuilding", "agriculture", "fishery", "construction", "services", "flexible")
LAST_YEAR = 2026
# Only the totals of 2020 to 2023 were published in what was read. From 2026 shipbuilding is part of manufacturing.
QUOTA = Dated(
    {
        "2020-01-01": {"total": 56_000},
        "2021-01-01": {"total": 52_000},
        "2022-01-01": {"total": 69_000},
        "2023-01-01": {"total": 120_000},
        "2024-01-01": {
            "total": 165_000,
            "manufacturing": 95_000,
            "shipbuilding": 5_000,
            "agriculture": 16_000,
            "fishery": 10_000,
            "construction": 6_000,
            "services": 13_000,
            "flexible": 20_000,
        },
        "2025-01-01": {
            "total": 130_000,
            "manufacturing": 72_000,
            "shipbuilding": 2_500,
            "agriculture": 10_000,
            "fishery": 8_500,
            "construction": 2_000,
            "services": 3_000,
            "flexible": 32_000,
        },
        "2026-01-01": {
            "total": 80_000,
            "manufacturing": 50_000,
            "agriculture": 10_000,
            "fishery": 7_000,
            "construction": 2_000,
            "services": 1_000,
            "flexible": 10_000,
        },
    },
    source="외국인고용법 제5조; 외국인력정책위원회 (2026년: 2025-12-22 제46회)",
    last_known="2026-12-31",
)
# The plan of 2025 gives their sum; how it is shared among the four was not confirmed.
UNSURE = {2025: ("shipbuilding", "fishery", "construction", "services")}
MERGED = {"shipbuilding": ("manufacturing", 2026)}
# (round, first day, last day). 고용허가 신규 신청 공고 (2026-01-15)
ROUNDS = (
    (1, "2026-01-26", "2026-02-10"),
    (2, "2026-04-20", "2026-05-06"),
    (3, "2026-07-06", "2026-07-17"),
    (4, "2026-09-14", "2026-09-29"),
    (5, "2026-11-23", "2026-11-27"),
)
FIRST_KNOWN, LAST_KNOWN = "2026-01-01", "2026-12-31"


@rule("quota")
def quota(inputs):
    """Workers admitted in a year. year: decisive; industry, flexible for the part kept for all, total for the whole. None where it is not
    published: `provisional` says that it may still come, or that the figure is not confirmed. Act art. 5."""
    year = whole(needed(inputs, "year"))
    part = chosen(inputs, "industry", PARTS + ("total",), "total")
    if not 2000 <= year <= 2200:
        raise ValueError("no year of our time")
    value = QUOTA.on(str(year) + "-01-01")
    if year > LAST_YEAR:
        return {"quota": None, "provisional": True}
    answer = {"quota": value.get(part)}
    if part in UNSURE.get(year, ()):
        answer["provisional"] = True
    if part in MERGED and year >= MERGED[part][1]:
        answer["part_of"] = MERGED[part][0]
    return answer


@rule("quota_sum")
def quota_sum(inputs):
    """Do the parts of a plan add up? total and each part: persons, a part not told being none. Act art. 5."""
    parts = sum([whole(inputs[name]) for name in PARTS if inputs.get(name) is not None])
    return {"sum": parts, "consistent": parts == whole(needed(inputs, "total"))}


@rule("application_window")
def application_window(inputs):
    """The round of applications for new permits that is open on that day, and the first day of the next. date: decisive. The rounds of a
    year are announced in its January: a day of a later year is `provisional`. Act art. 8."""
    day = iso(needed(inputs, "date"))
    if day < FIRST_KNOWN:
        raise ValueError("no rounds known then")
    number, following = None, None
    for one, first, last in ROUNDS:
        if first <= day <= last:
            number = one
        if first > day and following is None:
            following = first
    answer = {"round": number, "open": number is not None, "next": following}
    if number is not None:
        answer["last_day"] = as_date(ROUNDS[number - 1][2]).isoformat()
    if day > LAST_KNOWN:
        answer["provisional"] = True
    return answer

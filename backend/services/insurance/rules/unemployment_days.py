"""Unemployment benefit: for how many days, in which period, after which wait. Employment Insurance Act art. 48 to 50."""

from ...kit.calendar import add_days, as_date, days_between, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule

KINDS = ("regular", "daily", "construction_daily", "artist", "platform", "self_employed")

# Rows: insured under 1, 1 to 3, 3 to 5, 5 to 10, from 10 years. Columns: under 30, 30 to 49, from 50 or disabled.
YEARS = (1, 3, 5, 10)
BENEFIT_DAYS = Dated(
    {
        "2018-01-01": ((90, 90, 90), (90, 120, 150), (120, 150, 180), (150, 180, 210), (180, 210, 240)),
        "2019-10-01": ((120, 120, 120), (150, 150, 180), (180, 180, 210), (210, 210, 240), (240, 240, 270)),
    },
    source="고용보험법 제50조제1항 별표 1 (법률 제16557호, 2019-10-01)",
)
SELF_EMPLOYED_DAYS = Dated(
    {"2018-01-01": (0, 90, 120, 150, 180), "2019-10-01": (0, 120, 150, 180, 210)},
    source="고용보험법 제69조의6 별표 2 (법률 제16557호, 2019-10-01)",
)
PERIOD_MONTHS = 12
MOST_PERIOD_MONTHS = 48

WAITING = Dated({"2018-01-01": 7}, source="고용보험법 제49조제1항")
WAITING_OF_CONSTRUCTION = Dated(
    {"2018-01-01": 7, "2019-07-16": 0}, source="고용보험법 제49조제1항 단서 (법률 제16269호, 2019-07-16)"
)
# The last of several insured jobs was lost to a fall in income.
WAITING_OF_SEVERAL = Dated(
    {"2018-01-01": 7, "2023-07-01": 14},
    source="고용보험법 제49조제2항, 시행령 제71조의2, 제104조의8제5항제2호, 제104조의15제5항제2호",
)
WAITING_OF_ARTIST = Dated({"2020-12-10": 28}, source="고용보험법 시행령 제104조의8제5항제1호")
WAITING_OF_PLATFORM = Dated({"2021-07-01": 28}, source="고용보험법 시행령 제104조의15제5항제1호")
WAITING_OF_PLATFORM_BY_HALF = Dated({"2021-07-01": 14}, source="고용보험법 시행령 제104조의15제5항제2호")
DROP_OF_ARTIST, DROP_OF_PLATFORM, DROP_BY_HALF = 20, 30, 50  # 시행령 제104조의8제1항, 제104조의15제1항


def row_of(insured):
    """Which row of the tables, from parts of insured years."""
    return len([years for years in YEARS if insured >= years * SCALE])


def days_of(on, insured, older, age=None):
    """Days of table 1. `older`: from 50, or disabled. Until 2019-09 those under 30 had a column, so the age is needed."""
    cells = BENEFIT_DAYS.on(on)[row_of(insured)]
    if older:
        return cells[2]
    if age is None:
        if cells[0] != cells[1]:
            raise ValueError("age is missing")
        return cells[1]
    return cells[0 if age < 30 else 1]


def is_older(inputs):
    """From 50 or disabled, as told in one answer or in two; and the age where it is told."""
    age = inputs.get("age")
    age = None if age is None else whole(age)
    if inputs.get("over50_or_disabled") is not None:
        return flag(inputs, "over50_or_disabled"), age
    disabled = flag(inputs, "disabled")
    if age is None and not disabled:
        raise ValueError("age is missing")
    return disabled or age >= 50, age


@rule("ub.benefit_days")
def benefit_days(inputs):
    """Days of benefit by insured period, and age or disability, at separation. Act art. 50, table 1; self-employed: table 2."""
    on = needed(inputs, "separation_date")
    insured = scaled(needed(inputs, "insured_years"))
    kind = inputs.get("worker_kind") or inputs.get("kind")
    if chosen({"kind": kind}, "kind", KINDS, "regular") == "self_employed":
        return {"benefit_days": SELF_EMPLOYED_DAYS.on(on)[row_of(insured)]}
    older, age = is_older(inputs)
    return {"benefit_days": days_of(on, insured, older, age)}


@rule("ub.receive_period")
def receive_period(inputs):
    """Twelve months from the day after separation; days of inability that were reported in time lengthen it, to four years at most.
    Act art. 48(1), (2)."""
    start = add_days(needed(inputs, "separation_date"), 1)
    end = last_day_of_months(start, PERIOD_MONTHS)
    postponed = min(whole(inputs.get("postponed_days") or 0), 366 * 4)
    end = min(add_days(end, postponed), last_day_of_months(start, MOST_PERIOD_MONTHS))
    return {"start": start.isoformat(), "end": end.isoformat()}


@rule("ub.waiting")
def waiting(inputs):
    """Days without pay from the report on, the day of the report being the first. Act art. 49, Decree art. 71-2, 104-8, 104-15.
    income_drop_percent: left for a fall in income; income_drop_proviso: the last of several insured jobs was (Act art. 43-2(2))."""
    report = as_date(needed(inputs, "report_date"))
    drop = inputs.get("income_drop_percent")
    days = _waiting(
        chosen(inputs, "worker_kind", KINDS, "regular"),
        0 if drop is None else scaled(drop),
        flag(inputs, "income_drop_proviso"),
    ).on(report)
    return {"waiting_days": days, "first_payable_date": add_days(report, days).isoformat()}


def _waiting(kind, drop, proviso):
    if kind == "construction_daily":
        return WAITING_OF_CONSTRUCTION
    if kind == "artist" and drop >= DROP_OF_ARTIST * SCALE:
        return WAITING_OF_ARTIST
    if kind == "platform" and drop >= DROP_OF_PLATFORM * SCALE:
        return WAITING_OF_PLATFORM if drop < DROP_BY_HALF * SCALE else WAITING_OF_PLATFORM_BY_HALF
    # For the others only a fall to under half counts: Decree art. 62-2.
    if proviso or (kind not in ("artist", "platform") and drop > DROP_BY_HALF * SCALE):
        return WAITING_OF_SEVERAL
    return WAITING


@rule("ub.claim_window")
def claim_window(inputs):
    """How many of the days are still paid before the period ends, and how many lapse. Act art. 48(1), 49(1)."""
    period = receive_period(inputs)
    report = as_date(needed(inputs, "report_date"))
    if report < as_date(inputs["separation_date"]):
        raise ValueError("reported before the separation")
    days = whole(needed(inputs, "benefit_days"))
    first = max(as_date(waiting(inputs)["first_payable_date"]), as_date(period["start"]))
    payable = min(days, max(0, days_between(first, period["end"])))
    answer = {"payable_days": payable, "lost_days": days - payable, "period_end": period["end"]}
    if inputs.get("daily_benefit") is not None:
        answer["lost_amount"] = answer["lost_days"] * whole(inputs["daily_benefit"])
    return answer

"""How long foreign workers may work, and when they may come again. 외국인근로자의 고용 등에 관한 법률 제18조부터 제18조의4까지."""

from ...kit.calendar import add_days, add_months, as_date, days_between, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from ...kit.periods import working_day_until
from .workplace_change import REASONS

# Months, and months of the extension: under two years by law, one year and ten months in practice.
STAY = Dated({"2018-01-01": (36, 22)}, source="외국인고용법 제18조, 제18조의2제1항")
EPIDEMIC_MONTHS = Dated({"2021-04-13": 12}, source="외국인고용법 제18조의2제2항 (법률 제18041호, 2021-04-13)")
WAITS = {
    "ordinary": Dated({"2018-01-01": 6}, source="외국인고용법 제18조의3"),
    "special": Dated({"2018-01-01": 3, "2021-10-14": 1}, source="외국인고용법 제18조의4제1항 (2021-10-14)"),
}
APPLY_DAYS_BEFORE = 7  # 시행규칙 제14조의2제1항, 제14조의3
MONTH = 30  # a month of contract told in days; a shorter calendar month is enough
# After a change for art. 25(1)2 no month of contract need be left.
WAIVER = Dated({"2018-01-01": False, "2024-01-10": True}, source="외국인고용법 시행규칙 제14조의2제2항 (2024-01-10)")
# Special re-entry with changes of workplace, and the contract then needed: 법 제18조의4제1항 (2021-10-14)
SPECIAL = Dated({"2021-10-14": 12}, source="외국인고용법 제18조의4제1항 (2021-10-14)")


@rule("max_stay")
def max_stay(inputs):
    """The last day of work: three years from entry, or four years and ten months once re-employed. entry: day, decisive; reemployed: yes or
    no; epidemic_months: added by the committee, twelve at most. Whether the day of entry counts was not seen: `end_in` has both days, `end`
    the earlier one, which is safe. Act art. 18, 18-2."""
    entry = as_date(needed(inputs, "entry"))
    months = _months(flag(inputs, "reemployed"))
    added = whole(inputs.get("epidemic_months") or 0)
    if added:
        if added > EPIDEMIC_MONTHS.on(add_months(entry, months)):
            raise ValueError("a year is the most")
        months += added
    counted, uncounted = last_day_of_months(entry, months), add_months(entry, months)
    days = [counted.isoformat()]
    if uncounted > counted:
        days.append(uncounted.isoformat())
    return {"end": days[0], "end_in": days}


def _months(reemployed):
    base, extension = STAY.newest()
    return base + (extension if reemployed else 0)


@rule("max_stay_months")
def max_stay_months(inputs):
    """Months of work at most. reemployed: with the extension; special_reentry: with one special re-entry, which follows on the extension
    and begins the same periods anew. Act art. 18, 18-2, 18-4."""
    months = _months(flag(inputs, "reemployed"))
    if not flag(inputs, "special_reentry"):
        return {"months": months}
    if not flag(inputs, "reemployed"):
        raise ValueError("special re-entry follows on the extension")
    return {"months": 2 * months}


@rule("reentry_wait_months")
def reentry_wait_months(inputs):
    """Months abroad before work is possible again. date: day of departure, decisive; kind: ordinary or special. Act art. 18-3, 18-4."""
    return {"months": WAITS[chosen(inputs, "kind", list(WAITS))].on(needed(inputs, "date"))}


@rule("reemployment_apply_latest")
def reemployment_apply_latest(inputs):
    """The last day to apply for re-employment, or special re-entry: seven days before the end of work. activity_end: day, decisive. A day
    counted backwards never moves on; at the counter it is the working day before (`at_counter`). Rule art. 14-2(1), 14-3."""
    latest = add_days(needed(inputs, "activity_end"), -APPLY_DAYS_BEFORE)
    day = latest.isoformat()
    return {"nominal_due": day, "adjusted_due": day, "at_counter": working_day_until(latest).isoformat()}


@rule("reemployment_eligible")
def reemployment_eligible(inputs):
    """Is the contract left long enough for re-employment: a month, unless the last change of workplace was for art. 25(1)2. date: day of the
    application, decisive; remaining_contract_days: days; previous_move_reason: number of art. 25(1), or null. Rule art. 14-2."""
    day = as_date(needed(inputs, "date"))
    remaining = whole(needed(inputs, "remaining_contract_days"))
    moved_for = None if inputs.get("previous_move_reason") is None else chosen(inputs, "previous_move_reason", REASONS)
    month = min(MONTH, days_between(day, last_day_of_months(day, 1)))
    waived = WAIVER.on(day) and moved_for == "25-1-2"
    return outcome([("contract_under_one_month", remaining < month and not waived)])


@rule("special_reentry_eligible")
def special_reentry_eligible(inputs):
    """May the worker come again after a month? date: day of the application, decisive; changes: how the workplace was changed (none, 25-1-1,
    25-1-2, 25-1-3); same_industry: stayed in one industry; last_contract_months: with the last employer; rights_council: the council accepts
    a shorter contract after 25-1-2; new_contract_months; sector_allowed: by the committee; used_before: came so once already. Act art. 18-4(1)."""
    least = SPECIAL.on(needed(inputs, "date"))
    changes = chosen(inputs, "changes", ("none",) + REASONS)
    short = changes != "none" and whole(needed(inputs, "last_contract_months")) < least
    accepted = changes == "25-1-2" and flag(inputs, "rights_council")
    return outcome(
        [
            ("reentry_used", flag(inputs, "used_before")),
            ("sector_not_allowed", not flag(inputs, "sector_allowed")),
            ("industry_changed", changes in ("25-1-1", "25-1-3") and not flag(inputs, "same_industry")),
            ("last_contract_under_a_year", short and not accepted),
            ("new_contract_under_a_year", whole(needed(inputs, "new_contract_months")) < least),
        ]
    )

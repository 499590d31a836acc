"""Change of workplace: how often, until when, for which reasons. 외국인근로자의 고용 등에 관한 법률 제25조, Rule (시행규칙) 제16조."""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from ...kit.periods import months_after, moved, processing_days

# 25-1-1 ended or not renewed for a just cause; 25-1-2 not the worker's fault; 25-1-3 injury and the like: 법 제25조제1항.
REASONS = ("25-1-1", "25-1-2", "25-1-3")
NOT_COUNTED = "25-1-2"  # 법 제25조제4항 단서
LIMITS = Dated({"2018-01-01": {"initial": 3, "extension": 2}}, source="외국인고용법 제25조제4항")
APPLY_MONTHS, PERMISSION_MONTHS = 1, 3  # 법 제25조제3항
PROCESSING = Dated({"2024-01-10": 15}, source="외국인고용법 시행규칙 제16조제4항 (2024-01-10)")
EXTENSION_PROCESSING = Dated({"2018-01-01": 7}, source="외국인고용법 시행규칙 제9조제2항")

# (months, per cent unpaid) of wages, any of which is enough, by notice (외국인근로자의 책임이 아닌 사업장변경 사유 고시).
UNPAID = {
    "2016-4": ((2, 100), (1, 30)),
    "2018-26": ((2, 100), (1, 30)),
    "2019": ((2, 30),),
    "2021-30": ((2, 30), (4, 10)),
}
# Under so many per cent of the average wage for so many months of the last year; the same in every notice.
SUSPENDED = ((70, 2), (90, 6))
SUSPENSION_OVER = 4  # months after its end by which one must apply


@rule("change_limits")
def change_limits(_):
    """How many changes count in the first three years, and in the extension. Act art. 25(4)."""
    limits = LIMITS.newest()
    return {"initial": limits["initial"], "extension": limits["extension"]}


@rule("change_count")
def change_count(inputs):
    """May the worker change once more, and how many are left after it? period: initial or extension; previous_counted: changes in that
    period that counted; reason: which number of art. 25(1). Changes for number 2 are free and count nothing. Act art. 25(4)."""
    limit = LIMITS.newest()[chosen(inputs, "period", ("initial", "extension"))]
    left = max(0, limit - whole(needed(inputs, "previous_counted")))
    counts = chosen(inputs, "reason", REASONS) != NOT_COUNTED
    answer = outcome([("no_changes_left", counts and left == 0)])
    answer["allowed"] = answer["eligible"]
    answer["remaining_after"] = max(0, left - 1) if counts else left
    return answer


@rule("change_apply_due")
def change_apply_due(inputs):
    """Until when to apply for the change: a month from the end of the contract, decisive, or of the obstacle (cause_end: illness, accident,
    pregnancy, birth), days. After it the worker must leave, so `remind_on` is never put off. Act art. 25(3)."""
    return _due(inputs, "contract_end", APPLY_MONTHS)


@rule("change_permission_due")
def change_permission_due(inputs):
    """Until when the permission of the new workplace must be there: three months from the application (applied, decisive), or from the end
    of the obstacle (cause_end). Act art. 25(3)."""
    return _due(inputs, "applied", PERMISSION_MONTHS)


def _due(inputs, name, months):
    start = as_date(needed(inputs, name))
    if inputs.get("cause_end") is not None:
        start = max(start, as_date(inputs["cause_end"]))
    answer = moved(months_after(start, months))
    answer["remind_on"] = answer["nominal_due"]
    return answer


@rule("change_processing_due")
def change_processing_due(inputs):
    """By when the centre answers the application. received: day of receipt, decisive; extended: it was put off once. Rule art. 16(4)."""
    received = needed(inputs, "received")
    days = PROCESSING.on(received)
    return moved(processing_days(received, days * 2 if flag(inputs, "extended") else days))


@rule("permit_extension_processing_due")
def permit_extension_processing_due(inputs):
    """By when the centre answers an extension of the permit: seven working days. received: day of receipt, decisive. Rule art. 9(2)."""
    received = needed(inputs, "received")
    return moved(processing_days(received, EXTENSION_PROCESSING.on(received)))


@rule("not_worker_fault")
def not_worker_fault(inputs):
    """Is the reason one of art. 25(1)2? notice: the one in force on the day of the application, decisive.
    unpaid_months, unpaid_pct: for how many months which part of the wage was not paid or late, per cent.
    suspension_pay_pct_of_avg: pay during a suspension, per cent of the average wage; months_in_last_year: for how many months of the last
    year; months_since_end: months since its end, 0 while it lasts. Act art. 25(1)2."""
    notice = chosen(inputs, "notice", list(UNPAID))
    unpaid = _told(inputs, ("unpaid_months", "unpaid_pct"))
    suspended = _told(inputs, ("suspension_pay_pct_of_avg", "months_in_last_year"))
    wages, suspension = False, False
    if unpaid:
        wages = bool(
            [1 for months, part in UNPAID[notice] if unpaid[0] >= months * SCALE and unpaid[1] >= part * SCALE]
        )
    if suspended:
        since = inputs.get("months_since_end")
        in_time = since is None or scaled(since) < SUSPENSION_OVER * SCALE
        rows = [1 for part, months in SUSPENDED if suspended[0] < part * SCALE and suspended[1] >= months * SCALE]
        suspension = in_time and bool(rows)
    answer = outcome([("fault_not_shown", not (wages or suspension))])
    return {"meets": answer["eligible"], "unpaid_wages": wages, "suspension": suspension, "reason": answer["reason"]}


def _told(inputs, names):
    """Both numbers, or none where neither is told."""
    if inputs.get(names[0]) is None and inputs.get(names[1]) is None:
        return None
    return [scaled(needed(inputs, name)) for name in names]

"""National employment support: what closes type I, whatever income and assets. Act art. 7(3), Decree art. 5, notice art. 8, 9."""

from ...kit.calendar import add_days, as_date, last_day_of_months
from ...kit.money import whole
from ...kit.outcome import flag, outcome
from . import figures
from .median_income import median_of


def type_1_block(inputs, on, income_of_one):
    """An outcome: does anything close type I on that day? Flags: student, serving_military (unless discharge_within_2_months), unable_to_work,
    livelihood_benefit, receiving_ui, in_direct_job, receiving_other_allowance, no_intent. Days: last_ui_payment, last_direct_job,
    last_other_allowance, with other_allowance_monthly or other_allowance_total in won: a small one does not count."""
    own = inputs.get("own_income")
    own = income_of_one if own is None else whole(own)
    military = flag(inputs, "serving_military") and not flag(inputs, "discharge_within_2_months")
    return outcome(
        [
            ("studying", flag(inputs, "student")),
            ("in_military_service", military),
            ("unable_to_work_now", flag(inputs, "unable_to_work")),
            ("livelihood_benefit", flag(inputs, "livelihood_benefit")),
            ("ui_within_6_months", _lately(inputs, "receiving_ui", "last_ui_payment", on)),
            ("direct_job_within_6_months", _lately(inputs, "in_direct_job", "last_direct_job", on)),
            ("other_allowance_within_6_months", _other_allowance(inputs, on)),
            ("own_income_too_high", own is not None and own_income_too_high(own, on)),
            ("no_intent_to_work", flag(inputs, "no_intent")),
        ]
    )


def own_income_too_high(own, on):
    return 100 * own >= median_of(on, 1) * figures.INCOME_LINE.on(on)


def _lately(inputs, now, last, on):
    """Now, or less than six full months ago, the day after the last one being the first."""
    day = inputs.get(last)
    if flag(inputs, now):
        return True
    if day is None:
        return False
    return as_date(on) <= last_day_of_months(add_days(day, 1), figures.MONTHS_AFTER_BENEFIT.on(on))


def _other_allowance(inputs, on):
    monthly, total = inputs.get("other_allowance_monthly"), inputs.get("other_allowance_total")
    least_monthly, least_total = figures.OTHER_ALLOWANCE.on(on)
    small = monthly is not None or total is not None
    if whole(monthly or 0) >= least_monthly or whole(total or 0) >= least_total:
        small = False
    return _lately(inputs, "receiving_other_allowance", "last_other_allowance", on) and not small

"""The claim for unemployment benefit as far as it is answered: likely, missing or open, and what it would come to.
Employment Insurance Act art. 10, 40, 42, 48, 58. An officer decides; this is a preview."""

from ...kit.calendar import as_date
from ...kit.money import whole
from ...kit.outcome import chosen, flag, rule
from .unemployment_amount import marked
from .unemployment_claim_figures import figures_of
from .unemployment_eligibility import (
    TO_REVIEW,
    UNIT_DAYS,
    VOLUNTARY,
    has_just_cause,
    reason_code,
    too_old_when_hired,
    worked_too_much,
)

# Questions that the conditions, and an amount, cannot do without.
FOR_CONDITIONS = (
    "worker_kind",
    "hired_on",
    "separation_date",
    "separation_reason",
    "job_seeking_registered",
    "working_now",
    "unable_reasons",
    "birth_date",
)
FOR_AMOUNT = ("hired_on", "separation_date", "daily_hours", "monthly_wage", "disabled", "birth_date")
# Pairs that must not be the other way round.
IN_ORDER = (("birth_date", "hired_on"), ("hired_on", "separation_date"), ("separation_date", "filed_on"))
UNABLE = ("illness", "pregnancy", "childcare", "family_care", "study", "military", "other")
NONE = "none"
MISSING, OPEN = "missing", "open"


@rule("ub.claim")
def claim(inputs):
    """inputs: the answers of the form, as many as there are, and filed_on. `need`: questions still needed for an amount.
    missing: by these answers a condition fails. open: an officer must judge, or answers are missing or contradict each other."""
    answers = _read(inputs)
    contradicted = _contradicted(answers)
    sure = dict(answers)
    for name in contradicted:
        sure[name] = None
    figures = figures_of(sure)
    verdicts = [(code, verdict) for code, verdict, holds in _conditions(sure, figures) if holds]
    need = [] if "total" in figures else [name for name in FOR_AMOUNT if answers[name] is None]
    if MISSING in [verdict for _, verdict in verdicts]:
        result = MISSING
    elif verdicts or need or contradicted or "total" not in figures or _unanswered(answers):
        result = OPEN
    else:
        result = "likely"
    answer = {"outcome": result, "reasons": [code for code, _ in verdicts], "need": need, "figures": figures}
    return marked(answer, sure["separation_date"]) if "daily_benefit" in figures else answer


def _read(inputs):
    """The answers as values; None where there is none yet."""
    answers = {
        "worker_kind": None
        if inputs.get("worker_kind") is None
        else chosen(inputs, "worker_kind", ("regular", "daily")),
        "separation_reason": reason_code(inputs, "separation_reason"),
        "just_cause": inputs.get("just_cause"),
        "has_just_cause": has_just_cause(inputs),
        "unable_reasons": _unable(inputs.get("unable_reasons")),
    }
    for name in ("hired_on", "separation_date", "birth_date", "filed_on"):
        answers[name] = None if inputs.get(name) is None else as_date(inputs[name])
    for name in ("daily_hours", "monthly_wage", "work_days_in_window"):
        answers[name] = None if inputs.get(name) is None else whole(inputs[name])
    for name in ("job_seeking_registered", "working_now", "accident_benefit", "disabled", "employer_disagrees"):
        answers[name] = None if inputs.get(name) is None else flag(inputs, name)
    return answers


def _unable(told):
    if told is None:
        return None
    if not isinstance(told, list):
        raise ValueError("unable_reasons is no list")
    return [code for code in told if chosen({"code": code}, "code", UNABLE + (NONE,)) != NONE]


def _contradicted(answers):
    """Either of two answers that contradict each other may be the wrong one; the day of filing is sure."""
    names = []
    for earlier, later in IN_ORDER:
        if answers[earlier] is not None and answers[later] is not None and answers[earlier] > answers[later]:
            names += [name for name in (earlier, later) if name != "filed_on"]
    return names


def _unanswered(answers):
    names = [name for name in FOR_CONDITIONS if answers[name] is None]
    if answers["separation_reason"] in VOLUNTARY and answers["just_cause"] is None:
        names.append("just_cause")
    if answers["worker_kind"] == "daily" and answers["work_days_in_window"] is None:
        names.append("work_days_in_window")
    return names


def _conditions(answers, figures):
    """(code, verdict, does it hold), in the order of art. 10, 40, 48. Unit days are open: earlier jobs, which the form does not ask, count too.
    So is the registration as a job seeker: it may still follow before the visit."""
    code = answers["separation_reason"]
    estimate = figures.get("unit_days_estimate")
    no_cause = answers["just_cause"] == NONE
    return [
        ("hired_at_65_or_later", OPEN, too_old_when_hired(answers["birth_date"], answers["hired_on"])),
        ("insured_unit_days", OPEN, estimate is not None and estimate < UNIT_DAYS),
        ("unit_days_to_check", OPEN, answers["worker_kind"] == "daily"),
        ("working_now", MISSING, answers["working_now"] is True),
        ("unable_to_work", MISSING, bool(answers["unable_reasons"])),
        ("accident_benefit", OPEN, answers["accident_benefit"] is True),
        ("voluntary", MISSING, code == "11" and no_cause),
        ("own_fault_review", OPEN, TO_REVIEW.get(code) == "own_fault_review"),
        ("reason_to_review", OPEN, _reason_to_review(code, no_cause, answers)),
        ("employer_disagrees", OPEN, answers["employer_disagrees"] is True),
        ("job_seeking_not_registered", OPEN, answers["job_seeking_registered"] is False),
        ("worked_one_third_or_more", MISSING, _worked_too_much(answers)),
        ("window_over", MISSING, _window_over(answers, figures)),
    ]


def _reason_to_review(code, no_cause, answers):
    """Changed conditions without a named cause, and "any other cause", are for the officer to weigh."""
    if code in VOLUNTARY:
        return answers["just_cause"] == "JC14" or (code == "12" and no_cause)
    return TO_REVIEW.get(code) == "reason_to_review"


def _worked_too_much(answers):
    worked, filed = answers["work_days_in_window"], answers["filed_on"]
    if answers["worker_kind"] != "daily" or worked is None or filed is None:
        return False
    try:
        return worked_too_much(filed, worked)
    except ValueError:
        return False  # more days than there are: the answer is wrong, not the person


def _window_over(answers, figures):
    filed, end = answers["filed_on"], figures.get("period_end")
    return filed is not None and end is not None and filed.isoformat() > end

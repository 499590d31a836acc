"""Training: who has a right to the card, and how much is on it. Card notice art. 4, 14 to 16."""

from ...kit.calendar import last_day_of_months
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .card_exclusion import STATUSES, exclusion
from .notice import FIRST_DAY, NOTICE, value_of

TOO_OLD = Dated({"2024-01-01": 75}, source=NOTICE + "제4조제2항제2호")
EXTRA_GROUPS = (
    "insured_non_regular",
    "crisis_region",
    "special_industry",
    "ex_offender",
    "low_income",
    "kua1_low_income",
    "disabled",
    "self_reliance_youth",
    "single_parent",
    "north_korean_refugee",
    "afghan_contributor",
    "out_of_home_youth",
)
EXTRA = Dated({"2022-02-24": 2_000_000}, source=NOTICE + "제14조제2항, 제7항 (고시 제2022-95호)")
MOST_LIMIT = Dated({FIRST_DAY: 5_000_000}, source=NOTICE + "제14조제2항")
CREDIT = Dated({FIRST_DAY: 0, "2021-01-01": 500_000}, source=NOTICE + "제14조제4항, 제16조제2항")
VALID_MONTHS = 60  # 제16조제1항
# By how often: once, twice, from three times on. In class, live online or blended; and from afar.
DEDUCTION = Dated(
    {"2025-08-01": ((200_000, 500_000, 1_000_000), (40_000, 100_000, 200_000))},
    source=NOTICE + "제15조제1항 (고시 제2025-41호, 2025-08-01)",
)
DROPPED = ("dropout_no_cause", "expelled")
CHEATED = ("fake_attendance", "false_issue")
EXCUSED = ("dropout_with_cause",)


@rule("card_eligibility")
def card_eligibility(inputs):
    """May this person have the card? inputs: age (full years), status, and what the status needs (card_exclusion.py); ei_insured_employee?
    lifts X10b and X12 to X15; under_sanction?, repayment_unpaid?, in_other_public_training?, livelihood_benefit? unless conditional_recipient?.
    reason: the first exclusion, or "" or the code of the exception that holds. Decisive: applied_on?. Art. 4(2), (3), (5)."""
    on = inputs.get("applied_on")
    too_old = whole(needed(inputs, "age")) >= value_of(TOO_OLD, on)
    status = chosen(inputs, "status", STATUSES)
    found, exception = exclusion(status, inputs, on)
    poor = flag(inputs, "livelihood_benefit") or status == "livelihood_recipient"
    answer = outcome(
        [
            ("X1", found == "X1"),
            ("X1b", found == "X1b"),
            ("X2", too_old),
            ("X3", found == "X3"),
            ("X4", flag(inputs, "under_sanction")),
            ("X5", flag(inputs, "repayment_unpaid")),
            ("X6", flag(inputs, "in_other_public_training")),
            ("X9", poor and not flag(inputs, "conditional_recipient")),
            ("X10", found == "X10"),
            ("X10b", found == "X10b"),
            ("X11", found == "X11"),
            ("X12", found == "X12"),
            ("X13", found == "X13"),
            ("X14", found == "X14"),
            ("X15", found == "X15"),
        ]
    )
    if answer["eligible"]:
        answer["reason"] = exception
    return answer


@rule("account_limit")
def account_limit(inputs):
    """The limit of the account in won. inputs: base (3,000,000), extra_group or null, extra_requested (on form 11, in person), base_spent.
    k_digital_credit: the extra 500,000 for a basic digital course, once, for a year. Decisive: requested_on?. Art. 14(1) to (4), (7)."""
    on = inputs.get("requested_on")
    base = whole(needed(inputs, "base"))
    group = inputs.get("extra_group")
    if group is not None:
        chosen(inputs, "extra_group", EXTRA_GROUPS)
    granted = group is not None and flag(inputs, "extra_requested") and flag(inputs, "base_spent")
    limit = base
    if granted:
        limit = max(base, min(base + value_of(EXTRA, on), value_of(MOST_LIMIT, on)))
    return {"limit": limit, "k_digital_credit": value_of(CREDIT, on)}


@rule("balance_deduction")
def balance_deduction(inputs):
    """What is taken off the balance, in won. inputs: course_mode, reason, occurrence (1, 2, from 3); balance?: with it also what goes over to
    the next account, and the whole of it for a cheat. Decisive: happened_on?. Art. 15(1), (3)."""
    modes = ("classroom", "live_online", "blended", "distance")
    by_times = value_of(DEDUCTION, inputs.get("happened_on"))[
        1 if chosen(inputs, "course_mode", modes, "classroom") == "distance" else 0
    ]
    reason = chosen(inputs, "reason", DROPPED + CHEATED + EXCUSED)
    balance = inputs.get("balance")
    if reason in CHEATED:
        return {"deduction": whole(needed(inputs, "balance")), "carried_over": 0}
    times = whole(needed(inputs, "occurrence"))
    if times < 1:
        raise ValueError("it did not happen")
    answer = {"deduction": by_times[min(times, 3) - 1] if reason in DROPPED else 0}
    if balance is not None:
        answer["carried_over"] = max(0, answer["deduction"] - whole(balance))
    return answer


@rule("card_validity")
def card_validity(inputs):
    """The last day of the five years of an account, whose first is the day of issue. inputs: issued_on. Art. 16(1)."""
    MOST_LIMIT.on(needed(inputs, "issued_on"))
    return {"valid_until": last_day_of_months(inputs["issued_on"], VALID_MONTHS).isoformat()}

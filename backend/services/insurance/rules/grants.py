"""Grants to employers that a yearly notice sets. Employment Insurance Act art. 23; Decree art. 26, 28-4, 28-5, 29.

The decisive day is the first day of the measure (`start`); without it the newest published values count.
"""

from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .reading import count, marked, value_on

LAST_KNOWN = "2026-12-31"
# Won a quarter and person, in the capital area and elsewhere.
SENIOR_CONTINUED = Dated(
    {"2025-01-01": (900_000, 900_000), "2026-01-01": (900_000, 1_200_000)},
    source="고용보험법 시행령 제28조의4에 따른 고시",
    last_known=LAST_KNOWN,
)
SENIOR_CONTINUED_QUARTERS = 12
SENIOR_EMPLOYMENT = Dated(
    {"2025-01-01": 300_000}, source="고용보험법 시행령 제28조의5에 따른 고시", last_known=LAST_KNOWN
)
SENIOR_EMPLOYMENT_QUARTERS = 8
# Won a month of leave: any month; each of the first three for a small child; what a first to third father adds.
PARENTAL_LEAVE = Dated(
    {"2025-01-01": (300_000, 1_000_000, 100_000)},
    source="고용보험법 시행령 제29조제3항에 따른 고시",
    last_known=LAST_KNOWN,
)
CHILD_MONTHS, RAISED_MONTHS, MOST_LEAVE_MONTHS = 12, 3, 18
# Won a month: firms under 30 workers, others.
SUBSTITUTE = Dated(
    {"2025-01-01": (1_200_000, 1_200_000), "2026-01-01": (1_400_000, 1_300_000)},
    source="고용보험법 시행령 제29조제4항에 따른 고시",
    last_known=LAST_KNOWN,
)
SMALL_FIRM = 30
SHARE_OF_INSURED, MOST_PERSONS, PERSONS_OF_SMALL = 30, 30, 3  # 고용보험법 시행령 제26조제4항제2호


@rule("senior_continued.max")
def senior_continued(inputs):
    """Keeping people on past the retirement age: the most an employer can get.

    in: region capital or non_capital, quarters (three years at most), persons; insured_count (then not more than 30% of them);
    start (day). out: amount (won), quarters, persons. Decree art. 28-4.
    """
    place = 0 if chosen(inputs, "region", ("capital", "non_capital")) == "capital" else 1
    rate = value_on(SENIOR_CONTINUED, inputs.get("start"))[place]
    quarters = min(whole(needed(inputs, "quarters")), SENIOR_CONTINUED_QUARTERS)
    persons = min(whole(needed(inputs, "persons")), MOST_PERSONS)
    if inputs.get("insured_count") is not None:
        persons = min(persons, whole(inputs["insured_count"]) * SHARE_OF_INSURED // 100)
    answer = {"amount": rate * quarters * persons, "quarters": quarters, "persons": persons}
    return marked(answer, (SENIOR_CONTINUED, inputs.get("start")))


@rule("senior_employment.max")
def senior_employment(inputs):
    """More workers of 60 and over: the most an employer can get.

    in: quarters (two years at most), persons (additional ones, insured for over a year); start (day). out: amount (won), quarters.
    Decree art. 28-5.
    """
    rate = value_on(SENIOR_EMPLOYMENT, inputs.get("start"))
    quarters = min(whole(needed(inputs, "quarters")), SENIOR_EMPLOYMENT_QUARTERS)
    answer = {"amount": rate * quarters * whole(needed(inputs, "persons")), "quarters": quarters}
    return marked(answer, (SENIOR_EMPLOYMENT, inputs.get("start")))


@rule("parental_leave_grant.total")
def parental_leave(inputs):
    """Granting parental leave.

    in: child_age_months (at the start), months (of leave), first_three_continuous (true: the first three months without a break);
    male_incentive (true for the first to third father of the firm), priority_firm (true if not said), start (day).
    out: amount (won), of it paid_during the leave and paid_after_6_months back. Decree art. 29(1)2, (3), (6)1.
    """
    answer = _of_priority_firm(inputs)
    usual, raised, father = value_on(PARENTAL_LEAVE, inputs.get("start"))
    age, months = whole(needed(inputs, "child_age_months")), whole(needed(inputs, "months"))
    if not 1 <= months <= MOST_LEAVE_MONTHS:
        raise ValueError("no such length of leave")
    small = age <= CHILD_MONTHS and months >= RAISED_MONTHS and flag(inputs, "first_three_continuous")
    total = usual * months + ((raised - usual) * RAISED_MONTHS if small else 0)
    if flag(inputs, "male_incentive"):
        total += father * months
    if not answer["eligible"]:
        total = 0
    answer["amount"] = total
    answer["paid_during"] = total // 2
    answer["paid_after_6_months"] = total - total // 2
    return marked(answer, (PARENTAL_LEAVE, inputs.get("start")))


@rule("substitute_grant.total")
def substitute(inputs):
    """Someone hired for a worker on leave.

    in: firm_size (workers), months (with the substitute; two of handover before the leave and from 2026 one after it included),
    wage_paid_to_substitute (won in all); other_grants (won, for the same substitute), priority_firm (true if not said), start (day).
    out: amount (won, never above the wage paid). Decree art. 29(1)3, (4).
    """
    answer = _of_priority_firm(inputs)
    rates = value_on(SUBSTITUTE, inputs.get("start"))
    rate = rates[0 if whole(needed(inputs, "firm_size")) < SMALL_FIRM else 1]
    total = max(0, rate * whole(needed(inputs, "months")) - count(inputs, "other_grants"))
    answer["amount"] = min(total, whole(needed(inputs, "wage_paid_to_substitute"))) if answer["eligible"] else 0
    return marked(answer, (SUBSTITUTE, inputs.get("start")))


def _of_priority_firm(inputs):
    told = inputs.get("priority_firm")
    return outcome([("not_priority_firm", told is not None and not flag(inputs, "priority_firm"))])


@rule("employment_promotion.headcount_cap")
def headcount_cap(inputs):
    """For how many workers the employment promotion grant is paid.

    in: insured_count (at the end of the insurance year before). out: max_persons: three under ten, else 30% without decimals, 30 at
    most. Decree art. 26(4)2, from 2023.
    """
    insured = whole(needed(inputs, "insured_count"))
    if insured < 10:
        return {"max_persons": PERSONS_OF_SMALL}
    return {"max_persons": min(insured * SHARE_OF_INSURED // 100, MOST_PERSONS)}

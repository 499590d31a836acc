"""The early re-employment allowance. Employment Insurance Act art. 64; Decree art. 84 to 86; Rule art. 108, 109."""

from ...kit.calendar import add_days, as_date
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .reading import count, marked, value_on

CONTINUED_MONTHS = 12  # 고용보험법 시행령 제84조제1항제1호, 제2호
# Re-employed once 14 days have passed since the report; the day of the report is not counted (민법 제157조), so from the 15th day
# after it. Public calculators differ by a day: a setting.
DAYS_BEFORE = 14
OLDER = 65
EXPECTED_MONTHS = Dated(
    {"2018-01-01": None, "2024-01-01": 6},
    source="고용보험법 시행령 제84조제1항 (대통령령 제34048호 부칙 제3조: 2024-01-01 이후 수급자격 신청)",
)
MILITARY_EXCLUDED = Dated(
    {"2018-01-01": False, "2025-07-01": True},
    source="고용보험법 시행령 제84조제1항제1호마목 (대통령령 제35575호 부칙 제3조: 2025-07-01 이후 수급자격 신청)",
)
WAGE_CEILING = Dated(
    {"2025-01-01": 5_740_000},
    source="고용보험법 시행령 제84조제1항제1호라목; 고용노동부고시 제2024-60호 (2025년부터 2027년까지)",
    announced={"2026-11-01": 3_000_000},  # 행정예고 제2026-458호 (2026-09-29): whether it was adopted is not known
    last_known="2027-12-31",
)


@rule("early.wage_ceiling")
def wage_ceiling(inputs):
    """Is the new wage low enough for the allowance?

    in: entitlement_application_date (the day of applying for entitlement, decisive), avg_monthly_wage_12m (won before tax, the
    average of the twelve months). out: eligible, reason, ceiling (won): the ceiling itself is too much. Decree art. 84(1)1 ra.
    """
    on = as_date(needed(inputs, "entitlement_application_date"))
    ceiling = WAGE_CEILING.on(on)
    answer = outcome([("wage_ceiling", whole(needed(inputs, "avg_monthly_wage_12m")) >= ceiling)])
    answer["ceiling"] = ceiling
    return marked(answer, (WAGE_CEILING, on))


@rule("early.allowance")
def allowance(inputs):
    """The daily benefit times half of the days that are left.

    in: daily_benefit (won), benefit_days, paid_days, continued_months (in the new job or business); kind employed (if not said)
    or self_employed; for those of 65 and more at separation age_at_separation (years), insured_since_before_65 and
    expected_months; report_date and reemployed_on (days); entitlement_application_date (decisive for what changed; the newest
    law without it) and avg_monthly_wage_12m (won); rehired_by_last_employer, promised_before_report, civil_servant,
    alternative_military_service, received_within_2_years, foreign_worker (each true or false).
    out: remaining_days, eligible, reason, reasons, amount (won). Act art. 64; Decree art. 84, 85.
    """
    daily = whole(needed(inputs, "daily_benefit"))
    total, paid = whole(needed(inputs, "benefit_days")), whole(needed(inputs, "paid_days"))
    if paid > total:
        raise ValueError("more days paid than there are")
    remaining = total - paid
    applied = inputs.get("entitlement_application_date")
    hired = chosen(inputs, "kind", ("employed", "self_employed"), "employed") == "employed"
    answer = outcome(
        [
            ("within_14_days", _too_early(inputs)),
            ("under_half_left", 2 * remaining < total),
            ("under_12_months", _too_short(inputs, applied)),
            ("last_employer", hired and flag(inputs, "rehired_by_last_employer")),
            ("promised_before_report", hired and flag(inputs, "promised_before_report")),
            ("civil_servant", hired and flag(inputs, "civil_servant")),
            ("wage_ceiling", hired and _paid_too_much(inputs, applied)),
            ("alternative_military_service", hired and _in_service(inputs, applied)),
            ("two_year_bar", flag(inputs, "received_within_2_years")),
            ("foreign_worker", flag(inputs, "foreign_worker")),
        ]
    )
    answer["remaining_days"] = remaining
    answer["amount"] = daily * remaining // 2 if answer["eligible"] else 0
    if hired and inputs.get("avg_monthly_wage_12m") is not None:
        marked(answer, (WAGE_CEILING, applied))
    return answer


def _too_early(inputs):
    if inputs.get("report_date") is None or inputs.get("reemployed_on") is None:
        return False
    return as_date(inputs["reemployed_on"]) <= add_days(inputs["report_date"], DAYS_BEFORE)


def _too_short(inputs, applied):
    """Twelve months in fact; or six expected ones, for people of 65 and more who were insured since before."""
    continued = whole(needed(inputs, "continued_months"))
    expected = value_on(EXPECTED_MONTHS, applied)
    older = count(inputs, "age_at_separation") >= OLDER and flag(inputs, "insured_since_before_65")
    if older and expected is not None and count(inputs, "expected_months") >= expected:
        return False
    return continued < CONTINUED_MONTHS


def _paid_too_much(inputs, applied):
    wage = inputs.get("avg_monthly_wage_12m")
    return wage is not None and whole(wage) >= value_on(WAGE_CEILING, applied)


def _in_service(inputs, applied):
    return flag(inputs, "alternative_military_service") and value_on(MILITARY_EXCLUDED, applied)

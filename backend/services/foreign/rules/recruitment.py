"""Employers of foreign workers before the permit: recruitment of residents, conditions, referral.
외국인근로자의 고용 등에 관한 법률 제6조, 제8조, 제20조; Decree (시행령) 제13조의4, 제25조; Rule (시행규칙) 제5조, 제5조의2."""

from ...kit.calendar import add_months, as_date, last_day_of_months
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, flag, needed, outcome, rule

INDUSTRIES = ("manufacturing", "agriculture", "fishery", "services", "construction")
# Days of recruiting residents, and days with a shortening certificate or three days of advertising.
EFFORT = Dated({"2018-01-01": (14, 7), "2024-01-10": (7, 3)}, source="외국인고용법 시행규칙 제5조의2 (2024-01-10)")
EFFORT_OF_FARMS = Dated({"2018-01-01": (7, 3)}, source="외국인고용법 시행규칙 제5조의2")
REFERRED = 3  # times the number wanted: 시행규칙 제5조제2항
DISMISSAL_MONTHS, ARREARS_MONTHS, MOST_REFUSALS = 2, 5, 1  # 시행령 제13조의4제2호부터 제4호까지
RESTRICTION_MONTHS = 36  # 법 제20조제1항
RESTRICTIONS = (
    "no_permit",
    "permit_cancelled",
    "punished",
    "fatal_accident_punished",
    "residents_dismissed",
    "worked_elsewhere",
    "contract_broken_before_work",
)
TOLD = ("industry_allowed", "recruitment_done", "employment_insurance", "accident_insurance", "foreign_insurances")


@rule("domestic_recruitment_days")
def domestic_recruitment_days(inputs):
    """How many days residents must be sought first. date: day of the job order, decisive; industry; shortened: yes or no. Rule art. 5-2."""
    industry = chosen(inputs, "industry", INDUSTRIES)
    value = EFFORT_OF_FARMS if industry in ("agriculture", "fishery") else EFFORT
    return {"days": value.on(needed(inputs, "date"))[1 if flag(inputs, "shortened") else 0]}


@rule("referral_count")
def referral_count(inputs):
    """Persons referred: three for each one wanted, as far as there are so many. wanted, qualified_pool: persons. Rule art. 5(2)."""
    return {"referred": min(REFERRED * whole(needed(inputs, "wanted")), whole(needed(inputs, "qualified_pool")))}


@rule("permit_condition")
def permit_condition(inputs):
    """May the permit be given? Of what is told, what fails, in the order of Decree art. 13-4. job_order: day of the job order, decisive;
    last_business_dismissal, wage_arrears_date: days; refused_pes_referrals_without_reason: how many.
    industry_allowed, recruitment_done, employment_insurance, accident_insurance (or the pledge to join), foreign_insurances (departure and
    guarantee insurance of those employed): yes or no. `not_told`: what was left out, and so not judged."""
    refused = inputs.get("refused_pes_referrals_without_reason")
    answer = outcome(
        [
            ("industry_not_allowed", _is_no(inputs, "industry_allowed")),
            ("recruitment_not_done", _is_no(inputs, "recruitment_done")),
            ("refused_twice", refused is not None and whole(refused) > MOST_REFUSALS),
            ("dismissal_within_2_months", _since(inputs, "last_business_dismissal", DISMISSAL_MONTHS)),
            ("arrears_within_5_months", _since(inputs, "wage_arrears_date", ARREARS_MONTHS)),
            ("employment_insurance_missing", _is_no(inputs, "employment_insurance")),
            ("accident_insurance_missing", _is_no(inputs, "accident_insurance")),
            ("foreign_insurances_missing", _is_no(inputs, "foreign_insurances")),
        ]
    )
    not_told = [name for name in TOLD if inputs.get(name) is None]
    return {
        "ok": answer["eligible"],
        "reason": answer["reason"],
        "reasons": answer["reasons"],
        "not_told": not_told,
    }


def _is_no(inputs, name):
    return inputs.get(name) is not None and not flag(inputs, name)


def _since(inputs, name, months):
    """Was that day in the months before the job order, or after it? Both conditions last until the permit is given."""
    if inputs.get(name) is None:
        return False
    return as_date(inputs[name]) >= add_months(needed(inputs, "job_order"), -months)


@rule("permit_restriction")
def permit_restriction(inputs):
    """Three years in which an employer may not employ foreign workers. kind: why; event: its day, which counts; date: the day asked about,
    decisive. Act art. 20, Decree art. 25; a period that limits rights counts its first day: 행정기본법 제6조제2항."""
    chosen(inputs, "kind", RESTRICTIONS)
    event, day = as_date(needed(inputs, "event")), as_date(needed(inputs, "date"))
    until = last_day_of_months(event, RESTRICTION_MONTHS)
    restricted = event <= day <= until
    answer = outcome([("employment_restricted", restricted)])
    return {"restricted": restricted, "until": until.isoformat(), "reason": answer["reason"]}

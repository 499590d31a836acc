"""Which firms are priority-support firms. Employment Insurance Decree art. 12, table 1."""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.money import SCALE, scaled
from ...kit.outcome import chosen, flag, needed, outcome, rule
from .reading import count, value_on

# Workers at most, by industry: the sections of the standard classification.
MOST_WORKERS = Dated(
    {
        "2018-01-01": {
            "manufacturing": 500,
            "mining": 300,
            "construction": 300,
            "transport_storage": 300,
            "information_communication": 300,
            "facility_business_support_rental": 300,
            "professional_services": 300,
            "health_social": 300,
            "wholesale_retail": 200,
            "accommodation_food": 200,
            "finance_insurance": 200,
            "arts_sports": 200,
            "other": 100,
        }
    },
    source="고용보험법 시행령 제12조제1항제1호 별표 1",
)
GRACE_YEARS = 5  # 고용보험법 시행령 제12조제2항
INDUSTRIES = tuple(sorted(MOST_WORKERS.newest()))


@rule("priority_firm.check")
def check(inputs):
    """Is the firm a priority-support firm?

    in: industry (a code of the table), workers (average of the month ends of the year before; part-timers of 60 hours a month and
    more count half, so halves may occur); small_business (an SME by the Framework Act), years_since_outgrown (full years since the
    first year over the limit), business_group (of a group barred from cross-shareholding), date (decisive; newest without it).
    out: eligible, reason, reasons, most_workers. Decree art. 12(1) to (5).
    """
    on = None if inputs.get("date") is None else as_date(inputs["date"])
    most = value_on(MOST_WORKERS, on)[chosen(inputs, "industry", INDUSTRIES)]
    in_grace = inputs.get("years_since_outgrown") is not None and count(inputs, "years_since_outgrown") < GRACE_YEARS
    small = scaled(needed(inputs, "workers")) <= most * SCALE or flag(inputs, "small_business") or in_grace
    answer = outcome([("business_group", flag(inputs, "business_group")), ("too_many_workers", not small)])
    answer["most_workers"] = most
    return answer

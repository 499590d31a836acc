"""How many foreign workers one company may employ. 외국인근로자의 고용 등에 관한 법률 제8조, Decree (시행령) 제13조의4제1호; the limits
themselves are decided by the policy committee and announced (허용업종 및 사업장별 고용허용인원)."""

from ...kit.dated import Dated
from ...kit.money import SCALE, part_of, scaled, whole
from ...kit.outcome import chosen, flag, needed, outcome, rule

LAST_KNOWN = "2026-12-31"  # the committee decides anew for each year
# (least, most) of the rows of the table.
RANGES = Dated(
    {
        "2018-01-01": {"manufacturing": (9, 40), "agriculture": (4, 25), "services": (2, 30)},
        "2023-09-01": {"manufacturing": (18, 80), "agriculture": (8, 50), "services": (4, 75)},
    },
    source="외국인고용법 제5조, 제8조; 외국인력정책위원회 (2023-08-24, 2023년 9월부터)",
    last_known=LAST_KNOWN,
)
# Row bounds of manufacturing by insured Koreans. The rows between the ends were not found: the centre is asked.
FIRST_ROW, LAST_ROW = (1, 10), 301
NON_CAPITAL = Dated(
    {"2023-09-01": 20, "2026-01-01": 30},
    source="외국인고용법 제5조; 외국인력정책위원회 (2025-12-22): 비수도권 제조업 추가 고용",
    last_known=LAST_KNOWN,
)
# Restaurants: years open for five insured or more, and for fewer; whether only Korean food in a hundred areas.
RESTAURANT = Dated(
    {"2024-04-22": (5, 7, True), "2024-08-05": (5, 5, False)},
    source="외국인고용법 제5조; 외국인력정책위원회 (2023-11-27, 2024-07-30): 음식점업 주방보조원",
    last_known=LAST_KNOWN,
)
RESTAURANT_MOST = (2, 1)  # with five insured or more, with fewer
RESTAURANT_STAFF = 5
# H-2 kitchen workers by insured Koreans: (up to, how many); from a copy of the table, not seen in the notice itself.
H2_RESTAURANT = ((5, 4), (10, 8), (15, 10), (20, 14), (100, 20))
H2_RESTAURANT_MOST = 25
MOST_STAFF, MOST_CAPITAL = 300, 8_000_000_000  # 제조업: 상시 300명 미만 또는 자본금 80억원 이하
INDUSTRIES = ("manufacturing", "construction", "services", "fishery", "agriculture", "forestry", "mining")
NEW_INDUSTRIES = Dated(
    {"2018-01-01": (), "2024-01-01": ("forestry", "mining")}, source="외국인고용법 제5조 (2023-11-27)"
)


@rule("limit_range")
def limit_range(inputs):
    """The least and the most of the table of limits. industry: manufacturing, agriculture or services; date: decisive. Act art. 5, 8."""
    least, most = RANGES.on(needed(inputs, "date"))[
        chosen(inputs, "industry", ("manufacturing", "agriculture", "services"))
    ]
    return marked({"min": least, "max": most}, RANGES, inputs["date"])


def marked(answer, value, on):
    """What is carried on past the last known day says so."""
    if not value.is_certain(on):
        answer["provisional"] = True
    return answer


@rule("company_limit")
def company_limit(inputs):
    """The limit of a manufacturer. insured_koreans: insured residents, average of three months; non_capital: outside the capital area;
    date: decisive. Only the ends of the table are known; between them `ask_centre`, and no number. Act art. 8."""
    least, most = RANGES.on(needed(inputs, "date"))["manufacturing"]
    insured = whole(needed(inputs, "insured_koreans"))
    limit = least if FIRST_ROW[0] <= insured <= FIRST_ROW[1] else most if insured >= LAST_ROW else None
    if limit is not None and flag(inputs, "non_capital"):
        limit = raised(limit, NON_CAPITAL.on(inputs["date"]))
    return {"limit": limit, "ask_centre": limit is None, "provisional": True}


def raised(base, percent):
    """A limit with its uplift, a part of a person dropped (how it is rounded was not published)."""
    return base + part_of(base, (percent, 100))


@rule("uplift")
def uplift(inputs):
    """A limit raised by so many per cent. base: persons; pct: whole per cent. Act art. 5."""
    return {"limit": raised(whole(needed(inputs, "base")), whole(needed(inputs, "pct")))}


@rule("uplift_pct_non_capital_manufacturing")
def uplift_pct_non_capital_manufacturing(inputs):
    """By how many per cent the limit of manufacturers outside the capital area is raised. date: decisive. Act art. 5."""
    on = needed(inputs, "date")
    return marked({"pct": NON_CAPITAL.on(on)}, NON_CAPITAL, on)


@rule("restaurant_limit")
def restaurant_limit(inputs):
    """Kitchen helpers (E-9) of a restaurant. date: decisive; insured: insured residents; years_open: years; area_allowed: in one of the
    areas of the first rounds; cuisine: korean or foreign. Act art. 5."""
    answer = _restaurant(inputs)
    row = 0 if whole(inputs["insured"]) >= RESTAURANT_STAFF else 1
    limit = {"limit": RESTAURANT_MOST[row] if answer["eligible"] else 0, "reasons": answer["reasons"]}
    return marked(limit, RESTAURANT, inputs["date"])


@rule("restaurant_eligible")
def restaurant_eligible(inputs):
    """May a restaurant employ kitchen helpers (E-9)? Inputs as for its limit. Act art. 5."""
    return marked(_restaurant(inputs), RESTAURANT, inputs["date"])


def _restaurant(inputs):
    with_staff, with_fewer, korean_only = RESTAURANT.on(needed(inputs, "date"))
    insured = whole(needed(inputs, "insured"))
    years = with_staff if insured >= RESTAURANT_STAFF else with_fewer
    cuisine = chosen(inputs, "cuisine", ("korean", "foreign"), "korean")
    outside = inputs.get("area_allowed") is not None and not flag(inputs, "area_allowed")
    return outcome(
        [
            ("open_too_short", scaled(needed(inputs, "years_open")) < years * SCALE),
            ("cuisine_not_allowed", korean_only and cuisine != "korean"),
            ("area_not_allowed", korean_only and outside),
        ]
    )


@rule("h2_restaurant_limit")
def h2_restaurant_limit(inputs):
    """H-2 workers of a restaurant, for those who still have H-2. insured: insured residents. Not confirmed. Act art. 12."""
    insured = whole(needed(inputs, "insured"))
    for most, limit in H2_RESTAURANT:
        if insured <= most:
            return {"limit": limit, "provisional": True}
    return {"limit": H2_RESTAURANT_MOST, "provisional": True}


@rule("company_eligible")
def company_eligible(inputs):
    """May a company of that size and trade take part? industry; date: decisive. For manufacturing: regular_workers, capital in won,
    sme_certificate; for construction: plant_works. Act art. 5, 8, Decree art. 13-4 no. 1."""
    industry = chosen(inputs, "industry", INDUSTRIES)
    allowed = NEW_INDUSTRIES.on(needed(inputs, "date"))
    return outcome(
        [
            ("industry_not_allowed", industry in ("forestry", "mining") and industry not in allowed),
            ("company_too_large", industry == "manufacturing" and _too_large(inputs)),
            ("plant_works", industry == "construction" and flag(inputs, "plant_works")),
        ]
    )


def _too_large(inputs):
    if flag(inputs, "sme_certificate"):
        return False
    if whole(needed(inputs, "regular_workers")) < MOST_STAFF:
        return False
    capital = inputs.get("capital")
    return capital is None or whole(capital) > MOST_CAPITAL

"""Training: what a course costs the trainee. Card notice art. 12, 44, 46, 48, 54, annex 4."""

from ...kit.calendar import iso
from ...kit.dated import Dated
from ...kit.money import SCALE, drop_under_10, part_of, scaled, whole
from ...kit.outcome import chosen, flag, needed, rule
from .notice import FIRST_DAY, LAST_KNOWN, NOTICE, REVISED, marked, value_of

GROUPS = ("eitc", "general", "kua2_youth_mid", "kua1_or_special")
COURSES = ("general", "care", "foreign_language", "legal_duty", "k_digital_credit")
BRACKETS = (70, 60, 50, 40)  # three-year average employment rate of the occupation, per cent
# Tenths of a per cent. Columns: from 70, from 60, from 50, from 40, under 40; care; foreign language and legal duty; K-digital credit.
RATES = Dated(
    {
        REVISED: {
            "eitc": (925, 875, 825, 775, 725, 100, 500, 900),
            "general": (850, 750, 650, 550, 450, 100, 500, 900),
            "kua2_youth_mid": (850, 750, 700, 600, 500, 100, 500, 900),
            "kua1_or_special": (1000, 1000, 1000, 1000, 1000, 800, 900, 900),
        }
    },
    source=NOTICE + "제46조제1항 별표 4 (2026-01-01)",
    last_known=LAST_KNOWN,
)
COLUMN = {"care": 5, "foreign_language": 6, "legal_duty": 6, "k_digital_credit": 7}
MOST_CUT = 100  # tenths of a per cent, for an occupation with too many courses: 별표 4
WEEKEND = Dated({"2022-02-24": (120, 100)}, source=NOTICE + "제48조제1항 (고시 제2022-95호 부칙 제3조)")

FAMILIES = ("national_key", "general_high_school", "industry_shift", "kdt", "kdt_short", "industry_shift_short")
SPECIAL_RATE = Dated(
    {FIRST_DAY: (100, 100), REVISED: (90, 100)}, source=NOTICE + "제46조제2항 (2026-01-01)", last_known=LAST_KNOWN
)
MOST_OWN_SHARE = Dated({FIRST_DAY: 0, REVISED: 600_000}, source=NOTICE + "제46조제2항 (2026-01-01)")
# What counts as used of the card, and whether once per account.
USED = Dated(
    {
        REVISED: {
            "national_key": (2_000_000, True),
            "general_high_school": (2_000_000, True),
            "industry_shift": (2_000_000, True),
            "kdt": (3_000_000, True),
            "kdt_short": (1_500_000, True),
            "industry_shift_short": (1_000_000, False),
        }
    },
    source=NOTICE + "제46조제3항, 제5항",
    last_known=LAST_KNOWN,
)


@rule("own_share")
def own_share(inputs):
    """The subsidy and what the trainee pays, in won.
    inputs: approved_fee, extra_fee? (never subsidised, none for distance), support_rate_pct, balance of the card; weekend_only? lifts the
    approved fee to 120%. Decisive: start_date? of the course. Art. 12(2), 44, 46(1), 48, 54."""
    fee, extra = whole(needed(inputs, "approved_fee")), whole(inputs.get("extra_fee") or 0)
    rate = scaled(needed(inputs, "support_rate_pct"))
    if rate > 100 * SCALE:
        raise ValueError("more than the fee")
    if extra and flag(inputs, "distance"):
        raise ValueError("a distance course has no extra fee")
    if flag(inputs, "weekend_only"):
        fee = part_of(fee, value_of(WEEKEND, inputs.get("start_date")))
    subsidy = drop_under_10(min(part_of(fee, (rate, 100 * SCALE)), whole(needed(inputs, "balance"))))
    return {"subsidy": subsidy, "own_share": fee - subsidy + extra}


@rule("support_rate")
def support_rate(inputs):
    """The support rate in per cent. inputs: group, occupation_employment_rate_pct (for general courses), course_kind,
    high_performing? (the institution is lifted one bracket), oversupply_cut_pct? (0 to 10). Decisive: start_date of the course. Annex 4."""
    on = inputs.get("start_date")
    row = value_of(RATES, on)[chosen(inputs, "group", GROUPS)]
    course = chosen(inputs, "course_kind", COURSES, "general")
    tenths = row[COLUMN[course]] if course in COLUMN else row[_bracket(inputs)]
    cut = scaled(inputs.get("oversupply_cut_pct") or 0, 10)
    if cut > MOST_CUT:
        raise ValueError("no such cut")
    if course == "general":
        tenths -= cut
    percent = tenths // 10 if tenths % 10 == 0 else tenths / 10
    return marked({"support_rate_pct": percent}, on, (RATES,))


def _bracket(inputs):
    reached = scaled(needed(inputs, "occupation_employment_rate_pct"))
    if reached > 100 * SCALE:
        raise ValueError("no employment rate")
    place = len([least for least in BRACKETS if reached < least * SCALE])
    return max(0, place - 1) if flag(inputs, "high_performing") else place


@rule("special_course_fee")
def special_course_fee(inputs):
    """National key, digital and industry-shift courses: own share, support and what counts as used of the card, in won.
    inputs: family, fee (approved), group, balance, extra_fee?, taken_before? (a course of that family on this account, where once is all).
    Decisive: start_date? of the course. Art. 46(2) to (5)."""
    on = None if inputs.get("start_date") is None else iso(inputs["start_date"])
    family = chosen(inputs, "family", FAMILIES)
    fee, balance = whole(needed(inputs, "fee")), whole(needed(inputs, "balance"))
    used, once = value_of(USED, on if on is None else max(on, REVISED))[family]
    share = 0
    if once and flag(inputs, "taken_before"):
        share = fee
    elif chosen(inputs, "group", GROUPS) != "kua1_or_special":
        share = min(fee - drop_under_10(part_of(fee, value_of(SPECIAL_RATE, on))), value_of(MOST_OWN_SHARE, on))
    support = fee - share
    answer = {
        "own_share": share + whole(inputs.get("extra_fee") or 0),
        "support": support,
        "balance_used": min(used, support, balance),
    }
    # What a course used of the card before 2026 is not known here.
    return marked(answer, on, (SPECIAL_RATE, USED), unsure=on is not None and on < REVISED)

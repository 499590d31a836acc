"""National employment support: how dated values are read, and the ages and lines of the Act. Shared with the phone."""

from ...kit.dated import Dated

ACT, DECREE = "구직자 취업촉진 및 생활안정지원에 관한 법률 ", "구직자 취업촉진 및 생활안정지원에 관한 법률 시행령 "
NOTICE = "국민취업지원제도 운영규정 (고용노동부고시 제2026-35호) "
FIRST_DAY = "2021-01-01"
LAST_KNOWN = "2026-12-31"  # amounts are set for each budget year

INCOME_LINE = Dated(
    {FIRST_DAY: 50, "2021-09-07": 60}, source=DECREE + "제3조제1항, 제5조제4항 (대통령령 제31975호, 2021-09-07)"
)
YOUTH_LINE = Dated({FIRST_DAY: 120}, source=ACT + "제6조제1항제3호 단서")
SERVICE_LINE = Dated({FIRST_DAY: 100}, source=ACT + "제6조제1항제3호")
ASSETS = Dated(
    {FIRST_DAY: 300_000_000, "2021-09-07": 400_000_000},
    source=DECREE + "제3조제3항 (대통령령 제31975호, 2021-09-07)",
)
# From when on the notice has said 500 million is not known for certain before 2026.
YOUTH_ASSETS = Dated(
    {FIRST_DAY: 300_000_000, "2021-09-07": 400_000_000, "2023-01-01": 500_000_000},
    source=NOTICE + "제5조의2; " + DECREE + "제3조제3항 단서",
)
YOUTH_ASSETS_UNSURE = ("2023-01-01", "2025-12-31")
LEAST_AGE = Dated({FIRST_DAY: 15}, source=ACT + "제6조제1항제2호")
MOST_AGE = Dated({FIRST_DAY: 64}, source=ACT + "제6조제1항제2호")
MOST_AGE_OF_VULNERABLE = Dated({FIRST_DAY: 69}, source=NOTICE + "제2조 별표 1")
YOUTH_FROM = Dated({FIRST_DAY: 18, "2024-02-09": 15}, source=ACT + "제6조제1항제3호 단서 (법률 2023-08-08, 2024-02-09)")
YOUTH_TO = Dated({FIRST_DAY: 34}, source=ACT + "제6조제1항제3호 단서")
MILITARY_YEARS = Dated({FIRST_DAY: 0, "2024-02-09": 3}, source=DECREE + "제2조 (2024-02-09)")
WORK_DAYS = Dated({FIRST_DAY: 100}, source=DECREE + "제3조제4항")
WORK_HOURS = Dated({FIRST_DAY: 800}, source=DECREE + "제3조제4항")
MONTHS_AFTER_BENEFIT = Dated({FIRST_DAY: 6}, source=ACT + "제7조제3항제3호부터 제5호까지")
OTHER_ALLOWANCE = Dated({FIRST_DAY: (500_000, 3_000_000)}, source=NOTICE + "제9조: 월평균, 합계")
WORKING_HOURS = Dated({FIRST_DAY: 30}, source="같은 법 시행규칙 제20조제1항: 주 소정근로시간")
SERVICE_INCOME = Dated({FIRST_DAY: 2_500_000}, source="같은 법 시행규칙 제20조; 업무매뉴얼: 노무제공자 월 소득")


def value_of(value, on):
    """The value of that day; the newest published one where the case names none."""
    return value.newest() if on is None else value.on(on)


def marked(answer, on, values, unsure=False):
    """An answer that stands on a carried-on, announced or unsure value says so."""
    if unsure or (on is not None and not all([value.is_certain(on) for value in values])):
        answer["provisional"] = True
    return answer

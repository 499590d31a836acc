"""National employment support: 기준 중위소득, and the lines drawn by it. 국민기초생활 보장법 제2조제11호, 제6조의2."""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.money import SCALE, round_half_up, scaled, whole
from ...kit.outcome import needed, rule

# Won a month for households of one to seven; of 2027 the seventh is not known yet.
MEDIAN = Dated(
    {
        "2020-01-01": (1_757_194, 2_991_980, 3_870_577, 4_749_174, 5_627_771, 6_506_368, 7_389_715),
        "2021-01-01": (1_827_831, 3_088_079, 3_983_950, 4_876_290, 5_757_373, 6_628_603, 7_497_198),
        "2022-01-01": (1_944_812, 3_260_085, 4_194_701, 5_121_080, 6_024_515, 6_907_004, 7_780_592),
        "2023-01-01": (2_077_892, 3_456_155, 4_434_816, 5_400_964, 6_330_688, 7_227_981, 8_107_515),
        "2024-01-01": (2_228_445, 3_682_609, 4_714_657, 5_729_913, 6_695_735, 7_618_369, 8_514_994),
        "2025-01-01": (2_392_013, 3_932_658, 5_025_353, 6_097_773, 7_108_192, 8_064_805, 8_988_428),
        "2026-01-01": (2_564_238, 4_199_292, 5_359_036, 6_494_738, 7_556_719, 8_555_952, 9_515_150),
    },
    source="국민기초생활 보장법 제6조의2에 따른 기준 중위소득 고시 (보건복지부)",
    announced={"2027-01-01": (2_736_042, 4_480_645, 5_718_091, 6_929_885, 8_063_019, 9_129_201)},
    last_known="2027-12-31",
)
LISTED = 7
# The figure of seven persons was not seen in a notice for these years.
SEVENTH_UNSURE = (2020, 2022, 2023, 2024, 2025)


def median_of(on, household):
    """Won a month. From eight persons on, each adds the step from six to seven."""
    row = MEDIAN.on(on)
    if household < 1:
        raise ValueError("nobody in the household")
    if household <= len(row):
        return row[household - 1]
    return row[-1] + (household - LISTED) * step_of(row)


def step_of(row):
    if len(row) < LISTED:
        raise ValueError("the figure of seven persons is not known yet")
    return row[-1] - row[-2]


def is_sure(on, household):
    return MEDIAN.is_certain(on) and not (household >= LISTED and as_date(on).year in SEVENTH_UNSURE)


def first_of(year):
    return as_date(str(whole(year)) + "-01-01")


@rule("median_income")
def median_income(inputs):
    """기준 중위소득 in won a month. inputs: year (decisive), household: persons. Basic Living Security Act art. 2, 6-2."""
    on, household = first_of(needed(inputs, "year")), whole(needed(inputs, "household"))
    return _marked({"amount": median_of(on, household)}, on, household)


@rule("median_step_8plus")
def median_step_8plus(inputs):
    """What each person from the eighth on adds, in won a month: seven persons less six. inputs: year (decisive)."""
    on = first_of(needed(inputs, "year"))
    return _marked({"step": step_of(MEDIAN.on(on))}, on, LISTED)


@rule("income_line")
def income_line(inputs):
    """A percentage of the median in won a month, a half won upwards, as official tables show it. A household is compared with the line
    unrounded (type_decision). inputs: year (decisive), household: persons, pct."""
    on, household = first_of(needed(inputs, "year")), whole(needed(inputs, "household"))
    part = median_of(on, household) * scaled(needed(inputs, "pct"))
    return _marked({"amount": round_half_up(part, 100 * SCALE)}, on, household)


def _marked(answer, on, household):
    if not is_sure(on, household):
        answer["provisional"] = True
    return answer

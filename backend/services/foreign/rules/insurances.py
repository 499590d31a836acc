"""The four insurances of foreign workers. 외국인근로자의 고용 등에 관한 법률 제13조, 제15조, 제23조; Decree (시행령) 제21조, 제22조, 제27조."""

from ...kit.dated import Dated
from ...kit.money import part_of, whole
from ...kit.outcome import needed, rule
from .countries import country

LAW_BEGINS = "2004-08-17"
RETURN_COST = Dated(
    {LAW_BEGINS: {"CN": 400_000, "PH": 400_000, "ID": 400_000, "TH": 400_000, "VN": 400_000, "LK": 600_000}},
    source="외국인고용법 제15조, 시행령 제22조; 귀국비용보험 고시 2004-28",
)
RETURN_COST_OF_OTHERS = Dated(
    {LAW_BEGINS: 500_000}, source="외국인고용법 제15조, 시행령 제22조; 귀국비용보험 고시 2004-28"
)
COVER = Dated(
    {LAW_BEGINS: 2_000_000, "2021-02-01": 4_000_000}, source="외국인고용법 시행령 제27조; 보증금액 고시 (2021-02-01)"
)
# Of the monthly ordinary wage; companies with up to four were taken in by half in 2011 and 2012.
RATE = Dated({LAW_BEGINS: (83, 1000)}, source="외국인고용법 시행령 제21조; 출국만기보험등 고시")
RATE_OF_SMALL = Dated(
    {"2011-08-01": (415, 10_000), "2013-01-01": (83, 1000)},
    source="외국인고용법 시행령 제21조; 출국만기보험등 고시 (4명 이하)",
)
SMALL = 4


@rule("return_cost_insurance")
def return_cost_insurance(inputs):
    """What a worker pays into return cost insurance, won. nationality: ISO code of two letters. Decree art. 22."""
    return {"amount": RETURN_COST.newest().get(country(inputs, "nationality"), RETURN_COST_OF_OTHERS.newest())}


@rule("guarantee_insurance_cover")
def guarantee_insurance_cover(inputs):
    """How much of unpaid wages the guarantee insurance covers for each worker, won. date: day of joining, decisive. Act art. 23(1)."""
    return {"amount": COVER.on(needed(inputs, "date"))}


def _rate(inputs):
    staff = whole(needed(inputs, "staff"))
    if staff < 1:
        raise ValueError("nobody works there")
    return (RATE_OF_SMALL if staff <= SMALL else RATE).on(needed(inputs, "date"))


@rule("departure_insurance_rate")
def departure_insurance_rate(inputs):
    """Departure insurance in per cent of the monthly ordinary wage. staff: persons; date: the month's day, decisive. Decree art. 21."""
    top, bottom = _rate(inputs)
    return {"rate_pct": 100 * top / bottom}


@rule("departure_insurance_monthly")
def departure_insurance_monthly(inputs):
    """The employer's monthly premium, what is under one won dropped (an assumption). ordinary_wage: won a month; staff; date. Decree art. 21."""
    return {"premium": part_of(whole(needed(inputs, "ordinary_wage")), _rate(inputs))}

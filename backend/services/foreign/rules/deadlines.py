"""What must be done in so many days or months, by whom, and which events must be reported. 외국인근로자의 고용 등에 관한 법률 제11조, 제13조,
제15조, 제17조, 제23조; Decree (시행령) 제14조, 제18조, 제21조부터 제23조까지, 제27조, 제28조."""

from ...kit.calendar import as_date
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import chosen, needed, rule
from ...kit.periods import days_after, months_after, moved

DAYS, MONTHS = "days", "months"
FIRST = "2018-01-01"
# kind: how long from the event. The event is in the source.
PERIODS = {
    "employment_change_report": Dated({FIRST: (15, DAYS)}, source="외국인고용법 제17조제1항 (사유 발생일 또는 안 날)"),
    "h2_start_report": Dated({FIRST: (14, DAYS)}, source="외국인고용법 제12조제4항, 시행규칙 제12조의3 (근로개시일)"),
    "departure_insurance_join": Dated({FIRST: (15, DAYS)}, source="외국인고용법 시행령 제21조 (근로계약 효력발생일)"),
    "guarantee_insurance_join": Dated({FIRST: (15, DAYS)}, source="외국인고용법 시행령 제27조 (근로계약 효력발생일)"),
    "accident_insurance_join": Dated({FIRST: (15, DAYS)}, source="외국인고용법 시행령 제28조 (근로계약 효력발생일)"),
    "return_cost_insurance_join": Dated(
        {FIRST: (3, MONTHS)}, source="외국인고용법 시행령 제22조 (근로계약 효력발생일)"
    ),
    "employer_training": Dated({"2021-10-14": (6, MONTHS)}, source="외국인고용법 제11조의2 (최초 고용허가일)"),
    "worker_training": Dated({FIRST: (15, DAYS)}, source="외국인고용법 제11조, 시행규칙 제10조 (입국일)"),
    "permit_reissue": Dated({FIRST: (7, DAYS)}, source="외국인고용법 시행령 제14조제2항 (사유를 안 날)"),
    "permit_application": Dated(
        {FIRST: (3, MONTHS)}, source="외국인고용법 시행규칙 제5조제1항 (구인노력 기간이 끝난 날)"
    ),
    "candidate_choice": Dated({FIRST: (3, MONTHS)}, source="외국인고용법 시행규칙 제5조제3항 (알선받은 날)"),
    "standard_contract": Dated({FIRST: (3, MONTHS)}, source="외국인고용법 시행령 제14조제1항 (고용허가서 발급일)"),
    "departure_benefit_payment": Dated({FIRST: (14, DAYS)}, source="외국인고용법 제13조제3항 (출국일 또는 청구일)"),
}
ABSENT_DAYS = 5  # 시행령 제23조제1항제3호
EVENTS = (
    "death",
    "unfit_for_work",
    "absent_without_leave",
    "whereabouts_unknown",
    "contract_ended",
    "name_changed",
    "place_changed",
)  # 시행령 제23조제1항


@rule("deadline")
def deadline(inputs):
    """The last day for what kind names, by the Civil Act. event: the day it counts from, decisive; known: when the employer came to know of
    it (employment_change_report only). Act art. 11, 13, 15, 17, 23, and the Decree."""
    kind = chosen(inputs, "kind", list(PERIODS))
    event = as_date(needed(inputs, "event"))
    if kind == "employment_change_report" and inputs.get("known") is not None:
        known = as_date(inputs["known"])
        if known < event:
            raise ValueError("known before it happened")
        event = known
    number, unit = PERIODS[kind].on(event)
    return moved(days_after(event, number) if unit == DAYS else months_after(event, number))


@rule("report_required")
def report_required(inputs):
    """Must the employer report it? event: what happened; days: of absence without leave. Act art. 17, Decree art. 23(1)."""
    event = chosen(inputs, "event", EVENTS)
    return {"required": event != "absent_without_leave" or whole(needed(inputs, "days")) >= ABSENT_DAYS}

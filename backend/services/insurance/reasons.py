"""What the rules of employment insurance say, in words: each reason with its article and what can be done, each figure with its unit."""

from ..kit.procedure import N_, Figure, Reason
from .reasons_for_employers import REASONS as FOR_EMPLOYERS
from .reasons_for_workers import REASONS as FOR_WORKERS

UNEMPLOYMENT = {
    "hired_at_65_or_later": Reason(
        N_(
            "65세가 넘어 새로 취직한 직장으로는 실업급여를 받을 수 없어요. 65세 전부터 쉬지 않고 고용보험에 들어 있었는지 담당자가 확인해요."
        ),
        N_("고용보험법 제10조제2항"),
        (
            N_("65세 전부터 이어서 일했다면 그때의 근로계약서나 4대 보험 가입 내역을 준비해 주세요."),
            N_("일자리 찾기와 직업훈련은 나이와 상관없이 도움받을 수 있어요."),
        ),
    ),
    "insured_unit_days": Reason(
        N_("적어 주신 직장만으로 어림하면 임금을 받은 날이 180일이 안 돼요."),
        N_("고용보험법 제40조제1항제1호, 제41조"),
        (
            N_("그만두기 전 18개월 안에 다른 직장에서 일한 날도 더해요. 고용센터에 알려 주세요."),
            N_("질병이나 육아휴직으로 30일 넘게 임금을 받지 못했다면 18개월에 그 기간을 더해서 세어요."),
            N_("180일이 안 되면 국민취업지원제도를 신청할 수 있는지 알아보세요."),
        ),
    ),
    "unit_days_to_check": Reason(
        N_("일용근로자는 회사가 달마다 신고한 근로일을 더해 180일이 되는지 담당자가 확인해요."),
        N_("고용보험법 제40조제1항제1호, 제41조제1항"),
        (N_("신고되지 않은 날이 있으면 임금 통장이나 출근 기록으로 피보험자격 확인을 청구할 수 있어요."),),
    ),
    "daily_unit_days_under_90": Reason(
        N_("다른 직장을 스스로 그만둔 적이 있으면 일용근로자로 일한 날이 90일 이상이어야 해요."),
        N_("고용보험법 제40조제1항제6호"),
        (N_("일용근로자로 일한 날이 빠졌는지 근로내용 확인신고 내역을 살펴보세요."),),
    ),
    "working_now": Reason(
        N_("지금 일하고 있거나 사업자등록이 있으면 실업한 상태로 보지 않아요."),
        N_("고용보험법 제40조제1항제2호, 같은 법 시행규칙 제92조"),
        (
            N_("일을 그만두거나 휴업·폐업 신고를 한 뒤에 다시 신청할 수 있어요."),
            N_("실제로 사업을 하지 않거나, 직원과 사무실 없이 부동산 임대만 한다면 증명 서류를 내 주세요."),
        ),
    ),
    "unable_to_work": Reason(
        N_("지금 바로 일하기 어려우면 그동안은 실업급여를 받을 수 없어요."),
        N_("고용보험법 제40조제1항제2호, 같은 법 시행규칙 제87조제2항"),
        (
            N_(
                "수급기간 연기를 신고하세요. 일할 수 없는 기간만큼 받을 수 있는 기간이 길어져요. 모두 더해 4년까지예요."
            ),
            N_("다시 일할 수 있게 되면 바로 신청해 주세요."),
        ),
    ),
    "accident_benefit": Reason(
        N_("산재보험의 휴업급여를 받는 동안에는 실업을 인정받을 수 없어요. 어떤 급여를 받는지 담당자가 확인해요."),
        N_("고용보험법 시행규칙 제87조제2항제3호"),
        (
            N_("산재 요양을 하는 동안은 수급기간 연기를 신고한 것으로 보아요. 요양이 끝난 뒤에 신청할 수 있어요."),
            N_("받고 있는 산재 급여의 결정 통지서를 준비해 주세요."),
        ),
    ),
    "voluntary": Reason(
        N_("스스로 그만두었고 법이 정한 정당한 사유가 없으면 받을 수 없어요."),
        N_("고용보험법 제58조제2호, 같은 법 시행규칙 제101조제2항 별표 2"),
        (
            N_(
                "임금 체불, 괴롭힘, 통근 3시간 이상, 질병, 가족 돌봄 같은 사정이 있었다면 사유를 고치고 증명 자료를 내 주세요."
            ),
            N_("그만둔 까닭이 회사 사정이었다면 회사에 이직사유를 바로잡아 달라고 하세요."),
            N_("국민취업지원제도를 신청할 수 있는지 알아보세요."),
        ),
    ),
    "own_fault_review": Reason(
        N_("징계로 해고되었으면 중대한 잘못이 있었는지 담당자가 살펴봐요. 중대한 잘못이 아니면 받을 수 있어요."),
        N_("고용보험법 제58조제1호, 같은 법 시행규칙 제101조제1항 별표 1의2"),
        (N_("해고 통지서와 징계 절차를 보여 주는 자료를 준비해 주세요."),),
    ),
    "reason_to_review": Reason(
        N_("그만둔 까닭이 정당한 이직 사유인지 담당자가 살펴봐요."),
        N_("고용보험법 제58조제2호다목, 같은 법 시행규칙 제101조제2항 별표 2"),
        (
            N_("근로계약서, 급여 명세서, 진단서처럼 사정을 보여 주는 자료를 준비해 주세요."),
            N_("목록에 맞는 사유가 있으면 골라 주세요."),
        ),
    ),
    "employer_disagrees": Reason(
        N_("회사가 말하는 까닭과 달라서 담당자가 양쪽의 사실을 확인해요."),
        N_("고용보험법 제43조제4항, 제58조"),
        (N_("문자, 녹음, 사직서, 권고사직 안내처럼 어떻게 그만두었는지 보여 주는 자료를 준비해 주세요."),),
    ),
    "job_seeking_not_registered": Reason(
        N_("아직 구직신청을 하지 않았어요. 실업급여를 신청하려면 먼저 해야 해요."),
        N_("고용보험법 제42조제2항, 같은 법 시행령 제61조제1항"),
        (N_("온라인으로 구직신청을 한 뒤에 이 신청을 마칠 수 있어요."),),
    ),
    "worked_one_third_or_more": Reason(
        N_("지난달 1일부터 신청하는 날까지 일한 날이 전체의 3분의 1 이상이에요."),
        N_("고용보험법 제40조제1항제5호"),
        (
            N_("일한 날이 3분의 1보다 적어지는 날에 다시 신청할 수 있어요."),
            N_("건설일용근로자는 신청하기 전 14일 동안 이어서 일하지 않았어도 돼요."),
        ),
    ),
    "window_over": Reason(
        N_("그만둔 다음 날부터 12개월이 지났어요. 그 뒤에는 남은 날이 있어도 받을 수 없어요."),
        N_("고용보험법 제48조제1항"),
        (
            N_("그 12개월 안에 임신, 출산, 육아, 질병, 병역으로 일할 수 없다고 신고했다면 기간이 길어져요."),
            N_("그 뒤에 다른 직장에서 일했다면 그 직장을 기준으로 신청할 수 있어요."),
        ),
    ),
}

REASONS = UNEMPLOYMENT | FOR_WORKERS | FOR_EMPLOYERS

FIGURES = {
    "daily_benefit": Figure(N_("하루에 받는 돈"), "won"),
    "benefit_days": Figure(N_("받을 수 있는 날 수"), "days"),
    "total": Figure(N_("모두 받으면"), "won"),
    "base_daily_wage": Figure(N_("하루 평균 임금"), "won"),
    "period_start": Figure(N_("받을 수 있는 기간의 첫날"), "date"),
    "period_end": Figure(N_("받을 수 있는 기간의 마지막 날"), "date"),
    "payable_days": Figure(N_("오늘 신고하면 받는 날 수"), "days"),
    "lost_days": Figure(N_("늦어서 받지 못하는 날 수"), "days"),
    "first_payable_date": Figure(N_("오늘 신고하면 급여를 세기 시작하는 날"), "date"),
    "unit_days_estimate": Figure(N_("어림한 피보험 단위기간"), "days"),
    "remaining_days": Figure(N_("남은 급여일수"), "days"),
    "amount": Figure(N_("받을 수 있는 돈"), "won"),
    "ceiling": Figure(N_("이 금액보다 적어야 하는 월 임금"), "won"),
    "paid_monthly": Figure(N_("다달이 받는 돈"), "won"),
    "deferred": Figure(N_("복직하고 6개월 뒤에 받는 돈"), "won"),
    "deducted": Figure(N_("회사가 준 돈 때문에 빼는 돈"), "won"),
    "amount_floor_won": Figure(N_("날 수만큼 받는 돈"), "won"),
    "first_part": Figure(N_("처음 줄인 시간만큼 받는 돈"), "won"),
    "rest_part": Figure(N_("나머지 줄인 시간만큼 받는 돈"), "won"),
    "insurance_total": Figure(N_("고용보험이 주는 돈"), "won"),
    "employer_total": Figure(N_("회사가 주는 돈"), "won"),
    "insurance_days": Figure(N_("고용보험이 주는 날 수"), "days"),
    "employer_days": Figure(N_("회사가 주는 날 수"), "days"),
    "paid_days": Figure(N_("급여를 주는 날 수"), "days"),
    "daily_cap": Figure(N_("하루의 가장 많은 금액"), "won"),
    "days": Figure(N_("쓸 수 있는 휴가 날 수"), "days"),
    "max_days": Figure(N_("한 해에 지원하는 가장 많은 날 수"), "days"),
    "paid_during": Figure(N_("휴직하는 동안 주는 돈"), "won"),
    "paid_after_6_months": Figure(N_("복직하고 6개월 뒤에 주는 돈"), "won"),
    "first_day": Figure(N_("기간의 첫날"), "date"),
    "last_day": Figure(N_("기간의 마지막 날"), "date"),
    "last_day_after_holiday_rule": Figure(N_("쉬는 날이면 다음 근무일까지"), "date"),
    "last_day_to_file": Figure(N_("계획을 신고할 마지막 날"), "date"),
    "due": Figure(N_("끝내야 하는 날"), "date"),
    "due_if_extended": Figure(N_("늘리면 끝내야 하는 날"), "date"),
    "due_after_holiday_rule": Figure(N_("쉬는 날이면 다음 근무일"), "date"),
}

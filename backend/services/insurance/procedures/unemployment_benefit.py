"""구직급여 수급자격 인정신청 (별지 제75호서식): the claim for unemployment benefit. Employment Insurance Act art. 42, 43."""

from marshmallow import ValidationError, validates_schema

from ...kit.fields import (
    Form,
    bank_account,
    choice,
    choices,
    consent,
    day,
    hours,
    identity_number,
    long_text,
    number,
    phone,
    text,
    won,
    yes_no,
)
from ...kit.procedure import N_, NextStep, Procedure, Step

FORM_75 = "고용보험법 시행규칙 별지 제75호서식"

KINDS = [
    ("regular", N_("상용근로자"), N_("한 달 이상 계속 일하기로 하고 일했어요.")),
    ("daily", N_("일용근로자"), N_("하루 단위로, 또는 한 달이 안 되게 일했어요.")),
]
REASONS = [
    ("23", N_("회사 사정으로 그만두었어요"), N_("권고사직, 경영 악화, 인원 감축")),
    ("32", N_("계약 기간이나 공사가 끝났어요")),
    ("31", N_("정년이 되었어요")),
    ("22", N_("회사가 문을 닫았어요"), N_("폐업, 도산")),
    ("12", N_("일하는 조건이 나빠져 그만두었어요"), N_("이사, 임금 체불, 근로조건 변경 등")),
    ("26", N_("징계로 해고되었어요")),
    ("11", N_("개인 사정으로 그만두었어요")),
]
JUST_CAUSES = [
    ("none", N_("아래에 해당하는 것이 없어요")),
    ("JC01", N_("임금을 못 받았거나, 약속보다 조건이 나빴어요"), N_("이직 전 1년 안에 2개월 이상")),
    ("JC02", N_("종교, 성별, 장애, 노조 활동 때문에 차별을 받았어요")),
    ("JC03", N_("성희롱이나 성폭력을 겪었어요")),
    ("JC04", N_("직장 내 괴롭힘을 겪었어요")),
    ("JC05", N_("회사의 도산, 폐업이나 대량 감원이 예정되어 있었어요")),
    ("JC06", N_("회사가 어려워 퇴직을 권하거나 희망퇴직을 받았어요")),
    ("JC07", N_("출퇴근이 왕복 3시간 이상 걸리게 되었어요"), N_("회사 이전, 전근, 가족과 살기 위한 이사")),
    ("JC08", N_("아픈 가족을 30일 이상 돌봐야 했는데 휴가를 받지 못했어요")),
    ("JC09", N_("큰 사고 뒤에도 회사가 안전 명령을 지키지 않았어요")),
    ("JC10", N_("몸이 아파 일하기 어려운데 다른 일이나 휴직을 받지 못했어요")),
    ("JC11", N_("임신, 출산, 어린 자녀, 병역 때문인데 휴가나 휴직을 받지 못했어요")),
    ("JC12", N_("회사가 법에 어긋나는 물건이나 일을 하게 되었어요")),
    ("JC13", N_("정년이 되었거나 계약 기간이 끝났어요")),
    ("JC14", N_("그 밖에 누구라도 그만두었을 사정이 있었어요")),
]
UNABLE = [
    ("none", N_("바로 일할 수 있어요")),
    ("illness", N_("아프거나 다쳤어요")),
    ("pregnancy", N_("임신 중이거나 출산했어요")),
    ("childcare", N_("아이를 돌봐야 해요")),
    ("family_care", N_("아픈 가족을 돌봐야 해요")),
    ("study", N_("학교에 다녀요")),
    ("military", N_("군 복무 중이거나 곧 해요")),
    ("other", N_("그 밖의 이유가 있어요")),
]


class UnemploymentBenefitForm(Form):
    worker_kind = choice(
        N_("지난 직장에서 어떻게 일했나요?"),
        KINDS,
        step="work",
        source=f"{FORM_75}: 상용·일용 구분; 고용보험법 제40조제1항제5호",
    )
    employer_name = text(N_("회사 이름"), step="work", source=f"{FORM_75}: 최종 이직 사업장명")
    occupation = text(
        N_("하던 일"),
        hint=N_("예: 용접, 매장 판매"),
        most=50,
        step="work",
        prefill="before.occupation",
        source=f"{FORM_75}: 이직 전 직종",
    )
    hired_on = day(
        N_("일을 시작한 날"),
        first="1950-01-01",
        not_after="today",
        step="work",
        source=f"{FORM_75}: 근속기간; 고용보험법 제50조",
    )
    separation_date = day(
        N_("마지막으로 일한 날"),
        hint=N_("이 날을 이직일이라고 해요."),
        first="2018-01-01",
        not_after="today",
        not_before="hired_on",
        step="work",
        source=f"{FORM_75}: 이직일; 고용보험법 제42조",
    )
    daily_hours = hours(
        N_("하루에 일하기로 한 시간"),
        hint=N_("쉬는 시간은 빼고 적어요. 예: 8"),
        most=16 * 60,
        step="work",
        source="고용보험법 시행규칙 제91조의2; 별지 제75호의4서식: 1일 소정근로시간",
    )
    monthly_wage = won(
        N_("한 달 평균 임금"),
        hint=N_("그만두기 전 3개월의, 세금 떼기 전 금액이에요."),
        least=1,
        most=1_000_000_000,
        sensitive=True,
        step="work",
        source=f"{FORM_75}: 이직 전 임금; 고용보험법 제45조",
    )
    work_days_in_window = number(
        N_("지난달 1일부터 오늘까지 일한 날"),
        most=62,
        unit="days",
        when={"worker_kind": ["daily"]},
        step="work",
        source="고용보험법 제40조제1항제5호",
    )
    separation_reason = choice(
        N_("왜 그만두었나요?"), REASONS, step="reason", source=f"{FORM_75}: 최종 이직사유; 고용보험법 제58조"
    )
    just_cause = choice(
        N_("이런 사정이 있었나요?"),
        JUST_CAUSES,
        hint=N_("스스로 그만두었어도 이런 사정이 있으면 받을 수 있어요. 법에서는 정당한 이직 사유라고 해요."),
        when={"separation_reason": ["11", "12"]},
        step="reason",
        source="고용보험법 시행규칙 제101조제2항 별표 2",
    )
    reason_detail = long_text(
        N_("어떤 일이 있었는지 적어 주세요"),
        hint=N_("언제 어떤 일이 있었는지 두세 문장이면 충분해요."),
        least=2,
        when={"separation_reason": ["11", "12", "26"]},
        sensitive=True,
        step="reason",
        source=f"{FORM_75}: 구체적 이직사유",
    )
    employer_disagrees = yes_no(
        N_("회사가 말하는 까닭과 다른가요?"), step="reason", source=f"{FORM_75}: 사업주 기재 사유와 다른 경우"
    )
    employer_reason = long_text(
        N_("회사는 어떻게 말하나요?"),
        least=2,
        most=500,
        when={"employer_disagrees": [True]},
        sensitive=True,
        step="reason",
        source=f"{FORM_75}: 사업주 기재 사유와 다른 경우",
    )
    job_seeking_registered = yes_no(
        N_("구직신청을 했나요?"),
        hint=N_("일자리를 찾고 있다고 등록하는 것이에요. 아직이면 신청한 뒤에 해도 돼요."),
        step="now",
        source=f"{FORM_75}: 구직신청 번호·일; 고용보험법 시행령 제61조제1항",
    )
    job_seeking_registered_on = day(
        N_("구직신청을 한 날"),
        first="2015-01-01",
        not_after="today",
        when={"job_seeking_registered": [True]},
        step="now",
        source=f"{FORM_75}: 구직신청일",
    )
    session_done = yes_no(N_("온라인 교육을 들었나요?"), step="now", source=f"{FORM_75}: 온라인 교육 이수")
    session_done_on = day(
        N_("온라인 교육을 들은 날"),
        first="2015-01-01",
        not_after="today",
        when={"session_done": [True]},
        step="now",
        source=f"{FORM_75}: 온라인 교육 이수일",
    )
    working_now = yes_no(
        N_("지금 일하고 있거나 내 이름으로 된 사업자등록이 있나요?"),
        step="now",
        source=f"{FORM_75}: 취업·자영업 여부; 고용보험법 제40조제1항제2호",
    )
    unable_reasons = choices(
        N_("지금 바로 일하기 어려운 이유가 있나요?"),
        UNABLE,
        alone="none",
        sensitive=True,
        step="now",
        source=f"{FORM_75}: 근로 불가 사유; 고용보험법 제48조제2항",
    )
    accident_benefit = yes_no(
        N_("산재보험에서 휴업급여나 연금을 받고 있나요?"),
        sensitive=True,
        step="now",
        source=f"{FORM_75}: 산재 휴업급여·연금 수급",
    )
    disabled = yes_no(
        N_("장애인으로 등록되어 있나요?"),
        hint=N_("등록되어 있으면 더 오래 받을 수 있어요."),
        sensitive=True,
        step="now",
        source=f"{FORM_75}: 장애인 여부; 고용보험법 제50조 별표 1",
    )
    name = text(N_("이름"), most=60, autocomplete="name", prefill="profile.name", step="you", source=f"{FORM_75}: 성명")
    birth_date = day(
        N_("태어난 날"),
        hint=N_("나이에 따라 받는 날수가 달라져요."),
        first="1800-01-01",
        not_after="today",
        autocomplete="bday",
        prefill="profile.birth_date",
        step="you",
        source="고용보험법 제50조 별표 1 (이직일 현재 나이)",
    )
    resident_number = identity_number(
        N_("주민등록번호 또는 외국인등록번호"),
        hint=N_("고용보험법 시행령 제145조의2에 따라 물어요. 암호로 바꾸어 보관해요."),
        prefill="before.resident_number",
        step="you",
        source=f"{FORM_75}: 주민등록번호; 고용보험법 시행령 제145조의2",
    )
    mobile = phone(N_("휴대전화"), prefill="profile.mobile", step="you", source=f"{FORM_75}: 휴대전화")
    address = text(
        N_("주소"),
        hint=N_("이 주소를 맡은 고용센터에서 처리해요."),
        least=5,
        most=200,
        autocomplete="street-address",
        prefill="profile.address",
        step="you",
        source=f"{FORM_75}: 주소",
    )
    account = bank_account(
        N_("급여를 받을 계좌"),
        hint=N_("지금 적지 않아도 돼요. 첫 실업인정일까지 알려 주세요."),
        required=False,
        prefill="profile.account",
        step="you",
        source=f"{FORM_75}: 급여 계좌",
    )
    pension_credit = yes_no(
        N_("국민연금 실업크레딧도 신청할까요?"),
        hint=N_("급여를 받는 동안 국민연금 보험료의 75%를 나라가 내요. 나머지 25%는 본인이 내요."),
        step="promise",
        source=f"{FORM_75}: 국민연금 가입기간 추가 산입; 고용보험법 제55조의2",
    )
    truthful = consent(
        N_("사실대로 적었어요. 거짓으로 받으면 돌려주고 더 물어야 한다는 것을 알고 있어요."),
        version="2026-11",
        step="promise",
        source=f"{FORM_75}: 부정수급 유의사항 확인; 고용보험법 제61조, 제62조",
    )
    share_data = consent(
        N_("담당 공무원이 행정정보 공동이용으로 서류를 확인해도 좋아요. (선택)"),
        hint=N_("동의하지 않으면 서류를 직접 내면 돼요."),
        required=False,
        version="2026-11",
        step="promise",
        source=f"{FORM_75}: 행정정보 공동이용 동의; 전자정부법 제36조",
    )

    @validates_schema(skip_on_field_errors=True)
    def _dates_agree(self, data, **more):
        if data["birth_date"] >= data["hired_on"]:
            raise ValidationError(N_("일을 시작한 날보다 뒤예요. 태어난 날을 확인해 주세요."), "birth_date")
        reasons = data["unable_reasons"]
        if "none" in reasons and len(reasons) > 1:
            raise ValidationError(N_("‘바로 일할 수 있어요’는 다른 답과 함께 고를 수 없어요."), "unable_reasons")
        number, born = data["resident_number"], data["birth_date"]
        if number[6] in "90" and number[:6] != born[2:].replace("-", ""):
            raise ValidationError(N_("앞 여섯 자리가 태어난 날과 달라요."), "resident_number")


PROCEDURE = Procedure(
    name="unemployment-benefit",
    title=N_("실업급여 신청"),
    summary=N_("일자리를 잃은 뒤 다시 일할 때까지 받는 돈이에요. 법에서는 구직급여 수급자격 인정신청이라고 해요."),
    form=UnemploymentBenefitForm,
    steps=(
        Step("work", N_("지난 직장")),
        Step("reason", N_("그만둔 까닭")),
        Step("now", N_("지금 상황")),
        Step("you", N_("신청하는 사람")),
        Step("promise", N_("확인과 동의")),
    ),
    assess="ub.claim",
    once_per=("separation_date",),
    basis=N_("고용보험법 제40조, 제42조, 제43조"),
    who=N_("고용보험에 들어 일하다가 일자리를 잃은 사람"),
    deadline=N_("그만둔 다음 날부터 바로 신청하세요. 급여는 그날부터 12개월 안에만 받을 수 있어요."),
    processing=N_("고용센터를 방문한 뒤 14일 안에 결정해요."),
    minutes=3,
    bring=(N_("지난 직장의 이름과 일한 기간"), N_("그만두기 전 석 달의 임금"), N_("주민등록번호 또는 외국인등록번호")),
    next_steps=(
        NextStep(
            "job_seeking",
            N_("구직신청하기"),
            N_("일자리를 찾고 있다고 등록해요. 이 신청보다 먼저, 늦어도 고용센터에 가기 전에 해 주세요."),
        ),
        NextStep(
            "session",
            N_("온라인 교육 듣기"),
            N_("수급자격 신청자 온라인 교육을 들어요. 들은 날부터 14일 안에 고용센터에 가 주세요."),
        ),
        NextStep(
            "visit",
            N_("고용센터 방문하기"),
            N_(
                "내 주소를 맡은 고용센터에 직접 가야 해요. 어디인지 모르면 국번 없이 1350에 물어보세요. 가야만 실업을 신고한 것이 돼요."
            ),
            until="period_end",
            bring=(N_("신분증"), N_("통장 사본 또는 계좌번호")),
        ),
    ),
)

"""고용보험: unemployment and parental benefits, employer subsidies."""

from ..kit.procedure import N_, Service

SERVICE = Service(
    code="insurance",
    title=N_("고용보험"),
    summary=N_("일자리를 잃었거나 아이를 돌보느라 일을 쉴 때 받는 급여를 신청해요."),
    procedures=("unemployment_benefit",),
    planned=(N_("실업인정 신청"), N_("육아휴직 급여"), N_("출산전후휴가 급여"), N_("사업주 지원금")),
)

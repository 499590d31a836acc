"""국민취업지원제도: participation, plan, allowance."""

from ..kit.procedure import N_, Service

SERVICE = Service(
    code="support",
    title=N_("국민취업지원"),
    summary=N_("취업을 준비하는 동안 상담과 수당으로 도와드려요."),
    planned=(N_("참여 신청"), N_("취업활동계획"), N_("구직촉진수당")),
)

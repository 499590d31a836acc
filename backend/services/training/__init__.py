"""HRD-Net: the card and the courses."""

from ..kit.procedure import N_, Service

SERVICE = Service(
    code="training",
    title=N_("직업훈련"),
    summary=N_("국민내일배움카드로 필요한 기술을 배워요."),
    planned=(N_("국민내일배움카드"), N_("훈련과정 신청"), N_("훈련장려금")),
)

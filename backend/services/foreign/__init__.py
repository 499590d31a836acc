"""외국인고용관리: employment permits and change of workplace."""

from ..kit.procedure import N_, Service

SERVICE = Service(
    code="foreign",
    title=N_("외국인 고용"),
    summary=N_("고용허가를 신청하고, 사업장 변경을 신청해요."),
    planned=(N_("고용허가 신청"), N_("사업장 변경 신청")),
)

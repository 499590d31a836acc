"""워크넷: seeking and offering work."""

from ..kit.procedure import N_, Service

SERVICE = Service(
    code="jobs",
    title=N_("구인·구직"),
    summary=N_("일자리를 찾고, 사람을 찾아요."),
    planned=(N_("구직신청"), N_("채용공고 지원"), N_("구인신청")),
)

"""What can stand in the way of a filing. Only these hold an entry on the phone; 429 and 5xx never do."""

from __future__ import annotations

from ..problems import Problem
from ..texts import N_


class UnknownCredential(Problem):
    status, code, text = 401, "unknown_credential", N_("이 패스키를 알지 못해요. 다시 로그인한 뒤 확인해 주세요.")


class Unreadable(Problem):
    status, code, text = 422, "unreadable", N_("보낸 내용을 열 수 없어요. 새 열쇠로 다시 봉해서 보낼게요.")


class UpdateFirst(Problem):
    status, code, text = 409, "update_first", N_("앱을 새로 고친 뒤 다시 보내 주세요.")


class OtherContent(Problem):
    status, code, text = 409, "other_content", N_("이미 다른 내용으로 보낸 신청이에요.")


class DuplicateOf(Problem):
    status, code, text = 409, "duplicate_of", N_("같은 신청을 이미 보냈어요.")


class NotArrived(Problem):
    status, code, text = 409, "not_arrived", N_("먼저 보낸 신청이 아직 도착하지 않았어요.")


class AlreadyReceived(Problem):
    status, code, text = 409, "already_received", N_("앞서 보낸 신청이 이미 접수되었어요.")


class Replaced(Problem):
    status, code, text = 409, "replaced", N_("이 신청은 고쳐서 다시 보낸 신청으로 바뀌었어요.")


class WrongState(Problem):
    status, code, text = 409, "wrong_state", N_("지금 상태에서는 할 수 없어요.")


class NotAllowedFor(Problem):
    status, code, text = 403, "mandate_missing", N_("다른 사람을 대신해 신청할 권한이 없어요.")

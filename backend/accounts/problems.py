from __future__ import annotations

from ..problems import Problem
from ..texts import N_


class MalformedCredential(Problem):
    """No browser sends this; says nothing about any account."""

    status, code, text = 400, "malformed_credential", N_("패스키 응답을 읽을 수 없어요. 처음부터 다시 해 주세요.")


class CeremonyOver(Problem):
    """Used, expired, another kind, another browser or another person: all the same answer."""

    status, code, text = 400, "ceremony_over", N_("시간이 지났거나 이미 쓴 요청이에요. 처음부터 다시 해 주세요.")


class JoinFailed(Problem):
    """One answer for every reason, so that it tells nothing about other accounts (IDN-18)."""

    status, code, text = 403, "join_failed", N_("이 패스키로는 가입할 수 없어요. 다시 해 주세요.")


class SignInFailed(Problem):
    """One answer for every reason, known passkey or not (IDN-18)."""

    status, code, text = (
        403,
        "sign_in_failed",
        N_("이 패스키로 로그인할 수 없어요. 다시 하거나 다른 패스키를 써 주세요."),
    )


class PasskeyRemoved(Problem):
    """Said only to who proved to hold it: the page tells the phone to forget it (IDN-15)."""

    status, code, text = 403, "passkey_removed", N_("삭제한 패스키예요. 다른 패스키로 로그인해 주세요.")


class LastPasskey(Problem):
    status, code, text = 409, "last_passkey", N_("마지막 패스키는 삭제할 수 없어요. 다른 패스키를 먼저 추가해 주세요.")


class BadSignature(Problem):
    """At the delivery door: not signed by this passkey, or not so that it counts."""

    status, code, text = 403, "bad_signature", N_("서명을 확인할 수 없어요.")

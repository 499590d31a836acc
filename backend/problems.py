"""RFC 9457 problem documents: a status, a stable code and a sentence in the person's language (INP-07).

Raise a Problem where the fact is known; one handler answers. Nothing that was typed, and no word about our insides, is echoed.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, json
from werkzeug.exceptions import HTTPException

from .texts import N_, say


class Problem(Exception):
    """What stands in the way. `more` becomes members of the document."""

    status, code, text = 400, "bad_request", N_("요청을 읽을 수 없어요.")

    def __init__(self, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(self.code)
        self.headers, self.more = headers or {}, more


class Malformed(Problem):
    status, code, text = 400, "malformed", N_("요청을 읽을 수 없어요.")


class SignInFirst(Problem):
    status, code, text = 401, "sign_in_first", N_("먼저 로그인해 주세요.")


class Forbidden(Problem):
    status, code, text = 403, "forbidden", N_("이 일을 할 수 없어요.")


class ConfirmFirst(Problem):
    status, code, text = 403, "confirm_first", N_("본인 확인을 한 번 더 해 주세요.")


class NotFound(Problem):
    status, code, text = 404, "not_found", N_("찾을 수 없어요.")


class TooLarge(Problem):
    status, code, text = 413, "too_large", N_("보내려는 내용이 너무 커요.")


class TooMany(Problem):
    status, code, text = 429, "too_many", N_("요청이 너무 많아요. 잠시 뒤에 다시 해 주세요.")


class InvalidAnswers(Problem):
    """422 with `errors`: question to sentences, already in the person's language."""

    status, code, text = 422, "invalid_answers", N_("고쳐야 할 답이 있어요.")

    def __init__(self, messages: dict[str, Any], lang: str | None = None) -> None:
        super().__init__(errors=flat(messages, lang))


def flat(messages: Any, lang: str | None = None, name: str = "") -> dict[str, list[str]]:
    """marshmallow's nested messages as `account.number` to sentences, in `lang`."""
    if isinstance(messages, dict):
        found: dict[str, list[str]] = {}
        for key, inner in messages.items():
            found |= flat(inner, lang, f"{name}.{key}" if name and not isinstance(key, int) else name or str(key))
        return found
    sentences = messages if isinstance(messages, list) else [messages]
    return {name: [say(sentence, lang) for sentence in sentences]}


HTTP: dict[int, type[Problem]] = {
    400: Malformed,
    401: SignInFirst,
    403: Forbidden,
    404: NotFound,
    413: TooLarge,
    422: InvalidAnswers,
    429: TooMany,
}
GENERAL = {
    405: ("method_not_allowed", N_("이 주소에서는 할 수 없는 요청이에요.")),
    415: ("json_only", N_("이 형식은 받을 수 없어요.")),
    503: ("unavailable", N_("지금은 처리할 수 없어요. 잠시 뒤에 다시 해 주세요.")),
}
UNKNOWN = ("error", N_("문제가 생겼어요. 적은 내용은 이 휴대폰에 그대로 있어요."))


def _document(status: int, code: str, text: str, more: dict[str, Any], headers: dict[str, str]) -> Response:
    body = {"type": f"/problems/{code}", "title": say(text), "status": status, "code": code, **more}
    answer = Response(json.dumps(body), status, content_type="application/problem+json")
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


def _problem(error: Problem) -> Response:
    return _document(error.status, error.code, error.text, error.more, error.headers)


def _http(error: HTTPException) -> Response:
    """Werkzeug's and webargs' errors. Their own headers stay: a 405 must say Allow (RFC 9110, section 15.5.6)."""
    if error.code and error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    status = error.code or 500
    headers = {name: value for name, value in error.get_headers() if name.lower() in ("allow", "retry-after")}
    messages = getattr(error, "data", {}).get("messages")
    if messages:
        return _problem(InvalidAnswers(messages.get("json", messages)))
    if status in HTTP and status != 422:
        known = HTTP[status]
        return _document(status, known.code, known.text, {}, headers)
    code, text = GENERAL.get(status, UNKNOWN)
    return _document(status, code, text, {}, headers)


def _unexpected(error: Exception) -> Response:
    current_app.logger.error("unexpected %s", type(error).__name__, exc_info=error)
    return _document(500, *UNKNOWN, {}, {})


def init_app(app: Flask) -> None:
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)

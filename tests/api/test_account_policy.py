"""Who may enter: every account route, by every kind of visitor; and how refusals are worded."""

import json

import pytest

from tests.api.phone import Phone
from tests.api.rows import code, everything

SIGN_IN, CONFIRM, ABSENT = (401, "sign_in_first"), (403, "confirm_first"), (404, "not_found")
NOBODY = "00000000-0000-4000-8000-000000000000"

# method, path, body, and who may enter
ROUTES = [
    ("POST", "/api/passkeys/join/options", {"language": "ko"}, "anyone"),
    ("POST", "/api/passkeys/join/verify", {"ceremony": NOBODY}, "anyone"),
    ("POST", "/api/passkeys/sign-in/options", {}, "anyone"),
    ("POST", "/api/passkeys/sign-in/verify", {"ceremony": NOBODY}, "anyone"),
    ("POST", "/api/passkeys/step-up/options", {}, "signed_in"),
    ("POST", "/api/passkeys/step-up/verify", {"ceremony": NOBODY}, "signed_in"),
    ("POST", "/api/passkeys/add/options", {}, "fresh"),
    ("POST", "/api/passkeys/add/verify", {"ceremony": NOBODY}, "signed_in"),
    ("GET", "/api/passkeys", None, "signed_in"),
    ("PATCH", "/api/passkeys/AAAA", {"name": "x"}, "signed_in"),
    ("DELETE", "/api/passkeys/AAAA", None, "fresh"),
    ("GET", "/api/session", None, "signed_in"),
    ("POST", "/api/session/extend", {}, "signed_in"),
    ("DELETE", "/api/session", None, "anyone"),
    ("GET", "/api/sessions", None, "signed_in"),
    ("DELETE", f"/api/sessions/{NOBODY}", None, "signed_in"),
    ("DELETE", "/api/sessions", None, "signed_in"),
    ("GET", "/api/profile", None, "signed_in"),
    ("PUT", "/api/profile", {"language": "ko"}, "signed_in"),
]


@pytest.mark.parametrize(("method", "path", "body", "who"), ROUTES)
def test_who_may_enter(app, phone, clock, method, path, body, who):
    """AUZ-01, SES-06"""
    stranger = Phone(app).ask(method, path, body)
    forged = Phone(app)
    forged.client.set_cookie("session", "A" * 43)
    if who == "anyone":
        assert stranger.status_code not in (401, 500)
    else:
        assert code(stranger) == code(forged.ask(method, path, body)) == SIGN_IN
    clock.forward(minutes=6)
    stale = phone.ask(method, path, body)
    if who == "fresh":
        assert code(stale) == CONFIRM
    else:
        assert stale.status_code not in (401, 500)
        assert b"confirm_first" not in stale.data


def test_every_account_route_is_in_the_walk(app):
    """AUZ-01"""
    adapter = app.url_map.bind("localhost")
    walked = {adapter.match(path, method)[0] for method, path, _, _ in ROUTES}
    mine = {name for name in app.view_functions if name.split(".")[0] in ("passkeys", "sessions", "profile")}
    assert walked == mine
    rules = {adapter.match(path, method)[0]: who for method, path, _, who in ROUTES}
    assert {name: app.view_functions[name].rule.value for name in mine} == rules


def test_somebody_elses_things_look_like_none(app, phone, other_phone):
    """AUZ-02, AUZ-03: same status, body and headers, and nothing happens"""
    theirs = other_phone.get("/api/sessions").json[0]["id"]
    before = everything(app)
    for method, foreign, absent, body in (
        ("DELETE", f"/api/sessions/{theirs}", f"/api/sessions/{NOBODY}", None),
        ("DELETE", f"/api/passkeys/{other_phone.passkey}", f"/api/passkeys/{'A' * 43}", None),
        ("PATCH", f"/api/passkeys/{other_phone.passkey}", f"/api/passkeys/{'A' * 43}", {"name": "x"}),
        ("DELETE", f"/api/passkeys/{other_phone.passkey}", "/api/passkeys/!", None),
    ):
        answers = [phone.ask(method, path, body) for path in (foreign, absent)]
        headers = [{k: v for k, v in answer.headers.items() if k != "X-Request-Id"} for answer in answers]
        assert code(answers[0]) == code(answers[1]) == ABSENT
        assert answers[0].json == answers[1].json
        assert headers[0] == headers[1]
    assert everything(app) == before
    assert other_phone.signed_in()


@pytest.mark.parametrize(("method", "path", "body", "who"), [route for route in ROUTES if route[2] is not None])
def test_unknown_and_read_only_members_are_refused(phone, method, path, body, who):
    """AUZ-05"""
    for more in ({"person": phone.person}, {"level": 2}, {"id": "x"}, {"created_at": "2026-01-01T00:00:00Z"}):
        answer = phone.ask(method, path, {**body, **more})
        assert code(answer) == (422, "invalid_answers")
        assert set(answer.json["errors"]) == set(more)


@pytest.mark.parametrize("body", [[], "x", 5, None, [{}]])
def test_a_body_of_another_shape_is_refused(phone, body):
    """AUZ-05, INP-07"""
    for method, path, good, _ in ROUTES:
        if good is not None:
            answer = phone.client.open(
                path,
                method=method,
                data=json.dumps(body),
                content_type="application/json",
                headers={"Origin": phone.origin},
                base_url=phone.origin,
            )
            assert 400 <= answer.status_code < 500, (path, answer.data)
            assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "ceremony", ["", "x", None, 5, "{" + NOBODY + "}", "urn:uuid:" + NOBODY, NOBODY.replace("-", "")]
)
def test_a_ceremony_id_has_one_spelling(phone, ceremony):
    """INP-04"""
    answer = phone.post("/api/passkeys/sign-in/verify", {"ceremony": ceremony, "credential": {}})
    assert code(answer) == (422, "invalid_answers")
    assert set(answer.json["errors"]) == {"ceremony"}


@pytest.mark.parametrize("language", ["", "KO", "ko ", "xx", "../en", 5, None])
def test_a_language_is_one_of_ours(new_phone, language):
    """AUZ-05"""
    assert code(new_phone().post("/api/passkeys/join/options", {"language": language})) == (422, "invalid_answers")


def test_refusals_are_problem_documents_in_the_persons_language(app, phone, new_phone, clock):
    """INP-07: a stable code and a plain sentence; nothing that was sent comes back"""
    clock.forward(minutes=6)
    wrong = {"ceremony": NOBODY, "credential": {"id": "<marker>"}}
    for answers in (
        lambda lang: new_phone().get("/api/profile", Accept_Language=lang),
        lambda lang: phone.delete("/api/passkeys/AAAA", Accept_Language=lang),
        lambda lang: phone.patch("/api/passkeys/AAAA", {"name": "<marker>"}, Accept_Language=lang),
        lambda lang: phone.post("/api/passkeys/sign-in/verify", wrong, Accept_Language=lang),
        lambda lang: phone.put("/api/profile", {"language": "ko", "mobile": "<marker>"}, Accept_Language=lang),
    ):
        korean, english, other = answers("ko"), answers("en"), answers("fr")
        for answer in (korean, english, other):
            assert answer.content_type == "application/problem+json"
            assert answer.json["type"] == f"/problems/{answer.json['code']}"
            assert answer.json["status"] == answer.status_code
            assert "marker" not in answer.text
        assert korean.json["code"] == english.json["code"]
        assert any("가" <= letter <= "힣" for letter in korean.json["title"])
        assert other.json == korean.json, "Korean is the source"


def test_interactive_docs_and_other_methods_are_off(phone):
    """INP-12"""
    for path in ("/api/session", "/api/profile", "/api/passkeys"):
        answer = phone.ask("TRACE", path)
        assert answer.status_code == 405
        assert "TRACE" not in answer.headers["Allow"]
    for path in ("/api/session/", "//api/session", "/api//session", "/API/session", "/api/session%2f"):
        assert Phone(phone.app).get(path).status_code in (308, 401, 404)

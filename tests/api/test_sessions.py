"""Sessions: where one is signed in, for how long, and how it ends."""

import hashlib
import re
from datetime import timedelta

import pytest

from backend.accounts.models import LoginSession
from tests.api.phone import Phone
from tests.api.rows import all_of, code, everything

SIGN_IN = (401, "sign_in_first")


def joined(app):
    phone = Phone(app)
    assert phone.join().status_code == 201
    return phone


def set_cookies(answer):
    return [line for line in answer.headers.getlist("Set-Cookie") if "session=" in line]


def test_the_cookie_on_https(make_app):
    """SES-01: __Host-, Secure, HttpOnly, SameSite=Strict, Path=/"""
    phone = Phone(make_app(ORIGIN="https://goyong24.example"))
    [line] = set_cookies(phone.join())
    name, *attributes = [part.strip() for part in line.split(";")]
    assert re.fullmatch(r"__Host-session=[A-Za-z0-9_-]{43}", name)
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"} <= set(attributes)
    assert "domain" not in line.lower()
    assert phone.signed_in()


def test_the_cookie_on_localhost(phone):
    """SES-01: a plain name, where browsers refuse __Host-"""
    [line] = set_cookies(phone.sign_in())
    assert re.match(r"session=[A-Za-z0-9_-]{43};", line)
    assert "HttpOnly" in line
    assert "SameSite=Strict" in line
    assert "Secure" not in line


def test_only_the_hash_of_the_token_is_stored_and_no_body_tells_it(app, phone):
    """SES-01: 256 random bits"""
    [row] = all_of(app, LoginSession)
    assert row.token_hash == hashlib.sha256(phone.cookie().encode()).digest()
    assert phone.cookie() not in repr(everything(app))
    assert phone.cookie() not in phone.get("/api/session").text + phone.get("/api/sessions").text


@pytest.mark.parametrize("again", ["sign_in", "step_up"])
def test_a_new_token_comes_and_the_old_one_dies(app, phone, again):
    """SES-02"""
    old = phone.cookie()
    assert getattr(phone, again)().status_code == 200
    assert phone.cookie() != old
    assert len(all_of(app, LoginSession)) == 1
    thief = Phone(app)
    thief.client.set_cookie("session", old)
    assert code(thief.get("/api/session")) == SIGN_IN


def test_a_planted_token_is_not_taken_over(app, phone, new_phone):
    """SES-02"""
    other = new_phone()
    planted = "A" * 43
    other.client.set_cookie("session", planted)
    other.join()
    assert other.cookie() != planted


def test_joining_on_a_signed_in_browser_ends_the_old_session(app, phone):
    """SES-02"""
    person = phone.person
    phone.join()
    assert phone.person != person
    assert [str(row.person_id) for row in all_of(app, LoginSession)] == [phone.person]


def test_a_session_ends_after_thirty_idle_minutes(phone, clock):
    """SES-03"""
    clock.forward(minutes=29, seconds=59)
    assert phone.signed_in()
    clock.forward(seconds=1)
    assert code(phone.get("/api/session")) == SIGN_IN


def test_a_session_ends_after_twelve_hours_however_busy(phone, clock):
    """SES-03"""
    for _ in range(35):
        clock.forward(minutes=20)
        extended = phone.post("/api/session/extend", {})
        assert extended.status_code == 200
    assert extended.json["expires_at"] == extended.json["ends_at"] == "2026-07-20T15:00:00Z"
    phone.step_up()
    clock.forward(minutes=20)
    assert code(phone.post("/api/session/extend", {})) == SIGN_IN, "a step-up does not lengthen it"


def test_the_limits_are_settings(make_app, clock):
    """SES-03"""
    phone = joined(make_app(SESSION_IDLE=timedelta(minutes=2), SESSION_TOTAL=timedelta(minutes=3)))
    assert phone.session["expires_at"] == "2026-07-20T03:02:00Z"
    assert phone.session["ends_at"] == "2026-07-20T03:03:00Z"


def test_looking_does_not_keep_a_session_alive_but_acting_does(app, phone, clock):
    """SES-03, SES-07: pages fetch by themselves"""
    start = clock.now
    clock.forward(minutes=20)
    for path in ("/api/session", "/api/sessions", "/api/passkeys", "/api/profile"):
        assert phone.get(path).status_code == 200
    assert all_of(app, LoginSession)[0].seen_at == start
    phone.put("/api/profile", {"language": "ko"})
    assert all_of(app, LoginSession)[0].seen_at == clock.now


def test_acting_is_noted_once_a_minute(app, phone, clock):
    """SES-03: not a write for every request"""
    start = clock.now
    clock.forward(seconds=59)
    phone.put("/api/profile", {"language": "ko"})
    assert all_of(app, LoginSession)[0].seen_at == start
    clock.forward(seconds=1)
    phone.put("/api/profile", {"language": "ko"})
    assert all_of(app, LoginSession)[0].seen_at == clock.now


def test_get_never_changes_state(app, phone, clock):
    """SES-07"""
    clock.forward(minutes=5)
    before = everything(app)
    for path in ("/api/session", "/api/sessions", "/api/passkeys", "/api/profile", "/api/health"):
        assert phone.get(path).status_code in (200, 204)
    assert everything(app) == before


def test_signing_out_ends_the_session_on_the_server(app, phone):
    """SES-04"""
    token = phone.cookie()
    answer = phone.delete("/api/session")
    assert answer.status_code == 204
    assert "session=;" in set_cookies(answer)[0]
    phone.client.set_cookie("session", token)
    assert code(phone.get("/api/session")) == SIGN_IN
    assert all_of(app, LoginSession) == []


def test_signing_out_without_a_session_is_done_too(new_phone):
    """SES-04"""
    assert new_phone().delete("/api/session").status_code == 204


def test_removing_a_passkey_ends_what_it_opened_at_once(app, phone, new_phone):
    """SES-04"""
    lost, kept = new_phone(), phone.passkey
    phone.add_passkey()
    lost.authenticator, lost.passkey = phone.authenticator, phone.passkey
    lost.sign_in()
    removed, phone.passkey = phone.passkey, kept
    assert lost.signed_in()
    assert phone.remove_passkey(removed).status_code == 204
    assert code(lost.get("/api/session")) == SIGN_IN
    assert phone.signed_in()


def second_browser(app, phone):
    other = Phone(app)
    other.authenticator, other.passkey = phone.authenticator, phone.passkey
    other.sign_in()
    return other


def test_a_person_sees_and_ends_her_sessions(app, phone, clock):
    """SES-05"""
    clock.forward(minutes=1)
    other = second_browser(app, phone)
    shown = phone.get("/api/sessions").json
    assert [(one["current"], one["created_at"], one["device"]) for one in shown] == [
        (False, "2026-07-20T03:01:00Z", "Android · Chrome"),
        (True, "2026-07-20T03:00:00Z", "Android · Chrome"),
    ]
    assert phone.delete(f"/api/sessions/{shown[0]['id']}").status_code == 204
    assert code(other.get("/api/session")) == SIGN_IN
    assert [one["current"] for one in phone.get("/api/sessions").json] == [True]


def test_signing_out_everywhere(app, phone, other_phone):
    """SES-05"""
    browsers = [phone, second_browser(app, phone), second_browser(app, phone)]
    assert browsers[1].delete("/api/sessions").status_code == 204
    assert [code(browser.get("/api/session")) for browser in browsers] == [SIGN_IN] * 3
    assert other_phone.signed_in()


def test_ended_and_expired_sessions_are_not_shown(app, phone, clock):
    """SES-05"""
    second_browser(app, phone)
    clock.forward(minutes=29)
    phone.post("/api/session/extend", {})
    clock.forward(minutes=2)
    assert len(phone.get("/api/sessions").json) == 1

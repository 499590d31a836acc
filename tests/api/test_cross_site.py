"""State changes only by JSON, and only from our own pages."""

import re

import pytest

from tests.api.rows import code, everything

STATE_CHANGING = [
    ("POST", "/api/passkeys/join/options", {"language": "ko"}),
    ("POST", "/api/passkeys/join/verify", {}),
    ("POST", "/api/passkeys/sign-in/options", {}),
    ("POST", "/api/passkeys/sign-in/verify", {}),
    ("POST", "/api/passkeys/step-up/options", {}),
    ("POST", "/api/passkeys/step-up/verify", {}),
    ("POST", "/api/passkeys/add/options", {}),
    ("POST", "/api/passkeys/add/verify", {}),
    ("PATCH", "/api/passkeys/AAAA", {"name": "x"}),
    ("DELETE", "/api/passkeys/AAAA", None),
    ("POST", "/api/session/extend", {}),
    ("DELETE", "/api/session", None),
    ("DELETE", "/api/sessions/00000000-0000-4000-8000-000000000000", None),
    ("DELETE", "/api/sessions", None),
    ("PUT", "/api/profile", {"language": "ko"}),
]


@pytest.mark.parametrize(("method", "path", "body"), STATE_CHANGING)
def test_a_request_from_elsewhere_changes_nothing(app, phone, method, path, body):
    """SES-07"""
    before = everything(app)
    for headers in (
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://localhost:8001"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ):
        assert code(phone.ask(method, path, body, **headers)) == (403, "wrong_origin")
    no_proof = phone.client.open(path, method=method, json=body, base_url=phone.origin)
    assert code(no_proof) == (403, "wrong_origin"), "a cookie, but no word of where it was made"
    assert everything(app) == before


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"]
)
def test_only_json_is_read(app, phone, kind):
    """SES-07: a form of another site can send none"""
    before = everything(app)
    for method, path, _ in STATE_CHANGING:
        answer = phone.client.open(
            path,
            method=method,
            data=b'{"language":"ko"}',
            content_type=kind,
            headers={"Origin": phone.origin},
            base_url=phone.origin,
        )
        assert code(answer) == (415, "json_only"), path
    assert everything(app) == before


def test_every_state_changing_account_route_is_in_the_walk(app):
    """SES-07"""
    walked = {(method, re.sub("/(AAAA|[0-9a-f-]{36})$", "/*", path)) for method, path, _ in STATE_CHANGING}
    mine = ("passkeys.", "sessions.", "profile.")
    routed = {
        (method, re.sub("<[^>]+>", "*", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}
        if rule.endpoint.startswith(mine)
    }
    assert walked == routed

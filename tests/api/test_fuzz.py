"""Whatever is sent, every answer is one that the contract promises, and none is a 5xx.

Requests are generated from the contract (with and against it) and sent in process, by somebody signed in or nobody, with ids that exist
or not; envelopes are true ones with something changed; and every address meets bodies that no client of ours would send.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from backend.bodies import ProblemOut
from backend.commands import CONTRACT
from tests.api.filing import ANSWERS, CLAIM, envelope, filing, withdrawal
from tests.api.phone import Phone

SPEC = json.loads(CONTRACT.read_text("utf-8"))
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
OFTEN = "100000000/hour"
LIMITS = ("SIGN_IN_RATE", "FAILING_PASSKEY_RATE", "DOOR_RATE_ADDRESS", "DOOR_RATE_CREDENTIAL")
RANDOM = {"deadline": None, "database": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}
# Half of `make test`'s 500 requests here, half among the envelopes; bodies by hand come on top. A campaign sends 20,000.
FEW, MANY = 250, 10_000

SEVERAL = pytest.mark.parametrize(
    "requests", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.campaign)]
)
pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True), pytest.mark.timeout(1500)]


class Visitor:
    """Somebody signed in, who signs in anew when a request has ended the session; and nobody, without a cookie."""

    def __init__(self, app: Flask) -> None:
        self.app, self.nobody = app, Phone(app)
        self.seen: Counter[int] = Counter()
        self.join()

    def join(self) -> None:
        self.phone = Phone(self.app)
        assert self.phone.join().status_code == 201
        self.phone.step_up()
        filed = envelope(self.phone, filing(self.phone))
        assert self.phone.put(f"/api/submissions/{filed['id']}", filed).status_code == 200
        sessions = [session["id"] for session in self.phone.get("/api/sessions").json]
        self.ids = [filed["id"], self.phone.passkey, *sessions]

    def send(self, method: str, path: str, known: bool, **request: Any) -> Any:
        who = self.phone if known else self.nobody
        headers = {"Origin": who.origin} | dict(request.pop("headers", None) or {})
        answer = who.client.open(path, method=method, headers=headers, base_url=who.origin, **request)
        self.seen[answer.status_code] += 1
        is_inside(answer)
        if self.phone.get("/api/session").status_code != 200:
            self.join()  # this request has ended the session
        return answer


def is_inside(answer: Any) -> None:
    """No 5xx; a refusal is a problem document and nothing else; a wrong method is told the right ones."""
    assert answer.status_code < 500, answer.data
    if answer.status_code == 405:
        assert answer.headers.get("Allow"), "RFC 9110, section 15.5.6"
    if answer.status_code >= 400 and answer.request.method != "HEAD":
        assert answer.content_type == "application/problem+json", answer.data
        more = set(answer.json) - set(ProblemOut().fields)
        assert not ProblemOut().validate({k: v for k, v in answer.json.items() if k not in more}), answer.json
        assert answer.json["status"] == answer.status_code
    assert b"Traceback" not in answer.data


@pytest.fixture
def visitor(make_app: Any) -> Visitor:
    return Visitor(make_app(**dict.fromkeys(LIMITS, OFTEN), FRESH=timedelta(hours=12)))


def told(visitor: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  fuzz: {visitor.seen.total()} requests, answers {dict(sorted(visitor.seen.items()))}")


@SEVERAL
def test_what_the_contract_describes_and_what_it_forbids(requests, visitor, capsys):
    """INP-01, INP-13"""
    schema = schemathesis.openapi.from_dict(SPEC)
    cases = st.one_of(schema.as_strategy(), schema.as_strategy(generation_mode=GenerationMode.NEGATIVE))

    @settings(max_examples=requests, phases=[Phase.generate], **RANDOM)
    @given(case=cases, known=st.booleans(), real=st.booleans(), data=st.data())
    def fuzz(case, known, real, data):
        if real and case.path_parameters:
            for name in case.path_parameters:
                case.path_parameters[name] = data.draw(st.sampled_from(visitor.ids))
        request = case.as_transport_kwargs()
        path, asked = case.formatted_path, request["headers"]
        given = {"json": request["json"]} if "json" in request else {"data": request.get("data")}
        answer = visitor.send(
            case.method, path, known, headers=asked, query_string=request.get("query_string"), **given
        )
        if answer.status_code != 405:
            case.validate_response(answer, checks=CHECKS)

    fuzz()
    told(visitor, capsys)
    assert visitor.seen[200]
    assert visitor.seen[422]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=40),
    st.lists(st.none() | st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
    st.sampled_from(["", "A" * 5000, "0" * 43, -1, 2**53, 10**30, "2026-02-30", [[]], {}]),
)
Junk = tuple[tuple[str, ...], Any]


def changed(whole: dict[str, Any], changes: list[Junk]) -> dict[str, Any]:
    """A deep copy with the members named by their paths replaced."""
    copy = json.loads(json.dumps(whole))
    for path, value in changes:
        inner = copy
        for name in path[:-1]:
            inner = inner[name] if isinstance(inner.get(name), dict) else inner
        inner[path[-1]] = value
    return dict(copy)


def paths_of(whole: dict[str, Any], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [(*above, name) for name in whole]
    return found + [
        path for name, inner in whole.items() if isinstance(inner, dict) for path in paths_of(inner, (*above, name))
    ]


def junk_for(whole: dict[str, Any]) -> st.SearchStrategy[list[Junk]]:
    return st.lists(st.tuples(st.sampled_from(paths_of(whole)), JUNK), max_size=3)


@SEVERAL
def test_true_envelopes_with_something_changed(requests, visitor, capsys):
    """INP-03, SUB-20: outside after it was signed, and inside before, so that the signature holds"""
    said = filing(visitor.phone)
    outside = envelope(visitor.phone, said)

    @settings(max_examples=requests, phases=[Phase.generate], **RANDOM)
    @given(
        inside=junk_for({**said, "answers": ANSWERS}),
        outer=st.one_of(st.just([]), junk_for(outside)),
        act=st.booleans(),
        path=st.sampled_from(["same", "open", "other"]),
        again=st.booleans(),
    )
    def fuzz(inside, outer, act, path, again):
        phone = visitor.phone
        true = withdrawal(phone, visitor.ids[0]) if act else filing(phone)
        body = changed(true, inside)
        try:
            sealed = envelope(
                phone, body if isinstance(body["id"], str) and len(body["id"]) == 36 else body | {"id": true["id"]}
            )
        except ValueError:
            return  # no canonical form, no id: such a body cannot be signed
        sent = changed(sealed, outer)
        if path == "open":
            visitor.send("POST", "/api/submissions/open", True, json=sent)
            return
        address = f"/api/submissions/{sealed['id'] if path == 'same' else visitor.ids[0]}"
        for _ in range(2 if again else 1):
            visitor.send("PUT", address, again, json=sent)

    fuzz()
    told(visitor, capsys)
    assert visitor.seen[200]


DEEP = b'{"a":' * 5000 + b"1" + b"}" * 5000
BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "no members": b"{}",
    "deep": DEEP,
    "deep list": b"[" * 20_000 + b"]" * 20_000,
    "a huge number": b'{"v": ' + b"9" * 5000 + b"}",
    "a huge exponent": b'{"v": 1e999999}',
    "not a number": b'{"v": NaN}',
    "broken UTF-8": b'{"id": "\xff\xfe\xc3"}',
    "UTF-16": '{"id": "a"}'.encode("utf-16"),
    "a lone surrogate": b'{"id": "\\ud800"}',
    "NUL": b'{"id": "\\u0000"}',
    "doubled names": b'{"v": 1, "v": 2}',
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "a number": b"1",
    "wrong types": json.dumps({"v": [], "id": {}, "ceremony": 5, "credential": [], "name": {}, "answers": 7}).encode(),
    "many members": json.dumps({str(n): n for n in range(3000)}).encode(),
    "prototype": b'{"__proto__": {"x": 1}, "constructor": 1}',
    "too large": b'{"x": "' + b"x" * 300_000 + b'"}',
}
TYPES = (
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json; charset=euc-kr",
    "",
    "{",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "x")


def addresses(app: Flask, ids: list[str]) -> list[tuple[str, set[str]]]:
    """Each address of the app with an id that is there, and its methods."""
    found = []
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<[^>]*service>/<[^>]*name>", CLAIM, rule.rule)
        found.append((re.sub(r"<[^>]+>", ids[0], path), set(rule.methods or ())))
    return found


def test_bodies_that_nobody_of_ours_would_send(visitor, capsys):
    """INP-01, INP-02"""
    for path, methods in addresses(visitor.app, visitor.ids):
        for method in sorted(methods - {"HEAD", "OPTIONS"}):
            for body in BODIES.values():
                visitor.send(method, path, True, data=body, headers={"Content-Type": "application/json"})
            for kind in TYPES:
                visitor.send(method, path, True, data=b'{"v": 1}', headers={"Content-Type": kind})
    told(visitor, capsys)


def test_methods_and_addresses_that_are_not_there(visitor, capsys):
    """INP-13: a 405 names what there is, on every address"""
    adapter = visitor.app.url_map.bind("localhost")
    served: dict[str, set[str]] = {}
    for path, methods in addresses(visitor.app, visitor.ids):
        served.setdefault(path, set()).update(methods)
    for path, methods in served.items():
        for method in METHODS:
            answer = visitor.send(method, path, True)
            others = adapter.allowed_methods(path)  # `…/submissions/open` is also `…/submissions/<id>`
            assert (answer.status_code == 405) == (method not in methods | set(others)), (method, path)
    for path in (
        "/api",
        "/api/",
        "/api/nowhere",
        "/api//submissions",
        "/api/submissions/../session",
        "/api/%00",
        "/api/%ff%fe",
    ):
        for method in ("GET", "PUT"):
            visitor.send(method, path, False)
    told(visitor, capsys)

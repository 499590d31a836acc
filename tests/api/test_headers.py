"""Security headers of every answer: pages, scripts, the rules worker, the API, errors."""

import pytest

from backend import create_app, headers

PATHS = [
    "/ko/",
    "/assets/form-AB12CD34.js",
    "/assets/rules-worker-AB12CD34.js",
    "/sw.js",
    "/api/health",
    "/api/none",
    "/none",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("headers")
    dist = folder / "dist"
    for name in ("ko/index.html", "assets/form-AB12CD34.js", "assets/rules-worker-AB12CD34.js", "sw.js"):
        (dist / name).parent.mkdir(parents=True, exist_ok=True)
        (dist / name).write_text("x")
    return create_app(DATA_DIR=folder, DIST=dist, TESTING=True, ORIGIN="https://example.test").test_client()


def directives(answer):
    return dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_them_errors_included(client, path):
    """WEB-02"""
    answer = client.get(path)
    for name in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"):
        assert answer.headers[name], name
    assert (
        answer.headers["Cross-Origin-Opener-Policy"] == answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    )
    assert "max-age=63072000" in answer.headers["Strict-Transport-Security"]
    assert "includeSubDomains" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_allowed_that_is_not_named(client, path):
    """WEB-01: no inline script, no eval, no foreign origin"""
    policy = directives(client.get(path))
    assert policy["default-src"] == "'none'"
    for value in policy.values():
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(value.split())


def test_pages_need_trusted_types_and_are_framed_by_nobody(client):
    """WEB-01, WEB-03"""
    policy = directives(client.get("/ko/"))
    assert policy["script-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == "goyong24-url lit-html"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["report-uri"] == "/api/csp-reports"


def test_only_the_rules_worker_may_compile_webassembly(client):
    """WEB-01"""
    may = [path for path in PATHS if "wasm-unsafe-eval" in client.get(path).headers["Content-Security-Policy"]]
    assert may == ["/assets/rules-worker-AB12CD34.js"]


def test_the_api_is_never_stored(client):
    """WEB-05"""
    assert client.get("/api/health").headers["Cache-Control"] == "no-store"
    assert client.get("/api/none").headers["Cache-Control"] == "no-store"
    assert client.get("/sw.js").headers["Cache-Control"] == "no-store"
    assert "immutable" in client.get("/assets/form-AB12CD34.js").headers["Cache-Control"]
    assert client.get("/ko/").headers["Cache-Control"] == "no-cache"


def test_hsts_is_for_https_only():
    """WEB-02: on http://localhost it would lock the developer out"""
    assert "Strict-Transport-Security" not in headers.security("/ko/", https=False)


def test_a_wrong_method_names_the_right_ones(client):
    """INP-12, RFC 9110 section 15.5.6"""
    answer = client.delete("/api/health", headers={"Origin": "https://example.test"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.json["code"] == "method_not_allowed"
    assert client.open("/api/health", method="TRACE").status_code == 405


@pytest.mark.parametrize(("lang", "title"), [("ko", "찾을 수 없어요."), ("en", "Not found.")])
def test_errors_are_problem_documents_in_the_persons_language(client, lang, title):
    """INP-07"""
    answer = client.get("/api/none", headers={"Accept-Language": lang})
    assert answer.content_type == "application/problem+json"
    assert answer.json == {"type": "/problems/not_found", "title": title, "status": 404, "code": "not_found"}


def test_a_policy_report_is_taken_and_nothing_of_it_repeated(client):
    """WEB-01: with a report endpoint"""
    for body in (b'{"csp-report": {"effective-directive": "script-src"}}', b"[]", b"\xff", b""):
        answer = client.post("/api/csp-reports", data=body, content_type="application/csp-report")
        assert (answer.status_code, answer.data) == (204, b"")

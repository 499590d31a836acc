"""What deploy/ says is what the backend says, read without starting anything; `make deploy-test` starts it all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend import headers
from backend.config import settings
from deploy.nginx import TYPES, options, render
from pwa.compress import TEXT

ROOT = Path(__file__).resolve().parents[2]
GIVEN = ["--origin", "https://goyong.example", "--pages", "/srv/goyong24/pwa/dist", "--certificate", "c.pem"]
GIVEN += ["--key", "k.pem", "--app", "127.0.0.1:8001", "--app", "127.0.0.1:8002"]
PATHS = [
    "/",
    "/ko/",
    "/ko/index.html",
    "/404.html",
    "/keys.json",
    "/sw.js",
    "/sw.js.map",
    "/assets/",
    "/assets/form-AB12CD34.js",
    "/assets/form-AB12.js",
    "/assets/rules-worker-AB12CD34.js",
    "/assets/rules-worker-AB12CD34.js.gz",
    "/assets/micropython-06338c95.wasm",
    "/x/assets/form-AB12CD34.js",
    "/api/health",
    "/api/none/sw.js",
    "/api",
]


@pytest.fixture(scope="module")
def text():
    return render(options().parse_args(GIVEN))


def block(text, start):
    """What stands between the braces after these words."""
    inside, depth = text[text.index(start) + len(start) :], 0
    for at, sign in enumerate(inside):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and sign == "}":
            return inside[: at + 1]
    raise AssertionError(start)


def looked_up(text, name, path):
    """As nginx does: the first regular expression that matches, else the default."""
    lines = re.findall(r'^ +(?:"~(.*?)"|default) "(.*)";$', block(text, f"map $uri ${name} "), re.MULTILINE)
    return next(value for pattern, value in lines if not pattern or re.search(pattern, path, re.ASCII))


@pytest.mark.parametrize("path", PATHS)
def test_nginx_says_of_every_path_what_the_backend_says(text, path):
    """WEB-01, WEB-02, WEB-05"""
    said = dict(re.findall(r'^    add_header (\S+) "?(.*?)"? always;$', text, re.MULTILINE))
    said["Content-Security-Policy"] = looked_up(text, "goyong24_policy", path)
    said["Cache-Control"] = looked_up(text, "goyong24_cache", path)
    assert said.pop("Retry-After") == "$goyong24_retry"
    assert said == headers.security(path, https=True)


def test_headers_are_added_in_one_place_and_the_apps_own_are_hidden(text):
    """WEB-02: an add_header in a location would take away all others; a header sent twice may be read as none"""
    assert not re.search(r"^ {8,}add_header", text, re.MULTILINE)
    hidden = set(re.findall(r"proxy_hide_header (\S+);", text))
    assert hidden == set(headers.security("/api/health", https=True))


def test_nginx_lets_the_same_size_through_and_believes_no_client_about_its_address(text):
    """INP-01, INP-10"""
    assert f"client_max_body_size {settings()['MAX_CONTENT_LENGTH']};" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "$proxy_add_x_forwarded_for" not in text


def test_old_versions_of_tls_and_the_api_without_it_are_refused(text):
    """OPS-10"""
    encrypted = re.findall(r"^server \{\n    listen \S+ ssl .*?^\}", text, re.MULTILINE | re.DOTALL)
    assert len(encrypted) == 2
    assert all("ssl_protocols TLSv1.2 TLSv1.3;" in server for server in encrypted)
    assert "location /api {\n        return 403;" in text


def test_the_log_holds_nothing_of_a_person(text):
    """OPS-08: no address, query, cookie, credential or body"""
    (line,) = re.findall(r"log_format goyong24 (.*?);", text, re.DOTALL)
    named = set(re.findall(r"\$(\w+)", line))
    assert not named & {"remote_addr", "remote_user", "request", "request_uri", "args", "query_string", "request_body"}
    assert not [name for name in named if name.startswith(("http_", "cookie_", "arg_"))]


def test_every_kind_of_file_of_the_build_has_a_type():
    suffixes = {suffix for several in TYPES.values() for suffix in several.split()}
    assert {suffix.removeprefix(".") for suffix in TEXT} | {"png"} <= suffixes


@pytest.mark.parametrize("origin", ["http://goyong.example", "https://goyong.example/", "goyong.example"])
def test_an_origin_that_passkeys_would_not_work_on_is_refused(origin):
    with pytest.raises(ValueError, match="https"):
        render(options().parse_args([*GIVEN, "--origin", origin]))


def test_the_example_makes_a_production_app(tmp_path, monkeypatch):
    """OPS-05: each name in it is a setting, and nothing that production needs is missing but the keys"""
    lines = (ROOT / "deploy" / "env.example").read_text("utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    known = settings()
    for name, value in example.items():
        assert name.removeprefix("GOYONG24_") in known, name
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match="KEYS_FILE"):
        settings()
    ring = tmp_path / "keys.json"
    ring.touch()
    found = settings(KEYS_FILE=ring)
    assert (found["PRODUCTION"], found["PROXY_HOPS"], found["RP_ID"]) == (True, 1, "goyong.example")


def test_the_table_of_settings_names_them_all():
    """deploy/README.md and backend/config.py"""
    told = set(re.findall(r"`(GOYONG24_\w+)`", (ROOT / "deploy" / "README.md").read_text("utf-8")))
    read = set(re.findall(r'env\.\w+\("(\w+)"', (ROOT / "backend" / "config.py").read_text("utf-8")))
    assert {f"GOYONG24_{name}" for name in read} == told

"""What nginx shows to the outside: headers, packed files, TLS, addresses, limits, what comes over plain HTTP."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

from backend import headers
from deploy.nginx import TYPES
from tests.deploy.machine import Machine
from tests.deploy.remote import Answer, RemotePhone, ask, ask_plain
from tests.deploy.stored import newest_address

JSON = {"Content_Type": "application/json"}


def has_headers(answer: Answer, path: str) -> None:
    """Those of backend/headers.py, each once."""
    for name, value in headers.security(path, https=True).items():
        assert answer.headers.get_all(name) == [value], (path, answer.status_code, name, answer.headers.get_all(name))


def every_file(machine: Machine) -> str:
    """At its address, with its type and headers, plain and packed as the build packed it."""
    files = [file for file in machine.pages.rglob("*") if file.is_file() and file.suffix not in (".br", ".gz")]
    kinds = {suffix: kind for kind, suffixes in TYPES.items() for suffix in suffixes.split()}
    packings = {"gzip": ".gz"} | ({"br": ".br"} if machine.brotli else {})
    packed = 0
    for file in files:
        address = "/" + file.relative_to(machine.pages).as_posix().removesuffix("index.html")
        answer = ask(machine, "GET", address)
        assert (answer.status_code, answer.data) == (200, file.read_bytes()), address
        assert answer.headers["Content-Type"] == kinds[file.suffix[1:]], address
        has_headers(answer, address)
        for coding, suffix in packings.items():
            packed += _is_packed(machine, address, file.with_name(file.name + suffix), coding)
    return f"{len(files)} files with type and headers, {packed} answers packed ({', '.join(packings)})"


def _is_packed(machine: Machine, address: str, twin: Path, coding: str) -> bool:
    answer = ask(machine, "GET", address, Accept_Encoding=coding)
    assert answer.headers.get("Content-Encoding") == (coding if twin.exists() else None), address
    if twin.exists():
        assert answer.data == twin.read_bytes(), address
        assert answer.headers["Vary"] == "Accept-Encoding"
        has_headers(answer, address)
    return twin.exists()


def errors(machine: Machine) -> str:
    """Security headers on these too, whoever answers."""
    seen = []
    for method, path, body, status in [
        ("GET", "/ko/none/", None, 404),
        ("GET", "/assets/", None, 404),
        ("POST", "/ko/", b"{}", 405),
        ("GET", "/api/none", None, 404),
        ("GET", "/api/session", None, 401),
        ("DELETE", "/api/health", None, 405),
        ("PUT", "/api/submissions/x", b"{" + b" " * 300_000, 413),
    ]:
        answer = ask(machine, method, path, body, Origin=machine.origin, **JSON)
        assert answer.status_code == status, (method, path, answer.status_code, answer.data)
        has_headers(answer, path)
        if path.startswith("/api/"):
            assert answer.headers["Content-Type"] == "application/problem+json", path
        seen.append(str(status))
    assert "찾는 화면이 없어요" in ask(machine, "GET", "/ko/none/").data.decode()
    return f"{' '.join(seen)} with the same headers"


def addresses(machine: Machine) -> str:
    """A folder has one."""
    for given, wanted in [("/ko", "/ko/"), ("/ko/index.html", "/ko/"), ("/index.html", "/")]:
        answer = ask(machine, "GET", given)
        assert (answer.status_code, answer.headers["Location"]) == (301, wanted), given
    return "/ko and /ko/index.html lead to /ko/"


def plain_http(machine: Machine) -> str:
    """OPS-10"""
    page = ask_plain(machine, "GET", "/ko/?a=b")
    assert (page.status_code, page.headers["Location"]) == (301, f"{machine.origin}/ko/?a=b")
    for method, path in [("GET", "/api/health"), ("POST", "/api/passkeys/sign-in/options"), ("POST", "/ko/")]:
        answer = ask_plain(machine, method, path)
        assert answer.status_code == 403, (method, path, answer.status_code)
        assert "Location" not in answer.headers
    return "pages redirected, /api refused"


def tls(machine: Machine) -> str:
    """OPS-10: 1.2 and 1.3, HTTP/2, and no certificate for another name"""
    spoken = [version.name for version in ssl.TLSVersion if version.value > 0x0300 and _speaks(machine, version)]
    assert spoken == ["TLSv1_2", "TLSv1_3"], spoken
    with socket.create_connection(("127.0.0.1", machine.https_port)) as plain:
        context = _trusting(machine)
        context.set_alpn_protocols(["h2", "http/1.1"])
        with context.wrap_socket(plain, server_hostname="localhost") as secured:
            assert secured.selected_alpn_protocol() == "h2"
    assert not _speaks(machine, ssl.TLSVersion.TLSv1_3, name="example.test")
    return f"{' and '.join(spoken)} only, HTTP/2, no certificate for another name"


def _trusting(machine: Machine) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(machine.certificate.file))


def _speaks(machine: Machine, version: ssl.TLSVersion, name: str = "localhost") -> bool:
    context = _trusting(machine)
    context.check_hostname = False
    context.set_ciphers("ALL:@SECLEVEL=0")  # so that it is nginx that refuses the old ones, not this side
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = version
    context.minimum_version = version
    try:
        with (
            socket.create_connection(("127.0.0.1", machine.https_port)) as plain,
            context.wrap_socket(plain, server_hostname=name),
        ):
            return True
    except OSError:
        return False


def client_address(machine: Machine) -> str:
    """INP-10: nginx's word counts, not what a client says about itself"""
    phone = RemotePhone(machine)
    phone.source = "127.1.2.3"
    started = phone.start("join", {"language": "ko"})
    credential = phone.authenticator.create(started["options"])
    body = {"ceremony": started["ceremony"], "credential": credential}
    forged = {"X_Forwarded_For": "203.0.113.9", "Forwarded": "for=203.0.113.9", "X_Real_IP": "203.0.113.9"}
    assert phone.post("/api/passkeys/join/verify", body, **forged).status_code == 201
    found = newest_address(machine)
    assert found == "127.1.2.0/24", found
    return "the connection's, whatever X-Forwarded-For said"


def without_apps(machine: Machine) -> str:
    """OPS-01: pages stay, and the API says in its own words that it is away"""
    for app in machine.apps:
        app.stop()
    answer = ask(machine, "GET", "/api/health")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5"), answer
    assert (answer.json["code"], answer.headers["Content-Type"]) == ("unavailable", "application/problem+json")
    has_headers(answer, "/api/health")
    assert ask(machine, "GET", "/ko/").status_code == 200
    for app in machine.apps:
        app.start()
        app.wait()
    assert ask(machine, "GET", "/api/health").status_code == 204
    return "pages 200, /api 503 with Retry-After"


CHECKS = (tls, every_file, addresses, errors, plain_http, client_address, without_apps)

"""A phone somewhere else: the one of tests/api, but over TLS instead of inside the app."""

from __future__ import annotations

import http.client
import json
import ssl
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from backend.privacy.keys import KeyRing
from tests.api.authenticator import Authenticator
from tests.api.phone import ANDROID, Phone
from tests.deploy.machine import Machine


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: http.client.HTTPMessage
    data: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.data)


def ask(
    machine: Machine, method: str, path: str, body: bytes | None = None, *, source: str = "127.0.0.1", **headers: str
) -> Answer:
    """One request on a connection of its own. Raises OSError or HTTPException where there is no answer."""
    context = ssl.create_default_context(cafile=str(machine.certificate.file))
    connection = http.client.HTTPSConnection(
        "localhost", machine.https_port, timeout=30, context=context, source_address=(source, 0)
    )
    return _on(connection, method, path, body, headers)


def ask_plain(machine: Machine, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """Without TLS."""
    return _on(http.client.HTTPConnection("localhost", machine.http_port, timeout=30), method, path, body, headers)


def _on(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


class RemotePhone(Phone):
    """Asks over the network; keeps its cookies."""

    def __init__(self, machine: Machine) -> None:
        self.machine, self.origin = machine, machine.origin
        self.authenticator = Authenticator(self.origin, "localhost")
        self.person = self.passkey = ""
        self.session: dict[str, Any] = {}
        self.cookies: dict[str, str] = {}
        self.source = "127.0.0.1"

    @property
    def ring(self) -> KeyRing:
        return self.machine.ring

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        named = {"Origin": self.origin, "User-Agent": ANDROID}
        if self.cookies:
            named["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            named["Content-Type"] = "application/json"
        sent = None if body is None else json.dumps(body).encode()
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = ask(self.machine, method, path, sent, source=self.source, **named)
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer

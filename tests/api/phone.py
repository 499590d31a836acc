"""A person's phone as the API sees it: a browser with cookies, and an authenticator."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.privacy.keys import KeyRing, unb64u

from .authenticator import Authenticator

ANDROID = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile Safari/537.36"


class Phone:
    """`passkey` is the one in use; `person` whose phone it is, once joined."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.origin: str = app.config["ORIGIN"]
        self.client: FlaskClient = app.test_client()
        self.authenticator = Authenticator(self.origin, app.config["RP_ID"])
        self.person = ""
        self.passkey = ""
        self.session: dict[str, Any] = {}
        self.address = "203.0.113.7"

    @property
    def ring(self) -> KeyRing:
        ring: KeyRing = self.app.extensions["keys"]
        return ring

    # requests, as our pages make them

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        """One request with Origin; headers are named with underscores (`Sec_Fetch_Site="same-origin"`)."""
        named = {"Origin": self.origin, "User-Agent": ANDROID}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        given = {} if body is None else {"json": body}
        environ = {"REMOTE_ADDR": self.address}
        return self.client.open(
            path, method=method, headers=named, base_url=self.origin, environ_overrides=environ, **given
        )

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.ask("PUT", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.ask("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> TestResponse:
        return self.ask("DELETE", path, **headers)

    # ceremonies; each answers the last response, whatever it says

    def start(self, kind: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The ceremony and the options."""
        answer = self.post(f"/api/passkeys/{kind}/options", body or {})
        assert answer.status_code == 200, answer.data
        return dict(answer.json or {})

    def finish(self, kind: str, started: dict[str, Any], credential: Any, **more: Any) -> TestResponse:
        body = {"ceremony": started["ceremony"], "credential": credential, **more}
        answer = self.post(f"/api/passkeys/{kind}/verify", body)
        told = answer.json or {}
        if answer.status_code in (200, 201) and "person" in told:
            self.session, self.person = told, told["person"]
        return answer

    def join(self, language: str = "ko", **wrong: Any) -> TestResponse:
        started = self.start("join", {"language": language})
        credential = self.authenticator.create(started["options"], **wrong)
        self.passkey = credential["id"]
        return self.finish("join", started, credential)

    def sign_in(self, **wrong: Any) -> TestResponse:
        return self._assert("sign-in", wrong)

    def step_up(self, **wrong: Any) -> TestResponse:
        return self._assert("step-up", wrong)

    def _assert(self, kind: str, wrong: dict[str, Any]) -> TestResponse:
        started = self.start(kind)
        return self.finish(kind, started, self.answer(started, **wrong))

    def answer(self, started: dict[str, Any], **wrong: Any) -> dict[str, Any]:
        """The passkey in use signs the challenge of a started ceremony."""
        return self.authenticator.get(unb64u(started["options"]["challenge"]), self.passkey, **wrong)

    def add_passkey(self, name: str | None = None, **wrong: Any) -> TestResponse:
        """A second passkey, in use from now on."""
        started = self.start("add")
        credential = self.authenticator.create(started["options"], **wrong)
        answer = self.finish("add", started, credential, **({"name": name} if name else {}))
        if answer.status_code == 201:
            self.passkey = credential["id"]
        return answer

    def remove_passkey(self, name: str) -> TestResponse:
        """With a fresh proof by the passkey in use."""
        self.step_up()
        return self.delete(f"/api/passkeys/{name}")

    def sign(self, challenge: bytes, **wrong: Any) -> dict[str, Any]:
        """An assertion as it lies in an envelope: without user handle."""
        credential = self.authenticator.get(challenge, self.passkey, with_handle=False, **wrong)
        return {name: credential[name] for name in ("id", "rawId", "type", "response")}

    # looks

    def signed_in(self) -> bool:
        return self.get("/api/session").status_code == 200

    def cookie(self, kind: str = "session") -> str | None:
        name = f"__Host-{kind}" if self.origin.startswith("https://") else kind
        found = self.client.get_cookie(name, self.origin.split("://")[1].split(":")[0])
        return found.value if found else None

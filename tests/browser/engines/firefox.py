"""Firefox by its own remote protocol, Marionette: a socket on which both sides send `<length>:<JSON>`."""

from __future__ import annotations

import json
import os
import queue
import re
import socket
import subprocess
import threading
from pathlib import Path
from typing import Any

from tests.browser.engines.driver import Driver, DriverError, Element

START = 90  # a busy machine
LISTENING = re.compile(rb"Listening on port (\d+)")
SETTINGS: dict[str, bool | int | str] = {
    "marionette.port": 0,
    # The virtual authenticator: without both of these every ceremony waits for ever.
    "security.webauth.webauthn_enable_softtoken": True,
    "security.webauth.webauthn_enable_usbtoken": False,
    # Nothing but the tests' own pages, and no request to anybody else.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.usage.uploadEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.startup.max_resumed_crashes": -1,
    "toolkit.telemetry.server": "data:,",
}


class Firefox(Driver):
    """On this profile, which outlives it: started again on the same one it is the same phone."""

    def __init__(self, program: str, profile: Path) -> None:
        profile.mkdir(exist_ok=True)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items())
        (profile / "user.js").write_text("".join(lines))
        environment = {**os.environ, "HOME": str(profile), "MOZ_DISABLE_AUTO_SAFE_MODE": "1"}
        environment |= {"MOZ_HEADLESS_WIDTH": "450", "MOZ_HEADLESS_HEIGHT": "900", "TZ": "Asia/Seoul"}
        self.process = subprocess.Popen(
            [program, "-marionette", "-headless", "-no-remote", "-profile", str(profile)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            self._connect()
        except BaseException:
            self.process.kill()
            raise

    def _connect(self) -> None:
        ports: queue.Queue[int | None] = queue.Queue()
        threading.Thread(target=self._read, args=(ports,), daemon=True).start()
        port = ports.get(timeout=START)
        assert port, "Firefox ended while it started"
        self.socket = socket.create_connection(("127.0.0.1", port), START)
        self.waiting, self.number = b"", 0
        self._message()  # its greeting
        self.command("NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})
        self.command("SetTimeouts", script=30_000, pageLoad=30_000, implicit=0)

    def _read(self, ports: queue.Queue[int | None]) -> None:
        """The port, and then on: a full pipe would stop it."""
        assert self.process.stdout
        for line in self.process.stdout:
            if found := LISTENING.search(line):
                ports.put(int(found.group(1)))
        ports.put(None)

    def _message(self) -> Any:
        while b":" not in self.waiting:
            self._more()
        length, _, self.waiting = self.waiting.partition(b":")
        while len(self.waiting) < int(length):
            self._more()
        message, self.waiting = self.waiting[: int(length)], self.waiting[int(length) :]
        return json.loads(message)

    def _more(self) -> None:
        received = self.socket.recv(1 << 16)
        if not received:
            raise DriverError("Firefox is gone")
        self.waiting += received

    def command(self, name: str, /, family: str = "WebDriver", **given: Any) -> Any:
        self.number += 1
        data = json.dumps([0, self.number, f"{family}:{name}", given]).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))
        _, number, error, result = self._message()
        assert number == self.number
        if error:
            raise DriverError(f"{error['error']}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def go(self, address: str) -> None:
        self.command("Navigate", url=address)

    def click(self, element: Element) -> None:
        self.command("ElementClick", id=_id(element))

    def keys(self, element: Element, text: str) -> None:
        self.command("ElementSendKeys", id=_id(element), text=text)

    def name(self, element: Element) -> str:
        return str(self.command("GetComputedLabel", id=_id(element)))

    def role(self, element: Element) -> str:
        return str(self.command("GetComputedRole", id=_id(element)))

    def run(self, script: str, arguments: list[Any]) -> Any:
        return self.command("ExecuteAsyncScript", script=script, args=arguments, sandbox="default", newSandbox=False)

    def add_authenticator(self) -> None:
        """A phone's own reader that recognises the finger."""
        self.command(
            "AddVirtualAuthenticator",
            "WebAuthn",
            protocol="ctap2",
            transport="internal",
            hasResidentKey=True,
            hasUserVerification=True,
            isUserConsenting=True,
            isUserVerified=True,
        )

    def touch_without_secret(self) -> None:
        """On this page a touch is not asked for the passkey's own secret, as where a passkey has none.

        Firefox's virtual authenticator answers with the secret but leaves out the flag that announces it (ED in the
        authenticator data): bytes without a place, which the door refuses, and so it should.
        """
        script = """const {credentials} = navigator, get = credentials.get.bind(credentials);
            credentials.get = asked => { delete asked.publicKey.extensions?.prf; return get(asked) }"""
        self.command("ExecuteScript", script=script, args=[], sandbox=None, newSandbox=True)

    def kill(self) -> None:
        """As a crash, or a phone that needs the memory."""
        self.process.kill()
        self.process.wait()
        self.socket.close()

    def close(self) -> None:
        """Its profile is thrown away: nothing needs saving."""
        if self.process.poll() is None:
            self.kill()


def _id(element: Element) -> str:
    return next(iter(element.values()))

"""WebKitGTK's small browser by its WebDriver (HTTP), on a display and a message bus of its own. It has no passkeys and no push."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from typing import Any

from tests.browser.engines.driver import Driver, DriverError, Element
from tests.engines import PATH

START = 60


class WebKit(Driver):
    def __init__(self, program: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.display, screen = _display()
        environment = {**os.environ, "PATH": PATH, "DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1"}
        if os.geteuid() == 0:
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = (
                "1"  # root may not open one; the pages are our own
            )
        self.process = subprocess.Popen(
            ["dbus-run-session", "--", "WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.session = ""
        try:
            self._open(program)
        except BaseException:
            self.close()
            raise

    def _open(self, program: str) -> None:
        self._answers()
        options = {"binary": program, "args": ["--automation"]}
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self.session = f"/session/{made['sessionId']}"
        # as narrow as a phone: one step of a form at a time
        self._call("POST", f"{self.session}/window/rect", {"x": 0, "y": 0, "width": 480, "height": 860})
        self._call("POST", f"{self.session}/timeouts", {"script": 30_000, "pageLoad": 30_000, "implicit": 0})

    def _answers(self) -> None:
        deadline = time.monotonic() + START
        while True:
            with suppress(urllib.error.URLError, OSError):
                self._call("GET", "/status")
                return
            assert self.process.poll() is None, "WebKitWebDriver ended while it started"
            assert time.monotonic() < deadline, "WebKitWebDriver does not answer"

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"content-type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=START) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise DriverError(f"{told['error']}: {told['message']}") from None

    def _of(self, element: Element, what: str) -> str:
        return f"{self.session}/element/{next(iter(element.values()))}/{what}"

    def go(self, address: str) -> None:
        self._call("POST", f"{self.session}/url", {"url": address})

    def click(self, element: Element) -> None:
        self._call("POST", self._of(element, "click"), {})

    def keys(self, element: Element, text: str) -> None:
        self._call("POST", self._of(element, "value"), {"text": text})

    def name(self, element: Element) -> str:
        return str(self._call("GET", self._of(element, "computedlabel")))

    def role(self, element: Element) -> str:
        return str(self._call("GET", self._of(element, "computedrole")))

    def run(self, script: str, arguments: list[Any]) -> Any:
        return self._call("POST", f"{self.session}/execute/async", {"script": script, "args": arguments})

    def close(self) -> None:
        if self.session:
            with suppress(DriverError, OSError):
                self._call("DELETE", self.session)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(START)
        self.display.terminate()
        self.display.wait(START)


def _display() -> tuple[subprocess.Popen[bytes], str]:
    """A display in memory; Xvfb chooses a free number and tells it."""
    told, telling = os.pipe()
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", str(telling), "-screen", "0", "480x900x24", "-nolisten", "tcp"],
        env={**os.environ, "PATH": PATH},
        pass_fds=(telling,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(telling)
    with os.fdopen(told) as stream:
        number = stream.readline().strip()
    assert number, "Xvfb ended while it started"
    return display, f":{number}"

"""A browser driven by the commands of WebDriver, whichever way they travel: what Firefox and WebKit have in common."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

PATIENCE = 20.0
ENTER = "\ue007"
# An element, as WebDriver hands it out and takes it back.
Element = dict[str, str]


class DriverError(RuntimeError):
    """The browser could not do it: its own name for why, and its words."""


class Driver(ABC):
    @abstractmethod
    def go(self, address: str) -> None: ...

    @abstractmethod
    def click(self, element: Element) -> None: ...

    @abstractmethod
    def keys(self, element: Element, text: str) -> None: ...

    @abstractmethod
    def name(self, element: Element) -> str:
        """What a screen reader calls it."""

    @abstractmethod
    def role(self, element: Element) -> str:
        """What a screen reader says it is."""

    @abstractmethod
    def run(self, script: str, arguments: list[Any]) -> Any:
        """The script gets a function as its last argument and calls it with the answer."""

    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def js(self, body: str, *arguments: Any) -> Any:
        """The body of an async function; `given` are the arguments."""
        answer = self.run(
            "const given = [...arguments], tell = given.pop();"
            f" (async () => {{ {body} }})().then(value => tell({{value}}), error => tell({{error: String(error)}}));",
            list(arguments),
        )
        if answer is None:
            raise DriverError("the page was left while it was looked at")
        if "error" in answer:
            raise DriverError(answer["error"])
        return answer.get("value")

    def until(self, body: str, *arguments: Any, seconds: float = PATIENCE) -> Any:
        """What the body returns once that is true; waits inside the page, and again in the next one when it is left."""
        deadline = time.monotonic() + seconds
        patient = (
            f"const look = async () => {{ {body} }}, end = Date.now() + 1000; for (;;) {{"
            " const found = await look(); if (found || Date.now() > end) return found ?? null;"
            " await new Promise(done => setTimeout(done, 50)); }"
        )
        failed: DriverError | None = None
        while time.monotonic() < deadline:
            try:
                if found := self.js(patient, *arguments):
                    return found
                failed = None
            except DriverError as error:  # between two pages
                failed = error
        seen = failed or self.js(
            "return location.href + ' ' + document.querySelector('main')?.innerText.slice(0, 2000)"
        )
        raise AssertionError(f"never came true: {body} {seen}")

    def changed(self) -> None:
        """Until the page changes, a moment at most."""
        with suppress(DriverError):
            self.js(
                "await new Promise(done => { setTimeout(done, 200); new MutationObserver(done)"
                ".observe(document, {subtree: true, childList: true, attributes: true, characterData: true}); })"
            )

    def reload(self) -> None:
        """As a person does it: a driver's own refresh goes past the service worker in Firefox."""
        self.js("document.documentElement.dataset.old = 'true'; setTimeout(() => location.reload(), 0);")
        self.until("return !document.documentElement.dataset.old && document.readyState === 'complete'")

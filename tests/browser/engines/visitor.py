"""Somebody who files with another browser than Chromium: controls are found by the role and the name that browser computes."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tests.browser.engines.driver import ENTER, PATIENCE, Driver, DriverError, Element
from tests.browser.filler import Filler, as_typed, starts

# What may have a role; whether it has is asked of the browser.
MAY_BE = {
    "button": "button, summary, [role=button]",
    "checkbox": "input[type=checkbox]",
    "combobox": "select",
    "group": "fieldset",
    "heading": "h1, h2, h3",
    "link": "a[href]",
    "radio": "input[type=radio]",
    "textbox": "textarea, input[type=text], input[type=tel]",
}
SHOWN = (
    "return [...(given[1] ?? document).querySelectorAll(given[0])]"
    ".filter(element => element.checkVisibility({visibilityProperty: true}))"
)


@dataclass(frozen=True)
class Control:
    """What to look for; looked for when it is needed."""

    role: str
    name: str | re.Pattern[str]
    within: Control | None = None


class Visitor(Filler):
    def __init__(self, driver: Driver, url: str, lang: str = "ko") -> None:
        super().__init__(url, lang)
        self.driver = driver

    def goto(self, path: str) -> None:
        self.open(f"{self.url}/{self.lang}/{path}")

    def open(self, address: str) -> None:
        """An address that differs in its fragment only is no new page."""
        self.driver.go("about:blank")
        self.driver.go(address)
        self.expect_html("ready")

    def expect_html(self, fact: str, value: str = "true") -> None:
        self.driver.until("return document.documentElement.dataset[given[0]] === given[1]", fact, value)

    def expect_text(self, text: str) -> None:
        self.driver.until("return document.body.innerText.includes(given[0])", text)

    def find(self, role: Any, name: str | re.Pattern[str], within: Any = None) -> Control:
        return Control(role, name, within)

    def there(self, control: Control) -> bool:
        return self._look(control) is not None

    def expect_heading(self, name: str) -> None:
        self.element(Control("heading", name))

    def use(self, control: Control) -> None:
        self.driver.click(self._in_view(control))

    def type(self, control: Control, value: Any) -> None:
        field = self._in_view(control)
        goes_on = self.driver.js("return given[0].enterKeyHint === 'next'", field)
        self.driver.keys(field, as_typed(value) + (ENTER if goes_on else ""))

    def select(self, control: Control, label: str) -> None:
        box = self._in_view(control)
        option = self.driver.js("return [...given[0].options].find(option => option.label === given[1])", box, label)
        assert option, f"no option {label}"
        self.driver.click(option)

    def choose(self, group: Control, role: Any, word: str) -> None:
        self.use(Control(role, starts(word), group))

    def value(self, control: Control) -> str:
        return str(self.driver.js("return given[0].value", self.element(control)))

    def element(self, control: Control) -> Element:
        """Waits for it; its role is what the browser computes, too."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(DriverError):  # between two pages
                found = self._look(control)
                if found is not None and self.driver.role(found) == control.role:
                    return found
            self.driver.changed()
        raise AssertionError(f"nothing shown is {control}")

    def _look(self, control: Control) -> Element | None:
        within = None
        if control.within is not None and (within := self._look(control.within)) is None:
            return None
        for element in self.driver.js(SHOWN, MAY_BE[control.role], within):
            name = self.driver.name(element)
            if control.name == name if isinstance(control.name, str) else control.name.search(name):
                return dict(element)
        return None

    def _in_view(self, control: Control) -> Element:
        """Scrolled to the middle, as a person would: at an edge the preview may lie over it."""
        found = self.element(control)
        self.driver.js("given[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
        return found

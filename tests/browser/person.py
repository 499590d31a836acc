"""Somebody who files with Chromium: touches or types, and counts the effort."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.filler import Filler, as_typed, starts
from tests.browser.keystrokes import Effort, keys_of
from tests.browser.questions import CLAIM, CONTRACT, procedure, words

__all__ = ["CLAIM", "CONTRACT", "Person", "procedure", "words"]


class Person(Filler):
    """`keyboard`: touches nothing, Tab and keys only."""

    def __init__(self, page: Page, url: str, lang: str = "ko", *, keyboard: bool = False) -> None:
        super().__init__(url, lang)
        self.page, self.keyboard = page, keyboard
        self.effort = Effort()

    def goto(self, path: str) -> None:
        self.page.goto(f"{self.url}/{self.lang}/{path}")
        self.ready()

    def ready(self) -> None:
        expect(self.page.locator("html[data-ready=true]")).to_be_attached()

    def find(self, role: Any, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role(role, name=name, exact=isinstance(name, str))

    def there(self, control: Locator) -> bool:
        return control.count() > 0

    def expect_heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", name=name, level=2)).to_be_visible()

    def answer(self, name: str, question: str, value: Any) -> None:
        self.effort.questions += 1
        super().answer(name, question, value)

    def use(self, control: Locator) -> None:
        """Tap it, or reach it by Tab and press it."""
        expect(control).to_be_visible()
        if self.keyboard:
            self.reach(control)
            self._press("Enter" if self._is_a(control, "button, a, summary") else "Space")
            return
        if not self._in_view(control):
            self.effort.scrolls += 1
        control.click()
        self.effort.taps += 1

    def reach(self, target: Locator) -> None:
        """Tab, as often as it takes; what Tab never reaches is a fault."""
        for _ in range(120):
            if target.evaluate("e => e === document.activeElement"):
                return
            self._press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def choose(self, group: Locator, role: Any, word: str) -> None:
        target = group.get_by_role(role, name=starts(word))
        if not self.keyboard or role == "checkbox":
            self.use(target)
            return
        self._reach_group(group)
        self._press("Space")
        for _ in range(30):
            if target.is_checked():
                return
            self._press("ArrowDown")
        raise AssertionError(f"no arrow reaches {word}")

    def select(self, control: Locator, label: str) -> None:
        if self.keyboard:
            self.reach(control)
            for _ in range(40):
                if control.locator("option:checked").inner_text() == label:
                    return
                self._press("ArrowDown")
            raise AssertionError(f"no arrow reaches {label}")
        if not self._in_view(control):
            self.effort.scrolls += 1
        control.select_option(label=label)
        self.effort.taps += 2  # open the list, choose

    def type(self, control: Locator, value: Any) -> None:
        text = as_typed(value)
        if control.evaluate("e => e === document.activeElement"):
            pass  # the key "next" of the field before brought us here
        elif self.keyboard:
            self.reach(control)
        else:
            self.use(control)
        control.press_sequentially(text)
        self.effort.keys += keys_of(text)
        if control.get_attribute("enterkeyhint") == "next":
            self._press("Enter")

    def _reach_group(self, group: Locator) -> None:
        for _ in range(120):
            if group.evaluate("e => e.contains(document.activeElement)"):
                return
            self._press("Tab")
        raise AssertionError("Tab never reaches the group")

    def _press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.effort.keys += 1

    @staticmethod
    def _is_a(target: Locator, selector: str) -> bool:
        return bool(target.evaluate("(e, s) => e.matches(s)", selector))

    @staticmethod
    def _in_view(target: Locator) -> bool:
        return bool(
            target.evaluate(
                """e => { const b = e.getBoundingClientRect();
                   return b.top >= 0 && b.bottom <= innerHeight && document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2) !== null }"""
            )
        )

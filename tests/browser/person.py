"""Somebody who files: finds every control by role and name only, as a screen reader does, and counts the effort."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from babel.messages.pofile import read_po
from playwright.sync_api import Locator, Page, expect

from tests.browser.keystrokes import Effort, keys_of
from tests.browser.site import ROOT

CONTRACT = json.loads((ROOT / "openapi" / "goyong24.json").read_text("utf-8"))
CLAIM = "insurance/unemployment-benefit"
TYPED = ("text", "long_text", "number", "won", "hours", "day", "month", "phone", "identity_number")


def procedure(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Its declaration and its questions, from the contract."""
    operation = CONTRACT["paths"][f"/api/procedures/{name}/check"]["post"]
    return operation["x-procedure"], operation["requestBody"]["content"]["application/json"]["schema"]["properties"]


def words(lang: str) -> dict[str, str]:
    if lang == "ko":
        return {}
    with (ROOT / "i18n" / lang / "messages.po").open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string}


class Person:
    """`keyboard`: touches nothing, Tab and keys only."""

    def __init__(self, page: Page, url: str, lang: str = "ko", *, keyboard: bool = False) -> None:
        self.page, self.url, self.lang, self.keyboard = page, url, lang, keyboard
        self.effort = Effort()
        self._words = words(lang)

    def t(self, korean: str) -> str:
        return self._words.get(korean, korean)

    def goto(self, path: str) -> None:
        self.page.goto(f"{self.url}/{self.lang}/{path}")
        self.ready()

    def ready(self) -> None:
        expect(self.page.locator("html[data-ready=true]")).to_be_attached()

    def use(self, target: Locator) -> None:
        """Tap it, or reach it by Tab and press it."""
        expect(target).to_be_visible()
        if self.keyboard:
            self.reach(target)
            self._press("Enter" if self._is_a(target, "button, a, summary") else "Space")
            return
        if not self._in_view(target):
            self.effort.scrolls += 1
        target.click()
        self.effort.taps += 1

    def reach(self, target: Locator) -> None:
        """Tab, as often as it takes; what Tab never reaches is a fault."""
        for _ in range(120):
            if target.evaluate("e => e === document.activeElement"):
                return
            self._press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def press(self, name: str, *, role: Any = "button") -> None:
        self.use(self.page.get_by_role(role, name=self.t(name), exact=True))

    def answer(self, name: str, question: str, value: Any) -> None:
        shape = procedure(name)[1][question]
        asked = shape["x-question"]
        title, kind = self.t(shape["title"]), asked["kind"]
        self.effort.questions += 1
        if kind in TYPED:
            optional = "" if asked["required"] else rf"( {re.escape(self.t('선택'))})?"
            self._type(self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(title)}{optional}$")), value)
            return
        if kind == "consent":
            self.use(self.page.get_by_role("checkbox", name=title))
            return
        if kind == "choice" and self.page.get_by_role("combobox", name=title).count():
            self._select(self.page.get_by_role("combobox", name=title), self._option(asked, value))
            return
        group = self.page.get_by_role("group", name=re.compile("^" + re.escape(title)))
        if kind == "bank_account":
            self._select(group.get_by_role("combobox", name=self.t("은행")), self._option(asked, value["bank"]))
            self._type(group.get_by_role("textbox", name=self.t("계좌번호")), value["number"])
            return
        chosen = value if isinstance(value, list) else [value]
        for one in chosen:
            word = self.t("예" if one else "아니요") if kind == "yes_no" else self._option(asked, one)
            role = "checkbox" if kind == "choices" else "radio"
            self._choose(group, role, word)

    def fill(self, name: str, answers: Mapping[str, Any], *, until: str | None = None) -> None:
        """Answer step by step in the form's order; `until`: stop before this step."""
        declared, questions = procedure(name)
        for step in declared["steps"]:
            if step["id"] == until:
                return
            expect(self.page.get_by_role("heading", name=self.t(step["title"]), level=2)).to_be_visible()
            for question, shape in questions.items():
                if shape["x-question"]["step"] == step["id"] and question in answers:
                    self.answer(name, question, answers[question])
            self.press("다음")

    def _option(self, asked: Mapping[str, Any], value: Any) -> str:
        return self.t(next(o["title"] for o in asked["options"] if o["value"] == value))

    def _choose(self, group: Locator, role: Any, word: str) -> None:
        target = group.get_by_role(role, name=re.compile("^" + re.escape(word)))
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

    def _reach_group(self, group: Locator) -> None:
        for _ in range(120):
            if group.evaluate("e => e.contains(document.activeElement)"):
                return
            self._press("Tab")
        raise AssertionError("Tab never reaches the group")

    def _select(self, target: Locator, label: str) -> None:
        if self.keyboard:
            self.reach(target)
            for _ in range(40):
                if target.locator("option:checked").inner_text() == label:
                    return
                self._press("ArrowDown")
            raise AssertionError(f"no arrow reaches {label}")
        if not self._in_view(target):
            self.effort.scrolls += 1
        target.select_option(label=label)
        self.effort.taps += 2  # open the list, choose

    def _type(self, target: Locator, value: Any) -> None:
        text = str(value).replace("-", "") if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", str(value)) else str(value)
        if target.evaluate("e => e === document.activeElement"):
            pass  # the key "next" of the field before brought us here
        elif self.keyboard:
            self.reach(target)
        else:
            self.use(target)
        target.press_sequentially(text)
        self.effort.keys += keys_of(text)
        if target.get_attribute("enterkeyhint") == "next":
            self._press("Enter")

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

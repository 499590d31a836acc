"""Answering the questions of a form in its order, in any browser: a control is known by its role and name only, as to a screen reader."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from tests.browser.questions import TYPED, procedure, words


def starts(text: str) -> re.Pattern[str]:
    """A name may go on after it with a hint or with "optional"."""
    return re.compile("^" + re.escape(text))


class Filler(ABC):
    """What to do for a question of each kind; a subclass knows one browser's way to do it."""

    def __init__(self, url: str, lang: str) -> None:
        self.url, self.lang = url, lang
        self._words = words(lang)

    def t(self, korean: str) -> str:
        return self._words.get(korean, korean)

    @abstractmethod
    def find(self, role: Any, name: str | re.Pattern[str], within: Any = None) -> Any:
        """The control, perhaps not there yet; a plain name must match whole."""

    @abstractmethod
    def there(self, control: Any) -> bool:
        """Whether it is there now."""

    @abstractmethod
    def expect_heading(self, name: str) -> None: ...

    @abstractmethod
    def use(self, control: Any) -> None: ...

    @abstractmethod
    def type(self, control: Any, value: Any) -> None: ...

    @abstractmethod
    def select(self, control: Any, label: str) -> None: ...

    @abstractmethod
    def choose(self, group: Any, role: Any, word: str) -> None: ...

    def press(self, name: str, *, role: Any = "button") -> None:
        self.use(self.find(role, self.t(name)))

    def answer(self, name: str, question: str, value: Any) -> None:
        shape = procedure(name)[1][question]
        asked = shape["x-question"]
        title, kind = self.t(shape["title"]), asked["kind"]
        if kind in TYPED:
            optional = "" if asked["required"] else rf"( {re.escape(self.t('선택'))})?"
            self.type(self.find("textbox", re.compile(f"^{re.escape(title)}{optional}$")), value)
            return
        if kind == "consent":
            self.use(self.find("checkbox", starts(title)))
            return
        if kind == "choice" and self.there(box := self.find("combobox", starts(title))):
            self.select(box, self._option(asked, value))
            return
        group = self.find("group", starts(title))
        if kind == "bank_account":
            self.select(self.find("combobox", starts(self.t("은행")), group), self._option(asked, value["bank"]))
            self.type(self.find("textbox", starts(self.t("계좌번호")), group), value["number"])
            return
        chosen = value if isinstance(value, list) else [value]
        for one in chosen:
            word = self.t("예" if one else "아니요") if kind == "yes_no" else self._option(asked, one)
            self.choose(group, "checkbox" if kind == "choices" else "radio", word)

    def fill(self, name: str, answers: Mapping[str, Any], *, until: str | None = None) -> None:
        """Answer step by step in the form's order; `until`: stop before this step."""
        declared, questions = procedure(name)
        for step in declared["steps"]:
            if step["id"] == until:
                return
            self.expect_heading(self.t(step["title"]))
            for question, shape in questions.items():
                if shape["x-question"]["step"] == step["id"] and question in answers:
                    self.answer(name, question, answers[question])
            self.press("다음")

    def _option(self, asked: Mapping[str, Any], value: Any) -> str:
        return self.t(next(o["title"] for o in asked["options"] if o["value"] == value))


def as_typed(value: Any) -> str:
    """Dates are typed without their dashes."""
    text = str(value)
    return text.replace("-", "") if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text) else text

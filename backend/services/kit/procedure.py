"""What a procedure declares: who may file, when, with what, and which rule assesses it. Words are Korean, marked for translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fields import Form


def N_(sentence: str) -> str:
    """Mark a Korean sentence for extraction; it is translated where it is shown."""
    return sentence


class Sentence(str):
    """A Korean sentence that keeps its msgid and values when it is filled in, so that it can still be translated."""

    msgid: str
    values: dict[str, object]

    def __new__(cls, msgid: str, values: dict[str, object] | None = None) -> Sentence:
        filled = super().__new__(cls, str.format(msgid, **values) if values else msgid)
        filled.msgid, filled.values = msgid, values or {}
        return filled

    def format(self, *_: object, **values: object) -> Sentence:
        values.pop("input", None)  # what was typed is never echoed
        return Sentence(self.msgid, values)


@dataclass(frozen=True)
class Reason:
    """Why a condition fails: the sentence, its article, and what the person can do instead."""

    text: str
    article: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number that a rule gives, with the unit it is shown in: won, days or date."""

    title: str
    unit: str


@dataclass(frozen=True)
class Step:
    """Questions that share a screen on a phone."""

    id: str
    title: str


@dataclass(frozen=True)
class NextStep:
    """What the law asks for after filing; `until` names the figure of the assessment that holds the last day."""

    id: str
    title: str
    text: str
    until: str | None = None
    bring: tuple[str, ...] = ()


@dataclass(frozen=True)
class Procedure:
    """One thing a person can file (민원사무). `once_per` names the questions that may not be filed twice with the same answers."""

    name: str
    title: str
    summary: str
    form: type[Form]
    steps: tuple[Step, ...]
    assess: str
    basis: str
    who: str
    deadline: str
    processing: str
    minutes: int
    once_per: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    level: int = 0
    """Identity level that filing needs: 0 unverified, 1 by a provider, 2 face to face."""


@dataclass(frozen=True)
class Service:
    """One of the five. Procedures are named by their modules and imported when first asked for, so that rules stay importable alone."""

    code: str
    title: str
    summary: str
    procedures: tuple[str, ...] = ()
    planned: tuple[str, ...] = field(default=())
    """What will follow, in the words of the home page."""


Condition = dict[str, list[Any]]
Check = Callable[[dict[str, Any]], None]

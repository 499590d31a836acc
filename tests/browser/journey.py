"""Pieces of journeys that several tests walk, in the words that people read."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.claims import claim
from tests.browser.person import CLAIM, Person, procedure

NUMBER = re.compile(r"\d{6}-[2-9A-HJ-NP-Z]{8}")
KEPT = "이 휴대폰에 보관했어요. 아직 접수되지 않았어요."
ON_THE_PHONE = "document.documentElement.dataset.offline === 'ready'"


def join(person: Person) -> None:
    person.goto("join/")
    person.press("지문이나 얼굴로 시작하기")
    person.effort.verifications += 1
    expect(person.page.locator("html[data-account=in]")).to_be_attached()


def visited(person: Person) -> None:
    """One visit of the form with network, until all of it works without."""
    person.goto(f"{CLAIM}/")
    expect(person.page.locator("html[data-offline=ready]")).to_be_attached(timeout=30_000)


def file_claim(person: Person, answers: dict[str, Any] | None = None) -> None:
    """From the open form to "send"."""
    person.fill(CLAIM, answers or claim())
    expect(person.page.get_by_role("heading", name=person.t("보내기 전에 확인하세요"))).to_be_visible()
    person.press("보내기")
    person.effort.verifications += 1


def file_again(person: Person, answers: dict[str, Any]) -> None:
    """The same, by somebody who has filed before: what is known is confirmed with one tap."""
    questions = procedure(CLAIM)[1]
    known = {question for question, shape in questions.items() if "prefill" in shape["x-question"]}
    asked = {question: value for question, value in answers.items() if question not in known}
    person.fill(CLAIM, asked, until="you")
    # a proposed answer is read too: one thought for each that stands outside the card, and one for the card
    person.effort.questions += sum(questions[question]["x-question"]["step"] != "you" for question in known) + 1
    expect(person.page.get_by_role("heading", name=person.t("이 내용이 맞나요?"))).to_be_visible()
    person.press("맞아요")
    for question in ("pension_credit", "truthful"):
        person.answer(CLAIM, question, answers[question])
    person.press("다음")
    person.press("보내기")
    person.effort.verifications += 1


def expect_kept(person: Person) -> None:
    """The page says that the filing lies on this phone and has not been received."""
    expect(person.page.get_by_text(person.t(KEPT)).first).to_be_visible()


def expect_receipt(page: Page) -> str:
    """The receipt number, once the page shows it."""
    place = page.locator("[data-slot=receipt], #done").filter(visible=True).first
    expect(place).to_contain_text(NUMBER, timeout=30_000)
    found = NUMBER.search(place.inner_text())
    assert found
    return found.group()


def kill_browser(profile: Path) -> None:
    """SIGKILL to the main process: the one with this profile in its command line and no --type=."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if str(profile).encode() in command and b"--type=" not in command:
                os.kill(int(entry.name), signal.SIGKILL)


def launch(playwright: Playwright, arguments: dict[str, Any], profile: Path, phone: dict[str, Any]) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(str(profile), **arguments, **phone)

"""The pieces of journeys in the words that people read, as tests/browser/journey.py has them for Chromium."""

from __future__ import annotations

from tests.browser.claims import claim
from tests.browser.engines.visitor import Visitor
from tests.browser.journey import NUMBER
from tests.browser.questions import CLAIM

RECEIPT = (
    "const place = [...document.querySelectorAll('[data-slot=receipt], #done')].find(place => place.checkVisibility());"
    " return place && new RegExp(given[0]).exec(place.innerText)?.[0]"
)


def join(visitor: Visitor) -> None:
    visitor.goto("join/")
    visitor.press("지문이나 얼굴로 시작하기")
    visitor.expect_html("account", "in")


def visited(visitor: Visitor) -> None:
    """One visit of the form with network, until all of it works without."""
    visitor.goto(f"{CLAIM}/")
    visitor.expect_html("offline", "ready")


def file_claim(visitor: Visitor) -> None:
    """From the open form to "send"."""
    visitor.fill(CLAIM, claim())
    visitor.expect_heading(visitor.t("보내기 전에 확인하세요"))
    visitor.press("보내기")


def expect_receipt(visitor: Visitor) -> str:
    """The receipt number, once the page shows it."""
    return str(visitor.driver.until(RECEIPT, NUMBER.pattern, seconds=60))


def expect_kept(visitor: Visitor) -> None:
    visitor.expect_text(visitor.t("이 휴대폰에 보관했어요. 아직 접수되지 않았어요. 연결되면 저절로 보내요."))

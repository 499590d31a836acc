"""Take the pictures of pwa/README: python -m tests.browser.pictures. Home, form, error, offline, receipt; light and dark."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.claims import claim
from tests.browser.conftest import PHONE
from tests.browser.journey import expect_kept, expect_receipt, join, visited
from tests.browser.person import CLAIM, Person
from tests.browser.site import ROOT, Site
from tests.chromium import QUIET, find_chromium

PICTURES = ROOT / "pwa" / "screenshots"


def take(screen: Page, name: str, scheme: str) -> None:
    screen.evaluate("scrollTo(0, 0)")
    screen.screenshot(path=PICTURES / f"{name}{'-dark' if scheme == 'dark' else ''}.png", animations="disabled")


def session(site: Site, screen: Page, scheme: str) -> None:
    person = Person(screen, site.url)
    person.goto("")
    take(screen, "home", scheme)
    visited(person)
    take(screen, "form", scheme)
    person.press("다음")
    expect(screen.locator("#error-summary")).to_be_focused()
    take(screen, "error", scheme)
    join(person)
    screen.context.set_offline(True)
    person.goto(f"{CLAIM}/")
    person.fill(CLAIM, claim(), until="you")
    take(screen, "amount", scheme)
    for question in ("name", "birth_date", "resident_number", "mobile", "address", "account"):
        person.answer(CLAIM, question, claim()[question])
    person.press("다음")
    for question in ("pension_credit", "truthful"):
        person.answer(CLAIM, question, claim()[question])
    person.press("다음")
    take(screen, "review", scheme)
    person.press("보내기")
    expect_kept(person)
    take(screen, "offline", scheme)
    screen.context.set_offline(False)
    expect_receipt(screen)
    take(screen, "receipt", scheme)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright.chromium.executable_path), args=list(QUIET)
        )
        try:
            for scheme in ("light", "dark"):
                phone = browser.new_context(**(PHONE | {"device_scale_factor": 2, "color_scheme": scheme}))
                screen = phone.new_page()
                VirtualAuthenticator(screen)
                session(site, screen, scheme)
                phone.close()
        finally:
            browser.close()
            site.stop()


if __name__ == "__main__":
    main()

"""A phone of 360×740 in Seoul, and the product served for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.site import ROOT, Site

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
    "locale": "ko-KR",
    "timezone_id": "Asia/Seoul",
}


@pytest.fixture(scope="session")
def built() -> None:
    assert (ROOT / "pwa" / "dist" / "sw.js").exists(), "run 'make build' first"


@pytest.fixture(scope="module")
def site(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server for the tests of a file that only look or file under accounts of their own."""
    served = Site(tmp_path_factory.mktemp("site"))
    yield served
    served.stop()


@pytest.fixture
def own_site(built: None, tmp_path: Any) -> Iterator[Site]:
    """A server that this test may stop."""
    served = Site(tmp_path)
    yield served
    served.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**PHONE)
    yield context
    context.close()


@pytest.fixture
def screen(phone: BrowserContext) -> Page:
    """A page of the phone, with a passkey reader."""
    page = phone.new_page()
    page.authenticator = VirtualAuthenticator(page)  # type: ignore[attr-defined]
    return page

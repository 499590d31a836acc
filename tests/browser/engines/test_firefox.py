"""The claim in Firefox, which has no Background Sync: with network and without, in the languages that are built."""

from __future__ import annotations

import pytest

from pwa.words import direction
from tests.browser.engines.firefox import Firefox
from tests.browser.engines.journey import expect_kept, expect_receipt, file_claim, join, visited
from tests.browser.engines.visitor import Visitor
from tests.browser.questions import CLAIM, built_languages

LOOK = "return [document.documentElement.lang, getComputedStyle(document.body).direction]"
EVERY_TIME = ("ko", "ur")  # the source, and right to left
LANGUAGES = [pytest.param(x, marks=() if x in EVERY_TIME else pytest.mark.campaign) for x in built_languages()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_join_claim_send_receipt(site, firefox, tmp_path, lang):
    with Firefox(firefox, tmp_path / "profile") as driver:
        driver.add_authenticator()
        person = Visitor(driver, site.url, lang)
        join(person)
        person.goto(f"{CLAIM}/")
        assert driver.js(LOOK) == [lang, direction(lang)]
        driver.touch_without_secret()
        file_claim(person)
        assert expect_receipt(person) in [row[2] for row in site.submissions()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_filed_without_network_browser_killed_arrives_once(own_site, firefox, tmp_path, lang):
    """OFF-06, OFF-07, SUB-01: the page's own triggers deliver it, once the server is back"""
    with Firefox(firefox, tmp_path / "profile") as driver:
        driver.add_authenticator()
        person = Visitor(driver, own_site.url, lang)
        join(person)
        visited(person)
        assert driver.js("return !('sync' in ServiceWorkerRegistration.prototype)")
        own_site.stop()
        person.goto(f"{CLAIM}/")
        driver.touch_without_secret()
        file_claim(person)
        expect_kept(person)
        address = driver.js("return location.href")
        driver.kill()
    assert own_site.submissions() == []

    with Firefox(firefox, tmp_path / "profile") as driver:
        person = Visitor(driver, own_site.url, lang)
        person.open(address)
        expect_kept(person)
        own_site.start()
        number = expect_receipt(person)
        assert own_site.submissions() == [(CLAIM, "received", number)]
        driver.reload()
        assert expect_receipt(person) == number
    assert len(own_site.submissions()) == 1

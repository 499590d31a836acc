"""The whole arrow on a phone: join, claim, review, send, receipt, status; with network and without."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.claims import LAST_DAY, claim
from tests.browser.conftest import PHONE
from tests.browser.journey import expect_kept, expect_receipt, file_claim, join, kill_browser, launch, visited
from tests.browser.person import CLAIM, Person
from tests.browser.questions import built_languages


@pytest.mark.parametrize("lang", built_languages())
def test_join_claim_review_send_receipt_status(site, screen, lang):
    """BND-01: nothing of identity is asked to join"""
    person = Person(screen, site.url, lang)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    number = expect_receipt(screen)
    assert number in [row[2] for row in site.submissions()]
    expect(screen.get_by_role("heading", name=person.t("고용센터 방문하기"))).to_be_visible()
    person.goto("submissions/")
    screen.get_by_role("link", name=re.compile(number)).click()
    person.ready()
    assert expect_receipt(screen) == number
    expect(screen.locator("[data-slot=timeline]")).to_contain_text(person.t("접수되었어요"))
    screen.get_by_text(person.t("내가 보낸 내용")).click()
    expect(screen.locator("[data-slot=answers]")).to_contain_text("가나다정밀")


def test_what_was_sent_can_be_withdrawn(site, screen):
    """SUB-16"""
    person = Person(screen, site.url)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_receipt(screen)
    person.press("신청 거두기")
    person.press("거두기")
    expect(screen.locator("[data-slot=timeline]")).to_contain_text("취하했어요", timeout=20_000)
    assert ("withdrawal", "carried_out") in [row[:2] for row in site.submissions()]


WAYS = [
    ("ko", "network off", True),
    ("ko", "network off", False),
    ("ko", "server stopped", True),
    ("ko", "signed out", True),
    ("ko", "signed out", False),
    *((lang, "server stopped", True) for lang in built_languages()[1:]),
]


@pytest.mark.parametrize(("lang", "how", "prf"), WAYS)
def test_filed_without_network_browser_killed_arrives_once(
    own_site, playwright, browser_type_launch_args, tmp_path, lang, how, prf
):
    """OFF-03, OFF-04, OFF-06, OFF-07, SUB-01: exactly one submission, and its receipt is shown"""
    profile = tmp_path / "profile"
    context = launch(playwright, browser_type_launch_args, profile, PHONE)
    screen = context.pages[0]
    VirtualAuthenticator(screen, prf=prf)
    person = Person(screen, own_site.url, lang)
    join(person)
    visited(person)
    if how == "server stopped":
        own_site.stop()
    else:
        context.set_offline(True)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_kept(person)
    address = screen.url
    if how == "signed out":
        person.goto("settings/")
        person.press("로그아웃")
        expect(screen.locator("html[data-account=out]")).to_be_attached()
    kill_browser(profile)
    context.browser and context.browser.close()
    assert own_site.submissions() == []

    if how == "server stopped":
        own_site.start()
    context = launch(playwright, browser_type_launch_args, profile, PHONE)
    screen = context.pages[0]
    screen.goto(address)
    number = expect_receipt(screen)
    assert own_site.submissions() == [(CLAIM, "received", number)]
    screen.reload()
    assert expect_receipt(screen) == number
    context.close()


def test_two_claims_wait_and_both_arrive(own_site, screen, phone):
    """SUB-01, SUB-06: signed offline, delivered after a sign-in in between"""
    person = Person(screen, own_site.url)
    join(person)
    visited(person)
    phone.set_offline(True)
    for days in (0, 40):
        person.goto(f"{CLAIM}/")
        file_claim(person, claim(LAST_DAY - timedelta(days=days)))
        expect_kept(person)
    phone.set_offline(False)
    person.goto("submissions/")
    expect(screen.locator("[data-slot=filed] a, [data-slot=submissions] a")).to_have_count(2, timeout=30_000)
    assert len(own_site.submissions()) == 2

"""One passkey is the one identity: join, sign in by button and by autofill, several passkeys, sessions, signing out everywhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.audit import Requests, axe
from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.claims import LAST_DAY, claim
from tests.browser.conftest import PHONE
from tests.browser.journey import expect_kept, expect_receipt, file_again, file_claim, join
from tests.browser.person import CLAIM, Person
from tests.browser.site import Site


def sign_out(person: Person) -> None:
    person.goto("settings/")
    person.press("로그아웃")
    expect(person.page.locator("html[data-account=out]")).to_be_attached()


def test_signing_in_by_the_button_comes_back_to_where_one_was(site, screen):
    person = Person(screen, site.url)
    join(person)
    sign_out(person)
    screen.authenticator._send("setAutomaticPresenceSimulation", enabled=False)  # else the field signs in by itself
    person.goto("sign-in/?next=profile/")
    screen.authenticator._send("setAutomaticPresenceSimulation", enabled=True)
    person.press("패스키로 로그인")
    screen.wait_for_url("**/ko/profile/")
    expect(screen.locator("html[data-account=in]")).to_be_attached()


def test_the_browser_offers_the_passkey_by_itself(site, screen):
    """Conditional UI: the field signs in without a button"""
    person = Person(screen, site.url)
    join(person)
    sign_out(person)
    screen.goto(f"{site.url}/ko/sign-in/")
    expect(screen.locator("html[data-account=in]")).to_be_attached(timeout=20_000)


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "/api/session", "..//evil.test"])
def test_signing_in_leads_nowhere_else(site, screen, elsewhere):
    """An open redirect would lend our name to others"""
    person = Person(screen, site.url)
    join(person)
    requests = Requests(screen)
    screen.goto(f"{site.url}/ko/sign-in/?next={elsewhere}")
    screen.wait_for_url(re.compile(rf"^{re.escape(site.url)}/ko/(?!sign-in)"))
    assert all(address.startswith(site.url) for address in requests.addresses)


def test_a_finger_that_is_not_recognised_is_said_in_plain_words(site, screen):
    """IDN-01"""
    person = Person(screen, site.url)
    screen.authenticator.refuses()
    person.goto("join/")
    person.press("지문이나 얼굴로 시작하기")
    expect(screen.get_by_role("status")).to_contain_text("다시 확인해 주세요", timeout=20_000)
    assert not axe(screen)
    assert (
        site.rows("select count(*) from person where id in (select person_id from passkey where removed_at is null)")
        is not None
    )


def test_passkeys_are_listed_named_added_and_removed(site, phone):
    """IDN-14"""
    screen = phone.new_page()
    VirtualAuthenticator(screen)
    person = Person(screen, site.url)
    join(person)
    person.goto("settings/")
    keys = screen.locator("[data-slot=passkeys] > li")
    expect(keys).to_have_count(1)
    second = VirtualAuthenticator(screen, transport="usb")  # the phone itself holds only one
    person.press("패스키 더하기")
    expect(keys).to_have_count(2, timeout=20_000)
    assert len(second.credentials()) == 1
    assert not axe(screen)
    keys.last.get_by_role("button", name=re.compile("없애기")).click()
    screen.locator("dialog[open]").get_by_role("button", name="없애기").click()
    expect(keys).to_have_count(1, timeout=20_000)


def test_sign_out_everywhere_ends_the_other_phone_too(site, browser):
    """SES-04, SES-05"""
    first, second = (browser.new_context(**PHONE).new_page() for _ in range(2))
    own = VirtualAuthenticator(first)
    mine = Person(first, site.url)
    join(mine)
    other = VirtualAuthenticator(second)
    other.add(own.credentials()[0])
    there = Person(second, site.url)
    there.goto("sign-in/")
    expect(second.locator("html[data-account=in]")).to_be_attached(timeout=20_000)
    first.bring_to_front()
    mine.goto("settings/")
    expect(first.locator("[data-slot=sessions] > li")).to_have_count(2)
    mine.press("모든 기기에서 로그아웃")
    first.locator("dialog[open]").get_by_role("button", name="모두 로그아웃").click()
    expect(first.locator("html[data-account=out]")).to_be_attached()
    there.goto("submissions/")
    expect(second.locator("html:not([data-account=in])")).to_be_attached()
    for page in (first, second):
        page.context.close()


@pytest.fixture
def hasty_site(built, tmp_path):
    """Sessions end after two minutes without an act, so the warning is due at once."""
    served = Site(tmp_path, GOYONG24_SESSION_IDLE_MINUTES="2")
    yield served
    served.stop()


def test_the_end_of_a_session_is_announced_and_can_be_put_off(hasty_site, screen):
    """SES-08"""
    person = Person(screen, hasty_site.url)
    join(person)
    dialog = screen.locator("#dialog-session")
    expect(dialog).to_be_visible()
    assert not axe(screen)
    before = hasty_site.rows("select seen_at from login_session")
    dialog.get_by_role("button", name="계속 쓰기").click()
    expect(screen.get_by_role("status")).to_contain_text("늘렸어요")
    assert hasty_site.rows("select seen_at from login_session") != before


@pytest.fixture
def busy_site(built, tmp_path):
    served = Site(tmp_path, GOYONG24_DOOR_RATE_CREDENTIAL="1/hour")
    yield served
    served.stop()


def test_too_many_never_holds_a_filing(busy_site, screen):
    """INP-10, design section 4: it waits and says so"""
    person = Person(screen, busy_site.url)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_receipt(screen)
    person.goto(f"{CLAIM}/")
    file_again(person, claim(LAST_DAY - timedelta(days=40)))
    expect_kept(person)
    person.goto("submissions/")
    waiting = screen.locator("[data-slot=waiting] > li, #waiting li")
    expect(waiting.first).to_contain_text("기다리는 중")
    assert len(busy_site.submissions()) == 1

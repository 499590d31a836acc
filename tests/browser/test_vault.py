"""What lies on the phone: drafts within a second, encrypted, bound to their owner, gone with signing out."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.conftest import PHONE
from tests.browser.journey import NUMBER, expect_kept, expect_receipt, file_claim, join, kill_browser, launch, visited
from tests.browser.person import CLAIM, Person

MARKER = "마커정밀공업"
# Every row of every store, bytes as Latin letters, keys as what can be told of them; and the caches, and sessionStorage
DUMP = """async () => {
  const db = await new Promise((done, fail) => { const r = indexedDB.open('goyong24'); r.onsuccess = () => done(r.result); r.onerror = fail; });
  const plain = (key, v) => v instanceof CryptoKey ? {cryptoKey: v.type, extractable: v.extractable, usages: v.usages}
    : ArrayBuffer.isView(v) ? 'bytes:' + String.fromCharCode(...new Uint8Array(v.buffer, v.byteOffset, v.byteLength)) : v;
  const found = {};
  for (const name of db.objectStoreNames) {
    found[name] = await new Promise(done => { const r = db.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result); });
    found[name] = JSON.parse(JSON.stringify(found[name], plain));
  }
  db.close();
  return {...found, session: {...sessionStorage}, local: {...localStorage}};
}"""


def stored(screen: Page) -> dict[str, Any]:
    found: dict[str, Any] = screen.evaluate(DUMP)
    return found


def looks(marker: str) -> list[str]:
    """The marker in the encodings it might hide in."""
    raw = marker.encode()
    return [
        marker,
        raw.decode("latin-1"),
        base64.b64encode(raw).decode()[:-2],
        base64.urlsafe_b64encode(raw).decode()[:-2],
    ]


def type_marker(person: Person) -> None:
    person.goto(f"{CLAIM}/")
    person.answer(CLAIM, "employer_name", MARKER)
    expect(person.page.locator("[data-slot=saved]")).not_to_be_empty()


@pytest.mark.parametrize("prf", [True, False], ids=["prf", "no prf"])
def test_a_draft_lies_encrypted_under_a_wrapped_key(site, phone, prf):
    """OFF-01, OFF-02, WEB-09"""
    screen = phone.new_page()
    VirtualAuthenticator(screen, prf=prf)
    person = Person(screen, site.url)
    join(person)
    type_marker(person)
    found = stored(screen)
    text = json.dumps(found, ensure_ascii=False)
    assert found["records"]
    assert not [look for look in looks(MARKER) if look in text]
    assert all(
        record["nonce"].startswith("bytes:") and len(record["nonce"]) == len("bytes:") + 12
        for record in found["records"]
    )
    assert '"extractable": true' not in text
    [mine] = [key for key in found["keys"] if key["owner"] != "anonymous"]
    assert {wrap["by"] for wrap in mine["wraps"]} == ({"passkey"} if prf else {"device"})
    assert found["local"] == {}


def test_a_fresh_nonce_for_each_write(site, screen):
    """OFF-01"""
    person = Person(screen, site.url)
    person.goto(f"{CLAIM}/")
    nonces = set()
    for letter in "가나다":
        before = {record["nonce"] for record in stored(screen)["records"]}
        screen.get_by_role("textbox", name="회사 이름").press_sequentially(letter)
        for _ in range(200):
            now = {record["nonce"] for record in stored(screen)["records"]}
            if now - before:
                break
        nonces |= now - before
    assert len(nonces) == 3


def test_what_was_typed_survives_a_killed_browser(own_site, playwright, browser_type_launch_args, tmp_path):
    """OFF-05: before joining too"""
    profile = tmp_path / "profile"
    context = launch(playwright, browser_type_launch_args, profile, PHONE)
    type_marker(Person(context.pages[0], own_site.url))
    kill_browser(profile)
    context = launch(playwright, browser_type_launch_args, profile, PHONE)
    person = Person(context.pages[0], own_site.url)
    person.goto(f"{CLAIM}/")
    expect(person.page.get_by_role("textbox", name="회사 이름")).to_have_value(MARKER)
    context.close()


@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
def test_signing_out_leaves_only_what_is_sealed(own_site, phone, screen, offline):
    """OFF-03, OFF-11: drafts, keys and names go, also offline; the sealed filing stays and is still sent"""
    person = Person(screen, own_site.url)
    join(person)
    visited(person)
    phone.set_offline(True)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_kept(person)
    type_marker(person)
    own_site.stop()
    phone.set_offline(offline)
    person.goto("settings/")
    person.press("로그아웃")
    screen.locator("dialog[open]").get_by_role("button", name="로그아웃").click()
    expect(screen.locator("html[data-account=out]")).to_be_attached()
    person.goto("")
    found = stored(screen)
    assert found["records"] == []
    assert found["keys"] == []
    [entry] = found["outbox"]
    assert set(entry) >= {"procedure", "created"}
    text = json.dumps(found, ensure_ascii=False)
    assert not [look for marker in (MARKER, "가나다정밀", "시험인") for look in looks(marker) if look in text]
    own_site.start()
    phone.set_offline(False)
    screen.goto(f"{own_site.url}/ko/{CLAIM}/status/#{entry['id']}")
    assert expect_receipt(screen)
    assert own_site.rows("select count(*) from login_session") == [(0,)], "the session ended on the server too"


def test_a_draft_of_one_account_is_not_shown_to_another(site, screen):
    """OFF-13"""
    first = Person(screen, site.url)
    join(first)
    type_marker(first)
    screen.context.clear_cookies()
    screen.authenticator.clear()
    second = Person(screen, site.url)
    second.goto("submissions/")
    expect(screen.locator("html:not([data-account=in])")).to_be_attached()
    join(second)
    second.goto(f"{CLAIM}/")
    expect(screen.get_by_role("textbox", name="회사 이름")).to_have_value("")


def test_a_cancelled_touch_keeps_the_filing_to_confirm(site, screen):
    """SUB-06, design section 4: kept unsigned, never sent so; one touch later sends it"""
    person = Person(screen, site.url)
    join(person)
    before = len(site.submissions())
    person.goto(f"{CLAIM}/")
    screen.authenticator.refuses()
    file_claim(person)
    expect(screen.get_by_text("아직 보내지 않았어요")).to_be_visible()
    assert len(site.submissions()) == before
    screen.authenticator.recognises()
    person.goto("submissions/")
    screen.get_by_role("button", name="확인하고 보내기").click()
    expect(screen.get_by_role("link", name=NUMBER).first).to_be_visible()
    assert len(site.submissions()) == before + 1

"""The least that a phone's browser offers: WebKit without passkeys, push and Background Sync. What can be read and typed stays so."""

from __future__ import annotations

import pytest

from pwa.words import direction
from tests.browser.engines.visitor import Visitor
from tests.browser.questions import CLAIM, built_languages

# A save follows the last letter within a second: when none has come for longer, all that was typed is kept
SETTLED = """
const db = await new Promise(done => { const r = indexedDB.open('goyong24'); r.onsuccess = () => done(r.result); });
const rows = await new Promise(done => { const r = db.transaction('records').objectStore('records').getAll(); r.onsuccess = () => done(r.result); });
db.close();
return rows.length > 0 && Date.now() - Math.max(...rows.map(row => row.changed)) > 1200;
"""
LANGUAGES = [pytest.param(x, marks=() if x == "ko" else pytest.mark.campaign) for x in built_languages()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_and_typed_without_network(own_site, webkit, lang):
    """OFF-01, OFF-05"""
    person = Visitor(webkit, own_site.url, lang)
    person.goto("")
    person.expect_html("offline", "ready")
    assert webkit.js("return [!globalThis.PublicKeyCredential, !globalThis.PushManager]") == [True, True]
    assert webkit.js("return getComputedStyle(document.body).direction") == direction(lang)
    own_site.stop()
    person.goto(f"{CLAIM}/")
    company = person.find("textbox", person.t("회사 이름"))
    person.answer(CLAIM, "worker_kind", "regular")
    person.answer(CLAIM, "employer_name", "가나다정밀")
    webkit.until("return document.querySelector('[data-slot=saved]').textContent")
    webkit.until(SETTLED)
    webkit.reload()
    person.expect_html("ready")
    assert person.value(company) == "가나다정밀"
    person.press("다음")  # what is missing is said without network, too
    webkit.until("return !document.getElementById('error-summary').hidden")
    person.goto("")
    person.expect_heading(person.t("일자리를 잃었나요? 3분이면 신청해요."))


@pytest.mark.campaign
@pytest.mark.parametrize("lang", built_languages())
def test_joining_says_that_it_is_not_possible_here(own_site, webkit, lang):
    person = Visitor(webkit, own_site.url, lang)
    person.goto("join/")
    person.expect_text(person.t("이 브라우저는 패스키를 쓸 수 없어요."))

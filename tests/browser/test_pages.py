"""Every page and its states: accessible, whole at every size, silent towards the API when nobody is signed in."""

from __future__ import annotations

import json
import re
from collections import defaultdict

import pytest
from playwright.sync_api import expect

from tests.browser.audit import Requests, axe, install_errors, overflows
from tests.browser.claims import claim
from tests.browser.conftest import PHONE
from tests.browser.journey import expect_receipt, file_claim, join, visited
from tests.browser.person import CLAIM, CONTRACT, Person
from tests.browser.site import ROOT

SERVICES = [service["code"] for service in CONTRACT["x-services"]]
PAGES = [
    "",
    *(f"{code}/" for code in SERVICES),
    f"{CLAIM}/",
    f"{CLAIM}/status/",
    "submissions/",
    "settings/",
    "profile/",
    "sign-in/",
    "join/",
    "privacy/",
    "accessibility/",
    "licences/",
    "help/",
    "offline/",
]
CEREMONIES = {"sign-in/", "join/"}
LOOKED_OVER = ["ko", "en"]
OTHERS = sorted({folder.name for folder in (ROOT / "i18n").iterdir() if folder.is_dir()} - set(LOOKED_OVER))


def watched(screen):
    """What the browser complains about on this page."""
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    screen.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("lang", LOOKED_OVER)
def test_every_page_signed_out(site, browser, lang):
    """WEB-04, design section 7: axe finds nothing, nothing overflows, no error, and no API request"""
    for path in PAGES:
        context = browser.new_context(**PHONE)
        screen = context.new_page()
        requests, said = Requests(screen), watched(screen)
        Person(screen, site.url, lang).goto(path)
        expect(screen.locator("html[data-offline=ready]")).to_be_attached(timeout=30_000)
        assert screen.locator("html").get_attribute("lang") == lang
        assert screen.title()
        assert not axe(screen), path
        assert not overflows(screen), path
        assert not said, path
        if path not in CEREMONIES:
            assert requests.api() == [], path
        assert {address.split("/")[2] for address in requests.addresses} == {site.url.split("/")[2]}, path
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_in_both_schemes_and_narrow_with_large_text(site, browser, scheme):
    """320 pixels, 200 % text"""
    context = browser.new_context(**(PHONE | {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme}))
    screen = context.new_page()
    person = Person(screen, site.url)
    for path in PAGES:
        person.goto(path)
        assert not axe(screen), path
        screen.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not overflows(screen), path
    context.close()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_page_of_the_other_languages_on_a_narrow_screen(site, browser, lang):
    """320 pixels, the language list open, then 200 % text; digits are typed from left to right in every script"""
    context = browser.new_context(**(PHONE | {"viewport": {"width": 320, "height": 640}}), service_workers="block")
    screen = context.new_page()
    person = Person(screen, site.url, lang)
    for path in PAGES:
        person.goto(path)
        expect(screen.locator("html")).to_have_attribute("dir", "rtl" if lang == "ur" else "ltr")
        assert not axe(screen), path
        screen.locator("#languages summary").click()
        assert not overflows(screen), path
        screen.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not overflows(screen), path
        for digits in screen.locator("input.digits").all():
            assert digits.evaluate("e => getComputedStyle(e).direction") == "ltr", path
    context.close()


def test_the_states_of_the_form(site, screen, phone):
    """axe on each step, on errors, offline, on review, on the receipt"""
    person = Person(screen, site.url)
    visited(person)
    person.press("다음")
    expect(screen.locator("#error-summary")).to_be_visible()
    expect(screen.locator("#error-summary")).to_be_focused()
    assert not axe(screen)
    for invalid in screen.locator("[aria-invalid=true]").all():
        described = invalid.evaluate(
            "e => [e, e.closest('fieldset')].flatMap(p => (p?.getAttribute('aria-describedby') ?? '').split(' '))"
        )
        assert any(part and screen.locator(f"#{part}.error:visible").count() for part in described)
    answers = claim(separation_reason="11", just_cause="JC07", reason_detail="회사가 멀리 옮겨 갔어요.")
    steps = ["work", "reason", "now", "you", "promise", "review"]
    for step in steps:
        expect(screen.locator(f"#step-{step}")).to_be_visible()
        assert not axe(screen), step
        assert not overflows(screen), step
        if step != "review":
            shape = CONTRACT["paths"][f"/api/procedures/{CLAIM}/check"]["post"]["requestBody"]
            questions = shape["content"]["application/json"]["schema"]["properties"]
            for question, described in questions.items():
                if described["x-question"]["step"] == step and question in answers:
                    person.answer(CLAIM, question, answers[question])
            person.press("다음")
    phone.set_offline(True)
    screen.reload()
    person.ready()
    assert not axe(screen)


def test_empty_and_offline_states(site, screen, phone):
    person = Person(screen, site.url)
    visited(person)
    person.goto("submissions/")
    assert not axe(screen)
    phone.set_offline(True)
    person.goto("settings/")
    assert not axe(screen)
    screen.goto(f"{site.url}/ko/no-such-page/")
    expect(screen.get_by_role("heading", level=1)).to_be_visible()
    assert not axe(screen)


def test_the_pages_of_a_signed_in_person(site, screen):
    person = Person(screen, site.url)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_receipt(screen)
    for path in ("", "submissions/", "settings/", "profile/", f"{CLAIM}/"):
        person.goto(path)
        assert not axe(screen), path
        assert not overflows(screen), path


def test_pages_can_be_read_without_script(site, browser):
    """The questions, what is needed, and where to go instead"""
    context = browser.new_context(**PHONE, java_script_enabled=False)
    screen = context.new_page()
    for lang in ("ko", "en"):
        for path in PAGES:
            screen.goto(f"{site.url}/{lang}/{path}")
            expect(screen.get_by_role("heading", level=1)).to_be_visible()
        person = Person(screen, site.url, lang)
        screen.goto(f"{site.url}/{lang}/{CLAIM}/")
        for title in ("회사 이름", "주소", "이름"):
            expect(screen.get_by_role("textbox", name=person.t(title), exact=True)).to_be_visible()
        expect(
            screen.get_by_role("link", name=re.compile("1350")).or_(screen.get_by_text(re.compile("1350"))).first
        ).to_be_visible()
    context.close()


def test_it_can_be_installed(own_site, playwright, browser_type_launch_args, tmp_path):
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"), **browser_type_launch_args, **PHONE
    )
    screen = context.pages[0]
    visited(Person(screen, own_site.url))
    assert install_errors(screen) == []
    context.close()


def test_pages_name_their_other_languages_and_their_address():
    for lang in (*LOOKED_OVER, *OTHERS):
        for path in PAGES:
            text = (ROOT / "pwa" / "dist" / lang / path / "index.html").read_text("utf-8")
            assert f'<html lang="{lang}"' in text
            for other in (*LOOKED_OVER, *OTHERS):
                assert re.search(rf'hreflang="?{other}"? href="?/{other}/{path}', text), (lang, path)
            assert re.search(r'<meta name="?description"? content="[^"]{10,}"', text), (lang, path)


def test_a_claim_is_assessed_while_it_is_typed(site, screen):
    """The same amounts as the server's rule, and the failing condition with its article"""
    from backend.services import decide
    from tests.browser.claims import LAST_DAY

    person = Person(screen, site.url)
    person.goto(f"{CLAIM}/")
    person.fill(CLAIM, claim(), until="now")
    preview = screen.locator("#preview")
    wage = {"separation_date": LAST_DAY.isoformat(), "monthly_wage": 3_000_000, "daily_hours": 8}
    expected = decide("ub.from_wages", wage | {"age": 40, "disabled": False, "insured_years": 2})
    for question in ("working_now", "disabled"):
        person.answer(CLAIM, question, question == "working_now")
    expect(preview).to_contain_text("고용보험법 제40조", timeout=20_000)
    assert json.loads(screen.locator("html").get_attribute("data-assets") or "{}")["rulesWorker"]
    group = screen.get_by_role("group", name="지금 일하고 있거나 내 이름으로 된 사업자등록이 있나요?")
    group.get_by_role("radio", name="아니요").click()
    for question in ("job_seeking_registered", "session_done", "accident_benefit"):
        person.answer(CLAIM, question, False)
    person.answer(CLAIM, "unable_reasons", ["none"])
    person.press("다음")
    person.answer(CLAIM, "birth_date", "1985-03-02")
    expect(preview).to_contain_text(f"{expected['daily_benefit']:,}", timeout=20_000)


def test_without_webassembly_the_form_works(site, screen):
    screen.add_init_script("delete globalThis.WebAssembly")
    screen.context.add_init_script("delete globalThis.Worker")
    person = Person(screen, site.url)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    assert expect_receipt(screen)


def test_nothing_typed_is_lost_with_the_session(site, screen):
    """SES-08: the session ends while somebody types"""
    person = Person(screen, site.url)
    join(person)
    person.goto(f"{CLAIM}/")
    person.answer(CLAIM, "employer_name", "가나다정밀")
    expect(screen.locator("[data-slot=saved]")).not_to_be_empty()
    screen.context.clear_cookies()
    screen.reload()
    person.ready()
    expect(screen.get_by_role("textbox", name="회사 이름")).to_have_value("가나다정밀")


def _add(bodies, event):
    bodies[event["requestId"]] += event["encodedDataLength"]


def test_a_first_visit_of_the_form_is_light_and_nothing_jumps(site, browser, capsys):
    """What comes over the wire until the form is usable, compressed: 70 kB in all, 25 kB of script; layout shift 0.02"""
    context = browser.new_context(**PHONE, service_workers="block")
    screen = context.new_page()
    network = context.new_cdp_session(screen)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    weights: dict[str, float] = {}
    bodies: dict[str, float] = defaultdict(float)
    network.on("Network.responseReceived", lambda e: kinds.__setitem__(e["requestId"], e["type"]))
    network.on("Network.dataReceived", lambda e: _add(bodies, e))
    network.on("Network.loadingFinished", lambda e: weights.__setitem__(e["requestId"], e["encodedDataLength"]))
    screen.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.shift += e.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    Person(screen, site.url).goto(f"{CLAIM}/")
    whole, script = sum(weights.values()), sum(size for r, size in bodies.items() if kinds.get(r) == "Script")
    with capsys.disabled():
        print(f"\n  first visit until usable: {whole:,.0f} bytes with headers, {script:,.0f} of script")
    assert whole <= 70_000
    assert script <= 25_000  # without headers: over HTTP/1.1 they cost a kilobyte a file, over HTTP/2 next to nothing
    expect(screen.locator("#preview")).to_be_attached()
    assert screen.evaluate("window.shift") <= 0.02
    context.close()

"""How many taps and keys a claim takes; with a screen reader's tree only; with the keyboard only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.claims import LAST_DAY, claim
from tests.browser.journey import expect_receipt, file_claim, join
from tests.browser.keystrokes import Effort
from tests.browser.person import CLAIM, Person, procedure

FIRST, RETURNING = 180, 60


def test_a_claim_takes_under_three_minutes_and_a_returning_person_under_one(site, screen, capsys):
    """Joining is counted apart. Controls are found by role and name only, as a screen reader does."""
    person = Person(screen, site.url)
    join(person)
    joining, person.effort = person.effort, Effort()
    person.goto(f"{CLAIM}/")
    file_claim(person)
    expect_receipt(screen)
    first, person.effort = person.effort, Effort()

    person.goto(f"{CLAIM}/")
    known = {question for question, shape in procedure(CLAIM)[1].items() if "prefill" in shape["x-question"]}
    again = {q: value for q, value in claim(LAST_DAY - timedelta(days=40)).items() if q not in known}
    person.fill(CLAIM, again, until="you")
    # a proposed answer is read too: one thought for each that stands outside the card
    person.effort.questions += sum(procedure(CLAIM)[1][q]["x-question"]["step"] != "you" for q in known)
    expect(screen.get_by_role("heading", name="이 내용이 맞나요?")).to_be_visible()
    person.effort.questions += 1
    person.press("맞아요")
    for question in ("pension_credit", "truthful"):
        person.answer(CLAIM, question, again[question])
    person.press("다음")
    person.press("보내기")
    person.effort.verifications += 1
    expect_receipt(screen)
    with capsys.disabled():
        print(f"\n  joining          {joining}\n  first claim      {first}\n  returning person {person.effort}")
    assert first.seconds <= FIRST
    assert person.effort.seconds <= RETURNING


def test_no_declaration_is_answered_in_advance(site, screen):
    person = Person(screen, site.url)
    person.goto(f"{CLAIM}/")
    assert screen.locator("#form input:checked").count() == 0
    assert all(value == "" for value in screen.locator("#form select").evaluate_all("all => all.map(e => e.value)"))


@pytest.mark.timeout(300)
def test_the_keyboard_alone_reaches_the_receipt(site, screen):
    person = Person(screen, site.url, keyboard=True)
    join(person)
    person.goto(f"{CLAIM}/")
    file_claim(person)
    assert expect_receipt(screen)

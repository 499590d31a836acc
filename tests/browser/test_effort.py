"""How many taps and keys a claim takes; with a screen reader's tree only; with the keyboard only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser.claims import LAST_DAY, claim
from tests.browser.journey import expect_receipt, file_again, file_claim, join
from tests.browser.keystrokes import Effort
from tests.browser.person import CLAIM, Person

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
    file_again(person, claim(LAST_DAY - timedelta(days=40)))
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

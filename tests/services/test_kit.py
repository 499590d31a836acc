"""Dated values, days and won: what every rule stands on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.services.kit import calendar, money
from backend.services.kit.dated import Dated
from backend.services.kit.outcome import RULES, outcome, rule

WAGE = Dated(
    {"2025-01-01": 10, "2026-01-01": 12}, source="art. 1", announced={"2027-01-01": 15}, last_known="2027-12-31"
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_value_changes_on_its_first_day():
    assert [WAGE.on(day) for day in ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01", date(2030, 1, 1))] == [
        10,
        12,
        12,
        15,
        15,
    ]


def test_a_day_before_the_law_kept_here_is_refused():
    with pytest.raises(ValueError):
        WAGE.on("2024-12-31")


def test_what_is_only_announced_says_so_and_is_never_the_newest():
    assert WAGE.newest() == 12
    assert [WAGE.is_certain(day) for day in ("2026-12-31", "2027-01-01")] == [True, False]


def test_a_value_carried_on_past_the_last_known_day_says_so():
    value = Dated({"2025-01-01": 1}, source="art. 1", last_known="2026-12-31")
    assert [value.is_certain(day) for day in ("2026-12-31", "2027-01-01")] == [True, False]


def test_an_announced_step_may_not_lie_before_a_published_one():
    with pytest.raises(ValueError):
        Dated({"2026-01-01": 1}, source="art. 1", announced={"2025-01-01": 2})


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "20260101",
        "2026-1-01",
        "2026-01-01 ",
        "２０２６-01-01",
        "0000-01-01",
        "",
        None,
        20260101,
        "2026-13-01",
    ],
)
def test_only_a_day_in_full_is_read(text):
    with pytest.raises(ValueError):
        calendar.as_date(text)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-30", 14, "2028-01-30"),
    ],
)
def test_months_end_where_a_month_is_too_short(day, months, then):
    assert calendar.add_months(day, months).isoformat() == then


@given(DAYS, st.integers(1, 60))
def test_a_period_of_months_ends_the_day_before_the_next_one_begins(first, months):
    last = calendar.last_day_of_months(first, months)
    assert last + timedelta(days=1) >= calendar.add_months(first, months)
    if first.day <= 28:
        assert last + timedelta(days=1) == calendar.add_months(first, months)
        assert calendar.first_day_of_months(last, months) == first


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1976-06-30", "2026-06-29", 49),
        ("1976-06-30", "2026-06-30", 50),
        ("2004-02-29", "2026-02-28", 21),
        ("2004-02-29", "2026-03-01", 22),
    ],
)
def test_an_age_is_counted_in_full_years(born, day, age):
    assert calendar.age_on(born, day) == age


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError):
        calendar.age_on("2026-01-02", "2026-01-01")


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("2026-05-31", "2026-06-01"),
        ("2026-10-03", "2026-10-06"),
        ("2025-10-03", "2025-10-10"),
        ("2026-11-23", "2026-11-23"),
    ],
)
def test_a_deadline_moves_to_the_next_working_day(day, then):
    assert calendar.working_day_from(day).isoformat() == then


def test_the_next_working_day_is_a_later_one():
    assert calendar.next_working_day("2026-11-23").isoformat() == "2026-11-24"
    assert calendar.next_working_day("2026-12-24").isoformat() == "2026-12-28"


def test_holidays_of_years_outside_the_table_are_refused():
    with pytest.raises(ValueError):
        calendar.is_holiday("2031-01-01")


@pytest.mark.parametrize("value", [True, "1", None, -1, 1.5, float("nan"), float("inf"), 10**13])
def test_only_whole_numbers_from_zero_are_counted(value):
    with pytest.raises(ValueError):
        money.whole(value)


def test_won_are_cut_and_rounded_without_floats():
    assert money.part_of(97_826, (60, 100)) == 58_695
    assert money.round_half_up(5, 2) == 3
    assert money.round_up(14, 6) == 3
    assert money.drop_under_10(1_849_349) == 1_849_340
    assert money.scaled(3.4) == 34_000


def test_an_outcome_names_the_first_reason_and_all():
    assert outcome([("a", False), ("b", True), ("c", True)]) == {
        "eligible": False,
        "reason": "b",
        "reasons": ["b", "c"],
    }
    assert outcome([("a", False)]) == {"eligible": True, "reason": None, "reasons": []}


def test_two_rules_may_not_share_an_id():
    def first(inputs):
        return {}

    def second(inputs):
        return {}

    second.__module__ = "elsewhere"
    try:
        rule("test.same")(first)
        rule("test.same")(first)  # loaded twice: the same one
        with pytest.raises(ValueError):
            rule("test.same")(second)
    finally:
        RULES.pop("test.same", None)

"""The requirements this product claims are each named by the test that proves them."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CLAIMED = [
    *(f"IDN-{n:02}" for n in range(1, 12)),
    "IDN-13",
    "IDN-14",
    *(f"SES-{n:02}" for n in (1, 2, 3, 4, 5, 7, 8)),
    *(f"INP-{n:02}" for n in range(1, 9)),
    *(f"WEB-{n:02}" for n in range(1, 6)),
    *(f"OFF-{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 11)),
    *(f"SUB-{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 16, 17, 19, 20)),
    "AUZ-01",
    "AUZ-02",
    "AUZ-03",
    "AUZ-04",
    "AUZ-05",
    "BND-01",
    "DUR-01",
    "PII-02",
    "PII-03",
    "PII-05",
    "PII-11",
    "OPS-05",
    "OPS-06",
]


def named() -> dict[str, list[str]]:
    """Requirement to the test files that name it."""
    found: dict[str, list[str]] = {}
    for file in (f for f in TESTS.rglob("*") if f.suffix in {".py", ".ts", ".mjs"} and f != Path(__file__)):
        for requirement in set(re.findall(r"\b[A-Z]{3}-\d\d\b", file.read_text("utf-8"))):
            found.setdefault(requirement, []).append(file.name)
    return found


@pytest.mark.parametrize("requirement", CLAIMED)
def test_a_claimed_requirement_is_named_by_a_test(requirement):
    """TST-04"""
    assert requirement in named()


def test_people_in_tests_cannot_exist():
    """PII-11: century digit 9 or 0, phones 010-0000-xxxx"""
    ours = Path(__file__).resolve().parents[2]
    for file in [*ours.glob("tests/**/*.py"), *ours.glob("tests/**/*.ts"), *ours.glob("backend/**/*.py")]:
        text = file.read_text("utf-8")
        for number in re.findall(r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-?(\d)\d{6}(?!\d)", text):
            assert number in "90", f"{file.name}: a resident number of the living"
        for phone in re.findall(r"(?<!\d)010-?(\d{4})-?\d{4}(?!\d)", text):
            assert phone == "0000", f"{file.name}: a phone number that may ring"

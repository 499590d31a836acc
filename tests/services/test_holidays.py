"""The table of holidays is what the package says today."""

from tests.services import make_holidays


def test_the_table_of_holidays_is_the_one_the_package_gives():
    assert make_holidays.FILE.read_text(encoding="utf-8") == make_holidays.text(), (
        "run: python tests/services/make_holidays.py"
    )

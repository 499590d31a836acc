"""Makes backend/services/kit/holidays.py from the `holidays` package: `python tests/services/make_holidays.py`."""

from pathlib import Path

import holidays

FILE = Path(__file__).parents[2] / "backend/services/kit/holidays.py"
FIRST_YEAR, LAST_YEAR = 2018, 2030

HEAD = '''"""Public holidays of Korea by day (관공서의 공휴일에 관한 규정; from 2022 공휴일에 관한 법률). Shared with the phone.

Made by tests/services/make_holidays.py; do not edit. Holidays of future years may still be added by the government.
"""

FIRST_YEAR = {first}
LAST_YEAR = {last}
HOLIDAYS = {{
'''


def text() -> str:
    days = holidays.country_holidays("KR", years=range(FIRST_YEAR, LAST_YEAR + 1), language="ko")
    lines = [f'    "{day.isoformat()}": "{name}",\n' for day, name in sorted(days.items())]
    return HEAD.format(first=FIRST_YEAR, last=LAST_YEAR) + "".join(lines) + "}\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")

"""A claim as somebody might file it. Nobody real can have these numbers: born 1970, but a number of the nineteenth century (PII-11)."""

from datetime import date, timedelta
from typing import Any

LAST_DAY = date.today() - timedelta(days=20)


def claim(last_day: date = LAST_DAY, **changed: Any) -> dict[str, Any]:
    """Dates are counted from today, so that the claim is as fresh whenever the tests run. hours are typed as hours."""
    answers: dict[str, Any] = {
        "worker_kind": "regular",
        "employer_name": "가나다정밀",
        "occupation": "용접",
        "hired_on": (last_day - timedelta(days=800)).isoformat(),
        "separation_date": last_day.isoformat(),
        "daily_hours": 8,
        "monthly_wage": 3000000,
        "separation_reason": "23",
        "employer_disagrees": False,
        "job_seeking_registered": False,
        "session_done": False,
        "working_now": False,
        "unable_reasons": ["none"],
        "accident_benefit": False,
        "disabled": False,
        "name": "시험인",
        "birth_date": "1985-03-02",
        "resident_number": "8503029000000",
        "mobile": "01000001234",
        "address": "서울시 중구 세종대로 110",
        "account": {"bank": "004", "number": "00000000000000"},
        "pension_credit": True,
        "truthful": True,
    }
    return answers | changed

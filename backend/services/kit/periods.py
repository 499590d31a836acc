"""The two ways of counting a period. Shared with the phone.

Deadlines on people: Civil Act (민법) art. 157, 160, 161. The first day is not counted, and a last day that is a Saturday or a
holiday moves on. Times in which an office must answer: Civil Petitions Treatment Act (민원 처리에 관한 법률) art. 19. The first
day counts: up to five days in hours, from six days in working days, weeks, months and years by the calendar.
"""

from datetime import timedelta

from .calendar import add_days, add_months, as_date, is_working_day, last_day_of_months, working_day_from

HOURS_OF_A_DAY = 8
MOST_DAYS_IN_HOURS = 5
# Office hours in minutes of the day, the midday hour left out. 국가공무원 복무규정 제9조.
OFFICE_HOURS = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))
# A substitute holiday of 2026's new Labour Day: offices rest, but the day shown to people is not put off by it, so that whoever keeps
# the day shown is never late.
NOT_RELIED_ON = ("2027-05-03",)
LONGEST = 3660


def days_after(event, days):
    """The last day of so many days, the day of the event not counted. 민법 제157조, 제159조."""
    return add_days(event, _count(days))


def months_after(event, months):
    """The same day so many months on, or the last day of a shorter month. 민법 제160조."""
    return add_months(event, _count(months))


def moved(nominal):
    """The day, and the day to which it moves where it is a Saturday, a Sunday or a holiday. 민법 제161조."""
    nominal = as_date(nominal)
    adjusted = nominal
    while not is_working_day(adjusted) and adjusted.isoformat() not in NOT_RELIED_ON:
        adjusted += timedelta(days=1)
    return {"nominal_due": nominal.isoformat(), "adjusted_due": adjusted.isoformat()}


def working_day_until(value):
    """That day, or the last working day before it: for what must be in so many days before a date."""
    day = as_date(value)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def processing_days(received, days):
    """The last of so many working days, the day of receipt being the first if it is one. 민원 처리에 관한 법률 제19조제2항."""
    if _count(days) <= MOST_DAYS_IN_HOURS:
        raise ValueError("up to five days are counted in hours")
    return working_days_from(received, days)


def working_days_from(first, days):
    """The last of so many working days, the first day counted."""
    day, left = working_day_from(first), _count(days) - 1
    if left < 0:
        raise ValueError("a period has days")
    while left:
        day = working_day_from(day + timedelta(days=1))
        left -= 1
    return day


def processing_months(received, months):
    """The last day of so many months, the day of receipt counted; a Saturday or holiday moves on. 같은 법 제19조제3항."""
    if _count(months) < 1:
        raise ValueError("a period has months")
    return last_day_of_months(received, months)


def processing_hours(received, minute, days):
    """(day, minute of the day) by which eight office hours for each of the days have passed since the receipt. 같은 법 제19조제1항."""
    if not 1 <= _count(days) <= MOST_DAYS_IN_HOURS:
        raise ValueError("from six days on days are counted")
    if not 0 <= minute < 24 * 60:
        raise ValueError("no minute of a day")
    given = as_date(received)
    day, left = working_day_from(given), days * HOURS_OF_A_DAY * 60
    start = minute if day == given else 0
    while True:
        for opens, closes in OFFICE_HOURS:
            open_for = max(0, closes - max(start, opens))
            if left <= open_for:
                return day, max(start, opens) + left
            left -= open_for
        day, start = working_day_from(day + timedelta(days=1)), 0


def _count(number):
    if number > LONGEST:
        raise ValueError("no period is that long")
    return number

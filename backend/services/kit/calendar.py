"""Days as the Civil Act counts them (art. 155 to 161), over ISO strings or dates. Shared with the phone."""

from datetime import date, timedelta

from .holidays import FIRST_YEAR, HOLIDAYS, LAST_YEAR

DIGITS = "0123456789"
SATURDAY = 5


def as_date(value):
    """A date from `YYYY-MM-DD`, nothing else: the two interpreters read other spellings differently."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) != 10 or value[4] != "-" or value[7] != "-":
        raise ValueError("not a day")
    for part in (value[:4], value[5:7], value[8:]):
        for sign in part:
            if sign not in DIGITS:
                raise ValueError("not a day")
    year = int(value[:4])
    if not 1800 <= year <= 2200:
        raise ValueError("not a day of our time")
    return date(year, int(value[5:7]), int(value[8:]))


def iso(value):
    return as_date(value).isoformat()


def add_days(value, days):
    return as_date(value) + timedelta(days=days)


def days_between(first, last):
    """Both days counted."""
    return as_date(last).toordinal() - as_date(first).toordinal() + 1


def days_in_month(year, month):
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return (following - timedelta(days=1)).day


def month_start(value):
    day = as_date(value)
    return date(day.year, day.month, 1)


def month_end(value):
    day = as_date(value)
    return date(day.year, day.month, days_in_month(day.year, day.month))


def add_months(value, months):
    """The same day so many months on, or the last day of a month that is too short."""
    day = as_date(value)
    year, month = _month_on(day, months)
    return date(year, month, min(day.day, days_in_month(year, month)))


def last_day_of_months(first, months):
    """The last day of a period of months that begins on `first` and counts it: the eve of the same day of the month,
    or the last day of a month that has no such day. Civil Act, art. 160(2), (3)."""
    day = as_date(first)
    year, month = _month_on(day, months)
    if day.day > days_in_month(year, month):
        return date(year, month, days_in_month(year, month))
    return date(year, month, day.day) - timedelta(days=1)


def first_day_of_months(last, months):
    """The first day of a period of months that ends on `last` and counts it: the mirror of the above."""
    after = as_date(last) + timedelta(days=1)
    year, month = _month_on(after, -months)
    if after.day > days_in_month(year, month):
        return month_end(date(year, month, 1)) + timedelta(days=1)
    return date(year, month, after.day)


def years_between(first, day):
    """Full years from `first` to `day`, the way ages are counted."""
    first, day = as_date(first), as_date(day)
    years = day.year - first.year
    return years - 1 if (day.month, day.day) < (first.month, first.day) else years


def age_on(birth_date, day):
    """Full years of age (만 나이). Someone born on 29 February is a year older on 1 March of a common year."""
    if as_date(day) < as_date(birth_date):
        raise ValueError("not born yet")
    return years_between(birth_date, day)


def weekday(value):
    """0 is Monday."""
    return as_date(value).weekday()


def is_holiday(value):
    """A public holiday, a Sunday included only where it is one by name. Years outside the table are refused."""
    day = as_date(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("no holidays known for that year")
    return day.isoformat() in HOLIDAYS


def is_working_day(value):
    return weekday(value) < SATURDAY and not is_holiday(value)


def working_day_from(value):
    """That day, or the next working day if it is a Saturday, a Sunday or a holiday. Civil Act, art. 161."""
    day = as_date(value)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def next_working_day(value):
    """The first working day after that day."""
    return working_day_from(add_days(value, 1))


def _month_on(day, months):
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1

"""How the rules of employment insurance read inputs that need not be there, and mark what is not settled law."""

from ...kit.calendar import as_date, month_start
from ...kit.money import whole
from ...kit.outcome import needed


def count(inputs, name, default=0):
    """A whole number from zero; the default where nothing is said."""
    value = inputs.get(name)
    return default if value is None else whole(value)


def month_of(inputs, name):
    """The first day of a month told as `2026-06`, or of the month in which a told day lies."""
    value = needed(inputs, name)
    if not isinstance(value, str):
        raise ValueError(name + " is no month")
    return month_start(as_date(value + "-01" if len(value) == 7 else value))


def value_on(table, on):
    """The value of that day; without a day the newest published one, never one that is only announced."""
    return table.newest() if on is None else table.on(on)


def marked(answer, *looked_up):
    """Say so where a value is only announced, uncertain, or carried on beyond its last known day. looked_up: (table, day)."""
    if [1 for table, on in looked_up if on is not None and not table.is_certain(on)]:
        answer["provisional"] = True
    return answer

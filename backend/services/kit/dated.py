"""Values that the law changes, each with its first day and its source. Shared with the phone."""

from .calendar import iso


class Dated:
    """A legal value over time.

    steps: {first day: value} as published. announced: steps that are pre-announced or uncertain; they answer for their
    days, but `is_certain` says so and `newest` never takes them. last_known: the last day that the table speaks for; a later day gets
    the value in force then, marked uncertain.
    """

    def __init__(self, steps, source, announced=None, last_known=None):
        self.source = source
        self.last_known = last_known
        self._published = _in_order(steps)
        self._announced = _in_order(announced or {})
        if not self._published:
            raise ValueError("a dated value needs a first step")
        first = self._announced[0][0] if self._announced else None
        if first is not None and first <= self._published[-1][0]:
            raise ValueError("an announced step lies before a published one")

    def on(self, day):
        """The value of that day. A day before the first step is refused: the law of that time is not here."""
        day, found = iso(day), None
        for first_day, value in self._published + self._announced:
            if first_day <= day:
                found = (value,)
        if found is None:
            raise ValueError("no value on " + day)
        return found[0]

    def newest(self):
        """The newest published value, for a case that names no date."""
        return self._published[-1][1]

    def is_certain(self, day):
        """Is the value of that day published law, or only announced or carried on?"""
        day = iso(day)
        if self._announced and day >= self._announced[0][0]:
            return False
        return self.last_known is None or day <= self.last_known

    def steps(self):
        """(first day, value, is it published law), in order."""
        published = [(first_day, value, True) for first_day, value in self._published]
        return published + [(first_day, value, False) for first_day, value in self._announced]

    def first_days(self):
        """Every first day, announced ones too: tests look at both sides of each."""
        return [first_day for first_day, _ in self._published + self._announced]


def _in_order(steps):
    return sorted([(iso(first_day), value) for first_day, value in steps.items()], key=lambda step: step[0])

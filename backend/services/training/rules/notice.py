"""국민내일배움카드 운영규정: how its dated values are read, with or without a date. Shared with the phone."""

NOTICE = "국민내일배움카드 운영규정 (고용노동부고시 제2026-39호) "
FIRST_DAY = "2020-01-01"  # one card for people with and without work: 고시 제2019-109호
REVISED = "2026-01-01"  # 고시 제2026-101호, for courses that start from that day on (부칙 제3조)
LAST_KNOWN = "2026-12-31"  # revised every winter


def value_of(value, on):
    """The value of that day; of today's notice where the case names none."""
    return value.newest() if on is None else value.on(on)


def marked(answer, on, values, unsure=False):
    """An answer that stands on a carried-on or unsure value says so."""
    if unsure or (on is not None and not all([value.is_certain(on) for value in values])):
        answer["provisional"] = True
    return answer

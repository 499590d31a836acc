"""Statutory periods, for every service: how long an office may take, and until when a person may act. They stand with the jobs rules since a
rule belongs to one service and this is the first; the arithmetic is in the kit, where all services use it.
민원 처리에 관한 법률 제19조; 민법 제155조부터 제161조까지; 행정기본법 제6조."""

from ...kit.calendar import add_days, as_date, last_day_of_months
from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule
from ...kit.periods import (
    MOST_DAYS_IN_HOURS,
    days_after,
    months_after,
    moved,
    processing_days,
    processing_hours,
    processing_months,
    working_day_until,
)

# Units, and the longest period in each.
UNITS = (("days", 3660), ("weeks", 520), ("months", 120), ("years", 10))
DIGITS = "0123456789"
OPENS = 9 * 60


def length(inputs):
    """The one length that is told: (number, unit), years as months and weeks as they are."""
    told = [(whole(inputs[unit]), unit, most) for unit, most in UNITS if inputs.get(unit) is not None]
    if len(told) != 1:
        raise ValueError("one length is needed")
    number, unit, most = told[0]
    if not 0 < number <= most:
        raise ValueError("no period is that long")
    return (number * 12, "months") if unit == "years" else (number, unit)


def _minute(inputs):
    """The minute of the day from HH:MM; the opening of the office where it is not told."""
    told = inputs.get("received_at")
    if told is None:
        return OPENS
    if not isinstance(told, str) or len(told) != 5 or told[2] != ":":
        raise ValueError("no time of a day")
    for sign in told[:2] + told[3:]:
        if sign not in DIGITS:
            raise ValueError("no time of a day")
    hour, minute = int(told[:2]), int(told[3:])
    if hour > 23 or minute > 59:
        raise ValueError("no time of a day")
    return 60 * hour + minute


def _clock(minute):
    return ("0" + str(minute // 60))[-2:] + ":" + ("0" + str(minute % 60))[-2:]


@rule("period.processing")
def processing(inputs):
    """By when an office must have answered. received: day of receipt, decisive; received_at: HH:MM; one of days, weeks, months, years.
    Up to five days in hours, eight a day; from six days in working days, the first counted; else by the calendar, the first day counted.
    민원 처리에 관한 법률 제19조."""
    received = as_date(needed(inputs, "received"))
    minute = _minute(inputs)
    number, unit = length(inputs)
    if unit == "days" and number <= MOST_DAYS_IN_HOURS:
        day, until = processing_hours(received, minute, number)
        answer = moved(day)
        answer["time_due"] = _clock(until)
        return answer
    if unit == "days":
        return moved(processing_days(received, number))
    if unit == "weeks":
        return moved(add_days(received, 7 * number - 1))
    return moved(processing_months(received, number))


@rule("period.deadline")
def deadline(inputs):
    """Until when a person may act. event: day it counts from, decisive, itself not counted, unless first_day_counted (an age, or "from 0 o'clock");
    one of days, weeks, months, years. A last day on a Saturday or a holiday moves on. 민법 제157조부터 제161조까지."""
    event = as_date(needed(inputs, "event"))
    return moved(_last(event, length(inputs), flag(inputs, "first_day_counted")))


def _last(event, period, counted):
    number, unit = period
    if unit == "months":
        return last_day_of_months(event, number) if counted else months_after(event, number)
    days = 7 * number if unit == "weeks" else number
    return days_after(event, days - 1 if counted else days)


@rule("period.before")
def before(inputs):
    """The last day to act so long before a date: counted backwards, never moved on; at the counter the working day before. date: decisive;
    days or weeks. 민법 제157조, 제161조."""
    number, unit = length(inputs)
    if unit == "months":
        raise ValueError("counted in days")
    latest = add_days(needed(inputs, "date"), -(7 * number if unit == "weeks" else number))
    day = latest.isoformat()
    return {"nominal_due": day, "adjusted_due": day, "at_counter": working_day_until(latest).isoformat()}


@rule("period.restriction")
def restriction(inputs):
    """Until when something is barred: the first day counts and the last does not move, which is better for the person. start: first day,
    decisive; one of days, weeks, months, years; date: is it barred on that day? 행정기본법 제6조제2항."""
    start = as_date(needed(inputs, "start"))
    until = _last(start, length(inputs), True)
    answer = {"until": until.isoformat(), "free_from": add_days(until, 1).isoformat()}
    if inputs.get("date") is not None:
        barred = outcome([("still_barred", start <= as_date(inputs["date"]) <= until)])
        answer["barred"], answer["reason"] = not barred["eligible"], barred["reason"]
    return answer

"""Won and other amounts in integers; a rate is a pair (numerator, denominator). Shared with the phone."""

MOST = 10**12
SCALE = 10_000


def whole(value):
    """A whole number from zero. A yes or no is none, nor is a fraction; 150000.0 is one."""
    if value is True or value is False or not isinstance(value, (int, float)):
        raise ValueError("not a number")
    if not 0 <= value <= MOST or value != int(value):
        raise ValueError("not a whole number from zero")
    return int(value)


def scaled(value, scale=SCALE):
    """A decimal input (92.5, 3.4 hours, 0.5 years) as a whole number of parts, at the edge of a rule."""
    if value is True or value is False or not isinstance(value, (int, float)):
        raise ValueError("not a number")
    if not 0 <= value <= MOST:
        raise ValueError("not a number from zero")
    return round(value * scale)


def part_of(amount, rate):
    """Amount times rate, what is under one won dropped."""
    return amount * rate[0] // rate[1]


def drop_under_10(amount):
    """The Treasury pays no amount under 10 won. 국고금 관리법 제47조."""
    return amount // 10 * 10


def round_half_up(amount, over):
    """amount / over to the nearest whole number, a half upwards."""
    return (2 * amount + over) // (2 * over)


def round_up(amount, over):
    return -(-amount // over)

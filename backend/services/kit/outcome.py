"""The door of every rule: where rules register, how they answer, how they read their inputs. Shared with the phone."""

RULES = {}


def rule(rule_id):
    """Register a pure function `rule(inputs) -> dict` under an id that nothing else has."""

    def register(function):
        known = RULES.get(rule_id)
        if known is not None and _origin(known) != _origin(function):
            raise ValueError("two rules are called " + rule_id)
        RULES[rule_id] = function
        return function

    return register


def outcome(conditions):
    """From `(code, failed)` pairs in the order of the article: eligible or not, the first reason, all reasons."""
    reasons = [code for code, failed in conditions if failed]
    return {"eligible": not reasons, "reason": reasons[0] if reasons else None, "reasons": reasons}


def needed(inputs, name):
    """The input, which the rule cannot do without."""
    value = inputs.get(name)
    if value is None:
        raise ValueError(name + " is missing")
    return value


def flag(inputs, name):
    """A yes or no; not said means no."""
    value = inputs.get(name)
    if value is None:
        return False
    if value is not True and value is not False:
        raise ValueError(name + " is neither true nor false")
    return value


def chosen(inputs, name, codes, default=None):
    """One of the codes; the default where nothing is said."""
    value = inputs.get(name)
    if value is None:
        value = default
    if not isinstance(value, str) or value not in codes:
        raise ValueError(name + " is none of the codes")
    return value


def _origin(function):
    # The same function may be loaded twice (a test does); MicroPython knows no __module__ and loads once.
    return (getattr(function, "__module__", None), getattr(function, "__name__", None))

"""When an answer meets what a case expects."""

import pytest

from tests.services.cases import misses


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({"amount": 66048}, {"amount": 66048, "limit": "floor"}),
        ({"average": 2.333}, {"average": 14 / 6}),
        ({"average": 8}, {"average": 8.0}),
        ({"rate": 0.6}, {"rate": 0.6000000001}),
        ({"amount_exact": 583333.33}, {"amount_exact": 583332.9}),
        ({"reason": None}, {}),
        ({"figures": {"total": 1}}, {"figures": {"total": 1, "days": 2}}),
        ({"reasons": ["a", "b"]}, {"reasons": ["a", "b"]}),
    ],
)
def test_these_meet(expected, got):
    assert misses(expected, got) == {}


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ({"amount": 66048}, {"amount": 66049}),
        ({"amount": 66048}, {}),
        ({"average": 2.333}, {"average": 2.3344}),
        ({"amount_exact": 583333.33}, {"amount_exact": 583335}),
        ({"eligible": True}, {"eligible": 1}),
        ({"paid": 0}, {"paid": False}),
        ({"reasons": ["a", "b"]}, {"reasons": ["b", "a"]}),
        ({"figures": {"total": 1}}, {"figures": {}}),
        ({"reason": None}, {"reason": "voluntary"}),
    ],
)
def test_these_do_not(expected, got):
    assert list(misses(expected, got)) == list(expected)

"""Reading JSON strictly."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.bodies import DEPTH, DIGITS, MEMBERS, loads
from backend.problems import Malformed


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize(
    "text",
    [
        nested(DEPTH + 1),
        nested(100_000),
        '{"a":' * 50 + "1" + "}" * 50,
        "1" * (DIGITS + 1),
        "-" + "1" * DIGITS,
        "[1." + "0" * DIGITS + "]",
        "NaN",
        "[Infinity]",
        json.dumps(list(range(MEMBERS + 1))),
        json.dumps({str(n): n for n in range(MEMBERS + 1)}),
        "[" + ",".join("[]" for _ in range(MEMBERS + 1)) + "]",
        "",
        "{",
        "{'a': 1}",
    ],
)
def test_deep_wide_and_huge_texts_are_refused(text):
    """INP-01"""
    with pytest.raises(Malformed):
        loads(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        '{"a": {"b": 1, "b": 1}}',
        '"\\u0000"',
        '"\\ud800"',
        '["\\udfff"]',
        '{"\\ud834": 1}',
        '"\\u202e"',
        '"\\u2066"',
        '"\\ufffe"',
        '"\\ufdd0"',
        '"\\ud83f\\udfff"',
    ],
)
def test_doubled_names_and_broken_characters_are_refused(text):
    """INP-02"""
    with pytest.raises(Malformed):
        loads(text)


def test_only_utf8_is_read():
    """INP-01"""
    with pytest.raises(Malformed):
        loads('"한글"'.encode("euc-kr"))
    with pytest.raises(Malformed):
        loads('{"a": 1}'.encode("utf-16"))


@pytest.mark.parametrize("text", [nested(DEPTH), "1" * DIGITS, '"\\"[[[["', '{"a": "}}}}"}', '"한글 ꦏ 😀"'])
def test_what_is_allowed_is_read(text):
    assert loads(text) == json.loads(text)


@settings(max_examples=300, derandomize=True)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_anything_else_is_an_answer_or_malformed(raw):
    """INP-01, INP-02"""
    try:
        loads(raw)
    except Malformed:
        return

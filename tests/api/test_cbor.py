"""IDN-11: CBOR bombs at the door, and the guard that stops them."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webauthn.helpers import encode_cbor

from backend.accounts import cbor
from backend.accounts.models import Person
from backend.privacy.keys import b64u
from tests.api.authenticator import AT
from tests.api.rows import all_of, is_refused


def nested(depth):
    return b"\x81" * depth + b"\x00"


def shared(levels):
    """A list that holds itself twice, over and over: some bytes here, gigabytes when written out (tags 28 and 29)."""
    inner = b"\x00"
    for level in range(levels):
        inner = b"\xd8\x1c\x82" + inner + b"\xd8\x1d" + bytes([0x18, level]) if level else b"\xd8\x1c\x82\x00\x00"
    return inner


BOMBS = {
    "nothing": b"",
    "deep nesting": nested(5_000),
    "five levels": nested(5),
    "shared values": shared(60),
    "a list of four thousand million": b"\x9a\xff\xff\xff\xff",
    "a map of four thousand million": b"\xba\xff\xff\xff\xff",
    "a text of an exabyte": b"\x7b\x0f\xff\xff\xff\xff\xff\xff\xff",
    "an endless list": b"\x9f" + b"\x00" * 100,
    "an endless byte string": b"\x5f\x41\x00\xff",
    "a big number": b"\xc2\x5a\x00\x00\x10\x00" + b"\xff" * 4096,
    "a decimal with a huge exponent": b"\xc4\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
    "a big float with a huge exponent": b"\xc5\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
    "a pattern": b"\xd8\x23\x78\x18" + b"(a+)+$(a+)+$(a+)+$(a+)+$",
    "a date": b"\xc0\x74" + b"2013-03-21T20:04:00Z",
    "a float key": b"\xa1\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00\x00",
    "a list as a key": b"\xa1\x80\x00",
    "a map as a key": b"\xa1\xa0\x00",
    "undefined": b"\xf7",
    "a cut argument": b"\x19\x01",
    "two items": b"\x00\x00",
    "a reserved length": b"\x1c",
    "a simple value": b"\xf8\xff",
    "a break": b"\xff",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_a_cbor_bomb_is_refused_at_once(app, new_phone, bomb):
    """IDN-11: as the attestation object, as the statement, as the public key, as the extensions"""
    phone = new_phone()
    for place in ("object", "statement", "key", "extensions"):
        started = phone.start("join", {"language": "ko"})
        good = phone.authenticator.create(started["options"])
        data = phone.authenticator.data(0)
        if place == "key":
            data = phone.authenticator.data(0, more=AT, tail=bytes(16) + b"\x00\x10" + bytes(16) + bomb)
        if place == "extensions":
            data = phone.authenticator.data(0, more=0x80, tail=bomb)
        whole = bomb if place == "object" else encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        if place == "statement":
            whole = whole.replace(b"gattStmt\xa0", b"gattStmt" + bomb)
        good["response"]["attestationObject"] = b64u(whole)
        before = time.process_time()
        is_refused(phone.finish("join", started, good))
        assert time.process_time() - before < 1
    assert all_of(app, Person) == []


@pytest.mark.parametrize("bomb", [bomb for name, bomb in BOMBS.items() if name != "two items"])
def test_the_guard_stops_bombs_before_a_decoder_sees_them(bomb):
    """IDN-11"""
    with pytest.raises(ValueError):
        cbor.end_of(bomb)


PLAIN = st.recursive(
    st.booleans() | st.none() | st.integers(-(2**63), 2**63) | st.binary(max_size=300) | st.text(max_size=300),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.integers(-9, 9) | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def depth(value):
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((depth(member) for member in members), default=0) if isinstance(value, dict | list) else 0


@settings(max_examples=300, derandomize=True, deadline=None)
@given(value=PLAIN.filter(lambda value: depth(value) <= cbor.DEPTH), after=st.binary(max_size=5))
def test_the_guard_finds_the_end_of_what_authenticators_send(value, after):
    """IDN-11"""
    encoded = encode_cbor(value)
    assert cbor.end_of(encoded + after) == len(encoded)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(data=st.binary(max_size=200))
def test_the_guard_raises_value_error_and_nothing_else(data):
    """IDN-11"""
    with contextlib.suppress(ValueError):
        assert 0 < cbor.end_of(data) <= len(data)

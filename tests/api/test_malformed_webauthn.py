"""IDN-11: whatever is sent as a credential, the answer is a 4xx problem document, nobody is signed in, and the challenge is used."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from backend.accounts import credentials
from backend.accounts.models import Ceremony, LoginSession, Person
from backend.bodies import loads
from backend.privacy.keys import b64u, unb64u
from backend.problems import Malformed
from tests.api.authenticator import client_data
from tests.api.rows import all_of, is_refused

OFTEN = "1000000/hour"
SEEDED = settings(
    max_examples=120, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
ENCODED = st.binary(max_size=300).map(b64u)
RESPONSE = st.fixed_dictionaries(
    {},
    optional={
        "clientDataJSON": ENCODED | JSON,
        "attestationObject": ENCODED | JSON,
        "authenticatorData": ENCODED | JSON,
        "signature": ENCODED | JSON,
        "userHandle": ENCODED | JSON,
        "transports": JSON,
    },
)
IDENTITY = st.binary(max_size=40).map(b64u)
CREDENTIAL = IDENTITY.flatmap(
    lambda name: st.fixed_dictionaries(
        {"id": st.just(name) | JSON, "rawId": st.just(name) | JSON, "type": st.just("public-key") | JSON},
        optional={"response": RESPONSE | JSON, "clientExtensionResults": JSON, "authenticatorAttachment": JSON},
    )
)


@pytest.fixture
def often(app):
    app.config.update(SIGN_IN_RATE=OFTEN, FAILING_PASSKEY_RATE=OFTEN)
    return app


@pytest.fixture
def signed_out(often, phone):
    phone.delete("/api/session")
    return phone


def readable(value):
    """A text that the strict reader refuses names no ceremony, so none can end: that is INP-01 and INP-02, not this."""
    try:
        loads(json.dumps(value))
    except Malformed:
        return False
    return True


def refused_everywhere(app, phone, credential):
    assume(readable(credential))
    for kind, body in (("sign-in", None), ("join", {"language": "ko"})):
        is_refused(phone.finish(kind, phone.start(kind, body), credential))
    assert all_of(app, Ceremony) == []
    assert all_of(app, LoginSession) == []
    assert len(all_of(app, Person)) == 1


@SEEDED
@given(credential=JSON | CREDENTIAL)
def test_any_json_is_refused(often, signed_out, credential):
    """IDN-11"""
    refused_everywhere(often, signed_out, credential)


@st.composite
def damages(draw):
    """One place in an otherwise good answer, and what happens there."""
    member = draw(
        st.sampled_from(("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"))
    )
    kind = draw(st.sampled_from(("flip", "cut", "grow", "replace")))
    return (
        member,
        kind,
        draw(st.floats(0, 1, exclude_max=True)),
        draw(st.integers(1, 255)),
        draw(st.binary(max_size=40)),
    )


def damaged(raw, kind, where, by, junk):
    at = int(len(raw) * where)
    if kind == "flip":
        return raw[:at] + bytes([raw[at] ^ by]) + raw[at + 1 :]
    return {"cut": raw[:at], "grow": raw[:at] + (junk or b"\0") + raw[at:], "replace": junk}[kind]


@SEEDED
@given(damage=damages())
def test_a_damaged_answer_never_signs_in(often, signed_out, damage):
    """IDN-11: every byte of it is covered by the signature, or compared"""
    member, *how = damage
    started = signed_out.start("sign-in")
    credential = signed_out.answer(started)
    response = credential["response"]
    if member not in response:
        member = "signature"
    response[member] = b64u(damaged(unb64u(response[member]), *how))
    is_refused(signed_out.finish("sign-in", started, credential))
    assert all_of(often, LoginSession) == []
    assert all_of(often, Ceremony) == []


@SEEDED
@given(damage=damages())
def test_a_damaged_registration_is_a_4xx_or_harmless(often, new_phone, damage):
    """IDN-11: without attestation some bytes (a name, a model) are covered by nothing; then it is a passkey like another"""
    member, *how = damage
    phone = new_phone()
    started = phone.start("join", {"language": "ko"})
    credential = phone.authenticator.create(started["options"])
    response = credential["response"]
    if member not in response:
        member = "attestationObject"
    response[member] = b64u(damaged(unb64u(response[member]), *how))
    answer = phone.finish("join", started, credential)
    if answer.status_code != 201:
        is_refused(answer)
    assert all_of(often, Ceremony) == []


def as_utf16(raw):
    return raw.decode().encode("utf-16")


CLIENT_DATA = {
    "UTF-16": as_utf16,
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "a space before it": lambda raw: b" " + raw,
    "the challenge twice": lambda raw: raw[:-1] + b',"challenge":"AAAA"}',
    "the origin twice": lambda raw: raw[:-1] + b',"origin":"https://evil.test"}',
    "not UTF-8": lambda raw: raw.replace(b"localhost", b"local\xffost"),
    "a list": lambda raw: b"[" + raw + b"]",
    "a text": lambda raw: b'"x"',
    "deep": lambda raw: raw[:-1] + b',"x":' + b"[" * 500 + b"]" * 500 + b"}",
    "a huge number": lambda raw: raw[:-1] + b',"x":' + b"9" * 500 + b"}",
    "not a number": lambda raw: raw[:-1] + b',"x":NaN}',
    "NUL": lambda raw: raw[:-1] + b',"x":"\\u0000"}',
    "empty object": lambda raw: b"{}",
    "too long": lambda raw: raw[:-1] + b',"x":"' + b"x" * 5000 + b'"}',
}


@pytest.mark.parametrize("change", CLIENT_DATA.values(), ids=list(CLIENT_DATA))
def test_client_data_has_one_reading(often, signed_out, change):
    """IDN-04, IDN-11: signed by the true key, so only the reading can refuse it"""
    started = signed_out.start("sign-in")
    said = change(client_data("webauthn.get", unb64u(started["options"]["challenge"]), signed_out.origin))
    signed_out.authenticator._client_data = lambda *_: said
    is_refused(signed_out.finish("sign-in", started, signed_out.answer(started)))
    assert all_of(often, LoginSession) == []


def test_padding_and_other_spellings_of_base64_are_refused(often, signed_out):
    """IDN-07, IDN-11: one spelling of an id"""
    for change in (
        lambda text: text + "=",
        lambda text: text.replace("-", "+").replace("_", "/") + "+",
        lambda text: text[:-1] + " ",
        lambda text: text + "\n",
        lambda text: text + "가",
        lambda text: "",
    ):
        for member in ("id", "clientDataJSON", "authenticatorData", "signature", "userHandle"):
            started = signed_out.start("sign-in")
            credential = signed_out.answer(started)
            holder = credential if member == "id" else credential["response"]
            holder[member] = change(holder[member])
            if member == "id":
                credential["rawId"] = credential["id"]
            is_refused(signed_out.finish("sign-in", started, credential))
    assert all_of(often, LoginSession) == []


@SEEDED
@given(assertion=JSON | CREDENTIAL)
def test_the_delivery_check_refuses_any_json(often, phone, assertion):
    """IDN-11, SUB-20: raises BadSignature and nothing else"""
    known = credentials.Known(
        person_id=None,
        user_handle=b"",
        credential_id=unb64u(phone.passkey),
        public_key=b"",
        backup_eligible=True,
        removed=False,
        suspended=False,
        created_at=None,
        failures=0,
    )
    with pytest.raises(credentials.BadSignature):
        credentials.signed_by(assertion, b"\0" * 32, known, phone.origin, "localhost")

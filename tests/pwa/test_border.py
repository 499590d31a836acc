"""Phone and server agree on every byte that is signed, sealed and receipted (SUB-06, SUB-07, OFF-03)."""

import hashlib
import json
from datetime import UTC, datetime
from functools import partial
from unicodedata import normalize
from uuid import UUID

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.privacy import keys
from backend.privacy.keys import b64u, unb64u
from backend.submissions.envelope import Envelope, challenge_of, open_envelope
from backend.submissions.problems import Unreadable
from backend.submissions.receipt import TAG

ID = "0190a5c0-1234-7abc-8def-0123456789ab"
OTHER = "0190a5c0-1234-7abc-8def-0123456789ac"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(partial(normalize, "NFC"))
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def ring(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    keys.create(file, datetime(2026, 7, 1, tzinfo=UTC))
    return keys.load(file)


@given(value=st.dictionaries(TEXT, JSON, max_size=5))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_sides_write_the_same_canonical_bytes(scripts, value):
    said = scripts.ask("canonical", value=value)
    assert unb64u(said["body"]) == rfc8785.dumps(value)
    assert unb64u(said["digest"]) == hashlib.sha256(rfc8785.dumps(value)).digest()


@pytest.mark.parametrize("value", [1.5, 2**53, "\u1112\u1161\u11ab", "\ud800", {"\u1112\u1161": 1}], ids=repr)
def test_the_phone_refuses_to_sign_what_could_be_read_in_two_ways(scripts, value):
    assert "refused" in scripts.ask("canonical", value={"answer": value})


def test_the_challenge_is_the_one_that_the_door_derives(scripts):
    digest = hashlib.sha256(b"content").digest()
    assert unb64u(scripts.ask("challenge", id=ID, digest=b64u(digest))) == challenge_of(UUID(ID), digest)


def test_the_filing_names_its_audience_person_and_a_nonce_and_is_nfc(scripts):
    draft = {"id": ID, "procedure": "insurance/unemployment-benefit", "version": "2026-11", "lang": "ko", "about": None}
    draft |= {"replaces": None, "answers": {"employer_name": "\u1112\u1161\u11ab", "daily_hours": 480}}
    first, second = (scripts.ask("filing", draft=draft) for _ in range(2))
    assert first["answers"] == {"employer_name": "한", "daily_hours": 480}
    assert first["audience"] == "https://goyong24.example"
    assert first["claimed_at"] == "2026-07-20T03:00:00Z"
    assert len(unb64u(first["nonce"])) == 16
    assert first["nonce"] != second["nonce"]
    expected = {
        "v",
        "audience",
        "id",
        "procedure",
        "form_version",
        "lang",
        "person",
        "on_behalf_of",
        "about",
        "replaces",
    }
    assert set(first) == expected | {"answers", "files", "claimed_at", "nonce"}


def sealed(scripts, ring, kems, body):
    digest = hashlib.sha256(body).digest()
    offered = [key for key in ring.public()["sealing"] if key["kem"] in kems]
    said = scripts.ask("seal", id=ID, digest=b64u(digest), body=b64u(body), keys=offered)
    return Envelope(id=UUID(ID), digest=digest, key=said["key"], sealed=unb64u(said["sealed"]), assertion={})


@pytest.mark.parametrize("kems", [["X25519", "P-256"], ["P-256"]])
def test_the_server_opens_what_the_phone_sealed(scripts, ring, kems):
    body = rfc8785.dumps({"id": ID, "answers": {"reason_detail": "회사 사정 ခ ្ក"}})
    envelope = sealed(scripts, ring, kems, body)
    assert ring.public()["sealing"][kems[0] == "P-256"]["id"] == envelope.key
    assert open_envelope(ring, envelope) == (body, json.loads(body))


def test_the_outside_of_an_envelope_cannot_be_exchanged(scripts, ring):
    envelope = sealed(scripts, ring, ["X25519"], rfc8785.dumps({"id": ID}))
    swapped = Envelope(**{**vars(envelope), "id": UUID(OTHER)})
    with pytest.raises(Unreadable):
        open_envelope(ring, swapped)


def receipt(ring, **changed):
    name, key = ring.signing
    said = {"id": ID, "digest": b64u(b"d" * 32), "number": "260720-7KQ2MXWC", "received_at": "2026-07-20T03:00:00Z"}
    text = rfc8785.dumps(said | changed)
    return {"receipt": b64u(text), "key": name, "signature": b64u(key.sign(TAG + text))}


@pytest.fixture
def check(scripts, ring):
    def ask(answer, *, fallback=False):
        known, digest = ring.public()["receipt"], b64u(b"d" * 32)
        return scripts.ask("receipt", answer=answer, id=ID, digest=digest, receiptKeys=known, fallback=fallback)

    return ask


@pytest.mark.parametrize("fallback", [False, True], ids=["the browser's Ed25519", "noble"])
def test_a_receipt_of_the_service_for_this_content_counts(check, ring, fallback):
    """OFF-06"""
    assert check(receipt(ring), fallback=fallback)["number"] == "260720-7KQ2MXWC"


@pytest.mark.parametrize(
    "changed", [{"id": OTHER}, {"digest": b64u(b"e" * 32)}], ids=["for another id", "for another content"]
)
def test_a_receipt_for_something_else_does_not_count(check, ring, changed):
    assert check(receipt(ring, **changed)) is None


@pytest.mark.parametrize("fallback", [False, True], ids=["the browser's Ed25519", "noble"])
@pytest.mark.parametrize("field", ["receipt", "signature", "key"])
def test_a_forged_receipt_does_not_count(check, ring, field, fallback):
    forged = receipt(ring)
    forged[field] = ("A" if forged[field][0] != "A" else "B") + forged[field][1:]
    assert check(forged, fallback=fallback) is None

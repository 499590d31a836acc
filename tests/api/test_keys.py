"""The key ring and what is encrypted with it."""

import json
import stat
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag

from backend import create_app
from backend.config import settings
from backend.privacy import fields, keys

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def ring(tmp_path):
    keys.create(tmp_path / "keys.json", NOW)
    return keys.load(tmp_path / "keys.json")


def test_a_ring_is_its_owners_only_and_never_overwritten(tmp_path):
    """OPS-05"""
    file = tmp_path / "keys.json"
    keys.create(file, NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        keys.create(file, NOW)
    assert file.read_bytes() == before


def test_what_is_published_holds_no_private_half(tmp_path, ring):
    """SUB-07, OFF-03: X25519 is preferred, P-256 is there for browsers without it"""
    keys.publish(ring, tmp_path / "public.json")
    told = json.loads((tmp_path / "public.json").read_text())
    assert [key["kem"] for key in told["sealing"]] == ["X25519", "P-256"]
    assert set(told) == {"sealing", "receipt"}
    secret = json.loads((tmp_path / "keys.json").read_text())
    privates = [key["private"] for kind in ("sealing", "receipt") for key in secret[kind]]
    assert not [private for private in privates if private in (tmp_path / "public.json").read_text()]


def test_a_field_is_encrypted_and_bound_to_its_place(ring):
    """PII-02"""
    stored = fields.encrypt(ring, "profile", "name", "row 1", "시험인".encode())
    assert "시험인".encode() not in stored
    assert fields.decrypt(ring, "profile", "name", "row 1", stored).decode() == "시험인"
    for place in (("profile", "name", "row 2"), ("profile", "address", "row 1"), ("other", "name", "row 1")):
        with pytest.raises(InvalidTag):
            fields.decrypt(ring, *place, stored)
    with pytest.raises(InvalidTag):
        fields.decrypt(ring, "profile", "name", "row 1", stored[:-1] + bytes([stored[-1] ^ 1]))


def test_the_same_value_is_never_stored_alike(ring):
    """PII-03: no deterministic encryption; equality only through the keyed hash"""
    encrypted = {fields.encrypt(ring, "t", "c", 1, b"same") for _ in range(50)}
    assert len(encrypted) == 50
    assert fields.fingerprint(ring, "once", "a") == fields.fingerprint(ring, "once", "a")
    assert fields.fingerprint(ring, "once", "a") != fields.fingerprint(ring, "other", "a")


def test_an_older_field_key_still_opens(ring):
    """PII-04"""
    stored = fields.encrypt(ring, "t", "c", 1, b"old")
    rotated = keys.KeyRing(ring.sealing, ring.receipt, {**ring.field, 2: bytes(32)}, ring.index, ring.seals_until)
    assert fields.encrypt(rotated, "t", "c", 1, b"new")[1] == 2
    assert fields.decrypt(rotated, "t", "c", 1, stored) == b"old"


def test_production_does_not_start_half_configured(tmp_path):
    """OPS-05, OPS-06"""
    with pytest.raises(ValueError, match="https"):
        settings(PRODUCTION=True, DATA_DIR=tmp_path)
    with pytest.raises(ValueError, match="KEYS_FILE"):
        settings(PRODUCTION=True, DATA_DIR=tmp_path, ORIGIN="https://example.test", KEYS_FILE=tmp_path / "none")
    keys.create(tmp_path / "keys.json", NOW)
    with pytest.raises(ValueError, match="TESTING"):
        create_app(
            PRODUCTION=True,
            TESTING=True,
            DATA_DIR=tmp_path,
            ORIGIN="https://example.test",
            KEYS_FILE=tmp_path / "keys.json",
        )

"""The signed answer to a filing (SUB-07). deploy/verify_receipt.py checks it with nothing of ours."""

from __future__ import annotations

import secrets
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import rfc8785

from ..clock import day_in_korea, iso
from ..privacy.keys import KeyRing, b64u
from .models import Submission

# the object, or the row about to be stored
Filed = Submission | SimpleNamespace
TAG = b"goyong24/receipt/1\0"
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I: read out over the phone


def new_number(received_at: datetime) -> str:
    """Such as `260630-7KQ2MXWC`: the day in Korea and 40 random bits. It opens nothing (AUZ-04) and never repeats after a restore (DUR-08)."""
    return f"{day_in_korea(received_at):%y%m%d}-{''.join(ALPHABET[byte % 32] for byte in secrets.token_bytes(8))}"


def sign_receipt(ring: KeyRing, submission: Filed) -> dict[str, Any]:
    """The row's receipt, key id and signature. Actor and principal are both named; we act for nobody yet, so they are one."""
    text = rfc8785.dumps(
        {
            "v": 1,
            "id": str(submission.id),
            "digest": b64u(submission.digest),
            "number": submission.number,
            "received_at": iso(submission.received_at),
            "procedure": submission.procedure,
            "form_version": submission.form_version,
            "person": str(submission.person_id),
            "on_behalf_of": None,
            "about": str(submission.about) if submission.about else None,
            "confirmed": submission.confirmed,
        }
    )
    name, key = ring.signing
    return {"receipt": text, "receipt_key": name, "receipt_signature": key.sign(TAG + text)}


def answer(submission: Filed) -> dict[str, Any]:
    """What the phone gets, the first time and every time after."""
    return {
        "receipt": b64u(submission.receipt),
        "key": submission.receipt_key,
        "signature": b64u(submission.receipt_signature),
    }

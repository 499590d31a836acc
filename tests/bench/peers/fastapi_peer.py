"""The receiving door as the documentation of FastAPI and SQLAlchemy would have it: sync endpoint, session per request, pydantic models.

The same libraries check, open and sign as on our side, the same rows are written in one transaction, and a commit is as durable.
There is nothing here that ours has and a reader could call a burden: no rate limit, no request id, no security headers.
"""

import hashlib
import hmac
import json
import os
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any
from uuid import UUID, uuid4

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import load_der_private_key
from fastapi import Depends, FastAPI, HTTPException
from pydantic import ValidationError
from sqlalchemy import create_engine, event, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from webauthn import verify_authentication_response
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import AuthenticationCredential, AuthenticatorAssertionResponse

from backend.services import decide
from tests.bench.peers.form import Envelope, Filing, Receipt, form_of, unb64u
from tests.bench.peers.tables import AuditEntry, Base, OutboxRow, Passkey, Submission, SubmissionEvent

CLAIM = "insurance/unemployment-benefit"
KST = timezone(timedelta(hours=9))
SUITES = {kem: Suite(kem, KDF.HKDF_SHA256, AEAD.AES_256_GCM) for kem in (KEM.P256, KEM.X25519)}
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
RECEIPT = b"goyong24/receipt/1\0"


def b64u(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


class Keys:
    def __init__(self, file: str) -> None:
        with open(file, encoding="utf-8") as stream:
            ring = json.load(stream)
        self.sealing: dict[str, Any] = {
            k["id"]: load_der_private_key(unb64u(k["private"]), None) for k in ring["sealing"]
        }
        newest = ring["receipt"][-1]
        self.receipt_name = newest["id"]
        self.receipt: Any = load_der_private_key(unb64u(newest["private"]), None)
        self.field = AESGCM(unb64u(ring["field"][-1]["secret"]))
        self.index = unb64u(ring["index"])

    def encrypt(self, place: str, plain: bytes) -> bytes:
        nonce = os.urandom(12)
        return nonce + self.field.encrypt(nonce, plain, place.encode())


def make_engine(url: str, *, immediate: bool = False) -> Any:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=16, max_overflow=0)
    engine = create_engine(url, connect_args={"check_same_thread": False}, pool_size=16, max_overflow=0)

    @event.listens_for(engine, "connect")
    def durable(connection: Any, _: Any) -> None:
        if immediate:
            connection.isolation_level = None
        for setting in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")

    if immediate:

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Door:
    def __init__(self) -> None:
        self.keys = Keys(os.environ["PEER_KEYS"])
        self.origin, self.rp_id = os.environ["PEER_ORIGIN"], os.environ["PEER_RP_ID"]
        self.form, self.procedure = form_of(CLAIM)

    def verified(self, envelope: Envelope, passkey: Passkey) -> None:
        challenge = hashlib.sha256(b"goyong24/submission/1\0" + envelope.id.bytes + envelope.digest).digest()
        sent = envelope.assertion
        try:
            verify_authentication_response(
                credential=AuthenticationCredential(
                    id=b64u(sent.id),
                    raw_id=sent.rawId,
                    response=AuthenticatorAssertionResponse(
                        sent.response.clientDataJSON, sent.response.authenticatorData, sent.response.signature
                    ),
                ),
                expected_challenge=challenge,
                expected_rp_id=self.rp_id,
                expected_origin=self.origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=0,
                require_user_verification=True,
            )
        except WebAuthnException:
            raise HTTPException(401, "bad_signature") from None

    def opened(self, envelope: Envelope) -> tuple[bytes, Filing]:
        key = self.keys.sealing.get(envelope.key)
        if key is None:
            raise HTTPException(422, "unreadable")
        suite = SUITES[KEM.X25519 if isinstance(key, x25519.X25519PrivateKey) else KEM.P256]
        try:
            body = suite.decrypt(envelope.sealed, key, b"goyong24/envelope/1\0" + envelope.id.bytes + envelope.digest)
            said = json.loads(body)
            if rfc8785.dumps(said) != body or hashlib.sha256(body).digest() != envelope.digest:
                raise HTTPException(422, "unreadable")
            return body, Filing.model_validate(said)
        except (InvalidTag, ValidationError, ValueError):
            raise HTTPException(422, "unreadable") from None

    def assessed(self, filing: Filing, today: date) -> dict[str, Any]:
        if filing.procedure != CLAIM or filing.form_version != self.procedure["version"]:
            raise HTTPException(409, "update_first")
        try:
            self.form.model_validate(filing.answers)
        except ValidationError as error:
            raise HTTPException(422, error.errors(include_url=False, include_input=False)) from None
        late = [n for n, q in self.form.questions().items() if q.get("not_after") == "today"]  # type: ignore[attr-defined]
        if any(filing.answers.get(name, "") > today.isoformat() for name in late):
            raise HTTPException(422, "after_today")
        return decide(self.procedure["assess"], {**filing.answers, "filed_on": today.isoformat()})

    def row(
        self, envelope: Envelope, filing: Filing, body: bytes, assessment: dict[str, Any], at: datetime
    ) -> Submission:
        place = f"{filing.person}|{filing.id}"
        once = rfc8785.dumps({name: filing.answers.get(name) for name in self.procedure["once_per"]})
        number = f"{at.astimezone(KST):%y%m%d}-{''.join(secrets.choice(ALPHABET) for _ in range(8))}"
        receipt = rfc8785.dumps(
            {
                "v": 1,
                "id": str(filing.id),
                "digest": b64u(envelope.digest),
                "number": number,
                "received_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "procedure": filing.procedure,
                "form_version": filing.form_version,
                "person": str(filing.person),
                "on_behalf_of": None,
                "about": None,
                "confirmed": True,
            }
        )
        return Submission(
            person_id=filing.person,
            id=filing.id,
            procedure=filing.procedure,
            form_version=filing.form_version,
            lang=filing.lang,
            state="received",
            version=1,
            once_key=hmac.digest(self.keys.index, b"once|" + once, "sha256"),
            digest=envelope.digest,
            body=self.keys.encrypt(f"submission|body|{place}", body),
            assessment=self.keys.encrypt(f"submission|assessment|{place}", rfc8785.dumps(assessment)),
            credential_id=envelope.assertion.id,
            claimed_at=filing.claimed_at,
            received_at=at,
            number=number,
            receipt=receipt,
            receipt_key=self.keys.receipt_name,
            receipt_signature=self.keys.receipt.sign(RECEIPT + receipt),
        )


def told(found: Submission) -> Receipt:
    return Receipt(receipt=b64u(found.receipt), key=found.receipt_key, signature=b64u(found.receipt_signature))


def known(session: Session, filing: Filing, digest: bytes, once_key: bytes | None = None) -> Receipt | None:
    """What an earlier filing answers: the same id its receipt, another content or the same claim a 409."""
    if found := session.get(Submission, (filing.person, filing.id)):
        if found.digest != digest:
            raise HTTPException(409, "other_content")
        return told(found)
    if once_key is None:
        return None
    same = select(Submission.id).where(
        Submission.person_id == filing.person,
        Submission.procedure == filing.procedure,
        Submission.once_key == once_key,
    )
    if session.scalar(same):
        raise HTTPException(409, "duplicate_of")
    return None


def store(session: Session, row: Submission, at: datetime) -> None:
    """The four rows of a filing, in the transaction that the caller commits."""
    session.add(row)
    session.flush()
    session.add(
        SubmissionEvent(
            person_id=row.person_id, submission_id=row.id, number=1, state=row.state, at=at, actor=row.person_id
        )
    )
    topic = "submission_received"
    session.add(
        OutboxRow(
            id=uuid4(),
            topic=topic,
            person_id=row.person_id,
            payload={"about": str(row.id)},
            due_at=at,
            dedupe=f"{topic}:{row.person_id}:{row.id}",
        )
    )
    session.add(
        AuditEntry(
            id=uuid4(),
            at=at,
            action="submission.received",
            result="done",
            actor=row.person_id,
            person_id=row.person_id,
            object=str(row.id),
            purpose=row.procedure,
            address="127.0.0.0/24",
        )
    )


def answered(
    session: Session, envelope: Envelope, filing: Filing, row: Submission, answer: Receipt, at: datetime
) -> Receipt:
    if earlier := known(session, filing, envelope.digest, row.once_key):
        return earlier
    try:
        store(session, row, at)
        session.commit()
    except IntegrityError:
        session.rollback()
        if earlier := known(session, filing, envelope.digest):
            return earlier
        raise HTTPException(409, "duplicate_of") from None
    return answer


def make_app(*, tuned: bool = False) -> FastAPI:
    """`tuned`: BEGIN IMMEDIATE and one writer at a time on SQLite; the session opens after all checks, for the transaction only."""
    url = os.environ["PEER_DATABASE"]
    reading = make_engine(url)
    alone = tuned and url.startswith("sqlite")
    engine = make_engine(url, immediate=True) if alone else reading
    turn: Any = threading.Lock() if alone else nullcontext()
    Base.metadata.create_all(reading)
    door, app = Door(), FastAPI()

    def get_session() -> Iterator[Session]:
        with Session(reading) as session:
            yield session

    @app.put("/api/submissions/{submission}")
    def put_submission(
        submission: UUID, envelope: Envelope, session: Annotated[Session, Depends(get_session)]
    ) -> Receipt:
        if envelope.id != submission:
            raise HTTPException(400, "malformed")
        passkey = session.get(Passkey, envelope.assertion.id)
        if passkey is None:
            raise HTTPException(401, "unknown_credential")
        door.verified(envelope, passkey)
        body, filing = door.opened(envelope)
        if filing.id != envelope.id or filing.audience != door.origin or filing.person != passkey.person_id:
            raise HTTPException(422, "unreadable")
        at = datetime.now(UTC)
        row = door.row(envelope, filing, body, door.assessed(filing, at.astimezone(KST).date()), at)
        answer = told(row)
        if not tuned:
            return answered(session, envelope, filing, row, answer, at)
        session.close()  # its connection goes back before the wait for the writer
        with turn, Session(engine, expire_on_commit=False) as writing:
            return answered(writing, envelope, filing, row, answer, at)

    return app

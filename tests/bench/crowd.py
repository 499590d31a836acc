"""People with passkeys, and the signed and sealed envelopes they would send; made before the clock runs."""

from __future__ import annotations

import itertools
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session
from webauthn.helpers import encode_cbor

from backend.accounts import models as ours
from backend.privacy.keys import KeyRing, load
from tests.api.authenticator import Authenticator, Passkey, cose, es256
from tests.api.filing import ANSWERS, envelope, filing
from tests.bench.peers import tables as peers

ORIGIN, RP_ID = "http://localhost:8000", "localhost"
LAST_DAY = date(2026, 6, 30)


@dataclass
class Someone:
    """What tests/api/filing.py asks of a phone."""

    ring: KeyRing
    authenticator: Authenticator
    passkey: str
    person: str
    origin: str = ORIGIN

    def sign(self, challenge: bytes) -> dict[str, Any]:
        made = self.authenticator.get(challenge, self.passkey, with_handle=False)
        return {name: made[name] for name in ("id", "rawId", "type", "response")}

    @property
    def credential(self) -> Passkey:
        return self.authenticator.passkeys[self.passkey]


class Crowd:
    def __init__(self, keys_file: Path, people: int = 60) -> None:
        self.keys_file, self.ring = keys_file, load(keys_file)
        self.people = [self._someone() for _ in range(people)]

    def _someone(self) -> Someone:
        made = Passkey(secrets.token_bytes(32), es256(), secrets.token_bytes(64))
        authenticator = Authenticator(ORIGIN, RP_ID, passkeys={made.name: made})
        return Someone(self.ring, authenticator, made.name, str(uuid4()))

    def envelopes(self) -> Iterator[dict[str, Any]]:
        """Each of another claim: a person ends one job a day, so that none is a duplicate."""
        for back in itertools.count():
            day = (LAST_DAY - timedelta(days=back)).isoformat()
            for someone in self.people:
                yield envelope(someone, filing(someone, ANSWERS | {"separation_date": day, "hired_on": "2018-04-02"}))

    def requests(self, count: int) -> list[bytes]:
        """Whole HTTP requests, ready for the socket."""
        return [_request(sealed) for sealed in itertools.islice(self.envelopes(), count)]

    def join_ours(self, engine: sa.Engine) -> None:
        now = datetime.now(UTC)
        with Session(engine) as session, session.begin():
            for one in self.people:
                person, key = UUID(one.person), one.credential
                session.add(ours.Person(id=person, user_handle=key.user_handle, created_at=now, language="ko"))
                session.flush()
                session.add(
                    ours.Passkey(
                        person_id=person,
                        credential_id=key.id,
                        public_key=encode_cbor(cose(key.key)),
                        sign_count=0,
                        backup_eligible=True,
                        backed_up=True,
                        aaguid=bytes(16),
                        transports="internal",
                        name="",
                        how="join",
                        created_at=now,
                        created_from="",
                        address="127.0.0.0/24",
                        failures=0,
                    )
                )

    def join_peer(self, engine: sa.Engine) -> None:
        peers.Base.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            for one in self.people:
                key = one.credential
                cose_key = encode_cbor(cose(key.key))
                session.add(peers.Passkey(credential_id=key.id, person_id=UUID(one.person), public_key=cose_key))


def _request(sealed: dict[str, Any]) -> bytes:
    body = json.dumps(sealed, separators=(",", ":")).encode()
    head = (
        f"PUT /api/submissions/{sealed['id']} HTTP/1.1\r\nHost: localhost:8000\r\nOrigin: {ORIGIN}\r\n"
        "User-Agent: Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile\r\n"
        f"Accept-Language: ko\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body

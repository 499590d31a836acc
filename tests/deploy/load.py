"""People who file while processes come and go. They try again only as the outbox of a phone does: the same envelope, the same id."""

from __future__ import annotations

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from deploy.verify_receipt import decode, verify
from tests.api.filing import ANSWERS, envelope, filing
from tests.deploy.machine import Machine
from tests.deploy.remote import RemotePhone

PHONES, PACE = 8, 0.2  # seconds between two filings of a phone
MOST = 280  # of a phone: one passkey may send 300 an hour
GIVE_UP = 30.0


@dataclass
class Tally:
    """`troubles`: what came instead of an answer and was tried again; `failed`: what never became a receipt."""

    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    envelopes: dict[str, dict[str, Any]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    sign_ins: int = 0
    sign_ins_failed: list[str] = field(default_factory=list)


class Load:
    """`with Load(machine) as tally:` people file and sign in for as long as the block runs, then finish what they began."""

    def __init__(self, machine: Machine) -> None:
        self.machine, self.tally = machine, Tally()
        self._over = threading.Event()
        self.phones = [RemotePhone(machine) for _ in range(PHONES + 1)]
        for phone in self.phones:
            assert phone.join().status_code == 201
        *filing_phones, signing_phone = self.phones
        self._threads = [threading.Thread(target=self._file, args=(phone,)) for phone in filing_phones]
        self._threads.append(threading.Thread(target=self._sign_in, args=(signing_phone,)))

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, more: int) -> None:
        """Until so many more have been received; what failed counts too, so that this ends."""
        wanted = self._finished() + more
        while self._finished() < wanted:
            assert any(thread.is_alive() for thread in self._threads), (
                "all was filed before the processes had restarted"
            )
            self._over.wait(0.05)

    def _finished(self) -> int:
        return len(self.tally.receipts) + len(self.tally.failed)

    def _file(self, phone: RemotePhone) -> None:
        last_day = date.today() - timedelta(days=20)
        for number in range(MOST):
            answers = ANSWERS | {"separation_date": (last_day - timedelta(days=number)).isoformat()}
            moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            sealed = envelope(phone, filing(phone, answers, claimed_at=moment))
            self.tally.envelopes[sealed["id"]] = sealed
            self._deliver(phone, sealed)
            if self._over.wait(PACE):
                return

    def _deliver(self, phone: RemotePhone, sealed: dict[str, Any]) -> None:
        end = time.monotonic() + GIVE_UP
        while True:
            try:
                answer = phone.put(f"/api/submissions/{sealed['id']}", sealed)
            except (OSError, http.client.HTTPException) as error:
                trouble = type(error).__name__
            else:
                if answer.status_code in (200, 201):
                    self.tally.receipts[sealed["id"]] = dict(answer.json or {})
                    return
                trouble = f"{answer.status_code} {answer.data[:200]!r}"
                if answer.status_code < 500 and answer.status_code != 429:
                    self.tally.failed.append(trouble)
                    return
            self.tally.troubles.append(trouble)
            if time.monotonic() > end:
                self.tally.failed.append(trouble)
                return
            self._over.wait(0.2)

    def _sign_in(self, phone: RemotePhone) -> None:
        """Two requests each, most often answered by two processes: neither keeps anything for the other."""
        while not self._over.is_set() and self.tally.sign_ins < MOST // 2:
            try:
                answer = phone.sign_in()
                if answer.status_code == 200:
                    self.tally.sign_ins += 1
                else:
                    self.tally.sign_ins_failed.append(f"{answer.status_code} {answer.data[:200]!r}")
            except (OSError, http.client.HTTPException, AssertionError) as error:
                self.tally.sign_ins_failed.append(repr(error)[:200])
            self._over.wait(PACE)

    def check_receipts(self) -> None:
        """Each is the service's, about what was sent; sent once more, the same receipt comes back."""
        published = json.loads((self.machine.pages / "keys.json").read_text("utf-8"))
        for submission, answer in self.tally.receipts.items():
            receipt = verify(answer, published)
            assert receipt["id"] == submission
            assert decode(receipt["digest"]) == decode(self.tally.envelopes[submission]["digest"])
        for submission in list(self.tally.receipts)[:: max(1, len(self.tally.receipts) // 20)]:
            again = self.phones[0].put(f"/api/submissions/{submission}", self.tally.envelopes[submission])
            assert (again.status_code, again.json) == (200, self.tally.receipts[submission])

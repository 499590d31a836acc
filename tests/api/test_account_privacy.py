"""What the doors tell about accounts to who has none, and how often one may knock."""

import secrets
import statistics
import time

import pytest
import sqlalchemy as sa

from backend.accounts.models import Passkey
from backend.audit.models import AuditEntry
from tests.api.authenticator import Passkey as Held
from tests.api.authenticator import es256
from tests.api.rows import all_of, change, code

NOT_IN = (403, "sign_in_failed")
OFTEN = "1000000/hour"


def with_false_key(phone, credential_id):
    """This phone claims a credential it does not hold."""
    held = Held(credential_id, es256(), secrets.token_bytes(64))
    phone.authenticator.passkeys = {held.name: held}
    phone.passkey = held.name
    return phone


def told(answer):
    headers = {name: value for name, value in answer.headers.items() if name not in ("X-Request-Id", "Date")}
    return answer.status_code, answer.json, headers


def test_the_answers_do_not_tell_whether_there_is_an_account(app, phone, other_phone, new_phone):
    """IDN-18: unknown, known, removed and suspended passkeys are refused alike"""
    known = phone.authenticator.passkeys[phone.passkey].id
    other_phone.add_passkey()
    removed = next(row.credential_id for row in all_of(app, Passkey) if row.how == "add")
    change(app, sa.update(Passkey).where(Passkey.how == "add").values(removed_at=sa.func.current_timestamp()))
    answers = [
        told(with_false_key(new_phone(), identity).sign_in())
        for identity in (secrets.token_bytes(32), known, removed, secrets.token_bytes(16))
    ]
    assert answers == answers[:1] * 4
    assert answers[0][:1] == (403,)


def test_the_options_are_the_same_for_everybody(phone, new_phone):
    """IDN-18: also in a browser that has an account, signed in or out"""

    def shape(options):
        return {name: value for name, value in options["options"].items() if name != "challenge"}

    fresh = shape(new_phone().start("sign-in"))
    assert shape(phone.start("sign-in")) == fresh
    phone.delete("/api/session")
    assert shape(phone.start("sign-in")) == fresh

    def creation(options):
        return shape(options) | {"user": {**options["options"]["user"], "id": None}}

    assert creation(phone.start("join", {"language": "ko"})) == creation(new_phone().start("join", {"language": "ko"}))


@pytest.mark.campaign
def test_the_time_does_not_tell_whether_there_is_an_account(app, phone, new_phone):
    """IDN-18: difference of medians < 10 ms over 200 tries"""
    app.config.update(SIGN_IN_RATE=OFTEN, FAILING_PASSKEY_RATE=OFTEN)
    known = with_false_key(new_phone(), phone.authenticator.passkeys[phone.passkey].id)
    unknown = with_false_key(new_phone(), secrets.token_bytes(32))
    took = {known: [], unknown: []}
    for turn in range(200):
        for one in (known, unknown) if turn % 2 else (unknown, known):
            started = one.start("sign-in")
            credential = one.answer(started)
            before = time.perf_counter()
            answer = one.finish("sign-in", started, credential)
            took[one].append(time.perf_counter() - before)
            assert answer.status_code == 403
    assert abs(statistics.median(took[known]) - statistics.median(took[unknown])) < 0.010


def test_attempts_are_counted_by_address_prefix(app, new_phone):
    """IDN-19, INP-10"""
    app.config["SIGN_IN_RATE"] = "3/hour"
    phone, neighbour, elsewhere = new_phone(), new_phone(), new_phone()
    neighbour.address, elsewhere.address = "203.0.113.200", "198.51.100.1"
    for _ in range(3):
        phone.start("sign-in")
    for one, kind, body in ((phone, "sign-in", {}), (neighbour, "join", {"language": "ko"})):
        answer = one.post(f"/api/passkeys/{kind}/options", body)
        assert code(answer) == (429, "too_many")
        assert 1 <= int(answer.headers["Retry-After"]) <= 3601
    assert elsewhere.post("/api/passkeys/sign-in/options", {}).status_code == 200


def test_guessing_at_one_passkey_ends_and_its_owner_is_not_locked_out(app, phone, new_phone):
    """IDN-19: a hundred failures in a row, then one try an hour from each address prefix"""
    app.config["SIGN_IN_RATE"] = OFTEN
    stranger = with_false_key(new_phone(), phone.authenticator.passkeys[phone.passkey].id)
    stranger.address = "198.51.100.1"
    for _ in range(100):
        assert code(stranger.sign_in()) == NOT_IN
    assert all_of(app, Passkey)[0].failures == 100
    assert code(stranger.sign_in()) == NOT_IN
    answer = stranger.sign_in()
    assert code(answer) == (429, "too_many")
    assert 1 <= int(answer.headers["Retry-After"]) <= 3601
    phone.delete("/api/session")
    assert phone.sign_in().status_code == 200
    assert all_of(app, Passkey)[0].failures == 0


def test_a_refused_attempt_is_recorded_without_a_word_of_it(app, phone):
    """AUD-01, IDN-19"""
    phone.sign_in(origin="https://evil.test")
    [entry] = [entry for entry in all_of(app, AuditEntry) if entry.action == "sign_in.refused"]
    assert (str(entry.person_id), entry.result) == (phone.person, "origin")
    assert (entry.address, entry.device) == ("203.0.113.0/24", "Android · Chrome")
    assert "evil" not in repr(vars(entry))

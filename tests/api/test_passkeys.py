"""See, name, add and remove one's passkeys."""

import threading
import unicodedata

import pytest
import sqlalchemy as sa

from backend.accounts.models import Passkey
from backend.audit.models import AuditEntry
from tests.api.rows import all_of, change, code

FRESH = (403, "confirm_first")


def test_a_person_sees_her_passkeys(phone, clock):
    """IDN-14"""
    clock.forward(minutes=1)
    phone.step_up()
    first = phone.passkey
    phone.add_passkey("회사 컴퓨터")
    shown = phone.get("/api/passkeys").json
    assert shown == [
        {
            "id": first,
            "name": "Android · Chrome",
            "created_at": "2026-07-20T03:00:00Z",
            "last_used_at": "2026-07-20T03:01:00Z",
            "backed_up": True,
            "current": True,
        },
        {
            "id": phone.passkey,
            "name": "회사 컴퓨터",
            "created_at": "2026-07-20T03:01:00Z",
            "last_used_at": None,
            "backed_up": True,
            "current": False,
        },
    ]
    assert phone.get("/api/session").json["passkeys"] == [first, phone.passkey]


def test_a_passkey_gets_a_name(phone):
    """IDN-14, INP-03: normalised once on entry"""
    typed = unicodedata.normalize("NFD", " 내 휴대전화 ")
    answer = phone.patch(f"/api/passkeys/{phone.passkey}", {"name": typed})
    assert answer.json["name"] == "내 휴대전화"
    assert phone.get("/api/passkeys").json[0]["name"] == "내 휴대전화"


@pytest.mark.parametrize("name", ["", "   ", "가" * 61, 5, None, ["x"], "a\nb", "a\u200fb", "\ue000"])
def test_a_name_that_is_none_is_refused_at_its_field(phone, name):
    """AUZ-05, INP-03, INP-04"""
    answer = phone.patch(f"/api/passkeys/{phone.passkey}", {"name": name})
    assert code(answer) == (422, "invalid_answers")
    assert set(answer.json["errors"]) == {"name"}


def test_adding_and_removing_need_a_fresh_proof(phone, clock):
    """IDN-14, SES-06"""
    phone.add_passkey()
    clock.forward(minutes=5, seconds=1)
    assert code(phone.post("/api/passkeys/add/options", {})) == FRESH
    assert code(phone.delete(f"/api/passkeys/{phone.passkey}")) == FRESH
    phone.step_up()
    assert phone.delete(f"/api/passkeys/{phone.passkey}").status_code == 204


def test_what_is_added_is_at_most_five_minutes_from_a_proof(phone, clock):
    """IDN-14"""
    clock.forward(minutes=4)
    started = phone.start("add")
    credential = phone.authenticator.create(started["options"])
    clock.forward(minutes=2)
    assert code(phone.finish("add", started, credential)) == (400, "ceremony_over")


def test_an_added_passkey_signs_in_to_the_same_account(phone, new_phone):
    """IDN-14"""
    phone.add_passkey()
    elsewhere = new_phone()
    elsewhere.authenticator, elsewhere.passkey = phone.authenticator, phone.passkey
    assert elsewhere.sign_in().json["person"] == phone.person


def test_the_last_passkey_stays(phone):
    """IDN-14"""
    answer = phone.delete(f"/api/passkeys/{phone.passkey}")
    assert code(answer) == (409, "last_passkey")
    assert phone.signed_in()


def test_a_suspended_passkey_is_no_other_way_in(app, phone):
    """IDN-14"""
    first = phone.passkey
    phone.add_passkey()
    row = next(row for row in all_of(app, Passkey) if row.how == "add")
    change(app, sa.update(Passkey).where(Passkey.how == "add").values(suspended_at=row.created_at))
    assert code(phone.delete(f"/api/passkeys/{first}")) == (409, "last_passkey")
    assert code(phone.sign_in()) == (403, "sign_in_failed"), "and it does not sign in"
    assert phone.get("/api/session").json["passkeys"] == [first]


def test_of_two_removals_at_once_one_passkey_stays(app, phone):
    """IDN-14"""
    names = [phone.passkey]
    phone.add_passkey()
    names.append(phone.passkey)
    gate, answers = threading.Barrier(2), []
    token = phone.cookie()

    def remove(name):
        client = app.test_client()
        client.set_cookie("session", token)
        gate.wait()
        answers.append(client.delete(f"/api/passkeys/{name}", headers={"Origin": phone.origin}).status_code)

    threads = [threading.Thread(target=remove, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([row for row in all_of(app, Passkey) if row.removed_at is None]) == 1
    # the loser finds its session gone with the removed passkey, or only one passkey left
    assert answers.count(204) == 1
    assert set(answers) <= {204, 401, 409}


def test_a_removed_passkey_stays_as_a_record(app, phone, clock):
    """IDN-17: when, how, from where, removed when and why"""
    first = phone.passkey
    phone.add_passkey()
    clock.forward(minutes=1)
    phone.remove_passkey(first)
    records = {row.how: row for row in all_of(app, Passkey)}
    assert records["join"].removed_at == clock.now
    assert records["join"].removed_why == "person"
    assert records["add"].removed_at is None
    for row in records.values():
        assert row.created_at < clock.now
        assert row.created_from == "Android · Chrome"
        assert row.address == "203.0.113.0/24"
        assert row.aaguid == bytes(16)
    done = [entry.action for entry in sorted(all_of(app, AuditEntry), key=lambda entry: entry.at)]
    assert set(done) >= {"person.joined", "passkey.added", "passkey.removed"}


def test_a_removed_passkey_does_not_come_back(app, phone, new_phone):
    """IDN-07, IDN-17: it signs nobody in, is told to who holds it, and its id is never bound again"""
    first = phone.passkey
    phone.add_passkey()
    phone.remove_passkey(first)
    assert [one["id"] for one in phone.get("/api/passkeys").json] == [phone.passkey]
    assert code(phone.delete(f"/api/passkeys/{first}")) == (404, "not_found")
    assert code(phone.patch(f"/api/passkeys/{first}", {"name": "x"})) == (404, "not_found")
    held = phone.authenticator.passkeys[first]
    phone.passkey = first
    assert code(phone.sign_in()) == (403, "passkey_removed")
    assert code(phone.sign_in(user_verified=False)) == (403, "sign_in_failed"), "only who proves to hold it is told"
    assert code(new_phone().join(credential_id=held.id)) == (403, "join_failed")


def test_the_same_passkey_is_not_added_twice(phone):
    """IDN-07"""
    held = phone.authenticator.passkeys[phone.passkey]
    assert code(phone.add_passkey(credential_id=held.id)) == (403, "join_failed")
    assert len(phone.get("/api/passkeys").json) == 1

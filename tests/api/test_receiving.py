"""The one door that stores: everything a filing meets, through HTTP, on both databases."""

from __future__ import annotations

import hashlib
import json
import threading
from base64 import urlsafe_b64decode

import pytest
import rfc8785
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.audit.models import AuditEntry
from backend.notices.models import OutboxRow
from backend.submissions.models import Submission, SubmissionEvent
from deploy.verify_receipt import verify
from tests.api.filing import ANSWERS, envelope, file, filing, put, uuid7, withdrawal


def rows(app, model):
    with app.app_context():
        return app.extensions["database"].read(lambda session: session.scalars(sa.select(model)).all())


def receipt_of(answer):
    return json.loads(urlsafe_b64decode(answer.json["receipt"] + "=="))


def code(answer):
    assert answer.content_type == "application/problem+json", answer.data
    return answer.status_code, answer.json["code"]


def test_a_filing_is_stored_whole_with_history_audit_and_outbox(app, phone):
    """SUB-04, SUB-06, SUB-14"""
    said = filing(phone)
    answer = put(phone, envelope(phone, said))
    assert answer.status_code == 200, answer.data
    [stored], [event], [owed] = rows(app, Submission), rows(app, SubmissionEvent), rows(app, OutboxRow)
    assert (str(stored.id), str(stored.person_id), stored.state) == (said["id"], phone.person, "received")
    assert event.state == "received"
    assert owed.topic == "submission_received"
    assert [entry.action for entry in rows(app, AuditEntry) if entry.object == said["id"]] == ["submission.received"]
    shown = phone.get(f"/api/submissions/{said['id']}").json
    assert shown["answers"] == said["answers"]
    assert stored.digest == hashlib.sha256(rfc8785.dumps(said)).digest()


def test_the_receipt_holds_without_us(phone):
    """SUB-07: checked by the independent verifier"""
    said = filing(phone)
    body = rfc8785.dumps(said)
    answer = put(phone, envelope(phone, said)).json
    receipt = verify(answer, phone.ring.public(), body)
    assert receipt["id"] == said["id"]
    assert receipt["person"] == phone.person
    with pytest.raises(ValueError, match="other content"):
        verify(answer, phone.ring.public(), body + b" ")
    for member, other in (("signature", "AAAA"), ("receipt", answer["receipt"][:-4]), ("key", "none")):
        with pytest.raises(ValueError):
            verify({**answer, member: other}, phone.ring.public())


def test_the_same_filing_sent_twice_gives_the_same_receipt(app, phone):
    """SUB-01, SUB-02"""
    sealed = envelope(phone, filing(phone))
    first, second = put(phone, sealed), put(phone, sealed)
    assert first.data == second.data
    again = envelope(phone, json.loads(rfc8785.dumps(filing(phone, id=sealed["id"]))))
    assert code(put(phone, again)) == (409, "other_content")
    assert len(rows(app, Submission)) == 1


def test_the_same_receipt_a_year_later(app, phone, clock):
    """SUB-02: no forgetting"""
    sealed = envelope(phone, filing(phone))
    first = put(phone, sealed)
    clock.forward(days=400)
    assert put(phone, sealed).data == first.data


def test_other_content_under_the_same_id_changes_nothing(app, phone):
    """SUB-03"""
    said = filing(phone)
    first = put(phone, envelope(phone, said)).json
    other = put(phone, envelope(phone, {**said, "answers": ANSWERS | {"employer_name": "다른 회사"}}))
    assert code(other) == (409, "other_content")
    assert other.json["receipt"] == first
    assert phone.get(f"/api/submissions/{said['id']}").json["answers"]["employer_name"] == "가나다정밀"


def test_a_hundred_at_once_are_one_row_and_one_receipt(app, phone):
    """SUB-02, SUB-03: the unique index is the lock"""
    sealed = envelope(phone, filing(phone))
    answers, gate = [], threading.Barrier(100)

    def send():
        client = app.test_client()
        gate.wait()
        answers.append(
            client.put(f"/api/submissions/{sealed['id']}", json=sealed, headers={"Origin": phone.origin}).data
        )

    threads = [threading.Thread(target=send) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert b'"receipt"' in answers[0]
    assert len(rows(app, Submission)) == len(rows(app, SubmissionEvent)) == len(rows(app, OutboxRow)) == 1


def test_the_same_claim_from_another_phone_is_a_duplicate(app, phone):
    """SUB-05"""
    first = file(phone)
    second = file(phone)
    assert code(second) == (409, "duplicate_of")
    assert second.json["receipt"] == first.json
    assert file(phone, ANSWERS | {"separation_date": "2026-05-31"}).status_code == 200
    assert len(rows(app, Submission)) == 2


def test_two_of_the_same_claim_at_once_leave_one(app, phone):
    """SUB-05: a database constraint besides the id"""
    sealed = [envelope(phone, filing(phone)) for _ in range(8)]
    answers, gate = [], threading.Barrier(8)

    def send(one):
        client = app.test_client()
        gate.wait()
        answers.append(client.put(f"/api/submissions/{one['id']}", json=one, headers={"Origin": phone.origin}))

    threads = [threading.Thread(target=send, args=(one,)) for one in sealed]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
    assert {answer.json["code"] for answer in answers if answer.status_code == 409} == {"duplicate_of"}
    assert len(rows(app, Submission)) == 1


def test_ids_are_scoped_to_the_person(app, phone, other_phone):
    """SUB-03, AUZ-03"""
    shared = uuid7()
    mine, theirs = filing(phone, id=shared), filing(other_phone, id=shared)
    assert put(phone, envelope(phone, mine)).status_code == put(other_phone, envelope(other_phone, theirs)).status_code
    assert len(rows(app, Submission)) == 2
    only_mine = file(phone, ANSWERS | {"separation_date": "2026-05-31"})
    foreign = other_phone.get(f"/api/submissions/{receipt_of(only_mine)['id']}")
    absent = other_phone.get(f"/api/submissions/{uuid7()}")
    assert (foreign.status_code, foreign.json) == (absent.status_code, absent.json) == (404, absent.json)


def test_somebody_elses_session_changes_nothing_about_who_filed(app, phone, other_phone):
    """SUB-20: the envelope authenticates, any cookie is ignored"""
    said = filing(phone)
    sealed = envelope(phone, said)
    assert put(other_phone, sealed).status_code == 200
    [stored] = rows(app, Submission)
    assert str(stored.person_id) == phone.person
    assert other_phone.get("/api/submissions").json == []
    assert phone.get(f"/api/submissions/{said['id']}").status_code == 200


def test_a_signature_of_somebody_else_is_refused(app, phone, other_phone):
    """SUB-20"""
    said = filing(phone)
    assert put(phone, envelope(other_phone, said)).status_code == 403
    assert code(put(phone, envelope(phone, {**said, "person": other_phone.person}))) == (403, "bad_signature")
    assert rows(app, Submission) == []


def test_two_filings_arrive_in_the_other_order_after_a_sign_in(app, phone):
    """SUB-06, IDN-10: the counter is neither checked nor changed by a delivery"""
    first = envelope(phone, filing(phone))
    second = envelope(phone, filing(phone, ANSWERS | {"separation_date": "2026-05-31"}))
    phone.sign_in()
    assert put(phone, second).status_code == put(phone, first).status_code == 200
    phone.sign_in()
    assert len(rows(app, Submission)) == 2


@pytest.mark.parametrize("wrong", [{"user_verified": False}, {"origin": "https://evil.test"}, {"cross_origin": True}])
def test_a_signature_without_verification_or_from_elsewhere_is_refused(app, phone, wrong):
    """SUB-20, IDN-01, IDN-04, IDN-05"""
    assert put(phone, envelope(phone, filing(phone), **wrong)).status_code == 403
    assert rows(app, Submission) == []


def test_a_stored_challenge_never_serves_at_the_door(app, phone):
    """IDN-03: this door accepts only derived challenges"""
    sealed = envelope(phone, filing(phone))
    options = phone.post("/api/passkeys/sign-in/options", {}).json["options"]
    stored = urlsafe_b64decode(options["challenge"] + "==")
    assert code(put(phone, {**sealed, "assertion": phone.sign(stored)})) == (403, "bad_signature")


def test_an_unknown_credential_is_told_so(app, phone):
    """SUB-20"""
    sealed = envelope(phone, filing(phone))
    unknown = {**sealed["assertion"], "id": "A" * 43, "rawId": "A" * 43}
    assert code(put(phone, {**sealed, "assertion": unknown})) == (401, "unknown_credential")


def test_too_large_comes_before_everything_else(app, phone):
    """SUB-19, SUB-20: 32 kB"""
    sealed = envelope(phone, filing(phone))
    assert code(put(phone, {**sealed, "sealed": "A" * 33_000})) == (413, "too_large")


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"digest": "AAAA"},
        {"sealed": "!"},
        {"assertion": {}},
        {"more": 1},
        {"id": "0190a6f0-0000-4000-8000-000000000000"},
        {"key": 5},
    ],
)
def test_a_malformed_envelope_is_refused(app, phone, change):
    """AUZ-04, AUZ-05, INP-04"""
    sealed = envelope(phone, filing(phone))
    answer = phone.put(f"/api/submissions/{sealed['id']}", {**sealed, **change})
    assert code(answer) == (400, "malformed")


def test_an_id_that_is_no_uuid7_is_not_found(phone):
    """AUZ-04"""
    sealed = envelope(phone, filing(phone))
    for wrong in ("1", sealed["id"].upper(), "0190a6f0-0000-4000-8000-000000000000"):
        assert phone.put(f"/api/submissions/{wrong}", sealed).status_code == 404


def test_what_cannot_be_opened_is_unreadable(app, phone):
    """SUB-06, SUB-07: an exchanged outside, an unknown key, a body that is not canonical, doubled names"""
    said = filing(phone)
    other = envelope(phone, filing(phone))
    sealed = envelope(phone, said)
    twice = rfc8785.dumps(said)[:-1] + b',"v":1}'
    spaced = json.dumps(said).encode()
    for wrong in (
        {**sealed, "sealed": other["sealed"]},
        {**sealed, "key": "gone"},
        envelope(phone, said, body=twice),
        envelope(phone, said, body=spaced),
        envelope(phone, said, body=b"[]"),
        envelope(phone, {**said, "id": uuid7()}, body=rfc8785.dumps(said)),
        envelope(phone, {**said, "audience": "https://elsewhere.test"}),
    ):
        assert code(put(phone, wrong)) == (422, "unreadable")
    assert rows(app, Submission) == []


def test_both_kinds_of_sealing_key_open(phone):
    """OFF-03, SUB-07"""
    for number, name in enumerate(phone.ring.sealing):
        said = filing(phone, ANSWERS | {"separation_date": f"2026-05-{10 + number}"})
        assert put(phone, envelope(phone, said, key=name)).status_code == 200


@pytest.mark.parametrize(
    ("change", "question"),
    [
        ({"monthly_wage": "3000000"}, "monthly_wage"),
        ({"monthly_wage": True}, "monthly_wage"),
        ({"employer_name": "가" * 101}, "employer_name"),
        ({"employer_name": "\u1112\u1161\u11ab"}, "employer_name"),
        ({"hired_on": "2026-07-01"}, "separation_date"),
        ({"separation_date": "2026-07-21"}, "separation_date"),
        ({"birth_date": "1985-03-03"}, "resident_number"),
        ({"mobile": "010-0000-1234"}, "mobile"),
        ({"account": {"bank": "004"}}, "account.number"),
        ({"unable_reasons": ["none", "illness"]}, "unable_reasons"),
        ({"just_cause": "JC01"}, "just_cause"),
        ({"truthful": False}, "truthful"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_answers_that_do_not_fit_are_told_at_the_question_and_not_stored(app, phone, change, question):
    """INP-03, INP-04, INP-06: 422, in the language of the filing"""
    for lang in ("ko", "en"):
        answer = put(phone, envelope(phone, filing(phone, ANSWERS | change, lang=lang)))
        assert code(answer) == (422, "invalid_answers")
        assert list(answer.json["errors"]) == [question]
        [sentence, *_] = answer.json["errors"][question]
        assert any("가" <= letter <= "힣" for letter in sentence) == (lang == "ko"), sentence
    assert rows(app, Submission) == []


def test_the_server_day_in_korea_decides_what_is_today(app, phone, clock):
    """SUB-08, SUB-12: one millisecond before and after midnight in Korea"""
    clock.set("2026-07-20T14:59:59.999+00:00")
    assert file(phone, ANSWERS | {"separation_date": "2026-07-21"}).status_code == 422
    clock.set("2026-07-20T15:00:00.000+00:00")
    assert file(phone, ANSWERS | {"separation_date": "2026-07-21"}).status_code == 200


def test_the_phones_clock_is_a_claim(app, phone):
    """SUB-08"""
    said = filing(phone, claimed_at="2020-01-01T00:00:00Z", id=uuid7(at_ms=0))
    shown = receipt_of(put(phone, envelope(phone, said)))
    assert shown["received_at"] == "2026-07-20T03:00:00Z"


def test_a_version_never_published_is_update_first(app, phone):
    """SUB-13"""
    assert code(file(phone, form_version="0000000000")) == (409, "update_first")
    assert code(file(phone, procedure="insurance/unknown")) == (409, "update_first")


def test_an_older_published_version_is_received_and_marked(app, phone, monkeypatch):
    """SUB-13: what it did not ask becomes a request; a wrong type is still refused"""
    from backend.submissions import versions

    published = {"insurance/unemployment-benefit": ["0123456789"]}
    monkeypatch.setattr(versions, "published", lambda: published)
    fewer = {k: v for k, v in ANSWERS.items() if k not in ("accident_benefit", "occupation")}
    answer = file(phone, fewer, form_version="0123456789")
    assert answer.status_code == 200
    [stored], [event] = rows(app, Submission), rows(app, SubmissionEvent)
    assert stored.outdated
    assert event.note == "complete:occupation,accident_benefit"
    wrong = fewer | {"separation_date": "2026-05-01", "monthly_wage": "many"}
    assert code(file(phone, wrong, form_version="0123456789")) == (422, "invalid_answers")


def test_acting_for_somebody_needs_a_mandate(app, phone, other_phone):
    """ORG-05: there are none yet"""
    assert code(file(phone, on_behalf_of=other_phone.person)) == (403, "mandate_missing")


def test_a_withdrawal_is_an_envelope_and_happens_once(app, phone):
    """SUB-16"""
    claim = receipt_of(file(phone))["id"]
    sealed = envelope(phone, withdrawal(phone, claim))
    first = put(phone, sealed)
    assert first.status_code == 200, first.data
    assert put(phone, sealed).data == first.data
    assert phone.get(f"/api/submissions/{claim}").json["state"] == "withdrawn"
    assert code(put(phone, envelope(phone, withdrawal(phone, claim)))) == (409, "wrong_state")
    assert file(phone).status_code == 200, "a withdrawn claim may be filed anew"


def test_a_withdrawal_that_overtakes_its_claim_waits(app, phone):
    """SUB-16, design: not held, sent again after the entries before it"""
    said = filing(phone)
    act = envelope(phone, withdrawal(phone, said["id"]))
    assert code(put(phone, act)) == (409, "not_arrived")
    put(phone, envelope(phone, said))
    assert put(phone, act).status_code == 200


def test_nobody_withdraws_what_is_not_theirs(app, phone, other_phone):
    """AUZ-02"""
    claim = receipt_of(file(phone))["id"]
    assert code(put(other_phone, envelope(other_phone, withdrawal(other_phone, claim)))) == (409, "not_arrived")
    assert phone.get(f"/api/submissions/{claim}").json["state"] == "received"


def test_replacing_an_entry_that_never_arrived_closes_its_id(app, phone):
    """SUB-14"""
    old = filing(phone)
    new = filing(phone, replaces=old["id"])
    receipt = put(phone, envelope(phone, new)).json
    late = put(phone, envelope(phone, old))
    assert code(late) == (409, "replaced")
    assert late.json["receipt"] == receipt


def test_replacing_an_entry_that_did_arrive_answers_its_receipt(app, phone):
    """SUB-14"""
    old = filing(phone)
    receipt = put(phone, envelope(phone, old)).json
    new = filing(phone, ANSWERS | {"separation_date": "2026-05-31"}, replaces=old["id"])
    late = put(phone, envelope(phone, new))
    assert code(late) == (409, "already_received")
    assert late.json["receipt"] == receipt
    assert len(rows(app, Submission)) == 1


def test_a_removed_passkey_leaves_the_filing_unconfirmed(app, phone, clock):
    """SUB-20: stored with its first arrival time, confirmed by step-up; that time stays"""
    said = filing(phone)
    sealed = envelope(phone, said)
    removed = phone.passkey
    phone.step_up()
    phone.add_passkey()
    phone.remove_passkey(removed)
    assert put(phone, sealed).status_code == 200
    shown = phone.get(f"/api/submissions/{said['id']}").json
    assert (shown["state"], shown["confirmed"]) == ("unconfirmed", False)
    clock.forward(minutes=10)
    phone.sign_in()
    clock.forward(minutes=6)
    assert phone.post(f"/api/submissions/{said['id']}/confirm", {}).status_code == 403
    phone.step_up()
    confirmed = phone.post(f"/api/submissions/{said['id']}/confirm", {})
    assert confirmed.status_code == 200, confirmed.data
    assert confirmed.json["state"] == "received"
    assert confirmed.json["received_at"] == shown["received_at"]
    assert code(phone.post(f"/api/submissions/{said['id']}/confirm", {})) == (409, "wrong_state")


def test_too_many_of_one_credential_wait_a_while(app, phone):
    """INP-10, SUB-20: 429 says when to come back"""
    app.config["DOOR_RATE_CREDENTIAL"] = "2/hour"
    said = [filing(phone, ANSWERS | {"separation_date": f"2026-05-{day}"}) for day in (11, 12, 13)]
    answers = [put(phone, envelope(phone, one)) for one in said]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 3601


def test_a_held_envelope_opens_for_its_owner_only(app, phone, other_phone):
    """design: signed out meanwhile, so no draft; stores nothing"""
    said = filing(phone, ANSWERS | {"employer_name": "가" * 101})
    sealed = envelope(phone, said)
    assert put(phone, sealed).status_code == 422
    assert phone.post("/api/submissions/open", sealed).json == {"filing": said}
    assert code(other_phone.post("/api/submissions/open", sealed)) == (422, "unreadable")
    assert rows(app, Submission) == []


def test_nothing_personal_lies_in_the_tables(app, phone):
    """PII-02: opened bodies, identity numbers, accounts, income are encrypted"""
    file(phone)
    with app.app_context():
        engine = app.extensions["database"].engine
        with engine.connect() as connection:
            tables = sa.inspect(engine).get_table_names()
            dump = "".join(
                repr([bytes(v) if isinstance(v, memoryview) else v for v in row])
                for table in tables
                for row in connection.execute(sa.text(f'select * from "{table}"'))
            )
    for marker in ("8503029000000", "시험인", "가나다정밀", "세종대로", "3000000", "01000001234", "97826"):
        assert marker not in dump
        assert repr(marker.encode())[2:-1] not in dump


def test_the_typed_door_assesses_and_stores_nothing(app, phone):
    """SUB-17"""
    answer = phone.post("/api/procedures/insurance/unemployment-benefit/check", ANSWERS)
    assert answer.status_code == 200, answer.data
    assert answer.json["assessment"]["figures"]["daily_benefit"] == 66_048
    assert rows(app, Submission) == []
    wrong = phone.post("/api/procedures/insurance/unemployment-benefit/check", ANSWERS | {"monthly_wage": 0})
    assert code(wrong) == (422, "invalid_answers")


def test_what_was_told_before_is_proposed_with_its_source(phone, clock):
    """PII-14: proposed, never sent unless taken"""
    name = "insurance/unemployment-benefit"
    assert phone.get(f"/api/prefill/{name}").json == {"values": {}}
    file(phone)
    values = phone.get(f"/api/prefill/{name}").json["values"]
    assert values["resident_number"] == {"value": "8503029000000", "source": "before", "as_of": "2026-07-20T03:00:00Z"}
    assert values["address"]["source"] == "before"
    assert "working_now" not in values
    clock.forward(minutes=1)
    phone.put("/api/profile", {"language": "ko", "address": "부산시 중구 시험로 1"})
    values = phone.get(f"/api/prefill/{name}").json["values"]
    assert (values["address"]["value"], values["address"]["source"]) == ("부산시 중구 시험로 1", "profile")


@pytest.mark.parametrize("member", ["answers", "files", "nonce", "person", "claimed_at", "lang", "about", "replaces"])
def test_a_filing_without_its_parts_is_malformed(app, phone, member):
    """SUB-06, AUZ-05"""
    said = filing(phone)
    del said[member]
    assert code(put(phone, envelope(phone, said))) == (400, "malformed")


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
        max_leaves=10,
    ),
    st.sampled_from(sorted(ANSWERS)),
)
def test_any_answer_is_received_or_refused_with_its_question(app, phone, value, question):
    """INP-08: no 5xx; and what is refused is not stored"""
    app.config["DOOR_RATE_CREDENTIAL"] = "10000/hour"
    before = len(rows(app, Submission))
    try:
        answer = put(phone, envelope(phone, filing(phone, ANSWERS | {question: value})))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return  # the phone cannot even sign it
    assert answer.status_code in (200, 400, 409, 422), answer.data
    assert len(rows(app, Submission)) == before + (answer.status_code == 200)


def test_the_list_is_newest_first_and_mine(app, phone, other_phone, clock):
    """AUZ-02"""
    file(phone)
    clock.forward(minutes=1)
    file(phone, ANSWERS | {"separation_date": "2026-05-31"})
    file(other_phone)
    listed = phone.get("/api/submissions").json
    assert [line["received_at"] for line in listed] == ["2026-07-20T03:01:00Z", "2026-07-20T03:00:00Z"]

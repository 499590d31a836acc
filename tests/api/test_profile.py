"""What a person told once, so that forms can propose it."""

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from backend.accounts import profile
from backend.accounts.models import Person, Profile
from backend.audit.models import AuditEntry
from backend.privacy.fields import decrypt
from tests.api.rows import all_of, change, code, everything

WHOLE = {
    "name": "시험인",
    "birth_date": "1985-03-02",
    "mobile": "01000001234",
    "address": "서울시 중구 세종대로 110",
    "account": {"bank": "004", "number": "00000000000000"},
    "language": "en",
}


def told(app, phone):
    with app.app_context():
        database = app.extensions["database"]
        [person] = [row.id for row in all_of(app, Person) if str(row.id) == phone.person]
        return database.read(lambda session: profile.told(session, phone.ring, person))


def test_it_comes_back_as_it_was_told(phone):
    """Nothing is made up"""
    assert phone.get("/api/profile").json == {"language": "ko"}
    assert phone.put("/api/profile", WHOLE).json == WHOLE
    assert phone.get("/api/profile").json == WHOLE
    assert phone.get("/api/session").json["language"] == "en"


def test_what_is_left_out_is_forgotten(app, phone):
    """The person decides"""
    phone.put("/api/profile", WHOLE)
    assert phone.put("/api/profile", {"language": "ko", "name": "시험인"}).json == {"language": "ko", "name": "시험인"}
    [row] = all_of(app, Profile)
    assert (row.mobile, row.address, row.account, row.birth_date) == (None,) * 4


def test_each_answer_keeps_its_own_date(app, phone, clock):
    """PII-14: a form says of when a proposed answer is"""
    first = clock.now
    phone.put("/api/profile", WHOLE)
    clock.forward(minutes=3)
    phone.put("/api/profile", WHOLE | {"address": "부산시 중구 시험로 1"})
    found = told(app, phone)
    assert found["address"] == ("부산시 중구 시험로 1", clock.now)
    assert found["mobile"] == ("01000001234", first)
    assert found["account"] == ({"bank": "004", "number": "00000000000000"}, first)


def test_nothing_of_it_lies_readable_in_the_tables(app, phone):
    """PII-02, PII-10"""
    phone.put("/api/profile", WHOLE)
    dump = repr(everything(app))
    for value in ("시험인", "1985-03-02", "01000001234", "세종대로", "00000000000000"):
        assert value not in dump
        assert repr(value.encode())[2:-1] not in dump


def test_a_value_moved_to_another_place_does_not_open(app, phone, other_phone):
    """PII-02: bound to table, column and row"""
    phone.put("/api/profile", WHOLE)
    other_phone.put("/api/profile", WHOLE)
    mine, theirs = all_of(app, Profile)
    decrypt(phone.ring, "profile", "mobile", mine.person_id, mine.mobile)
    for column, row, stored in (
        ("address", mine.person_id, mine.mobile),
        ("mobile", theirs.person_id, mine.mobile),
        ("mobile", mine.person_id, mine.mobile[:-1] + bytes([mine.mobile[-1] ^ 1])),
    ):
        with pytest.raises(InvalidTag):
            decrypt(phone.ring, "profile", column, row, stored)
    change(app, sa.update(Profile).where(Profile.person_id == mine.person_id).values(mobile=theirs.mobile))
    holder = phone if str(mine.person_id) == phone.person else other_phone
    assert holder.get("/api/profile").status_code == 500, "a forged value is never shown"


def test_the_same_value_is_never_the_same_bytes(app, phone, other_phone):
    """PII-02"""
    for one in (phone, other_phone):
        one.put("/api/profile", WHOLE)
    first, second = all_of(app, Profile)
    assert first.mobile != second.mobile


def test_a_person_sees_only_her_own(phone, other_phone):
    """AUZ-02"""
    phone.put("/api/profile", WHOLE)
    assert other_phone.get("/api/profile").json == {"language": "ko"}


def test_the_bank_account_changes_only_with_a_fresh_proof(phone, clock):
    """SES-06"""
    phone.put("/api/profile", WHOLE)
    clock.forward(minutes=5, seconds=1)
    other = WHOLE | {"account": {"bank": "088", "number": "1111111"}}
    without = {name: value for name, value in WHOLE.items() if name != "account"}
    for changed in (other, without):
        assert code(phone.put("/api/profile", changed)) == (403, "confirm_first")
    assert phone.get("/api/profile").json == WHOLE
    assert phone.put("/api/profile", WHOLE | {"mobile": "01000005678"}).status_code == 200
    phone.step_up()
    assert phone.put("/api/profile", other).json == other


def test_the_record_names_the_fields_and_no_value(app, phone):
    """AUD-01, AUD-02"""
    phone.put("/api/profile", WHOLE)
    phone.put("/api/profile", WHOLE)
    [entry] = [entry for entry in all_of(app, AuditEntry) if entry.action == "profile.changed"]
    assert entry.object == "name birth_date mobile address account"
    assert str(entry.person_id) == phone.person


WRONG = {
    "name": [5, "", " ", "가" * 101, None, "a\tb", "\u200fa", []],
    "birth_date": [
        "1985-3-2",
        "1985-02-30",
        "1799-12-31",
        "2200-01-01",
        "１９８５-03-02",
        "1985-03-02\n",
        19850302,
        None,
    ],
    "mobile": ["010-0000-1234", "0100000123456", "1000001234", "０１０００００１２３４", "01000001234\n", 1000001234],
    "address": [5, "", "가" * 201, {}],
    "account": [
        "004",
        None,
        {},
        {"bank": "004"},
        {"bank": "4", "number": "1234567"},
        {"bank": "004", "number": "123456"},
        {"bank": "004", "number": "1" * 17},
        {"bank": "004", "number": "１２３４５６７"},
        {"bank": "004", "number": 1234567},
        {"bank": "004", "number": "1234567", "more": 1},
    ],
    "language": ["xx", None, 5],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_kept(app, phone, field, value):
    """INP-03, INP-04, INP-07"""
    answer = phone.put("/api/profile", WHOLE | {field: value})
    assert code(answer) == (422, "invalid_answers")
    assert {name.split(".")[0] for name in answer.json["errors"]} == {field}
    assert all(sentence for sentences in answer.json["errors"].values() for sentence in sentences)
    assert all_of(app, Profile) == []


def test_people_born_in_the_nineteenth_century_are_welcome(phone):
    """INP-04: dates of birth from 1800"""
    assert phone.put("/api/profile", {"language": "ko", "birth_date": "1800-01-01"}).status_code == 200

"""The kinds of question: nothing is coerced, nothing is rewritten."""

import pytest
from marshmallow import ValidationError

from backend.services.kit import fields as kit


def form(**questions):
    return type("TestForm", (kit.Form,), questions)()


def ask(maker, title="질문", **more):
    return maker(title, step="one", source="시험", **more)


def refused(field, value):
    return "q" in form(q=field).validate({"q": value})


@pytest.mark.parametrize("value", [1.0, "1", True, None, [1], "１", 10**30])
def test_a_number_is_a_json_integer_in_its_range(value):
    """INP-04"""
    assert refused(ask(kit.won), value)


@pytest.mark.parametrize("value", ["true", 1, 0, "예", None])
def test_a_yes_is_a_json_true(value):
    """INP-04"""
    assert refused(ask(kit.yes_no), value)


@pytest.mark.parametrize(
    "value",
    ["20260101", "2026-1-1", "2026-02-30", "1899-12-31", "2201-01-01", "２０２６-01-01", "2026-01-01\n", 20260101],
)
def test_a_day_is_ten_ascii_characters_of_a_day_that_exists(value):
    """INP-03, INP-04"""
    assert refused(ask(kit.day), value)


def test_a_birth_may_lie_in_the_nineteenth_century():
    """INP-04"""
    assert not refused(ask(kit.day, first="1800-01-01"), "1876-05-05")


@pytest.mark.parametrize("value", ["가\u0000", "\u1112\u1161\u11ab", "a\u202eb", "\n줄", "   ", "\ue000", 5])
def test_text_is_nfc_and_clean(value):
    """INP-02, INP-03: refused, never rewritten"""
    assert refused(ask(kit.text), value)


@pytest.mark.parametrize("value", ["홍길동", "Nguyễn Văn A", "မြန်မာ", "අනුර", "أحمد"])
def test_names_of_every_script_are_kept(value):
    assert form(q=ask(kit.text)).load({"q": value}) == {"q": value}


@pytest.mark.parametrize("number", ["0001019000000", "7605059999999", "0402299000001", "9912310123456"])
def test_impossible_people_have_possible_numbers(number):
    """INP-05, PII-11: century digits 9 and 0 stand for 1800 to 1899"""
    assert not refused(ask(kit.identity_number), number)


@pytest.mark.parametrize(
    "number",
    [
        "0013019000000",
        "000230900000",
        "0002299000001",
        "00010190000000",
        "000101-900000",
        "0001320000000",
        "０００１０１9000000",
    ],
)
def test_a_number_without_a_birth_date_is_refused(number):
    """INP-05"""
    assert refused(ask(kit.identity_number), number)


def test_no_check_digit_is_asked_of_a_number():
    """INP-05: numbers given out since October 2020 have none"""
    for last in "0123456789":
        assert not refused(ask(kit.identity_number), "000101900000" + last)


def test_an_answer_to_a_question_that_was_not_asked_is_refused():
    """INP-06"""
    asked = form(a=ask(kit.yes_no), b=ask(kit.text, when={"a": [True]}))
    assert asked.validate({"a": False, "b": "x"}) == {"b": ["이 답은 앞의 답과 맞지 않아요."]}
    assert asked.validate({"a": True}) == {"b": ["답해 주세요."]}
    assert asked.validate({"a": True, "b": "x"}) == asked.validate({"a": False}) == {}


def test_unknown_questions_are_refused():
    """AUZ-05"""
    assert "c" in form(a=ask(kit.yes_no)).validate({"a": True, "c": 1})


def test_a_consent_is_given_or_absent():
    """PII-06"""
    assert refused(ask(kit.consent, version="1"), False)
    assert form(q=ask(kit.consent, version="1", required=False)).validate({}) == {}


def test_several_answers_are_each_once():
    field = ask(kit.choices, options=[("a", "가"), ("b", "나")])
    assert all(refused(field, value) for value in ([], ["a", "a"], ["c"]))
    assert not refused(field, ["b", "a"])


def test_sentences_keep_their_words_for_translation():
    with pytest.raises(ValidationError) as error:
        form(q=ask(kit.won, least=1, most=5)).load({"q": 9})
    [sentence] = error.value.messages["q"]
    assert sentence == "1 이상 5 이하로 적어 주세요."
    assert sentence.msgid == "{min} 이상 {max} 이하로 적어 주세요."
    assert sentence.values["max"] == 5

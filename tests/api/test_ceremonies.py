"""Challenges: random, stored, used once, for one purpose, one browser, one person, five minutes."""

import hashlib
import threading
import uuid

import pytest

from backend.accounts.models import Ceremony
from backend.privacy.keys import b64u, unb64u
from tests.api.rows import all_of, code

OVER = (400, "ceremony_over")
NOT_IN = (403, "sign_in_failed")


def test_challenges_are_random_and_long(new_phone):
    """IDN-03"""
    phone = new_phone()
    challenges = {phone.start("sign-in")["options"]["challenge"] for _ in range(20)}
    assert len(challenges) == 20
    assert all(len(unb64u(challenge)) >= 16 for challenge in challenges)


@pytest.mark.parametrize("kind", ["sign-in", "step-up"])
def test_a_challenge_serves_once(app, phone, kind):
    """IDN-03"""
    started = phone.start(kind)
    credential = phone.answer(started)
    assert phone.finish(kind, started, credential).status_code == 200
    assert code(phone.finish(kind, started, credential)) == OVER
    assert all_of(app, Ceremony) == []


def test_of_eight_at_once_one_answer_serves(app, phone):
    """IDN-03"""
    started = phone.start("sign-in")
    body = {"ceremony": started["ceremony"], "credential": phone.answer(started)}
    cookie, gate, answers = phone.cookie("ceremony"), threading.Barrier(8), []

    def send():
        client = app.test_client()
        client.set_cookie("ceremony", cookie)
        gate.wait()
        answers.append(client.post("/api/passkeys/sign-in/verify", json=body, headers={"Origin": phone.origin}))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7


def test_a_refused_answer_has_used_the_challenge(app, phone):
    """IDN-03, IDN-11"""
    started = phone.start("sign-in")
    assert code(phone.finish("sign-in", started, phone.answer(started, user_verified=False))) == NOT_IN
    assert all_of(app, Ceremony) == []
    assert code(phone.finish("sign-in", started, phone.answer(started))) == OVER


@pytest.mark.parametrize("credential", [None, 5, [], "x", {}, {"id": "x"}])
def test_a_malformed_answer_has_used_the_challenge(app, phone, credential):
    """IDN-11"""
    started = phone.start("sign-in")
    assert code(phone.finish("sign-in", started, credential)) == (400, "malformed_credential")
    assert code(phone.finish("sign-in", started, phone.answer(started))) == OVER
    joining = phone.start("join", {"language": "ko"})
    assert code(phone.finish("join", joining, credential)) == (400, "malformed_credential")
    assert code(phone.finish("join", joining, phone.authenticator.create(joining["options"]))) == OVER
    assert all_of(app, Ceremony) == []


def test_a_challenge_lasts_five_minutes(phone, clock):
    """IDN-03"""
    started = phone.start("sign-in")
    clock.forward(minutes=4, seconds=59)
    assert phone.finish("sign-in", started, phone.answer(started)).status_code == 200
    started = phone.start("sign-in")
    clock.forward(minutes=5)
    assert code(phone.finish("sign-in", started, phone.answer(started))) == OVER


def test_what_expired_is_swept(app, phone, clock):
    """IDN-03"""
    for _ in range(3):
        phone.start("sign-in")
    clock.forward(minutes=6)
    phone.start("sign-in")
    assert len(all_of(app, Ceremony)) == 1


@pytest.mark.parametrize(("made_for", "used_at"), [("sign-in", "step-up"), ("step-up", "sign-in")])
def test_a_signature_for_one_purpose_never_serves_another(phone, made_for, used_at):
    """IDN-03"""
    started = phone.start(made_for)
    assert code(phone.finish(used_at, started, phone.answer(started))) == OVER


def test_joining_and_adding_do_not_serve_each_other(phone, new_phone):
    """IDN-03"""
    for made_for, used_at in (("join", "add"), ("add", "join")):
        started = phone.start(made_for, {"language": "ko"} if made_for == "join" else None)
        assert code(phone.finish(used_at, started, phone.authenticator.create(started["options"]))) == OVER


def test_a_ceremony_belongs_to_its_browser(phone, new_phone):
    """IDN-03"""
    started = phone.start("sign-in")
    credential = phone.answer(started)
    stranger = new_phone()
    assert code(stranger.finish("sign-in", started, credential)) == OVER, "a browser without a ceremony cookie"
    started = phone.start("sign-in")
    credential = phone.answer(started)
    stranger.start("sign-in")
    assert code(stranger.finish("sign-in", started, credential)) == OVER, "a browser with its own"
    assert not stranger.signed_in()


def test_two_tabs_do_not_disturb_each_other(phone):
    """IDN-03"""
    first, second = phone.start("sign-in"), phone.start("sign-in")
    assert phone.finish("sign-in", first, phone.answer(first)).status_code == 200
    assert phone.finish("sign-in", second, phone.answer(second)).status_code == 200


def test_a_step_up_ceremony_belongs_to_its_person(phone, other_phone):
    """IDN-03: also in the same browser"""
    started = phone.start("step-up")
    credential = phone.answer(started)
    other_phone.client = phone.client
    other_phone.sign_in()
    assert code(other_phone.finish("step-up", started, credential)) == OVER


def test_a_derived_challenge_never_signs_in(phone):
    """IDN-03: sign-in and step-up accept only stored challenges; the delivery door's is derived"""
    digest = hashlib.sha256(b"a filing").digest()
    derived = hashlib.sha256(b"goyong24/submission/1\0" + uuid.uuid4().bytes + digest).digest()
    for kind in ("sign-in", "step-up"):
        started = phone.start(kind)
        signed = phone.authenticator.get(derived, phone.passkey)
        assert code(phone.finish(kind, started, signed)) == NOT_IN


def test_an_answer_to_an_older_challenge_is_refused(phone):
    """IDN-03"""
    older, newer = phone.start("sign-in"), phone.start("sign-in")
    assert code(phone.finish("sign-in", newer, phone.answer(older))) == NOT_IN


def test_only_the_hash_of_the_browsers_cookie_is_stored(app, phone):
    """SES-01"""
    phone.start("sign-in")
    [ceremony] = all_of(app, Ceremony)
    assert ceremony.browser_hash == hashlib.sha256(phone.cookie("ceremony").encode()).digest()
    assert b64u(ceremony.challenge) not in phone.cookie("ceremony")

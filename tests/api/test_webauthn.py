"""What a passkey must prove, at the doors of joining and signing in. Each refusal is one thing wrong with an otherwise good answer."""

import secrets
import threading

import pytest

from backend.accounts.models import Passkey, Person
from backend.privacy.keys import b64u, unb64u
from tests.api.authenticator import es256
from tests.api.rows import all_of, code

REFUSED = (403, "join_failed")
NOT_IN = (403, "sign_in_failed")
WRONG = {
    "no user verification (IDN-01)": {"user_verified": False},
    "nobody present": {"user_present": False},
    "a subdomain (IDN-04)": {"origin": "http://sub.localhost:8000"},
    "another port (IDN-04)": {"origin": "http://localhost:8001"},
    "no port (IDN-04)": {"origin": "http://localhost"},
    "our origin as a prefix (IDN-04)": {"origin": "http://localhost:8000.evil.test"},
    "our origin as a suffix (IDN-04)": {"origin": "http://evil.test/http://localhost:8000"},
    "another scheme (IDN-04)": {"origin": "https://localhost:8000"},
    "upper case (IDN-04)": {"origin": "HTTP://LOCALHOST:8000"},
    "a slash at the end (IDN-04)": {"origin": "http://localhost:8000/"},
    "a list of origins (IDN-04)": {"origin": ["http://localhost:8000"]},
    "another RP ID (IDN-04)": {"rp_id": "evil.test"},
    "another case of the RP ID (IDN-04)": {"rp_id": "Localhost"},
    "in a frame of another site (IDN-05)": {"cross_origin": True},
    "in a frame, said as a number (IDN-05)": {"cross_origin": 1},
    "in a frame, said as null (IDN-05)": {"cross_origin": None},
    "a top origin (IDN-05)": {"cross_origin": False, "top_origin": "http://localhost:8000"},
    "backed up, not eligible (IDN-08)": {"backup_eligible": False, "backed_up": True},
    "the other ceremony's type (IDN-03)": {"type": "webauthn.other"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_joining_refuses(app, new_phone, wrong):
    """IDN-01, IDN-03, IDN-04, IDN-05, IDN-08"""
    phone = new_phone()
    assert code(phone.join(**wrong)) == REFUSED
    assert all_of(app, Person) == []
    assert not phone.signed_in()


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_signing_in_and_stepping_up_refuse(app, phone, wrong):
    """IDN-01, IDN-03, IDN-04, IDN-05, IDN-08"""
    assert code(phone.step_up(**wrong)) == NOT_IN
    phone.delete("/api/session")
    assert code(phone.sign_in(**wrong)) == NOT_IN
    assert not phone.signed_in()
    assert phone.sign_in().status_code == 200, "one refused attempt locks nobody out"


def test_the_options_ask_for_what_is_checked(phone, new_phone):
    """IDN-01, IDN-13: verified, discoverable, no attestation, no personal word"""
    asked = new_phone().start("join", {"language": "en"})["options"]
    assert asked["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }
    assert asked["attestation"] == "none"
    assert [entry["alg"] for entry in asked["pubKeyCredParams"]] == [-7, -257]
    assert (asked["user"]["name"], asked["user"]["displayName"]) == ("Goyong24", "Goyong24")
    assert len(unb64u(asked["user"]["id"])) == 64
    assert asked["rp"] == {"name": "Goyong24", "id": "localhost"}
    assert asked["extensions"] == {"prf": {"eval": {"first": "J300ugZIR-4bZhHZCF9iwqSYr0S5CaY9RhVS_hCDdzo"}}}
    for kind in ("sign-in", "step-up"):
        options = phone.start(kind)["options"]
        assert options["userVerification"] == "required"
        assert options["rpId"] == "localhost"
        assert options["extensions"] == asked["extensions"]
    assert phone.start("sign-in")["options"]["allowCredentials"] == []
    assert [c["id"] for c in phone.start("step-up")["options"]["allowCredentials"]] == [phone.passkey]
    added = phone.start("add")["options"]
    assert [c["id"] for c in added["excludeCredentials"]] == [phone.passkey]
    assert added["user"]["id"] == b64u(phone.authenticator.passkeys[phone.passkey].user_handle)


def test_user_handles_are_random(app, phone, other_phone):
    """IDN-13"""
    handles = {person.user_handle for person in all_of(app, Person)}
    assert len(handles) == 2
    assert all(len(handle) == 64 for handle in handles)


def test_the_user_handle_says_whose_passkey_it_is(phone, other_phone):
    """IDN-06"""
    assert code(phone.sign_in(with_handle=False)) == NOT_IN
    theirs = other_phone.authenticator.passkeys[other_phone.passkey].user_handle
    for wrong in (theirs, secrets.token_bytes(64), b"x"):
        assert code(phone.sign_in(user_handle=wrong)) == NOT_IN
        assert code(phone.step_up(user_handle=wrong)) == NOT_IN
    assert phone.step_up(with_handle=False).status_code == 200, "with a known account it may be absent"


def test_a_step_up_needs_ones_own_passkey(phone, other_phone):
    """IDN-06"""
    started = phone.start("step-up")
    assert code(phone.finish("step-up", started, other_phone.answer(started))) == NOT_IN


def test_the_credential_id_is_the_one_that_was_attested(app, new_phone):
    """IDN-07"""
    assert code(new_phone().join(claimed_id=secrets.token_bytes(32))) == REFUSED
    assert all_of(app, Passkey) == []


@pytest.mark.parametrize(("size", "status"), [(15, 403), (16, 201), (1023, 201), (0, 400), (1024, 400)])
def test_a_credential_id_has_16_to_1023_bytes(new_phone, size, status):
    """IDN-07"""
    assert new_phone().join(credential_id=secrets.token_bytes(size)).status_code == status


def test_a_credential_id_belongs_to_one_person(app, phone, new_phone):
    """IDN-07, IDN-18: refused as anything else is"""
    taken = unb64u(phone.passkey)
    stranger = new_phone()
    refused, failed = stranger.join(credential_id=taken), new_phone().join(user_verified=False)
    assert (refused.status_code, refused.json) == (failed.status_code, failed.json)
    assert code(refused) == REFUSED
    assert not stranger.signed_in()
    assert len(all_of(app, Person)) == 1


def test_two_at_once_with_one_credential_id_leave_one(app, new_phone):
    """IDN-07"""
    same = secrets.token_bytes(32)
    phones = [new_phone() for _ in range(6)]
    ready = []
    for phone in phones:
        started = phone.start("join", {"language": "ko"})
        ready.append((phone, started, phone.authenticator.create(started["options"], credential_id=same)))
    gate, answers = threading.Barrier(len(ready)), []

    def finish(phone, started, credential):
        gate.wait()
        answers.append(phone.finish("join", started, credential).status_code)

    threads = [threading.Thread(target=finish, args=one) for one in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201] + [403] * 5
    assert len(all_of(app, Person)) == len(all_of(app, Passkey)) == 1


def test_backup_flags_are_kept_and_the_state_follows(app, new_phone):
    """IDN-08"""
    phone = new_phone()
    phone.authenticator.backed_up = False
    phone.join()
    [stored] = all_of(app, Passkey)
    assert (stored.backup_eligible, stored.backed_up) == (True, False)
    phone.authenticator.backed_up = True
    phone.sign_in()
    assert all_of(app, Passkey)[0].backed_up
    assert phone.get("/api/passkeys").json[0]["backed_up"]


@pytest.mark.parametrize("before", [True, False])
def test_a_changed_backup_eligibility_is_refused(new_phone, before):
    """IDN-08"""
    phone = new_phone()
    phone.join(backup_eligible=before, backed_up=False)
    assert code(phone.sign_in(backup_eligible=not before, backed_up=False)) == NOT_IN
    assert phone.sign_in(backup_eligible=before, backed_up=False).status_code == 200


def test_a_signature_of_another_key_is_refused(phone):
    """IDN-02: nothing but the passkey opens the account"""
    phone.authenticator.passkeys[phone.passkey].key = es256()
    assert code(phone.sign_in()) == NOT_IN


def test_a_passkey_is_the_only_way_in(app):
    """IDN-02: these routes open a session; there is no other, documented or not"""
    opening = {"passkeys.post_join", "passkeys.post_sign_in", "passkeys.post_step_up"}
    with app.app_context():
        anyone = {name for name, view in app.view_functions.items() if view.rule.value == "anyone"}
    assert {name for name in app.view_functions if name.startswith("passkeys.") and name in anyone} == {
        "passkeys.post_join",
        "passkeys.post_join_options",
        "passkeys.post_sign_in",
        "passkeys.post_sign_in_options",
    }
    words = ("password", "email", "sms", "otp", "voice", "token", "login")
    assert not [rule.rule for rule in app.url_map.iter_rules() if any(word in rule.rule for word in words)]
    assert opening <= set(app.view_functions)

"""IDN-10: the signature counter."""

import pytest
import sqlalchemy as sa

from backend.accounts import credentials
from backend.accounts.models import Passkey
from backend.audit.models import AuditEntry
from backend.notices.models import OutboxRow
from backend.privacy.keys import unb64u
from tests.api.rows import code

NOT_IN = (403, "sign_in_failed")


def rows(app, *columns):
    with app.app_context():
        return app.extensions["database"].read(lambda session: session.execute(sa.select(*columns)).all())


def risks(app):
    found = rows(app, AuditEntry.result, AuditEntry.action)
    return [result for result, action in found if action == "risk.counter"]


def test_a_grown_counter_is_kept(app, phone):
    """IDN-10"""
    phone.sign_in()
    phone.step_up()
    assert rows(app, Passkey.sign_count) == [(2,)]
    assert risks(app) == []


def test_a_synced_passkey_stays_at_zero(app, new_phone):
    """IDN-10"""
    phone = new_phone()
    phone.join(counts=False)
    assert [phone.sign_in().status_code, phone.step_up().status_code, phone.sign_in().status_code] == [200] * 3
    assert risks(app) == []


@pytest.mark.parametrize("count", [0, 1, 4, 5])
@pytest.mark.parametrize("kind", ["sign-in", "step-up"])
def test_a_counter_that_does_not_grow_is_refused_with_a_risk_event_and_a_notice(app, phone, clock, count, kind):
    """IDN-10: a copied passkey"""
    phone.sign_in(count=5)
    clock.forward(seconds=1)
    started = phone.start(kind)
    assert code(phone.finish(kind, started, phone.answer(started, count=count))) == NOT_IN
    assert risks(app) == ["copied"]
    assert rows(app, OutboxRow.topic) == [("passkey.counter",)]
    assert rows(app, Passkey.sign_count) == [(5,)]
    assert phone.sign_in(count=6).status_code == 200, "and nobody is locked out"


def test_two_honest_sign_ins_that_cross_are_both_let_in(app, phone, clock):
    """IDN-10: the earlier count arrives later; it is no fresh proof"""
    first, second = phone.start("sign-in"), phone.start("sign-in")
    earlier, later = phone.answer(first), phone.answer(second)
    clock.forward(seconds=1)
    assert phone.finish("sign-in", second, later).json["fresh_until"] is not None
    crossed = phone.finish("sign-in", first, earlier)
    assert crossed.status_code == 200
    assert crossed.json["fresh_until"] is None
    assert risks(app) == ["crossed"]
    assert rows(app, Passkey.sign_count) == [(2,)]
    assert phone.sign_in().json["fresh_until"] is not None


def test_a_step_up_that_crosses_is_no_fresh_proof(phone, clock):
    """IDN-10, SES-06"""
    first, second = phone.start("step-up"), phone.start("step-up")
    earlier, later = phone.answer(first), phone.answer(second)
    clock.forward(seconds=1)
    assert phone.finish("step-up", second, later).status_code == 200
    assert code(phone.finish("step-up", first, earlier)) == NOT_IN
    assert phone.step_up().status_code == 200


def test_a_delivery_does_not_touch_the_counter(app, phone):
    """IDN-10: signed offline at 1, a sign-in at 2, delivered afterwards"""
    derived = b"\x01" * 32
    signed = phone.sign(derived)
    phone.sign_in()
    with app.app_context():
        known = app.extensions["database"].read(lambda s: credentials.known(s, unb64u(phone.passkey)))
        credentials.signed_by(signed, derived, known, phone.origin, "localhost")
        with pytest.raises(credentials.BadSignature):
            credentials.signed_by(signed, b"\x02" * 32, known, phone.origin, "localhost")
    assert rows(app, Passkey.sign_count) == [(2,)]
    assert risks(app) == []

"""IDN-12: the published vectors, each with the outcome that our policy demands."""

import hashlib

import pytest

from backend.accounts import public_keys
from backend.accounts.responses import Assertion, Attestation
from backend.accounts.webauthn_checks import Refused, verify_assertion, verify_registration
from tests.api.webauthn_vectors import ORIGIN, PUBLISHED, RP_ID, SHAPES, derive

# None: accepted. A credential of another algorithm is never registered, so its assertion is never asked for.
REGISTRATION = {
    "none.ES256": "not user-verified",
    "packed-self.ES256": None,
    "none.ES256.crossOrigin": "cross origin",
    "none.ES256.topOrigin": "cross origin",
    "none.ES256.long-credential-id": "not user-verified",
}
ASSERTION = {
    "none.ES256": "not user-verified",
    "packed-self.ES256": "not user-verified",
    "none.ES256.crossOrigin": "cross origin",
    "none.ES256.topOrigin": "cross origin",
    "none.ES256.long-credential-id": None,
    "packed.ES256": None,
    "packed.RS256": "not user-verified",
    "tpm.ES256": None,
    "android-key.ES256": "not user-verified",
    "apple.ES256": "not user-verified",
    "fido-u2f.ES256": "not user-verified",
}
OTHER_ALGORITHMS = ("packed.ES384", "packed.ES512", "packed.EdDSA")


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_derivation_is_the_specifications(name):
    """IDN-12"""
    vector = derive(name)
    found = [hashlib.sha256(made or b"").hexdigest() for made in (vector.attestation_object, vector.signature)]
    assert found == list(PUBLISHED[name])


def register(vector):
    sent = Attestation(vector.credential_id, vector.registration_client_data, vector.attestation_object, ())
    return verify_registration(sent, vector.registration_challenge, ORIGIN, RP_ID)


@pytest.mark.parametrize("name", REGISTRATION)
def test_registration_vectors(name):
    """IDN-12"""
    vector, why = derive(name), REGISTRATION[name]
    if why is None:
        attested = register(vector).attested
        assert (attested.credential_id, attested.public_key) == (vector.credential_id, vector.public_key)
    else:
        with pytest.raises(Refused, match=why):
            register(vector)


@pytest.mark.parametrize("name", ASSERTION)
def test_assertion_vectors(name):
    """IDN-12"""
    vector, why = derive(name), ASSERTION[name]
    public_keys.validate(vector.public_key)
    sent = Assertion(
        vector.credential_id,
        vector.authentication_client_data,
        vector.authenticator_data,
        vector.signature,
        None,
    )
    eligible = bool(vector.registration_data[32] & 0x08)

    def verify(challenge):
        return verify_assertion(sent, challenge, vector.public_key, eligible, ORIGIN, RP_ID)

    if why is None:
        assert verify(vector.authentication_challenge).sign_count == 0
        with pytest.raises(Refused, match="challenge"):
            verify(vector.registration_challenge)
    else:
        with pytest.raises(Refused, match=why):
            verify(vector.authentication_challenge)


@pytest.mark.parametrize("name", OTHER_ALGORITHMS)
def test_vectors_of_algorithms_that_are_not_asked_for(name):
    """IDN-09, IDN-12"""
    with pytest.raises(ValueError, match="not asked for"):
        public_keys.validate(derive(name).public_key)


def test_every_section_has_an_outcome():
    """IDN-12"""
    assert set(SHAPES) == {*REGISTRATION, *ASSERTION, *OTHER_ALGORITHMS}

"""The hand-over between the two halves is committed, current, valid, and the same however often it is made."""

import json
import re

import pytest
from openapi_spec_validator import validate

from backend import contract, create_app
from backend.commands import CONTRACT
from backend.services import procedures
from backend.services.kit import fields as kinds
from backend.submissions import versions


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    return create_app(DATA_DIR=tmp_path_factory.mktemp("data"), TESTING=True)


@pytest.fixture(scope="module")
def spec(app):
    with app.app_context():
        return contract.build(app.extensions["api"])


def test_the_committed_contract_is_current(spec):
    assert CONTRACT.read_text("utf-8") == contract.text(spec), "run 'make contract'"


def test_it_is_byte_identical_on_repeat(app, tmp_path_factory):
    again = create_app(DATA_DIR=tmp_path_factory.mktemp("again"), TESTING=True)
    with app.app_context():
        first = contract.text(contract.build(app.extensions["api"]))
    with again.app_context():
        assert contract.text(contract.build(again.extensions["api"])) == first


def test_it_is_valid_openapi(spec):
    validate(spec)


def test_contract_and_routes_agree_in_both_directions(app, spec):
    """INP-13"""
    told = {(path, method) for path, item in spec["paths"].items() for method in item if method != "parameters"}
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert told == served


def test_no_view_is_without_a_rule_and_no_blueprint_passes_a_schema_class(app):
    """AUZ-01"""
    from backend.policy import unruled

    assert unruled(app) == []


@pytest.mark.parametrize("name", sorted(procedures()))
def test_every_question_is_of_a_kind_and_has_a_source(name):
    makers = {name for name in vars(kinds) if not name.startswith("_")}
    for question, field in procedures()[name].form().fields.items():
        asked = field.metadata.get("x-question")
        assert asked, f"{question} is a free field: use a kind of kit/fields.py"
        assert asked["kind"] in makers
        assert asked["source"].strip(), f"{question} names no source: then it is not asked"
        assert field.metadata["title"]


@pytest.mark.parametrize("name", sorted(procedures()))
def test_a_unique_identifier_names_the_article_that_allows_it(name):
    """PII-05"""
    for question, field in procedures()[name].form().fields.items():
        if field.metadata["x-question"]["kind"] == "identity_number":
            assert "조" in field.metadata["x-question"]["source"], question
            assert field.metadata["x-question"]["sensitive"]


@pytest.mark.parametrize("name", sorted(procedures()))
def test_steps_cover_the_questions_in_their_order(name):
    procedure = procedures()[name]
    steps = [step.id for step in procedure.steps]
    seen = [field.metadata["x-question"]["step"] for field in procedure.form().fields.values()]
    assert sorted(set(seen), key=steps.index) == list(dict.fromkeys(seen)) == steps


@pytest.mark.parametrize("name", sorted(procedures()))
def test_no_declaration_is_answered_in_advance(name):
    """A yes/no or a consent is the person's own word: it may not be proposed from elsewhere."""
    for question, field in procedures()[name].form().fields.items():
        asked = field.metadata["x-question"]
        if asked["kind"] in ("yes_no", "consent"):
            assert "prefill" not in asked, question


def test_a_version_changes_with_what_is_asked_and_not_with_words():
    name = next(iter(procedures()))
    schema = json.loads(json.dumps(versions.schema_of(name)))
    assert versions.current(name) == versions.current.__wrapped__(name)
    assert schema["required"]
    assert schema["additionalProperties"] is False

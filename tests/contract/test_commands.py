"""What the commands print."""

import json
import socket

import pytest

from backend import create_app
from backend.commands import free_port


@pytest.fixture
def runner(tmp_path):
    return create_app(DATA_DIR=tmp_path, TESTING=True).test_cli_runner()


def test_a_rule_of_the_law_can_be_asked(runner):
    inputs = json.dumps({"separation_date": "2026-06-30", "daily_hours": 8})
    said = runner.invoke(args=["decide", "ub.floor", "--inputs", inputs])
    assert json.loads(said.output)["floor"] == 66_048


@pytest.mark.parametrize(
    ("rule", "inputs"), [("ub.none", "{}"), ("ub.floor", '{"separation_date": "1990-01-01"}'), ("ub.floor", "[")]
)
def test_a_question_that_cannot_be_answered_says_so(runner, rule, inputs):
    said = runner.invoke(args=["decide", rule, "--inputs", inputs])
    assert said.exit_code == 1
    assert "Error" in said.output


def test_keys_are_made_once_and_published(runner, tmp_path):
    """OPS-05"""
    assert "created" in runner.invoke(args=["keys", "create"]).output
    assert runner.invoke(args=["keys", "create"]).output == ""
    runner.invoke(args=["keys", "publish", str(tmp_path / "public.json")])
    assert set(json.loads((tmp_path / "public.json").read_text())) == {"sealing", "receipt"}


def test_the_next_free_port_is_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < free_port(port) < port + 100

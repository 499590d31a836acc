"""The lock files hold anywhere: every package has its hash, and none says where to download it."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = (
    "requirements.lock",
    "tests/requirements.lock",
    "tests/bench/requirements.lock",
    "tests/postgres.lock",
    "pwa/node.lock",
)


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_is_pinned_with_a_hash_and_no_address(name):
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[^\s;]+ ?(;[^\\]+)?\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert not re.search(r"://|--index|--find-links|--extra-index", text)


def test_what_runs_the_service_is_tested_in_the_same_version():
    def pins(name):
        return set(re.findall(r"^[a-z0-9-]+==[^\s;]+", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE))

    assert pins("requirements.lock") <= pins("tests/requirements.lock")


def test_every_npm_package_is_pinned_with_a_hash_and_no_address():
    packages = json.loads((ROOT / "pwa/package-lock.json").read_text("utf-8"))["packages"]
    del packages[""]
    assert packages
    for path, package in packages.items():
        assert package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path

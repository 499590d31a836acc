"""What the ratios of test_door.py rest on, and what a start and a worker cost."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from webauthn.helpers import encode_cbor

from backend.accounts.responses import assertion
from backend.accounts.webauthn_checks import verify_assertion
from backend.privacy import keys
from backend.services import decide
from backend.submissions.envelope import challenge_of
from pwa.node import node
from tests.api.authenticator import cose
from tests.api.filing import ANSWERS
from tests.bench.crowd import ORIGIN, RP_ID, Crowd
from tests.bench.servers import ROOT, Contender, press, serving, with_byte_code
from tests.bench.test_door import seed
from tests.services.node import shared_files

OURS = Contender("ours")


@pytest.fixture
def crowd(tmp_path: Path) -> Crowd:
    keys.create(tmp_path / "keys.json", datetime.now(UTC))
    return Crowd(tmp_path / "keys.json", people=20)


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end=" ")

    return say


def each(work: Callable[[], object], times: int) -> float:
    """Seconds of one, the median of five."""
    runs = []
    for _ in range(5):
        started = time.perf_counter()
        for _ in range(times):
            work()
        runs.append((time.perf_counter() - started) / times)
    return statistics.median(runs)


def test_commits_and_fsync(tmp_path, tell):
    """One row, one commit, WAL and synchronous=FULL: what this disk lets anybody do one by one."""
    file = os.open(tmp_path / "file", os.O_RDWR | os.O_CREAT)

    def synced() -> None:
        os.pwrite(file, bytes(4096), 0)
        os.fsync(file)

    fsync = each(synced, 50)
    os.close(file)
    bare = sqlite3.connect(tmp_path / "bare.sqlite", isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    commit = each(lambda: bare.execute("INSERT INTO row (text) VALUES (?)", ("x" * 500,)), 100)
    bare.close()
    tell(f"fsync {fsync * 1e6:.0f} us; bare durable commits {1 / commit:.0f}/s")


def test_a_signature_check(crowd, tell):
    someone, sealed = crowd.people[0], next(crowd.envelopes())
    challenge = challenge_of(UUID(sealed["id"]), keys.unb64u(sealed["digest"]))
    sent, public = assertion(sealed["assertion"]), encode_cbor(cose(someone.credential.key))
    took = each(lambda: verify_assertion(sent, challenge, public, True, ORIGIN, RP_ID), 100)
    tell(f"one signature check {took * 1e6:.0f} us")


BARE = "import flask, flask_smorest, sqlalchemy.orm, webauthn, babel"
WHOLE = "import backend; backend.create_server()"


def test_a_cold_start(crowd, tmp_path, tell):
    """With compiled byte code, beside the import of the libraries alone: alternating, medians. Processor time: a start does hardly wait."""
    url = f"sqlite:///{tmp_path / 'goyong24.sqlite'}"
    seed(OURS, crowd, url)
    environment = with_byte_code() | OURS.settings(url, crowd.keys_file, tmp_path)

    def start(program: str) -> float:
        started = os.times()
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
        ended = os.times()
        walls.setdefault(program, []).append(ended.elapsed - started.elapsed)
        return ended.children_user + ended.children_system - started.children_user - started.children_system

    walls: dict[str, list[float]] = {}

    for program in (BARE, WHOLE):
        start(program)  # compiles
    runs = [(start(BARE), start(WHOLE)) for _ in range(7)]
    bare, whole = (statistics.median(column) for column in zip(*runs, strict=True))
    waited = ", ".join(f"{statistics.median(walls[program][1:]):.2f} s" for program in (WHOLE, BARE))
    tell(
        f"cold start {whole:.2f} s, bare imports {bare:.2f} s of processor: {whole / bare:.2f} x (by the clock {waited})"
    )
    assert whole <= 1.4 * bare


def resident(parent: int) -> float:
    """MB of the largest process under `parent`."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], stdout=subprocess.PIPE, check=True, text=True)
    rows = [[int(part) for part in line.split()] for line in listed.stdout.splitlines()]
    return max(rss for pid, above, rss in rows if parent in (pid, above)) / 1024


def test_memory_of_a_worker(crowd, tmp_path, tell):
    """After 1,000 filings on a fresh database."""
    url = f"sqlite:///{tmp_path / 'goyong24.sqlite'}"
    seed(OURS, crowd, url)
    requests = crowd.requests(1000)
    with serving(OURS, url, crowd.keys_file, tmp_path) as (port, process):
        fresh = resident(process.pid)
        found = press(port, requests, connections=16, seconds=600)
        after = resident(process.pid)
    assert found["statuses"] == {"200": 1000}, found
    tell(f"a worker holds {fresh:.0f} MB at its start, {after:.0f} MB after 1,000 filings")
    assert after <= 75


CLAIM = {**ANSWERS, "filed_on": "2026-07-20"}


def test_rules_on_both_sides(tell):
    """ub.claim, JSON in and out on the phone's side as the page calls it; Node's start is taken off."""
    here = each(lambda: decide("ub.claim", CLAIM), 200)
    files = [str(file.relative_to(ROOT)) for file in shared_files()]
    command = [*node(), str(ROOT / "tests/services/rules_node.mjs"), str(ROOT), *files]

    def through(calls: int) -> float:
        lines = (json.dumps({"rule": "ub.claim", "inputs": CLAIM}) + "\n") * calls
        started = time.perf_counter()
        subprocess.run(command, input=lines, stdout=subprocess.DEVNULL, check=True, text=True)
        return time.perf_counter() - started

    there = statistics.median((through(1001) - through(1)) / 1000 for _ in range(3))
    tell(f"ub.claim {1 / here:.0f} calls/s in CPython, {1 / there:.0f} calls/s in MicroPython (Node)")


def test_weight_of_the_pages(tell):
    """Brotli, of what was built."""
    dist = ROOT / "pwa" / "dist"
    assert dist.exists(), "no pages here: run `make build`"
    weights: dict[str, Any] = {
        f"/{path}": (dist / path / "index.html.br").stat().st_size
        for path in ("ko", "ko/insurance/unemployment-benefit")
    }
    for kind in ("js", "css"):
        weights[f"all .{kind}"] = sum(file.stat().st_size for file in dist.rglob(f"*.{kind}.br"))
    tell("kB by Brotli: " + ", ".join(f"{name} {size / 1000:.1f}" for name, size in weights.items()))

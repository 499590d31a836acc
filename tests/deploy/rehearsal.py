"""`make deploy-test`: the production set-up of deploy/ on loopback, a journey through it, and a rolling restart under load.

Prints what it found; the first thing that is not as it should be ends it with exit 1. Everything it starts it stops.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from playwright.sync_api import expect, sync_playwright

from backend import create_app
from backend.db import Base, Database
from backend.migrations import upgrade
from backend.submissions.models import Submission
from tests.browser.authenticator import VirtualAuthenticator
from tests.browser.conftest import PHONE
from tests.browser.journey import expect_receipt, file_claim, join, visited
from tests.browser.person import CLAIM, Person
from tests.chromium import QUIET, find_chromium
from tests.deploy import stored, surface
from tests.deploy.load import Load
from tests.deploy.machine import ROOT, App, Machine
from tests.install import PATH, apt, can_apt

FILINGS = 200  # at least


def migrations_one_by_one(machine: Machine) -> str:
    """From the revision before, each time; at the end the tables are what the models say."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "backend" / "migrations"))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]
    app = create_app(DATA_DIR=machine.data, DATABASE_URL=machine.new_database("stepwise"))
    database: Database = app.extensions["database"]
    for script in scripts:
        upgrade(database, script.revision)
        with database.engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == script.revision
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    database.close()
    return " → ".join(["empty", *(script.revision for script in scripts)])


def migrations_from_empty(machine: Machine) -> str:
    """By the command of the unit, twice: the second changes nothing."""
    machine.migrate()
    machine.migrate()
    return "by goyong24-migrate.service's command, twice"


def start(machine: Machine) -> str:
    machine.start()
    ports = ", ".join(str(app.port) for app in machine.apps)
    return f"nginx at {machine.origin}, apps at {ports}, PostgreSQL with fsync"


def what_nginx_shows(machine: Machine) -> str:
    return "".join(f"\n    {check.__name__}: {check(machine)}" for check in surface.CHECKS)


def journey(machine: Machine) -> str:
    """Join, claim, receipt, in a browser that trusts the certificate by its key: a passkey wants an address without faults."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright.chromium.executable_path),
            args=[*QUIET, f"--ignore-certificate-errors-spki-list={machine.certificate.pin}"],
        )
        screen = browser.new_context(**PHONE).new_page()
        VirtualAuthenticator(screen)
        faults: list[str] = []
        screen.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        person = Person(screen, machine.origin)
        person.goto("")
        assert screen.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
        join(person)
        visited(person)
        file_claim(person)
        number = expect_receipt(screen)
        person.goto("submissions/")
        expect(screen.locator("[data-slot=filed] a, [data-slot=submissions] a")).to_have_count(1, timeout=30_000)
        browser.close()
    assert not faults, faults
    assert stored.submissions(machine, Submission.procedure == CLAIM, Submission.number == number) == 1
    return f"join, claim, receipt {number}, over HTTP/2, form kept for offline"


def rolling_restart(machine: Machine) -> str:
    """Both processes, one after the other, while people file; nobody notices, and each filing is stored exactly once."""
    return _under_load(machine, App.restart, unnoticed=True)


def both_killed(machine: Machine) -> str:
    """The same without a chance to finish anything: a PUT that was under way there, nginx sends to the other."""

    def kill_and_start(app: App) -> None:
        app.kill()
        app.start()
        app.wait()

    return _under_load(machine, kill_and_start, unnoticed=False)


def _under_load(machine: Machine, interrupt: Callable[[App], None], *, unnoticed: bool) -> str:
    before, load = stored.submissions(machine), Load(machine)
    tally, began = load.tally, time.monotonic()
    with load:
        load.wait_for(FILINGS // 4)
        for app in machine.apps:
            interrupt(app)
            load.wait_for(FILINGS // 4)
        load.wait_for(FILINGS // 4)
    seconds = time.monotonic() - began
    assert not tally.failed, tally.failed
    assert len(tally.receipts) == len(tally.envelopes) >= FILINGS
    assert tally.sign_ins
    assert not (unnoticed and (tally.troubles or tally.sign_ins_failed)), (tally.troubles, tally.sign_ins_failed)
    load.check_receipts()
    now = stored.submissions(machine)
    assert now - before == len(tally.receipts), (now, before, len(tally.receipts))
    assert stored.ids(machine) == stored.received(machine) == now
    return (
        f"{len(tally.receipts)} filings in {seconds:.0f} s, 0 failed, each stored once with a receipt that holds; "
        f"{len(tally.troubles)} sent again by the phone{_counted(tally.troubles)}; "
        f"{tally.sign_ins} sign-ins, {len(tally.sign_ins_failed)} failed"
    )


def _counted(troubles: list[str]) -> str:
    kinds = sorted({trouble[:30] for trouble in troubles})
    return f" ({', '.join(kinds)})" if kinds else ""


def have_nginx() -> None:
    if shutil.which("nginx", path=PATH):
        return
    os.environ["RUNLEVEL"] = "1"  # installed, not started: Debian would serve its own page on port 80
    if can_apt():
        apt(["nginx", "libnginx-mod-http-brotli-static"])
    if not shutil.which("nginx", path=PATH):
        sys.exit("missing: nginx. Please install nginx libnginx-mod-http-brotli-static, then again.")


STEPS = (
    migrations_one_by_one,
    migrations_from_empty,
    start,
    what_nginx_shows,
    journey,
    rolling_restart,
    both_killed,
)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that an end from outside stops everything too
    have_nginx()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="goyong24-deploy-") as folder:
        with Machine(Path(folder)) as machine:
            try:
                for step in STEPS:
                    since = time.monotonic()
                    found = step(machine)
                    name = step.__name__.replace("_", " ")
                    print(f"{name} ({time.monotonic() - since:.1f} s): {found}".replace(": \n", ":\n"), flush=True)
            except Exception:
                print(machine.said("error.log")[-3000:], *(machine.said(app.log)[-2000:] for app in machine.apps))
                raise
        assert not machine.left(), machine.left()
    print(f"deploy-test passed in {time.monotonic() - began:.0f} s; everything it started is stopped")


if __name__ == "__main__":
    main()

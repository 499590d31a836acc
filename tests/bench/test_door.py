"""The receiving door beside the same endpoint as a peer's documentation has it written: alternating runs, the median of them.

Both sides check, open, sign and store the same with the same libraries and are as durable; each run starts on a fresh database. The peer's
second form is tuned: BEGIN IMMEDIATE and one writer at a time. Targets are of the first; the second is printed beside it.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from backend.db import Database
from backend.migrations import upgrade
from backend.privacy import keys
from tests.bench.crowd import Crowd
from tests.bench.servers import Contender, press, processor_seconds, serving
from tests.postgres import throwaway_postgres

ROUNDS = 3
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))
CONNECTIONS, WARM = 16, 200
CONTENDERS = [Contender(name) for name in ("ours", "first", "tuned")]
Fresh = Callable[[Contender], str]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Crowd:
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    keys.create(file, datetime.now(UTC))
    return Crowd(file)


@pytest.fixture(scope="module")
def requests(crowd: Crowd) -> list[bytes]:
    return crowd.requests(int(SECONDS * 1_500) + WARM)


def seed(contender: Contender, crowd: Crowd, url: str) -> None:
    """The schema, and everybody's passkey."""
    database = Database(url)
    if contender.name == "ours":
        upgrade(database)
        crowd.join_ours(database.engine)
    else:
        crowd.join_peer(database.engine)
    database.close()


@contextmanager
def sqlite(crowd: Crowd, folder: Path) -> Iterator[Fresh]:
    for contender in CONTENDERS:
        seed(contender, crowd, f"sqlite:///{folder}/{contender.name}.seed")

    def fresh(contender: Contender) -> str:
        for old in folder.glob("run.sqlite*"):
            old.unlink()
        shutil.copy(folder / f"{contender.name}.seed", folder / "run.sqlite")
        return f"sqlite:///{folder}/run.sqlite"

    yield fresh


@contextmanager
def postgresql(crowd: Crowd, folder: Path) -> Iterator[Fresh]:
    with throwaway_postgres(fsync="on", synchronous_commit="on", full_page_writes="on") as url:
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)

        def do(*statements: str) -> None:
            with engine.connect() as connection:
                for statement in statements:
                    connection.execute(sa.text(statement))

        def address(name: str) -> str:
            return engine.url.set(database=name).render_as_string(hide_password=False)

        for contender in CONTENDERS:
            do(f"CREATE DATABASE seed_{contender.name}")
            seed(contender, crowd, address(f"seed_{contender.name}"))

        def fresh(contender: Contender) -> str:
            do("DROP DATABASE IF EXISTS run WITH (FORCE)", f"CREATE DATABASE run TEMPLATE seed_{contender.name}")
            return address("run")

        yield fresh


def rounds(fresh: Fresh, crowd: Crowd, requests: list[bytes], folder: Path) -> dict[str, dict[str, float]]:
    """The medians of each. Every answer of ours must be a receipt; a peer's refusals are counted and told."""
    runs: dict[str, list[dict[str, Any]]] = {contender.name: [] for contender in CONTENDERS}
    for _ in range(ROUNDS):
        for contender in CONTENDERS:
            with serving(contender, fresh(contender), crowd.keys_file, folder) as (port, process):
                before = processor_seconds(process.pid)
                found = press(port, requests, connections=CONNECTIONS, seconds=SECONDS, warm=WARM)
                used = processor_seconds(process.pid) - before
            found["cpu"] = used * 1000 / sum(found["statuses"].values())
            found["failed"] = sum(found["statuses"].values()) - found["statuses"].get("200", 0)
            assert contender.name != "ours" or not found["failed"], found
            runs[contender.name].append(found)
    return {
        name: {figure: statistics.median(run[figure] for run in found) for figure in ("rate", "p50", "p99", "cpu")}
        | {"failed": sum(run["failed"] for run in found)}
        for name, found in runs.items()
    }


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("engine", "faster", "tail"), [(sqlite, 1.6, 1 / 5), (postgresql, 1.1, None)], ids=["sqlite", "postgresql"]
)
def test_the_door_beside_its_peers(engine, faster, tail, crowd, requests, tmp_path, capsys):
    with engine(crowd, tmp_path) as fresh:
        medians = rounds(fresh, crowd, requests, tmp_path)
    mine = medians["ours"]
    with capsys.disabled():
        print(f"\n  {engine.__name__}, {CONNECTIONS} connections, median of {ROUNDS} x {SECONDS:g} s")
        for name, found in medians.items():
            line = (
                f"    {name:6} {found['rate']:6.0f} requests/s, p50 {found['p50']:6.1f} ms, p99 {found['p99']:7.1f} ms"
            )
            line += f", {found['cpu']:5.2f} ms of processor each"
            if name != "ours":
                line += (
                    f"; ours: {mine['rate'] / found['rate']:.2f} x requests/s, {mine['p99'] / found['p99']:.2f} x p99"
                )
            print(line + (f"; {found['failed']} answered 500" if found["failed"] else ""))
    assert mine["rate"] >= faster * medians["first"]["rate"]
    assert tail is None or mine["p99"] <= tail * medians["first"]["p99"]

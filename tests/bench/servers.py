"""The contenders as their users start them, one process each, on a port of their own."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.crowd import ORIGIN, RP_ID

ROOT = Path(__file__).resolve().parents[2]
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
OFTEN = "100000000/hour"  # one address sends all of the load


@dataclass(frozen=True)
class Contender:
    name: str
    """ours, first or tuned"""

    def command(self, port: int) -> list[str]:
        place = ["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--no-access-log"]
        if self.name == "ours":
            server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "16"]
            return [*server, *place, "--factory", "backend:create_server"]
        assert PEER_PYTHON.exists(), "no peers here: run `make bench`"
        return [str(PEER_PYTHON), "-m", "uvicorn", *place, f"tests.bench.peers.{self.name}:app"]

    def settings(self, url: str, keys: Path, data: Path) -> dict[str, str]:
        if self.name == "ours":
            given = {"ORIGIN": ORIGIN, "DATABASE_URL": url, "KEYS_FILE": str(keys), "DATA_DIR": str(data)}
            given |= {"DOOR_RATE_ADDRESS": OFTEN, "DOOR_RATE_CREDENTIAL": OFTEN}
            return {f"GOYONG24_{name}": value for name, value in given.items()}
        url = url.replace("postgresql://", "postgresql+psycopg://")
        return {"PEER_DATABASE": url, "PEER_KEYS": str(keys), "PEER_ORIGIN": ORIGIN, "PEER_RP_ID": RP_ID}


def with_byte_code() -> dict[str, str]:
    """The environment, without the setting that makes each start compile anew."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def serving(contender: Contender, url: str, keys: Path, data: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = data / f"{contender.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            contender.command(port),
            cwd=ROOT,
            env=with_byte_code() | contender.settings(url, keys, data),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, process, log)
            yield port, process
        finally:
            process.terminate()
            process.wait(timeout=30)


def processor_seconds(parent: int) -> float:
    """What the process and its children have used; 0 where there is no /proc."""
    ticks = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if parent in (int(file.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            break
        return
    raise RuntimeError(f"it does not start:\n{log.read_text()}")


def press(port: int, requests: list[bytes], *, connections: int, seconds: float, warm: int = 0) -> dict[str, Any]:
    """Send them from another process; what load.py prints."""
    command = [sys.executable, str(Path(__file__).with_name("load.py")), str(port), str(connections), str(seconds)]
    done = subprocess.run([*command, str(warm)], input=pickle.dumps(requests), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found

"""The product as `make run` serves it, on a port and a data folder of its own, and able to really stop."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

from backend.db import Database
from backend.migrations import upgrade
from backend.privacy import keys

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """localhost, not 127.0.0.1: passkeys need a domain. The same port and data after stop() and start()."""

    def __init__(self, folder: Path, **environment: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.data, self.dist = folder / "data", folder / "dist"
        self.data.mkdir()
        shutil.copytree(ROOT / "pwa" / "dist", self.dist)
        for stale in self.dist.glob("keys.json*"):
            stale.unlink()
        self.environment = {
            **os.environ,
            "GOYONG24_DATA_DIR": str(self.data),
            "GOYONG24_DIST": str(self.dist),
            "GOYONG24_ORIGIN": self.url,
            **environment,
        }
        keys.create(self.data / "keys.json", datetime.now(UTC))
        keys.publish(keys.load(self.data / "keys.json"), self.dist / "keys.json")
        database = Database(f"sqlite:///{self.data / 'goyong24.sqlite'}")
        upgrade(database)
        database.close()
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        server = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]
        server += [
            "--workers",
            "1",
            "--blocking-threads",
            "16",
            "--no-access-log",
            "--factory",
            "backend:create_server",
        ]
        log = (self.data / "server.log").open("ab")
        self.process = subprocess.Popen(server, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while not self.answers():
            assert self.process.poll() is None, (self.data / "server.log").read_text()
            assert time.monotonic() < deadline, "the server does not answer"

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/api/health", timeout=1) as answer:
                return bool(answer.status == 204)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
            self.process = None

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database holds, read beside the server."""
        with sqlite3.connect(f"file:{self.data / 'goyong24.sqlite'}?mode=ro", uri=True) as connection:
            return connection.execute(query).fetchall()

    def submissions(self) -> list[tuple[object, ...]]:
        return self.rows("select procedure, state, number from submission order by received_at")

    def log(self) -> str:
        return (self.data / "server.log").read_text("utf-8", "replace")

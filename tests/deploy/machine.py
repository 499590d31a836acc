"""nginx, PostgreSQL and two app processes as deploy/ sets them up, on loopback, in a folder that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa

from backend.privacy import keys
from deploy import nginx as configuration
from deploy.ready import ready
from tests.deploy.certificate import make_certificate
from tests.install import PATH
from tests.postgres import throwaway_postgres

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "deploy" / "systemd"
BROTLI = "ngx_http_brotli_static_module.so"
MODULES = (Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules"), Path("/usr/share/nginx/modules"))
# What Debian's nginx.conf does around the file of ours.
AROUND = """
{module}
daemon off;
user {user};
worker_processes 2;
pid {folder}/nginx.pid;
events {{ worker_connections 512; }}
http {{
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/goyong24.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Machine:
    """`with Machine(folder) as machine:` has PostgreSQL and the keys; start() the apps and nginx after the migrations."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pages, self.data = folder, folder / "dist", folder / "data"
        self.https_port, self.http_port = free_port(), free_port()
        self.origin = f"https://localhost:{self.https_port}"
        self.certificate = make_certificate(folder)
        self.apps = [App(self, free_port()), App(self, free_port())]
        self._nginx: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Machine:
        with ExitStack() as stack:
            self.postgres = stack.enter_context(
                # a power cut costs nothing that was answered: create_server refuses less
                throwaway_postgres(fsync="on", synchronous_commit="on", full_page_writes="on")
            )
            self.data.mkdir()
            shutil.copytree(ROOT / "pwa" / "dist", self.pages, ignore=shutil.ignore_patterns("keys.json*"))
            self.database = self.new_database("goyong24")
            self.flask("keys", "create", GOYONG24_PRODUCTION="false")  # production does not start without them
            self.flask("keys", "publish", str(self.pages / "keys.json"))
            self.ring = keys.load(self.data / "keys.json")
            for app in self.apps:
                stack.callback(app.stop)
            stack.callback(self._stop_nginx)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def new_database(self, name: str) -> str:
        """The address of an empty one."""
        engine = sa.create_engine(self.postgres, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return engine.url.set(database=name).render_as_string(hide_password=False)

    @property
    def environment(self) -> dict[str, str]:
        """deploy/env.example with the places of this machine."""
        told = (line.partition("=") for line in (ROOT / "deploy" / "env.example").read_text("utf-8").splitlines())
        example = {name: value for name, _, value in told if name.startswith("GOYONG24_")}
        here = {
            "GOYONG24_ORIGIN": self.origin,
            "GOYONG24_DATABASE_URL": self.database,
            "GOYONG24_DATA_DIR": str(self.data),
            "GOYONG24_KEYS_FILE": str(self.data / "keys.json"),
            "GOYONG24_DIST": str(self.data / "none"),
        }
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GOYONG24_")}
        return {**clean, **example, **here}

    def run_unit(self, unit: str, instance: str = "") -> list[str]:
        """The command of a systemd unit, with this checkout and interpreter."""
        lines = (UNITS / unit).read_text("utf-8").splitlines()
        command = next(line for line in lines if line.startswith("ExecStart=")).partition("=")[2]
        words = shlex.split(command.replace("%i", instance))
        return [sys.executable, *words[1:]]

    def flask(self, *command: str, **settings: str) -> None:
        flask = [sys.executable, "-m", "flask", "--app", "backend", *command]
        subprocess.run(flask, cwd=ROOT, env=self.environment | settings, stdout=subprocess.DEVNULL, check=True)

    def migrate(self) -> None:
        subprocess.run(self.run_unit("goyong24-migrate.service"), cwd=ROOT, env=self.environment, check=True)

    def start(self) -> None:
        for app in self.apps:
            app.start()
        for app in self.apps:
            app.wait()
        self._start_nginx()

    def _start_nginx(self) -> None:
        module = next((place / BROTLI for place in MODULES if (place / BROTLI).exists()), None)
        self.brotli = module is not None
        command = ["--origin", self.origin, "--pages", str(self.pages), "--certificate", str(self.certificate.file)]
        command += ["--key", str(self.certificate.key), "--http-port", str(self.http_port), "--address", "127.0.0.1"]
        command += [
            "--log",
            str(self.folder / "access.log"),
            "--error-log",
            str(self.folder / "error.log"),
            *(["--brotli"] if self.brotli else []),
        ]
        for app in self.apps:
            command += ["--app", f"127.0.0.1:{app.port}"]
        text = configuration.render(configuration.options().parse_args(command))
        (self.folder / "goyong24.conf").write_text(text, "utf-8")
        user = (
            "root" if os.geteuid() == 0 else "nobody"
        )  # the pages lie in a folder of this account; else it is ignored
        around = AROUND.format(module=f"load_module {module};" if module else "", user=user, folder=self.folder)
        (self.folder / "nginx.conf").write_text(around, "utf-8")
        program = [str(shutil.which("nginx", path=PATH)), "-p", str(self.folder), "-e", str(self.folder / "error.log")]
        program += ["-c", str(self.folder / "nginx.conf")]
        subprocess.run([*program, "-q", "-t"], check=True)
        self._nginx = subprocess.Popen(program)
        while not _listens(self.https_port):
            assert self._nginx.poll() is None, self.said("error.log")

    def _stop_nginx(self) -> None:
        if self._nginx:
            self._nginx.send_signal(signal.SIGQUIT)
            self._nginx.wait(30)

    def left(self) -> list[int]:
        """Ports that still answer after the end."""
        return [port for port in (self.https_port, self.http_port, *(a.port for a in self.apps)) if _listens(port)]

    def said(self, log: str) -> str:
        file = self.folder / log
        return file.read_text("utf-8", "replace") if file.exists() else ""


class App:
    """One instance of goyong24@.service."""

    def __init__(self, machine: Machine, port: int) -> None:
        self.machine, self.port = machine, port
        self.log = f"app-{port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = self.machine.run_unit("goyong24@.service", str(self.port))
        with (self.machine.folder / self.log).open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.machine.environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self) -> None:
        assert ready(self.port, 60), self.machine.said(self.log)

    def stop(self) -> None:
        """As KillMode=mixed does: the first process gets SIGTERM."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()
        self.wait()

    def kill(self) -> None:
        """The machine's memory ran out: all of it is gone at once."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

"""The page scripts without a browser: bundled by esbuild, run by Node."""

import json
import subprocess
from pathlib import Path

import pytest

from pwa.bundle import _binary
from pwa.node import node

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "pwa" / "node_modules"


@pytest.fixture(scope="session")
def bundled(tmp_path_factory):
    """`bundled(name)`: the file of that name beside this one as one module that Node runs."""
    out = tmp_path_factory.mktemp("scripts")

    def bundle(name: str) -> Path:
        target = out / (Path(name).stem + ".mjs")
        command = [*_binary(), str(HERE / name), "--bundle", "--platform=node", "--format=esm", "--target=node20"]
        environment = {"NODE_PATH": str(MODULES), "PATH": ""}
        subprocess.run([*command, f"--outfile={target}", "--log-level=warning"], check=True, env=environment)
        return target

    return bundle


class Scripts:
    """`ask(what, **given)`: what the phone's own code makes of it."""

    def __init__(self, module: Path) -> None:
        self.process = subprocess.Popen(
            [*node(), str(module)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, what, **given):
        self.process.stdin.write(json.dumps({"what": what, **given}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "Node has stopped"
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


@pytest.fixture(scope="session")
def scripts(bundled):
    found = Scripts(bundled("border.ts"))
    yield found
    found.close()

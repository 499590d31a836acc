"""Scripts and styles: esbuild's native binary over pwa/src and pwa/css, the rules as text, MicroPython as it is."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MODULES = HERE / "node_modules"
MICROPYTHON = MODULES / "@micropython/micropython-webassembly-pyscript"
# The kit files that the phone runs too.
SHARED_KIT = ("dated", "calendar", "holidays", "money", "outcome", "minimum_wage", "periods")
TARGET = ["--target=es2022", "--minify", "--legal-comments=none", "--log-level=warning", "--charset=utf8"]


@dataclass
class Assets:
    """Addresses of what was bundled; `needs` are the chunks a script imports at once, `inputs` the files that went in."""

    script: dict[str, str] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)
    css: str = ""
    rules_worker: str = ""
    inputs: set[str] = field(default_factory=set)
    meta: dict[str, Any] = field(default_factory=dict)


def bundle(dist: Path) -> Assets:
    """Everything into dist/assets under names that carry their content."""
    assets = Assets()
    (dist / "assets").mkdir(parents=True)
    _styles(dist, assets)
    _rules_worker(dist, assets)
    _pages(dist, assets)
    return assets


def service_worker(work: Path) -> str:
    """The bundled worker without its precache head."""
    source, out = HERE / "src/sw/sw.ts", work / "sw.bundle.js"
    if not source.exists():
        return ""
    _esbuild([str(source), "--bundle", "--format=iife", f"--outfile={out}"])
    return out.read_text("utf-8")


def rules_text() -> dict[str, str]:
    """The law's own files for the phone, {path: text}: the shared kit and each service's rules."""
    kit = [ROOT / f"backend/services/kit/{name}.py" for name in SHARED_KIT]
    rules = sorted(p for p in (ROOT / "backend/services").glob("*/rules/*.py") if p.name != "__init__.py")
    return {p.relative_to(ROOT).as_posix(): p.read_text("utf-8") for p in [*kit, *rules] if p.exists()}


def hashed(dist: Path, name: str, suffix: str, content: bytes) -> str:
    """Write assets/<name>-<hash><suffix>; its address."""
    path = f"assets/{name}-{hashlib.sha256(content).hexdigest()[:8]}{suffix}"
    (dist / path).write_bytes(content)
    return "/" + path


def _styles(dist: Path, assets: Assets) -> None:
    out = dist.with_name(dist.name + ".css")
    _esbuild([str(HERE / "css/main.css"), "--bundle", f"--outfile={out}"])
    assets.css = hashed(dist, "main", ".css", out.read_bytes())
    out.unlink()


def _rules_worker(dist: Path, assets: Assets) -> None:
    """MicroPython is copied, not bundled: esbuild turns its top-level await into a file that does not parse."""
    source = HERE / "src/rules/worker.ts"
    if not (source.exists() and MICROPYTHON.exists()):
        return
    words = {
        "MICROPYTHON": hashed(dist, "micropython", ".mjs", (MICROPYTHON / "micropython.mjs").read_bytes()),
        "WASM": hashed(dist, "micropython", ".wasm", (MICROPYTHON / "micropython.wasm").read_bytes()),
        "RULES": hashed(dist, "rules", ".json", json.dumps(rules_text(), ensure_ascii=False).encode()),
    }
    defines = [f"--define:{name}={json.dumps(address)}" for name, address in words.items()]
    meta = _esbuild(
        [str(source), "--bundle", "--format=esm", "--external:/assets/*", *defines]
        + [f"--outdir={dist / 'assets'}", "--entry-names=rules-worker-[hash]"],
        dist,
    )
    assets.rules_worker = "/" + next(iter(meta["outputs"]))
    assets.inputs |= set(meta["inputs"])
    assets.inputs.add(MICROPYTHON.relative_to(HERE).as_posix() + "/micropython.mjs")


def _pages(dist: Path, assets: Assets) -> None:
    entries = sorted((HERE / "src/pages").glob("*.ts"))
    if not entries:
        return
    meta = _esbuild(
        [*map(str, entries), "--bundle", "--format=esm", "--splitting", f"--outdir={dist / 'assets'}"]
        + ["--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]"],
        dist,
    )
    for path, output in meta["outputs"].items():
        if output.get("entryPoint"):
            name = Path(output["entryPoint"]).stem
            assets.script[name] = "/" + path
            assets.needs[name] = ["/" + p for p in _static(meta, path)]
    assets.meta = meta
    assets.inputs |= set(meta["inputs"])


def _static(meta: dict[str, Any], path: str) -> list[str]:
    """All chunks that `path` imports before it can run."""
    found: list[str] = []
    for one in meta["outputs"][path]["imports"]:
        if one["kind"] == "import-statement" and not one.get("external"):
            found += [p for p in [one["path"], *_static(meta, one["path"])] if p not in found]
    return list(dict.fromkeys(found))


def _esbuild(arguments: list[str], dist: Path | None = None) -> dict[str, Any]:
    """Run it; with `dist` return the metafile, with paths below dist and below pwa."""
    command = [*_binary(), *TARGET, *arguments]
    if not dist:
        subprocess.run(command, check=True, cwd=HERE)
        return {}
    metafile = dist.with_name(dist.name + ".meta.json")
    subprocess.run([*command, f"--metafile={metafile}"], check=True, cwd=HERE)
    meta: dict[str, Any] = json.loads(metafile.read_text("utf-8"))
    metafile.unlink()
    return _below(meta, dist)


def _below(meta: dict[str, Any], dist: Path) -> dict[str, Any]:
    """esbuild names outputs relative to its folder; we name them as they are addressed."""

    def plain(path: str) -> str:
        return (HERE / path).resolve().relative_to(dist.resolve()).as_posix()

    outputs = {}
    for path, output in meta["outputs"].items():
        imports = [i if i.get("external") else {**i, "path": plain(i["path"])} for i in output["imports"]]
        outputs[plain(path)] = {**output, "imports": imports}
    return {"inputs": meta["inputs"], "outputs": outputs}


def _binary() -> list[str]:
    """The native file needs no Node; npm's wrapper does."""
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
    system = {"win32": "win32", "darwin": "darwin"}.get(sys.platform, "linux")
    native = MODULES / f"@esbuild/{system}-{machine}" / ("esbuild.exe" if system == "win32" else "bin/esbuild")
    if native.exists():
        return [str(native)]
    node = shutil.which("node")
    if node and (MODULES / "esbuild/bin/esbuild").exists():
        return [node, str(MODULES / "esbuild/bin/esbuild")]
    sys.exit("esbuild is missing: run `npm ci --ignore-scripts` in pwa/ (make build does it)")

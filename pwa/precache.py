"""What the service worker keeps: a core that all languages share, and one list per language.

dist/<lang>/precache.json   {"version", "files": [[url, rev], …]}: the language's pages and words, and the big shared files wanted later
dist/sw.js                  the bundled worker with CORE, VERSION, BUILD and URGENT in front
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

KEEP = {".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".png", ".svg", ".wasm"}
SKIP = {"sw.js", "precache.json", "keys.json"}
KEYS = ("/keys.json", "k")  # changes without a build, so its revision says nothing
LATER = re.compile(r"^assets/(rules|micropython)[\w.-]*$")  # in idle time, not before the first page works

Row = tuple[str, str]


def precache(dist: Path, worker: str, release: dict[str, int]) -> str:
    """Write the lists and the worker; the version, which names all of it."""
    files = sorted(p for p in dist.rglob("*") if p.suffix in KEEP and p.name not in SKIP)
    languages = {p.parent.name for p in dist.glob("*/index.html")}
    core: list[Row] = [KEYS]
    later: list[Row] = []
    own: dict[str, list[Row]] = {lang: [] for lang in sorted(languages)}
    for file in files:
        name = file.relative_to(dist).as_posix()
        # a page is asked for as its folder: servers redirect index.html there
        row = ("/" + name.removesuffix("index.html"), hashlib.sha256(file.read_bytes()).hexdigest()[:12])
        lang = name.split("/")[0]
        place = own[lang] if lang in own else later if LATER.match(name) else core
        place.append(row)
    version = hashlib.sha256((_json([core, later, own]) + worker).encode()).hexdigest()[:12]
    for lang, rows in own.items():
        (dist / lang / "precache.json").write_text(_json({"version": version, "files": rows + later}), "utf-8")
    if worker:
        head = f"const CORE={_json(core)},VERSION={_json(version)},BUILD={release['build']},URGENT={release['urgent']};"
        (dist / "sw.js").write_text(head + worker, "utf-8")
    return version


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

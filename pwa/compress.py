"""A .br and a .gz beside each text file, so that a server only has to send them. An unchanged file takes over those of the last build."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

try:
    import brotli
except ImportError:  # gzip alone is served then
    brotli = None

PACKERS: dict[str, Callable[[bytes], bytes]] = {".gz": lambda content: gzip.compress(content, 9, mtime=0)}
if brotli:
    PACKERS[".br"] = lambda content: brotli.compress(content, quality=11)
TEXT = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".webmanifest", ".txt", ".wasm"}


def compress(dist: Path, last: Path) -> None:
    files = [p for p in dist.rglob("*") if p.suffix in TEXT and p.name != "keys.json"]  # keys change without a build
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda p: _pack(p, last / p.relative_to(dist)), files))


def _pack(file: Path, before: Path) -> None:
    content = file.read_bytes()
    same = before.exists() and before.read_bytes() == content
    for suffix, pack in PACKERS.items():
        packed, earlier = file.with_name(file.name + suffix), before.with_name(before.name + suffix)
        if same and earlier.exists():
            shutil.copyfile(earlier, packed)
        else:
            packed.write_bytes(pack(content))


def size(content: bytes) -> int:
    """Bytes on the wire, by the best we have."""
    return min(len(pack(content)) for pack in PACKERS.values())

"""Build the static pages: contract + catalogues + templates + scripts -> pwa/dist. Imports nothing of the backend.

python pwa/build.py [--dist DIR] [--contract FILE] [--keys FILE] [--origin URL]
python pwa/build.py --sizes      what a first visit of each form page costs; fails above the budget
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[0] = str(ROOT)  # started as a file: our modules are those of the package pwa

from pwa import bundle, compress, licences, manifest, pages, precache, words  # noqa: E402
from pwa.contract import Contract, read_contract  # noqa: E402

CONTRACT = ROOT / "openapi/goyong24.json"
TOTAL, SCRIPT = 70_000, 25_000  # bytes until a form is usable: html + css + script + words; script alone


def build(dist: Path, contract: Contract, keys: Path | None = None, origin: str = "") -> bundle.Assets:
    """Into a folder beside `dist`, then swapped, so that a running server never shows half a build."""
    dist.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".build-", dir=dist.parent) as work:
        fresh = Path(work) / "dist"
        assets = bundle.bundle(fresh)
        _static(fresh, keys or dist / "keys.json")
        found = licences.packages(assets.inputs)
        (fresh / "licences.txt").write_text(licences.notices(found), "utf-8")
        pages.render_all(fresh, pages.Site(contract, assets, found, origin))
        release = json.loads((HERE / "release.json").read_text("utf-8"))
        precache.precache(fresh, bundle.service_worker(Path(work)), release)
        compress.compress(fresh, dist)
        _swap(fresh, dist, Path(work) / "before")
    return assets


def sizes(dist: Path, contract: Contract, assets: bundle.Assets) -> dict[str, dict[str, int]]:
    """What a first visit of each form page transfers until it is usable, in compressed bytes by kind."""
    found: dict[str, dict[str, int]] = {}
    for lang in words.languages():
        for procedure in contract.procedures.values():
            paths = {
                "html": [f"/{lang}/{procedure.path}index.html"],
                "css": [assets.css],
                "words": [f"/{lang}/words.json"],
                "script": [assets.script["form"], *assets.needs["form"]],
            }
            found[f"{lang}/{procedure.key}"] = {
                kind: sum(compress.size((dist / path[1:]).read_bytes()) for path in some)
                for kind, some in paths.items()
            }
    return found


def _within_budget(found: dict[str, dict[str, int]]) -> bool:
    good = True
    for page, weighed in found.items():
        fits = sum(weighed.values()) <= TOTAL and weighed["script"] <= SCRIPT
        print(f"{page}: {sum(weighed.values()):,} of {TOTAL:,} bytes", weighed, "" if fits else "TOO BIG")
        good = good and fits
    return good


def _static(fresh: Path, keys: Path) -> None:
    """Icons, manifest, robots, and the published keys, which live longer than a build."""
    shutil.copytree(HERE / "icons", fresh / "icons", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    manifest.write(fresh)
    (fresh / "robots.txt").write_text("User-agent: *\nDisallow: /api/\n", "utf-8")
    if keys.exists():
        shutil.copyfile(keys, fresh / "keys.json")


def _swap(fresh: Path, dist: Path, before: Path) -> None:
    if dist.exists():
        dist.rename(before)
    fresh.rename(dist)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dist", type=Path, default=HERE / "dist")
    parser.add_argument("--contract", type=Path, default=CONTRACT)
    parser.add_argument("--keys", type=Path, help="keys.json to publish; else the one in dist stays")
    parser.add_argument(
        "--origin", default="", help="https://…: makes canonical and alternate links absolute, as search engines want"
    )
    parser.add_argument("--sizes", action="store_true")
    asked = parser.parse_args()
    started, contract = time.monotonic(), read_contract(asked.contract)
    assets = build(asked.dist.resolve(), contract, asked.keys, asked.origin.rstrip("/"))
    count = sum(1 for _ in asked.dist.rglob("*.html"))
    print(f"{count} pages in {asked.dist} ({time.monotonic() - started:.1f} s)")
    if asked.sizes and not _within_budget(sizes(asked.dist, contract, assets)):
        sys.exit("first visit is over the budget")


if __name__ == "__main__":
    main()

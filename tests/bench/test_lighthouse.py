"""Lighthouse as it comes: mobile preset, simulated slow 4G, four times slower processor. Median of three."""

from __future__ import annotations

import json
import os
import statistics
import subprocess

import pytest

from pwa.node import node
from tests.browser.person import CLAIM
from tests.browser.site import ROOT, Site
from tests.chromium import QUIET, find_chromium

LIGHTHOUSE = ROOT / "pwa" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    served = Site(tmp_path_factory.mktemp("site"))
    yield served
    served.stop()


def audit(url: str, report: str) -> dict[str, float]:
    flags = " ".join(["--headless=new", "--no-sandbox", *QUIET])
    command = [
        *node(),
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={flags}",
    ]
    command.append("--only-categories=performance,accessibility,best-practices")
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": find_chromium("") or ""}, timeout=180)
    with open(report, encoding="utf-8") as stream:
        found = json.load(stream)
    scores = {name: round(category["score"] * 100) for name, category in found["categories"].items()}
    return scores | {
        "layout shift": found["audits"]["cumulative-layout-shift"]["numericValue"],
        "blocking ms": found["audits"]["total-blocking-time"]["numericValue"],
        "LCP ms": found["audits"]["largest-contentful-paint"]["numericValue"],
    }


@pytest.mark.timeout(600)
@pytest.mark.parametrize("path", ["ko/", f"ko/{CLAIM}/"])
def test_lighthouse(site, path, tmp_path, capsys):
    runs = [audit(f"{site.url}/{path}", str(tmp_path / f"{n}.json")) for n in range(RUNS)]
    median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    with capsys.disabled():
        print(f"\n  /{path}: " + ", ".join(f"{name} {value:g}" for name, value in median.items()))
    assert median["performance"] >= 95
    assert median["accessibility"] == median["best-practices"] == 100
    assert median["layout shift"] <= 0.02
    assert median["blocking ms"] <= 100

"""What the build makes: small, current, valid, the same each time."""

import hashlib
import json
import re
import subprocess

import pytest

from pwa import build, words
from pwa.contract import read_contract
from pwa.node import node
from tests.browser.site import ROOT

DIST = ROOT / "pwa" / "dist"
STYLE = 8_000


@pytest.fixture(scope="module")
def contract():
    return read_contract(build.CONTRACT)


@pytest.fixture(scope="module")
def assets(contract, tmp_path_factory):
    """One build into a folder of its own."""
    dist = tmp_path_factory.mktemp("built") / "dist"
    return dist, build.build(dist, contract)


@pytest.fixture(scope="module")
def built(assets):
    return assets[0]


def test_the_form_page_is_light(contract, assets):
    """Compressed, until usable; the rules worker comes after. tests/browser weighs what really comes over the wire."""
    for page, sizes in build.sizes(assets[0], contract, assets[1]).items():
        assert sizes["script"] <= build.SCRIPT, (page, sizes)
        assert sizes["css"] <= STYLE, (page, sizes)
        assert sum(sizes.values()) <= build.TOTAL, (page, sizes)


def test_two_builds_are_the_same_to_the_byte(contract, built, tmp_path):
    build.build(tmp_path / "dist", contract)

    def digests(folder):
        files = (f for f in folder.rglob("*") if f.is_file())
        return {f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}

    assert digests(built) == digests(tmp_path / "dist")


def test_the_catalogues_are_current_and_korean_and_english_complete():
    assert words.check() == []


def test_the_rules_on_the_phone_are_the_servers_own_files(built):
    [bundle] = built.glob("assets/rules-*.json")
    files = json.loads(bundle.read_text("utf-8"))
    assert {path for path in files if "/rules/" in path} == {
        file.relative_to(ROOT).as_posix() for file in ROOT.glob("backend/services/*/rules/[!_]*.py")
    }
    for path, text in files.items():
        assert (ROOT / path).read_text("utf-8") == text


def test_pages_hold_no_script_of_their_own_and_nothing_from_elsewhere(built):
    """WEB-01, WEB-04"""
    for page in built.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), page
        assert not re.search(r"\s(on\w+|style)\s*=", re.sub(r">[^<]*<", "><", text)), page
        for address in re.findall(r'(?<![-\w])(?:src|srcset|action)="?([^"\s>]+)', text):
            assert address.startswith("/"), (page, address)


def test_no_raw_html_sink_stands_in_the_scripts():
    """WEB-03"""
    for file in (ROOT / "pwa" / "src").rglob("*.ts"):
        found = re.search(
            r"\.(innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write|unsafeHTML|\beval\(|new Function",
            file.read_text("utf-8"),
        )
        assert not found, (file, found)


def test_the_style_uses_logical_properties_only():
    for file in (ROOT / "pwa" / "css").glob("*.css"):
        physical = re.findall(
            r"(?<![\w-])(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)",
            file.read_text("utf-8"),
        )
        assert not physical, (file, physical)


def test_pages_are_valid_html(built):
    validator = ROOT / "pwa" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [*node(), str(validator), "--config", str(ROOT / "pwa" / ".htmlvalidate.json"), f"{built}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "pwa")
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_types_of_the_scripts_are_made_from_the_contract(tmp_path):
    made = tmp_path / "contract.d.ts"
    generator = ROOT / "pwa" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    subprocess.run(
        [*node(), str(generator), str(ROOT / "openapi" / "goyong24.json"), "-o", str(made)],
        check=True,
        capture_output=True,
    )
    assert made.read_text("utf-8") == (ROOT / "pwa" / "src" / "contract.d.ts").read_text("utf-8"), "run 'make contract'"

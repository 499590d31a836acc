"""Looking a page over: accessibility by axe, what it transferred, whether it can be installed."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.site import ROOT

AXE = ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page) -> list[str]:
    """Each finding as `rule (impact): element`. Evaluated, not added as a script: the policy of the page stays as users get it."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{v['id']} ({v['impact']}): {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]


def overflows(page: Page) -> list[str]:
    """What is wider than the screen, or cut off without a way to see the rest. Not `innerWidth`: a phone zooms out, and it grows along."""
    found: list[str] = page.evaluate(
        """() => { const root = document.documentElement;
           const wide = root.scrollWidth > root.clientWidth + 1 ? ['the page is wider than the screen'] : [];
           const cut = [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
             const s = getComputedStyle(e); const b = e.getBoundingClientRect();
             return b.width > 1 && b.height > 1 && s.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1 && !e.matches('.visually-hidden')
           }).map(e => 'cut: ' + e.outerHTML.slice(0, 100));
           return [...wide, ...cut] }"""
    )
    return found


class Requests:
    """Every request of a page, the worker's included, as Chromium's network sees them."""

    def __init__(self, page: Page) -> None:
        self.addresses: list[str] = []
        page.context.on("request", lambda request: self.addresses.append(request.url))

    def api(self) -> list[str]:
        return [address for address in self.addresses if "/api/" in address]


def install_errors(page: Page) -> list[str]:
    """[] when Chromium would offer installation; needs a persistent context."""
    session: Any = page.context.new_cdp_session(page)
    session.send("Page.enable")
    errors = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    return errors + [error["message"] for error in session.send("Page.getAppManifest")["errors"]]

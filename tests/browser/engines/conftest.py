"""The other browsers, where they are here: else the tests say what to install."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.engines.webkit import WebKit
from tests.engines import find_firefox, find_webkit


@pytest.fixture(scope="session")
def firefox() -> str:
    """The program; a test starts it, and may kill it."""
    return find_firefox() or pytest.skip("no Firefox here: install the package firefox-esr")


@pytest.fixture
def webkit() -> Iterator[WebKit]:
    program = find_webkit() or pytest.skip("no WebKitGTK here: install webkit2gtk-driver xvfb dbus-x11 (Linux)")
    with WebKit(program) as driver:
        yield driver

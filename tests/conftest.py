"""What all tests share: where a test belongs, the browser, a PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import QUIET, find_chromium
from tests.postgres import throwaway_postgres

HERE = Path(__file__).resolve().parent
MARKED_FOLDERS = ("browser", "bench")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in browser/ or bench/ is marked so by its folder, before -m chooses."""
    for item in items:
        folder = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        if folder in MARKED_FOLDERS:
            item.add_marker(folder)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """An empty database of this process's own throw-away cluster."""
    with throwaway_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Any) -> dict[str, Any]:
    """Playwright's own Chromium where it is installed, else the system's."""
    path = find_chromium(playwright.chromium.executable_path)
    if path is None:
        pytest.exit("no Chromium here: run `make test`, or install the package chromium", 3)
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [*browser_type_launch_args.get("args", []), *QUIET],
    }

"""An app on a fresh database for each test, once on SQLite and once on PostgreSQL; phones; a clock that is set by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from backend import create_app
from backend.db import Base, Database
from backend.migrations import upgrade
from backend.privacy import keys
from tests.api.phone import Phone

START = datetime(2026, 7, 20, 3, 0, tzinfo=UTC)
ORIGIN = "http://localhost:8000"


class Clock:
    """The server's time."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def set(self, moment: str) -> None:
        self.now = datetime.fromisoformat(moment)

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


def make_schema(database: Database) -> None:
    upgrade(database)


@pytest.fixture(scope="session")
def keys_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    keys.create(file, START)
    return file


@pytest.fixture(scope="session")
def empty_sqlite(keys_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    app = create_app(DATA_DIR=folder, KEYS_FILE=keys_file, TESTING=True)
    make_schema(app.extensions["database"])
    app.extensions["database"].close()
    return folder / "goyong24.sqlite"


@pytest.fixture(scope="session")
def prepared_postgres(postgres_url: str, keys_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of the throw-away cluster that only these fixtures use, with the schema."""
    engine = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE api"))
    engine.dispose()
    url = engine.url.set(database="api").render_as_string(hide_password=False)
    folder = tmp_path_factory.mktemp("postgres")
    app = create_app(DATA_DIR=folder, DATABASE_URL=url, KEYS_FILE=keys_file, TESTING=True)
    make_schema(app.extensions["database"])
    app.extensions["database"].close()
    return url


def empty(url: str) -> None:
    engine = sa.create_engine(url)
    names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(sa.text(f"TRUNCATE {names} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database with the schema."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "goyong24.sqlite")
        return f"sqlite:///{tmp_path / 'goyong24.sqlite'}"
    url: str = request.getfixturevalue("prepared_postgres")
    empty(url)
    return url


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_app(database_url: str, keys_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Flask]]:
    """An app with other settings; all of one test share their database."""
    made: list[Flask] = []

    def make(**given: Any) -> Flask:
        settings = {
            "DATA_DIR": tmp_path,
            "DATABASE_URL": database_url,
            "KEYS_FILE": keys_file,
            "DIST": tmp_path / "dist",
            "ORIGIN": ORIGIN,
            "CLOCK": clock,
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
        }
        made.append(create_app(**(settings | given)))
        return made[-1]

    yield make
    for app in made:
        app.extensions["database"].close()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def new_phone(app: Flask) -> Callable[[], Phone]:
    """A phone that nobody has joined with."""
    return lambda: Phone(app)


def _joined(app: Flask) -> Phone:
    phone = Phone(app)
    answer = phone.join()
    assert answer.status_code == 201, answer.data
    return phone


@pytest.fixture
def phone(app: Flask) -> Phone:
    """A person's phone, joined and signed in."""
    return _joined(app)


@pytest.fixture
def other_phone(app: Flask) -> Phone:
    """Another person's."""
    return _joined(app)

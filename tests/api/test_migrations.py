"""Migrations make what the models say, on both databases, from empty."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from backend import create_app
from backend.db import Base
from backend.migrations import upgrade


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    opened = create_app(DATA_DIR=tmp_path, DATABASE_URL=url, TESTING=True).extensions["database"]
    yield opened
    with opened.engine.begin() as connection:
        for table in sa.inspect(connection).get_table_names():
            cascade = " cascade" if request.param == "postgresql" else ""
            connection.exec_driver_sql(f'drop table "{table}"{cascade}')
    opened.close()


def test_from_empty_to_what_the_models_say(database):
    """DUR-04"""
    upgrade(database)
    with database.engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert difference == []


def test_a_second_run_changes_nothing(database):
    """DUR-04: it may be killed at any point and started anew"""
    upgrade(database)
    upgrade(database)
    with database.engine.connect() as connection:
        assert sa.inspect(connection).has_table("submission")

"""The seam to the data, on both engines."""

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend import db as seam


class Base(seam.Base):
    __abstract__ = True
    metadata = sa.MetaData()


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    url = (
        f"sqlite:///{tmp_path / 'seam.sqlite'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    opened = seam.Database(url)
    Base.metadata.create_all(opened.engine)
    yield opened
    Base.metadata.drop_all(opened.engine)
    opened.close()


def count(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Entry))


def test_one_that_fails_leaves_nothing_and_its_neighbours_stay(database):
    """SUB-04: 8 threads, every seventh use case fails after its first row."""

    def work(number):
        def use_case(session):
            session.add(Entry(id=number, part=1))
            session.flush()
            if number % 7 == 0:
                raise RuntimeError("half way")
            session.add(Entry(id=number, part=2))
            return number

        return use_case

    answers, failed = [], []

    def run(first):
        for number in range(first, 400, 8):
            try:
                answers.append(database.write(work(number)))
            except RuntimeError:
                failed.append(number)

    threads = [threading.Thread(target=run, args=(first,)) for first in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) + len(failed) == 400
    assert sorted(failed) == list(range(0, 400, 7))
    assert database.read(count) == 2 * len(answers)


def test_nobody_is_answered_when_the_commit_fails(tmp_path):
    """DUR-01: what is not committed is not confirmed"""
    database = seam.Database(f"sqlite:///{tmp_path / 'seam.sqlite'}")
    Base.metadata.create_all(database.engine)

    @sa.event.listens_for(database.engine, "commit")
    def _fail(connection):
        raise OSError("disk full")

    try:
        with pytest.raises(OSError, match="disk full"):
            database.write(lambda session: session.add(Entry(id=1, part=1)))
    finally:
        sa.event.remove(database.engine, "commit", _fail)
    assert database.read(count) == 0
    database.write(lambda session: session.add(Entry(id=1, part=1)))
    assert database.read(count) == 1


def test_sqlite_that_would_forget_is_refused(tmp_path):
    """DUR-01"""
    database = seam.Database(f"sqlite:///{tmp_path / 'seam.sqlite'}")
    database.check_durability()

    @sa.event.listens_for(database.engine, "checkout")
    def _careless(connection, *_):
        connection.execute("PRAGMA synchronous=NORMAL")

    with pytest.raises(RuntimeError, match="not durable"):
        database.check_durability()


def test_postgresql_that_would_forget_is_refused(postgres_url):
    """DUR-01: the throw-away cluster runs with synchronous_commit off, which an app must not accept"""
    database = seam.Database(postgres_url)
    with pytest.raises(RuntimeError, match="not durable"):
        database.check_durability()
    database.close()

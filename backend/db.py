"""The seam to the data: `write(use_case, *args)` and `read(query, *args)`. A route never opens a transaction.

SQLite: WAL, synchronous=FULL, one writing connection, group commit: many use cases share one fsync, each in a SAVEPOINT of its own, and
nobody is answered before COMMIT. PostgreSQL: a transaction of its own for each. Nothing outside this file knows which of the two it is.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.orm import DeclarativeBase, Session

T = TypeVar("T")


class Moment(sa.TypeDecorator[datetime]):
    """An aware UTC datetime on both engines; SQLite keeps no time zone by itself."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


class Base(DeclarativeBase):
    type_annotation_map = {datetime: Moment()}
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class _Item:
    __slots__ = ("done", "error", "result", "work")

    def __init__(self, work: Callable[[Session], Any]) -> None:
        self.work, self.result = work, None
        self.error: BaseException | None = None
        self.done = threading.Lock()
        self.done.acquire()


class GroupCommit:
    """Leader and followers: whoever finds the writer free commits everybody's waiting work with one fsync."""

    def __init__(self, run_batch: Callable[[list[_Item]], None], limit: int = 128) -> None:
        self._run, self._limit = run_batch, limit
        self._queue: deque[_Item] = deque()
        self._leader = threading.Lock()

    def submit(self, work: Callable[[Session], T]) -> T:
        item = _Item(work)
        self._queue.append(item)
        while self._queue and self._leader.acquire(blocking=False):
            try:
                self._lead()
            finally:
                self._leader.release()  # the outer loop looks again: no wake-up is lost
        item.done.acquire()
        if item.error:
            raise item.error
        return item.result  # type: ignore[return-value]

    def _lead(self) -> None:
        while self._queue:
            batch = [self._queue.popleft() for _ in range(min(len(self._queue), self._limit))]
            try:
                self._run(batch)
            except BaseException as error:  # noqa: BLE001  the common COMMIT failed: none of them may be confirmed
                for item in batch:
                    item.error = item.error or error
            for item in batch:
                item.done.release()


class Database:
    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url)
        self._writer = self.engine.execution_options(write=True)
        # a read needs no transaction: on both engines each of its statements sees what is committed at its own moment
        without = {"read": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._reader = self.engine.execution_options(**without)
        self._group = GroupCommit(self._run_batch)

    def check_durability(self) -> None:
        """A receipt may be handed out only when a commit survives a power cut (DUR-01). Raises RuntimeError."""
        with self.engine.connect() as connection:
            if self.is_sqlite:
                found = connection.exec_driver_sql("PRAGMA synchronous").scalar()
                mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
                if found != 2 or (mode != "wal" and self.url.database):
                    raise RuntimeError(f"SQLite is not durable: synchronous={found}, journal_mode={mode}")
            elif connection.exec_driver_sql("SHOW synchronous_commit").scalar() not in ("on", "remote_apply"):
                raise RuntimeError("PostgreSQL is not durable: synchronous_commit is off")

    def write(self, work: Callable[[Session], T]) -> T:
        if self.is_sqlite:
            return self._group.submit(work)
        with Session(self.engine) as session, session.begin():
            return work(session)

    def read(self, work: Callable[[Session], T]) -> T:
        with Session(self._reader) as session:
            return work(session)

    def close(self) -> None:
        """Fold the write-ahead log in, so that a file copy is whole."""
        if self.is_sqlite and self.url.database:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()

    def _run_batch(self, items: list[_Item]) -> None:
        with self._writer.begin() as connection:
            if len(items) == 1:  # nobody to protect: what fails undoes the transaction
                _do(items[0], connection)
                return
            for item in items:
                try:
                    with connection.begin_nested():
                        _do(item, connection)
                except Exception as error:  # noqa: BLE001  this one is undone, its neighbours stay
                    item.error = error


def _do(item: _Item, connection: sa.Connection) -> None:
    """In a session of its own: nobody sees a neighbour's objects, and what it undoes is the SAVEPOINT, never the batch."""
    with Session(connection, join_transaction_mode="rollback_only") as session:
        item.result = item.work(session)
        session.flush()


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": 5})

    @sa.event.listens_for(engine, "connect")
    def _open(connection: Any, _: Any) -> None:
        connection.isolation_level = (
            None  # the listener below begins: sqlite3's own DEFERRED fails at once under a writer
        )
        settings = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "temp_store=MEMORY")
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        if options.get("read"):
            return
        writes = options.get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: sa.URL) -> sa.Engine:
    # prepare_threshold: a pooler in transaction mode breaks psycopg's automatic prepared statements
    return sa.create_engine(
        url, pool_size=16, max_overflow=0, pool_pre_ping=True, connect_args={"prepare_threshold": None}
    )


def init_app(app: Flask) -> None:
    app.extensions["database"] = Database(app.config["DATABASE_URL"])


def database() -> Database:
    found: Database = current_app.extensions["database"]
    return found


def write(use_case: Callable[..., T], *args: Any) -> T:
    """Run `use_case(session, *args)` durably. It returns plain data, never a live row, and does no network and no file work."""
    return database().write(lambda session: use_case(session, *args))


def read(query: Callable[..., T], *args: Any) -> T:
    """Run `query(session, *args)` on data that may be a moment old."""
    return database().read(lambda session: query(session, *args))


def add_row(session: Session, model: type[Base], **values: Any) -> None:
    """INSERT at once. For rows that are only added: no object is kept, so none of the session's book-keeping is paid for."""
    session.connection().execute(_insert(model), values)


@cache
def _insert(model: type[Base]) -> sa.Insert:
    return sa.insert(cast(sa.Table, model.__table__))

"""What lies in the tables, read past the doors."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Flask

from backend.db import Base


def all_of(app: Flask, model: type[Any]) -> list[Any]:
    with app.app_context():
        found: list[Any] = app.extensions["database"].read(lambda session: session.scalars(sa.select(model)).all())
        return found


def change(app: Flask, statement: sa.Update) -> None:
    with app.app_context():
        app.extensions["database"].write(lambda session: session.execute(statement) and None)


def everything(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    engine = app.extensions["database"].engine
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def code(answer: Any) -> tuple[int, str]:
    """Status and code of a problem document."""
    assert answer.content_type == "application/problem+json", answer.data
    return answer.status_code, answer.json["code"]


def is_refused(answer: Any) -> None:
    """A 4xx problem document and nothing else in it."""
    assert 400 <= answer.status_code < 500, answer.data
    assert answer.content_type == "application/problem+json"
    assert set(answer.json) <= {"type", "title", "status", "code", "errors"}

"""Runs the migrations on the app's own engine."""

from alembic import context

from backend.db import Base

database = context.config.attributes["database"]
with database.engine.execution_options(write=True).connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=database.is_sqlite)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()

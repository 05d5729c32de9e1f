"""Runs the migrations on the connection that ``store.migrate`` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context


def _run() -> None:
    context.configure(connection=context.config.attributes["connection"])
    with context.begin_transaction():
        context.run_migrations()


_run()

"""`flask --app backend …`: contract, decide, db, keys, serve."""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from .config import ROOT
from .privacy import keys as key_rings

CONTRACT = ROOT / "openapi" / "goyong24.json"
db_group = AppGroup("db", help="The schema of the database.")
keys_group = AppGroup("keys", help="Private keys and their public halves.")


@click.command("contract")
@click.option("--check", is_flag=True, help="Write nothing; fail when the committed file is not current.")
@click.option("--release", is_flag=True, help="Record the current version of every form as published.")
def contract_command(check: bool, release: bool) -> None:
    """Write openapi/goyong24.json, the hand-over to the page builder."""
    from . import contract
    from .services import procedures
    from .submissions import versions

    if release:
        published = json.loads(versions.PUBLISHED.read_text("utf-8"))
        for name in procedures():
            known = published.setdefault(name, [])
            known += [version for version in [versions.current(name)] if version not in known]
        versions.PUBLISHED.write_text(json.dumps(published, indent=1) + "\n", "utf-8")
    text = contract.text(contract.build(current_app.extensions["api"]))
    if check:
        if not CONTRACT.exists() or CONTRACT.read_text("utf-8") != text:
            raise click.ClickException("openapi/goyong24.json is not current: run 'make contract'")
        return
    CONTRACT.write_text(text, "utf-8")
    click.echo(f"{CONTRACT.relative_to(ROOT)}: {len(text):,} characters")


@click.command("decide")
@click.argument("rule")
@click.option("--inputs", required=True, help="The inputs as JSON.")
def decide_command(rule: str, inputs: str) -> None:
    """Print what a rule of the law says: flask decide ub.floor --inputs '{"separation_date": "2026-06-30", "daily_hours": 8}'."""
    from .services import decide

    try:
        click.echo(json.dumps(decide(rule, json.loads(inputs)), ensure_ascii=False))
    except KeyError as error:
        raise click.ClickException(f"no rule or input {error}") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@click.group("law", cls=AppGroup, invoke_without_command=True)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about (default: today).")
@click.option("--check", is_flag=True, help="Exit 1 when a yearly value does not speak for the year after the day.")
@click.pass_context
def law_group(context: click.Context, on: datetime | None, check: bool) -> None:
    """Every dated value of the law: its steps, its source, what is only announced, when it changes next."""
    from . import law

    if context.invoked_subcommand:
        return
    day = (on or datetime.now(UTC)).date()
    late = law.behind(day)
    for value in late if check else law.values():
        click.echo(f"{value.name}  [{value.dated.source}]")
        for first_day, amount, published in value.dated.steps():
            click.echo(f"    {first_day}  {amount}{'' if published else '  (announced or uncertain)'}")
        click.echo(
            f"    next change: {value.next_change(day) or 'none known'}; known until: {value.dated.last_known or '-'}"
        )
    if check and late:
        raise click.ClickException(f"{len(late)} values do not reach {day.year + 1}")


@law_group.command("simulate")
@click.option("--change", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--cases", type=click.Path(path_type=Path, exists=True), required=True)
def law_simulate(change: Path, cases: Path) -> None:
    """Decide cases again under changed values; print as CSV who is affected and by how much."""
    from . import law

    try:
        click.echo(law.simulate(change, cases), nl=False)
    except KeyError as error:
        raise click.ClickException(f"no value, rule or input {error}") from None


@db_group.command("upgrade")
def upgrade_command() -> None:
    """Bring the schema to the newest migration."""
    from .migrations import upgrade

    current_app.config["DATA_DIR"].mkdir(parents=True, exist_ok=True)
    upgrade(current_app.extensions["database"])


@keys_group.command("create")
def create_keys() -> None:
    """Make the key ring where there is none; an existing one is never touched."""
    file: Path = current_app.config["KEYS_FILE"]
    if file.exists():
        return
    key_rings.create(file, datetime.now(UTC))
    click.echo("key ring created")


@keys_group.command("publish")
@click.argument("file", type=click.Path(path_type=Path))
def publish_keys(file: Path) -> None:
    """Write the public halves where the pages fetch them (keys.json)."""
    key_rings.publish(key_rings.load(current_app.config["KEYS_FILE"]), file)


def free_port(wanted: int) -> int:
    """The wanted port of this machine, or the next one that is free."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise click.ClickException("no free port")


@click.command("serve")
@click.option("--port", default=8000, show_default=True)
@click.pass_context
def serve_command(context: click.Context, port: int) -> None:
    """Serve pages and API on this machine until Ctrl-C: the embedded default (SQLite, one process)."""
    context.invoke(create_keys)
    context.invoke(upgrade_command)
    context.invoke(publish_keys, file=current_app.config["DIST"] / "keys.json")
    port = free_port(port)
    origin = os.environ.get("GOYONG24_ORIGIN") or f"http://localhost:{port}"
    current_app.extensions["database"].close()
    click.echo(f"Goyong24: {origin}  (Ctrl-C stops it)")
    sys.stdout.flush()
    server: list[Any] = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
    server += ["--workers", 1, "--blocking-threads", 16, "--no-access-log", "--factory", "backend:create_server"]
    os.environ["GOYONG24_ORIGIN"] = origin
    os.chdir(ROOT)
    os.execv(sys.executable, [str(part) for part in server])  # noqa: S606  no shell is meant


def init_app(app: Flask) -> None:
    for command in (contract_command, decide_command, law_group, db_group, keys_group, serve_command):
        app.cli.add_command(command)

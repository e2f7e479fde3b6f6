"""`navigator serve`: the site under gunicorn, on the snapshot; with --watch edits appear by themselves."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click

from navigator.directory import snapshot
from navigator.errors import CatalogueError, SnapshotError
from navigator.settings import Settings


@click.command("serve", help="Serve the site.")
@click.option("--host", help="The address to serve on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to serve on.")
@click.option("--watch", is_flag=True, help="Build again whenever a file of the catalogue changes.")
def command(host: str | None, port: int | None, watch: bool) -> None:
    settings = Settings.from_environment()
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    _build(settings)
    watcher = subprocess.Popen([sys.executable, "-m", "navigator.cli.watch"]) if watch else None
    try:
        _serve(settings)
    finally:
        if watcher:
            watcher.terminate()


def _build(settings: Settings) -> None:
    """Bring the snapshot up to date; a broken catalogue is told about, and the last good one is served."""
    try:
        snapshot.build(settings.catalogue, settings.state)
    except CatalogueError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        try:
            snapshot.current(settings.state)
        except SnapshotError:
            raise SystemExit(1) from None
        click.echo("De site toont de vorige catalogus.", err=True)


def _serve(settings: Settings) -> None:
    """Gunicorn with our access log off: a path tells too much about a visitor."""
    options = [
        "--bind",
        f"{settings.host}:{settings.port}",
        "--workers",
        str(settings.workers),
        "--preload",
        "--log-level",
        "warning",
        "--worker-tmp-dir",
        _memory_folder(),
    ]
    click.echo(f"http://{settings.host}:{settings.port}")
    subprocess.run(
        [sys.executable, "-m", "gunicorn", *options, "navigator.web.app:create_app()"],
        check=False,
        env=dict(os.environ),
    )


def _memory_folder() -> str:
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"

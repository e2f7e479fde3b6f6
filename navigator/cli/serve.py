"""`navigator serve`: the site under gunicorn, on the snapshot; with --watch edits appear by themselves."""

import os
import subprocess
import sys
from dataclasses import replace

import click

from navigator.directory import snapshot
from navigator.errors import CatalogueError, SnapshotError
from navigator.settings import Settings
from navigator.web.server import serve


@click.command("serve", help="Serve the site.")
@click.option("--host", help="The address to serve on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to serve on.")
@click.option("--watch", is_flag=True, help="Build again whenever a file of the catalogue changes.")
def command(host: str | None, port: int | None, watch: bool) -> None:
    settings = Settings.from_environment()
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    _build(settings)
    click.echo(f"http://{settings.host}:{settings.port}")
    if watch:
        subprocess.Popen([sys.executable, "-m", "navigator.cli.watch", str(os.getpid())])
    serve(settings)


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

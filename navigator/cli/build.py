"""`navigator build`: from the YAML files to the snapshot that the site uses."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from navigator import clock
from navigator.directory import snapshot
from navigator.errors import CatalogueError
from navigator.settings import Settings


@click.command("build", help="Check the catalogue and compile it into the snapshot that the site uses.")
@click.option("--catalogue", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The root YAML file.")
@click.option("--state", type=click.Path(path_type=Path), help="Where snapshots are kept.")
def command(catalogue: Path | None, state: Path | None) -> None:
    settings = Settings.from_environment()
    settings = replace(settings, catalogue=catalogue or settings.catalogue, state=state or settings.state)
    try:
        built = snapshot.build(settings.catalogue, settings.state, today=clock.now().date())
    except CatalogueError as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(f"{len(error.problems)} fouten: de site houdt de vorige catalogus.", err=True)
        sys.exit(1)
    click.echo(f"{'nieuw' if built.fresh else 'ongewijzigd'}: {built.name}")

"""`navigator diff OLD NEW`: what changed between two catalogues, in plain Dutch."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from navigator.directory.catalogue import Catalogue


@click.command("diff", help="Tell in Dutch what changed between two catalogues (root files or folders).")
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
def command(old: Path, new: Path) -> None:
    from navigator.directory.difference import Kind, difference

    changes = difference(_catalogue(old), _catalogue(new))
    for change in changes:
        click.echo(str(change))
    counts = Counter(change.kind for change in changes)
    changed = {change.id for change in changes if change.kind not in (Kind.NEW, Kind.GONE)}
    click.echo(f"{counts[Kind.NEW]} nieuw, {counts[Kind.GONE]} weg, {len(changed)} veranderd", err=True)


def _catalogue(path: Path) -> "Catalogue":
    """All of it has to be readable: an offer that could not be read would be told as gone."""
    from navigator.directory.catalogue import read_sources
    from navigator.errors import CatalogueError
    from navigator.problems import Severity

    sources = read_sources(path / "offer_catalog.yaml" if path.is_dir() else path)
    unreadable = [problem for problem in sources.problems if problem.severity is Severity.ERROR]
    if unreadable or sources.catalogue is None:
        raise CatalogueError(unreadable)
    return sources.catalogue

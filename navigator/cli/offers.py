"""`navigator offers todo`: which offers to verify first, why, and where they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator import clock
from navigator.settings import Settings

if TYPE_CHECKING:
    from navigator.directory.todo import Task

_EVIDENCE = {"medium": "matig bewezen", "low": "zwak bewezen"}
_MONTHS_TOLD = 24


@click.group("offers", help="Work on offers.")
def command() -> None:
    pass


@command.command("todo", help="List what to verify first: crisis lines, then the least proven and the oldest.")
@click.argument("catalogue", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--limit", default=25, show_default=True, type=click.IntRange(1), help="How many to show.")
def todo_command(catalogue: Path | None, limit: int) -> None:
    from navigator.directory.catalogue import read_sources
    from navigator.directory.todo import todo

    path = catalogue or Settings.from_environment().catalogue
    sources = read_sources(path / "offer_catalog.yaml" if path.is_dir() else path)
    tasks = todo(sources.offers, today=clock.now().date())
    for task in tasks[:limit]:
        click.echo(f"{task.offer.id}: {', '.join(why(task))} ({task.path}:{task.line})")
    click.echo(f"{min(limit, len(tasks))} van {len(tasks)} na te kijken", err=True)


def why(task: "Task") -> Iterator[str]:
    """The reasons, in words."""
    if task.offer.crisis:
        yield "crisislijn"
    if task.offer.verified.evidence in _EVIDENCE:
        yield _EVIDENCE[task.offer.verified.evidence]
    if task.offer.status == "uncertain":
        yield "misschien gestopt"
    if task.months is None:
        yield "zonder datum"
    else:
        ago = f"{task.months // 12} jaar" if task.months >= _MONTHS_TOLD else f"{task.months} maanden"
        yield f"nagekeken: {task.offer.verified.on}, {ago} geleden"

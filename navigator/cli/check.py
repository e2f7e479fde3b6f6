"""`navigator check`: all problems of all files, as `file:line:column id > field: what; what to write`."""

import sys
from collections import Counter
from pathlib import Path

import click

from navigator import clock
from navigator.checking import check
from navigator.problems import Severity
from navigator.settings import Settings


@click.command("check", help="List everything in the catalogue that an editor should mend. Exit 1 on errors.")
@click.argument("catalogue", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--warnings/--no-warnings", default=True, help="Show warnings too (work for later).")
@click.option("--strict", is_flag=True, help="Style counts too: long sentences, hurtful or difficult words, riddles.")
def command(catalogue: Path | None, warnings: bool, strict: bool) -> None:
    path = catalogue or Settings.from_environment().catalogue
    if path.is_dir():
        path = path / "offer_catalog.yaml"
    problems = check(path, today=clock.now().date(), strict=strict)
    counts = Counter(problem.severity for problem in problems)
    for problem in problems:
        if problem.severity is Severity.ERROR or warnings:
            mark = "" if problem.severity is Severity.ERROR else " [waarschuwing]"
            click.echo(f"{problem}{mark}")
    click.echo(f"{counts[Severity.ERROR]} fouten, {counts[Severity.WARNING]} waarschuwingen", err=True)
    sys.exit(1 if counts[Severity.ERROR] else 0)

"""`navigator doctor`: what is installed, and what that changes."""

import shutil
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import click

from navigator.directory import snapshot
from navigator.errors import SnapshotError
from navigator.settings import Settings


@click.command("doctor", help="Tell what is installed and what that changes.")
def command() -> None:
    for name, present, meaning in findings(Settings.from_environment().state):
        click.echo(f"{'ok ' if present else '-- '} {name}: {meaning}")


def findings(state: Path) -> Iterator[tuple[str, bool, str]]:
    """What, whether it is there, and what that means."""
    version = metadata.version("whoosh")
    yield f"whoosh {version}", True, "builds the full-text index"
    yield "spaCy", find_spec("spacy") is not None, "optional: reads longer stories; searching works without"
    model = find_spec("nl_core_news_sm") is not None
    yield (
        "nl_core_news_sm",
        model,
        "optional Dutch model, not on PyPI: make model; without it our own word forms are used",
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    yield "chromium", chromium is not None, "only for the tests that drive the real site"
    yield (
        "WeasyPrint",
        find_spec("weasyprint") is not None,
        "optional: PDF to take along; without it pages print from the browser",
    )
    try:
        yield "snapshot", True, f"{snapshot.current(state)} in {state}"
    except SnapshotError as error:
        yield "snapshot", False, str(error)

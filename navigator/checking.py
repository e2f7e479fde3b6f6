"""Every check that an editor's change has to pass, in one run: catalogue, words, places, guide and help lines."""

from datetime import date
from pathlib import Path

from navigator import help_lines
from navigator.dialog.flowfile import read_flow
from navigator.directory import checks
from navigator.directory.catalogue import read_sources
from navigator.problems import Problem


def check(catalogue: Path, *, flow: Path | None = None, today: date | None = None) -> tuple[Problem, ...]:
    """All problems of the catalogue at this path and of the flow beside it, errors and warnings."""
    sources = read_sources(catalogue)
    topics = set(sources.catalogue.taxonomy.by_vocabulary["topics"]) if sources.catalogue else None
    flow = flow or catalogue.parent / "flows" / "guide.yaml"
    found = read_flow(flow, topics=topics)[1] if flow.exists() else ()
    return (*checks.check(sources, today=today), *help_lines.missing(sources), *found)

"""Every check that an editor's change has to pass, in one run: catalogue, words, places, guide, help lines, style."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator import help_lines
from navigator.dialog.flowfile import read_flow
from navigator.directory import checks, style
from navigator.directory.catalogue import read_sources
from navigator.directory.styleguide import read_style
from navigator.problems import Problem, Severity
from navigator.yamlfile import read as read_yaml


def check(
    catalogue: Path, *, flow: Path | None = None, today: date | None = None, strict: bool = False
) -> tuple[Problem, ...]:
    """All problems of the catalogue at this path and of the flow beside it. `strict`: style is an error too."""
    sources = read_sources(catalogue)
    topics = set(sources.catalogue.taxonomy.by_vocabulary["topics"]) if sources.catalogue else None
    flow = flow or catalogue.parent / "flows" / "guide.yaml"
    found = read_flow(flow, topics=topics)[1] if flow.exists() else ()
    written = style.check(sources, read_style(), taxonomy=read_yaml(catalogue.parent / "taxonomy.yaml"))
    if strict:
        written = tuple(replace(problem, severity=Severity.ERROR) for problem in written)
    return (*checks.check(sources, today=today), *help_lines.missing(sources), *found, *written)

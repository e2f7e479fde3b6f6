"""Builds the snapshot again whenever a file of the catalogue changes; runs under `serve --watch` and ends with it."""

import os
import sys
import time
from pathlib import Path

from navigator.directory import snapshot
from navigator.directory.catalogue import files_of
from navigator.errors import CatalogueError
from navigator.settings import Settings

_PAUSE_SECONDS = 0.7


def main() -> None:
    settings = Settings.from_environment()
    seen = _state_of(settings.catalogue)
    server = int(sys.argv[1])
    while os.getppid() == server:
        time.sleep(_PAUSE_SECONDS)
        now = _state_of(settings.catalogue)
        if now != seen:
            seen = now
            _build(settings)


def _state_of(catalogue: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file: enough to notice an edit."""
    files = [path for path in files_of(catalogue) if path.exists()]
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def _build(settings: Settings) -> None:
    try:
        snapshot.build(settings.catalogue, settings.state)
    except CatalogueError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        sys.stderr.write("De site houdt de vorige catalogus.\n")


if __name__ == "__main__":
    main()

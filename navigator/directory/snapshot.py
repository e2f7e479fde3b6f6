"""The snapshot: a checked catalogue with its index, frozen on disk, that a running site picks up by itself.

    state/
      current                one line: the name of the snapshot in use
      snapshots/<sha256>/    catalogue.json · postings.npz · index/ (whoosh)

The name is the sha256 of all files that decide the content, and of the code that reads them. A new one is written
aside, then renamed, and only then named in `current`, itself replaced in one step: whatever moment a build is killed
at, the old one stays whole and in use. A catalogue with errors never becomes a snapshot.
"""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from navigator import shape
from navigator.directory import index
from navigator.directory.catalogue import Catalogue, files_of, load_catalogue, read_sources
from navigator.directory.checks import check
from navigator.directory.search import Directory
from navigator.errors import CatalogueError, SnapshotError
from navigator.problems import Problem, Severity

_KEPT = 3
_NAME_LENGTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did. `fresh` False: the snapshot was there already, so nothing was read again."""

    name: str
    fresh: bool
    warnings: tuple[Problem, ...] = ()


def build(source: Path, state: Path, *, today: date | None = None) -> Built:
    """Check and compile the catalogue at `source` into `state`, and put it into use. CatalogueError on errors."""
    snapshots = state / "snapshots"
    snapshots.mkdir(parents=True, exist_ok=True)
    with _alone(state / "build.lock"):
        name = _name_of(files_of(source))
        if (snapshots / name).is_dir():
            _replace(state / "current", name)
            return Built(name=name, fresh=False)
        sources = read_sources(source)
        problems = check(sources, today=today)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors or sources.catalogue is None:
            raise CatalogueError(errors)
        _write(sources.catalogue, snapshots, name)
        _replace(state / "current", name)
        _clean(snapshots, keep=name)
        return Built(name=name, fresh=True, warnings=problems)


def current(state: Path) -> str:
    """The name of the snapshot in use; raises SnapshotError when there is none."""
    try:
        return (state / "current").read_text(encoding="ascii").strip()
    except OSError:
        raise SnapshotError(f"no snapshot in {state}; make one with: navigator build") from None


def load(state: Path) -> Directory:
    """The directory in use, ready to search, without reading YAML or indexing."""
    return _read(state / "snapshots" / current(state))


def load_or_read(source: Path, state: Path) -> Directory:
    """The directory of these very files: from a snapshot where there is one, else made in memory. Publishes nothing."""
    folder = state / "snapshots" / _name_of(files_of(source))
    return _read(folder) if folder.is_dir() else Directory.build(load_catalogue(source))


def _read(folder: Path) -> Directory:
    try:
        catalogue = shape.load(Catalogue, (folder / "catalogue.json").read_bytes())
        with np.load(folder / "postings.npz") as arrays:
            postings = index.Postings(
                terms=tuple(arrays["terms"].tolist()),
                starts=arrays["starts"],
                offers=arrays["offers"],
                weights=arrays["weights"],
            )
    except (OSError, ValueError, KeyError) as error:
        raise SnapshotError(
            f"the snapshot {folder} cannot be read ({error}); make it again: navigator build"
        ) from error
    return Directory.build(catalogue, postings)


def _write(catalogue: Catalogue, snapshots: Path, name: str) -> None:
    aside = Path(tempfile.mkdtemp(prefix=".making-", dir=snapshots))
    (aside / "index").mkdir()
    postings = index.build(catalogue, aside / "index")
    (aside / "catalogue.json").write_bytes(shape.dump(Catalogue, catalogue))
    with (aside / "postings.npz").open("wb") as file:
        np.savez(
            file,
            terms=np.array(postings.terms),
            starts=postings.starts,
            offers=postings.offers,
            weights=postings.weights,
        )
    for path in [p for p in aside.rglob("*") if p.is_file()]:
        with path.open("rb") as file:
            os.fsync(file.fileno())
    aside.chmod(0o755)
    aside.rename(snapshots / name)


def _replace(path: Path, words: str) -> None:
    """Write a small file in one step: readers see the old text or the new, never a half."""
    handle, aside = tempfile.mkstemp(prefix=".current-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(words + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(aside).replace(path)


def _clean(snapshots: Path, keep: str) -> None:
    """Remove what killed builds left behind, and all but the newest few snapshots."""
    for path in snapshots.glob(".making-*"):
        shutil.rmtree(path, ignore_errors=True)
    for path in snapshots.parent.glob(".current-*"):
        path.unlink(missing_ok=True)
    old = sorted((p for p in snapshots.iterdir() if p.name != keep), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in old[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _name_of(files: Iterable[Path]) -> str:
    """The sha256 over the source files and over our own reading code, shortened."""
    total = hashlib.sha256()
    package = Path(__file__).parent
    for path in (*files, *sorted(package.glob("*.py")), package.parent / "shape.py", package.parent / "text.py"):
        content = path.read_bytes() if path.is_file() else b""
        total.update(path.name.encode() + b"\0" + content + b"\0")
    return total.hexdigest()[:_NAME_LENGTH]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One build at a time; a killed build lets go by itself."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

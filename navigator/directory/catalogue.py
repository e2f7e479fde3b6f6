"""From the YAML files that editors keep to one Catalogue, with every mistake in one run.

The root file names the network and includes one file per region; a small network keeps everything in the root. What
comes out holds resolved, plain data: no file names, no line numbers, ready to be searched or frozen in a snapshot.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.directory.models import CatalogueFile, Offer, Organisation
from navigator.directory.places import Places, read_places
from navigator.directory.synonyms import Synonyms, read_synonyms
from navigator.directory.taxonomy import Taxonomy, read_taxonomy
from navigator.errors import CatalogueError
from navigator.problems import Problem, Severity, details
from navigator.shape import read, salvage
from navigator.text import Text
from navigator.yamlfile import Document
from navigator.yamlfile import read as read_yaml


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """The repertorium as plain data: offers and organisations by id, with the words and places they speak of."""

    title: Text
    organisations: Mapping[str, Organisation]
    offers: Mapping[str, Offer]
    taxonomy: Taxonomy
    synonyms: Synonyms
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """An offer together with where it is written, for the checks."""

    offer: Offer
    document: Document
    position: int

    def problem(self, code: str, *steps: str | int, severity: Severity = Severity.ERROR, **facts: object) -> Problem:
        """A problem of this offer, at the line of `steps` inside it."""
        line, column = self.document.mark(("offers", self.position, *steps))
        field = ".".join(str(step) for step in steps if isinstance(step, str))
        return Problem(
            code=code,
            path=self.document.path,
            line=line,
            column=column,
            subject=self.offer.id,
            field=field,
            details=details(**facts),
            severity=severity,
        )


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Everything that was read, good or not: what `checks.check` looks at."""

    catalogue: Catalogue | None
    offers: tuple[Sourced, ...]
    problems: tuple[Problem, ...]


def files_of(path: Path) -> tuple[Path, ...]:
    """Every file that decides what the catalogue at `path` holds; only the root is read for it."""
    return (*_regions(path), *(path.parent / name for name in ("taxonomy.yaml", "synonyms.yaml", "places.csv")))


def read_sources(path: Path) -> Sources:
    """Read the catalogue at `path`, all it includes, and the taxonomy, synonyms and places that lie beside it."""
    folder = path.parent
    problems: list[Problem] = []
    files = []
    for file in _regions(path):
        document = read_yaml(file)
        content, found = read(CatalogueFile, document)
        problems.extend(found)
        files.append(_whole(document, content) if content else _remains(document))
    taxonomy, found = read_taxonomy(read_yaml(folder / "taxonomy.yaml"))
    problems.extend(found)
    synonyms, found = read_synonyms(read_yaml(folder / "synonyms.yaml"), taxonomy)
    problems.extend(found)
    offers = tuple(sourced for file in files for sourced in file.offers)
    organisations, repeated = _organisations(files)
    problems.extend(repeated)
    catalogue = None
    if taxonomy and synonyms:
        catalogue = Catalogue(
            title=files[0].title,
            organisations=organisations,
            offers={sourced.offer.id: sourced.offer for sourced in offers},
            taxonomy=taxonomy,
            synonyms=synonyms,
            places=read_places(folder / "places.csv"),
        )
    return Sources(catalogue=catalogue, offers=offers, problems=tuple(problems))


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue at `path`; raises CatalogueError, with all problems, when it has errors."""
    from navigator.directory.checks import check

    sources = read_sources(path)
    errors = [problem for problem in check(sources) if problem.severity is Severity.ERROR]
    if errors or sources.catalogue is None:
        raise CatalogueError(errors)
    return sources.catalogue


def _regions(path: Path) -> Iterator[Path]:
    """The root and what it includes. A broken root includes nothing: its own problems say why."""
    yield path
    data = read_yaml(path).data
    names = data.get("include") if isinstance(data, dict) else None
    for name in names if isinstance(names, list) else ():
        yield path.parent / str(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What one file gave: everything, or what could be read between its mistakes."""

    document: Document
    title: Text
    organisations: tuple[tuple[int, Organisation], ...]
    offers: tuple[Sourced, ...]


def _whole(document: Document, content: CatalogueFile) -> _File:
    return _file(document, content.title, enumerate(content.organisations), enumerate(content.offers))


def _remains(document: Document) -> _File:
    data = document.data if isinstance(document.data, dict) else {}
    offers = salvage(Offer, data.get("offers"))
    return _file(document, Text(), salvage(Organisation, data.get("organisations")), offers)


def _file(
    document: Document,
    title: Text,
    organisations: Iterable[tuple[int, Organisation]],
    offers: Iterable[tuple[int, Offer]],
) -> _File:
    sourced = tuple(Sourced(offer=offer, document=document, position=position) for position, offer in offers)
    return _File(document=document, title=title, organisations=tuple(organisations), offers=sourced)


def _organisations(files: Iterable[_File]) -> tuple[dict[str, Organisation], list[Problem]]:
    found: dict[str, Organisation] = {}
    problems = []
    for file in files:
        document = file.document
        for position, organisation in file.organisations:
            if organisation.id in found and found[organisation.id] != organisation:
                line, column = document.mark(("organisations", position, "id"))
                problems.append(
                    Problem(
                        code="duplicate_id",
                        path=document.path,
                        line=line,
                        column=column,
                        subject=organisation.id,
                        field="id",
                        details=details(value=organisation.id, where="organisations"),
                    )
                )
            found.setdefault(organisation.id, organisation)
    return found, problems

"""Whom to call: from the safety verdict's contact types to offers of the catalogue, in the language of the reader.

`data/safety/lines.yaml` says which offer serves which type in which language; the catalogue holds the numbers, so a
number is kept in one place. `missing` lets `navigator check` fail when a line that safety needs is not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from navigator import shape, yamlfile
from navigator.directory.catalogue import Sources
from navigator.directory.models import ContactKind, Offer
from navigator.directory.search import Directory
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.problems import Problem, details
from navigator.safety import ContactType, Outcome, Verdict

_LINES = DATA / "safety" / "lines.yaml"
_DEFAULT = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Contact type → language → offers, the first that the catalogue has is used. `always`: on every page."""

    schema_version: int
    always: tuple[ContactType, ...]
    lines: Mapping[ContactType, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One line to call: `offer` knows its name and what it is for, `tel` and `url` how to reach it."""

    type: ContactType
    offer: Offer
    tel: str | None
    url: str | None


@cache
def lines() -> Lines:
    """The table; raises CatalogueError when it is broken."""
    value, problems = shape.read(Lines, yamlfile.read(_LINES))
    if value is None or problems:
        raise CatalogueError(problems)
    return value


def offer_id(kind: ContactType, lang: str) -> str:
    by_language = lines().lines[kind]
    return by_language.get(lang) or by_language[_DEFAULT]


def first_for(verdict: Verdict) -> tuple[str, ...]:
    """The offers that come first in the results of words like these; none unless there is danger."""
    if verdict.outcome is not Outcome.INTERRUPT:
        return ()
    return tuple(offer_id(kind, verdict.lang) for kind in verdict.contacts)


def lines_for(verdict: Verdict, directory: Directory) -> tuple[HelpLine, ...]:
    """The lines of a verdict, in its order and language."""
    return tuple(_line(kind, verdict.lang, directory) for kind in verdict.contacts)


def always(lang: str, directory: Directory) -> tuple[HelpLine, ...]:
    """The lines that stand on every page."""
    return tuple(_line(kind, lang, directory) for kind in lines().always)


def missing(sources: Sources) -> Iterator[Problem]:
    """Lines that safety needs and the catalogue lacks, or holds without a number that may be shown."""
    document = yamlfile.read(_LINES)
    for kind, by_language in lines().lines.items():
        for lang, wanted in by_language.items():
            offer = sources.catalogue.offers.get(wanted) if sources.catalogue else None
            if sources.catalogue and (offer is None or offer.phone() is None):
                line, column = document.mark(("lines", kind.value, lang))
                yield Problem(
                    code="contact_needed",
                    path=_LINES,
                    line=line,
                    column=column,
                    subject=kind.value,
                    field=lang,
                    details=details(value=wanted),
                )


def _line(kind: ContactType, lang: str, directory: Directory) -> HelpLine:
    offer = directory[offer_id(kind, lang)]
    phone = offer.phone()
    web = offer.contacts_of(ContactKind.WEB)
    return HelpLine(type=kind, offer=offer, tel=phone.value if phone else None, url=web[0].value if web else None)

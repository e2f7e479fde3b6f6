"""The matching table, `data/matching.yaml`: which kinds come first for whom, and what else counts, as data.

Clinicians and network coordinators can read it and change it; the code only adds up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from navigator import shape, yamlfile
from navigator.dialog.models import Asker, Assessment, CrisisGrade, Track
from navigator.directory.models import AgeRange
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.safety import ContactType
from navigator.text import Text
from navigator.zorgniveau import Zorgniveau

#: From here on somebody does not want help: then help comes to them (levels.md, L-2a-avoider).
_UNWILLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign is worth; the comments stand in the data."""

    level: float
    kind: float
    topic: float
    serves: float
    near: float
    open_door: float
    quality: float
    wish: float
    language: float
    local: float
    young_only: float
    bridging: float
    same_kind: float
    same_organisation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """All that is filled in must hold; then `kinds` get points, the first most, times `share`."""

    levels: tuple[Zorgniveau, ...] = ()
    tracks: tuple[Track, ...] = ()
    topics: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    askers: tuple[Asker, ...] = ()
    ages: AgeRange | None = None
    avoids_care: shape.Flag = False
    provisional: shape.Flag = False
    kinds: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    """Offers that come before all kinds of the rule."""
    share: float = 1.0

    def fits(self, assessment: Assessment, level: Zorgniveau) -> bool:
        """Whether the rule speaks of this person, when help of `level` is looked for."""
        needs = assessment.needs
        contexts = assessment.contexts | needs.contexts
        return (
            (not self.levels or level in self.levels)
            and (not self.tracks or not set(self.tracks).isdisjoint(assessment.tracks))
            and (not self.topics or not set(self.topics).isdisjoint(needs.topics))
            and (not self.contexts or not set(self.contexts).isdisjoint(contexts))
            and (not self.askers or needs.asker in self.askers)
            and (self.ages is None or (needs.age is not None and needs.age in self.ages))
            and (not self.avoids_care or avoids_care(assessment))
            and (not self.provisional or assessment.provisional)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """Whom to turn to at once: types of help line, then kinds of offer nearby."""

    types: tuple[ContactType, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    schema_version: int
    weights: Weights
    broad: frozenset[str]
    broad_topics: tuple[str, ...]
    rules: tuple[KindRule, ...]
    now: Mapping[CrisisGrade, Now]
    now_contexts: Mapping[str, Now]
    sentences: Mapping[str, Text] = field(default_factory=dict)

    def points(self, assessment: Assessment, level: Zorgniveau) -> dict[str, float]:
        """Points per kind and per named offer, from 0 up: 1 for the first one of a rule, less for each next one."""
        points: dict[str, float] = {}
        for rule in self.rules:
            if rule.fits(assessment, level):
                for place, kind in enumerate(rule.kinds):
                    points[kind] = points.get(kind, 0.0) + rule.share * (1 - 0.8 * place / len(rule.kinds))
                for offer_id in rule.offers:
                    points[offer_id] = points.get(offer_id, 0.0) + rule.share
        return points


def avoids_care(assessment: Assessment) -> bool:
    """Somebody who would rather not have help, or refuses it: never "meld je zelf aan"."""
    return (assessment.ratings.get("engagement") or 0) >= _UNWILLING


@cache
def table() -> Table:
    """The shipped table; raises CatalogueError with its problems when it is broken."""
    value, problems = shape.read(Table, yamlfile.read(DATA / "matching.yaml"))
    if value is None or problems:
        raise CatalogueError(problems)
    return value

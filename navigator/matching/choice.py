"""From an assessment to offers: now · first · while waiting · if it is not enough.

Each offer gets a sum of explained points (weights in `data/matching.yaml`); the list is then picked one by one, so
that three offers of one kind do not fill it. `first` is never empty: where no address is known, a general offer ("your
GP, and how to find one") stands in. Nothing here changes the level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from navigator import help_lines
from navigator.dialog.models import Assessment, CrisisGrade
from navigator.directory.columns import Flags, Numbers
from navigator.directory.models import Offer, Status
from navigator.directory.places import Place
from navigator.directory.search import DEFAULT_RADIUS_KM, Directory
from navigator.errors import PlaceNotFound
from navigator.matching import sentences
from navigator.matching.table import Table, avoids_care, table
from navigator.text import DUTCH
from navigator.zorgniveau import Zorgniveau

_NEAR_KM = 12.0
_YOUNG = 26
_MOST_NOW = 5
_MOST_KIND_POINTS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """An offer with its reasons, in the reader's language."""

    offer: Offer
    because: tuple[str, ...]
    cautions: tuple[str, ...]
    how_to_start: tuple[str, ...]
    distance_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendations:
    """`now` is filled exactly when the crisis grade is not none; `first` is never empty."""

    now: tuple[Recommendation, ...]
    first: tuple[Recommendation, ...]
    while_waiting: tuple[Recommendation, ...]
    if_not_enough: tuple[Recommendation, ...]
    place: Place | None


def recommend(
    assessment: Assessment,
    directory: Directory,
    *,
    near: str | None = None,
    locale: str = "nl",
    limit: int = 5,
    today: date | None = None,
) -> Recommendations:
    """Offers that fit. `near` (a town or postal code) wins from the answered place; an unknown one counts as none."""
    place = _place(near or assessment.needs.place, directory)
    teller = sentences.Teller(
        table=table(),
        directory=directory,
        assessment=assessment,
        place=place,
        locale=locale,
        today=today or date.today(),
    )
    match = _Match(table=table(), directory=directory, assessment=assessment, place=place, locale=locale)
    level = assessment.zorgniveau
    now = match.now()
    first = match.pick(level, limit)
    taken = {offer.id for offer in (*now, *first)}
    below = match.pick_bridging(level, max(2, limit // 2), without=taken)
    taken |= {offer.id for offer in below}
    above = next((n for n in level.neighbours() if n.rank > level.rank), None)
    later = match.pick(above, max(2, limit // 2), without=taken) if above else ()

    def tell(offers: Iterable[Offer], extra: str | None = None) -> tuple[Recommendation, ...]:
        return tuple(_told(offer, teller, match, extra) for offer in offers)

    return Recommendations(
        now=tell(now, "because_now"),
        first=tell(first),
        place=place,
        while_waiting=tell(below, "because_bridging"),
        if_not_enough=tell(later, "because_next_step"),
    )


def _told(offer: Offer, teller: sentences.Teller, match: "_Match", extra: str | None) -> Recommendation:
    number = match.numbers[offer.id]
    serves = bool(match.serving[number]) if match.place else False
    known = bool(match.directory.columns.area_known[number])
    because = (*([teller.say(extra)] if extra else []), *teller.because(offer, serves=serves))
    distance = float(match.distances[number])
    return Recommendation(
        offer=offer,
        because=because or (teller.say("start_gp"),),
        cautions=tuple(teller.cautions(offer, serves=serves if known else None)),
        how_to_start=tuple(teller.how_to_start(offer)),
        distance_km=round(distance, 1) if np.isfinite(distance) else None,
    )


def _place(words: str | None, directory: Directory) -> Place | None:
    try:
        return directory.catalogue.places.resolve(words) if words else None
    except PlaceNotFound:
        return None


class _Match:
    """The sums for one person: made once, used for every list."""

    def __init__(
        self, *, table: Table, directory: Directory, assessment: Assessment, place: Place | None, locale: str
    ) -> None:
        self.table, self.directory, self.assessment, self.place = table, directory, assessment, place
        self.locale = locale
        self.offers = directory.columns.offers
        self.numbers = {offer.id: number for number, offer in enumerate(self.offers)}
        count = len(self.offers)
        self.serving: Flags = directory.columns.serving(place) if place else np.zeros(count, dtype=np.bool_)
        self.distances: Numbers = directory.columns.distances(place) if place else np.full(count, np.inf)
        self._common = self._scores_for_anyone()
        self._eligible = self._who_may_come()

    def now(self) -> tuple[Offer, ...]:
        """Whom to turn to at once, 112 first when there is danger now; empty when nothing is the matter."""
        grade = self.assessment.crisis
        if grade is CrisisGrade.NONE:
            return ()
        contexts = self.assessment.contexts | self.assessment.needs.contexts
        here = [entry for context, entry in self.table.now_contexts.items() if context in contexts]
        usual = self.table.now[grade]
        first = usual.types[:1] if grade is CrisisGrade.NOW else ()
        types = (*first, *(kind for entry in here for kind in entry.types), *usual.types)
        kinds = (*(kind for entry in here for kind in entry.kinds), *usual.kinds)
        spoken = self.assessment.needs.languages
        lang = spoken[0] if spoken else self.locale
        lines = [self.directory[help_lines.offer_id(kind, lang)] for kind in types]
        having = self.directory.columns.kind.having
        nearby = [offer for kind in kinds for offer in self._best(self._eligible & having([kind]), self._common, 1)]
        found = (*lines[:2], *nearby, *lines[2:]) if grade is CrisisGrade.URGENT else (*lines, *nearby)
        return tuple({offer.id: offer for offer in found}.values())[:_MOST_NOW]

    def pick(self, level: Zorgniveau, limit: int, *, without: Iterable[str] = ()) -> tuple[Offer, ...]:
        """The best offers of a level, of several kinds."""
        columns, weights = self.directory.columns, self.table.weights
        kinds = self._kind_points(level)
        at_level = columns.zorgniveau.having([level])
        scores = self._common + weights.kind * np.minimum(kinds, _MOST_KIND_POINTS) + weights.level * at_level
        allowed = self._eligible & (kinds > 0) & self._not_in(without)
        if not allowed.any():
            allowed = self._eligible & at_level & self._not_in(without)
        return self._best(allowed, scores, limit)

    def pick_bridging(self, level: Zorgniveau, limit: int, *, without: Iterable[str]) -> tuple[Offer, ...]:
        """What can help meanwhile: offers for in-between, one level lower where there is one."""
        below = next((n for n in level.neighbours() if n.rank < level.rank), level)
        columns, weights = self.directory.columns, self.table.weights
        bridging = np.array([offer.bridging for offer in self.offers], dtype=np.bool_)
        kinds = self._kind_points(below)
        lower = columns.lowest_level <= max(below.rank, 1)
        scores = self._common + weights.kind * np.minimum(kinds, _MOST_KIND_POINTS) + weights.bridging * bridging
        return self._best(self._eligible & (bridging | (kinds > 0)) & lower & self._not_in(without), scores, limit)

    def _kind_points(self, level: Zorgniveau) -> Numbers:
        points = self.table.points(self.assessment, level)
        return np.array([points.get(offer.kind, 0.0) + points.get(offer.id, 0.0) for offer in self.offers])

    def _scores_for_anyone(self) -> Numbers:
        """What counts in every list: topics, place, door, facts, wishes, languages."""
        columns, weights, needs = self.directory.columns, self.table.weights, self.assessment.needs
        scores: Numbers = weights.quality * columns.quality
        if needs.topics:
            scores = scores + weights.topic * columns.topic.share(needs.topics) / min(len(needs.topics), 3)
        if self.place:
            scores = scores + weights.serves * self.serving + weights.near * np.exp(-self.distances / _NEAR_KM)
        scores = scores + weights.local * (~columns.general)
        if not needs.asker.is_professional and not avoids_care(self.assessment):
            scores = scores + weights.open_door * columns.self_referral
        if needs.age is None:
            scores = scores + weights.young_only * (columns.oldest < _YOUNG)
        for language in needs.languages:
            scores = scores + weights.language * columns.help_language.having([language]) * (language != "nl")
        wishes = [[sentences.meets_wish(offer, wish) for offer in self.offers] for wish in sorted(needs.wishes)]
        return scores + weights.wish * np.array(wishes).sum(axis=0) if wishes else scores

    def _in_their_language(self) -> Flags:
        """Offers that help in a language of this person or of their place, or do not say in which."""
        columns = self.directory.columns
        usual = (self.locale,) if self.locale in ("nl", "fr") else (self.locale, DUTCH)
        if self.place and self.place.region == "wallonie":
            usual = (*usual, "fr", "de")
        return ~columns.language_known | columns.help_language.having(self.assessment.needs.languages or usual)

    def _who_may_come(self) -> Flags:
        """Offers that may help this person here: in use, right age, right area, a way in for who asks."""
        columns, needs = self.directory.columns, self.assessment.needs
        allowed: Flags = np.array([offer.status is not Status.ENDED for offer in self.offers], dtype=np.bool_)
        if needs.age is not None:
            allowed = allowed & (columns.youngest <= needs.age) & (needs.age <= columns.oldest)
        if self.place:
            allowed = allowed & (self.serving | (~columns.area_known & (self.distances <= DEFAULT_RADIUS_KM)))
        else:
            allowed = allowed & (columns.national | columns.general | ~columns.area_known)
        if not needs.asker.is_professional:
            allowed = allowed & np.array([_is_for_people(offer) for offer in self.offers], dtype=np.bool_)
        return self._without_spare(allowed & self._about_this() & self._in_their_language())

    def _about_this(self) -> Flags:
        """Offers about what someone told, or about nearly everything."""
        columns = self.directory.columns
        topics = self.assessment.needs.topics or self.table.broad_topics
        without = np.array([not offer.topics for offer in self.offers], dtype=np.bool_)
        return columns.topic.having(topics) | columns.kind.having(self.table.broad) | without | self._named()

    def _named(self) -> Flags:
        """Offers that the table calls by name."""
        names = {offer_id for rule in self.table.rules for offer_id in rule.offers}
        return np.array([offer.id in names for offer in self.offers], dtype=np.bool_)

    def _without_spare(self, allowed: Flags) -> Flags:
        """General offers ("and how to find yours") only where no real address of their kind serves."""
        columns = self.directory.columns
        real = allowed & ~columns.general & (columns.quality > 0) & (self.serving | columns.national)
        kinds = [key for key, number in columns.kind.keys.items() if (real & columns.kind.table[:, number]).any()]
        return allowed & ~(columns.general & columns.kind.having(kinds) & ~self._named())

    def _not_in(self, ids: Iterable[str]) -> Flags:
        left: Flags = np.ones(len(self.offers), dtype=np.bool_)
        left[[self.numbers[offer_id] for offer_id in ids]] = False
        return left

    def _best(self, allowed: Flags, scores: Numbers, limit: int) -> tuple[Offer, ...]:
        """One by one the best that is left; what resembles those before it counts for less. Ties go by id."""
        left = {int(number): float(scores[number]) for number in np.flatnonzero(allowed)}
        chosen: list[Offer] = []
        while left and len(chosen) < limit:
            number = min(
                left, key=lambda n: (-round(left[n] + self._penalty(self.offers[n], chosen), 6), self.offers[n].id)
            )
            chosen.append(self.offers[number])
            del left[number]
        return tuple(chosen)

    def _penalty(self, offer: Offer, chosen: list[Offer]) -> float:
        weights = self.table.weights
        kinds = sum(other.kind == offer.kind for other in chosen)
        same = sum(other.organisation == offer.organisation for other in chosen) if offer.organisation else 0
        return weights.same_kind * kinds + weights.same_organisation * same


def _is_for_people(offer: Offer) -> bool:
    """Not for professionals only: someone who is looking for help can use it, alone or with a referrer."""
    only_professionals = set(offer.target_groups) == {"professionals"}
    return not only_professionals and (offer.access.self_referral is not False or bool(offer.access.routes))

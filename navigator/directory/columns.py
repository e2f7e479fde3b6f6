"""The offers as columns of numbers: what filters and facets are counted on.

A filter over a thousand offers is then one comparison of arrays, and a facet one sum, so a page costs the same
whichever filters someone chose.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from navigator.directory.catalogue import Catalogue
from navigator.directory.models import Evidence, Offer, Status
from navigator.directory.places import Place, area_codes, distance_km
from navigator.zorgniveau import Zorgniveau

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]

_ANY_AGE = 200


@dataclass(frozen=True, slots=True)
class Codes:
    """A vocabulary as a table of flags: `table[offer, number of the code]`."""

    keys: Mapping[str, int]
    table: Flags

    def having(self, wanted: Iterable[str]) -> Flags:
        """Offers that have at least one of the wanted codes."""
        numbers = [self.keys[key] for key in wanted if key in self.keys]
        return np.asarray(self.table[:, numbers].any(axis=1))

    def share(self, wanted: Sequence[str]) -> Numbers:
        """For each offer, how many of the wanted codes it has."""
        numbers = [self.keys[key] for key in wanted if key in self.keys]
        share: Numbers = self.table[:, numbers].sum(axis=1).astype(np.float64)
        return share

    def counts(self, offers: Flags) -> dict[str, int]:
        """How many of these offers have each code; codes that none has are left out."""
        totals = self.table[offers].sum(axis=0)
        return {key: int(totals[number]) for key, number in self.keys.items() if totals[number]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One row an offer, in the order of the catalogue."""

    offers: tuple[Offer, ...]
    kind: Codes
    group: Codes
    zorgniveau: Codes
    topic: Codes
    help_language: Codes
    delivery: Codes
    language_known: Flags
    youngest: NDArray[np.int16]
    oldest: NDArray[np.int16]
    self_referral: Flags
    free: Flags
    lowest_level: NDArray[np.int8]
    """Rank of the lowest zorgniveau, 0 to 4; 2 where none is given."""
    quality: Numbers
    """How far an offer's facts can be trusted and used, from -3 to 1."""
    crisis: Flags
    general: Flags
    national: Flags
    area_known: Flags
    area_members: Mapping[str, NDArray[np.int32]]
    """Area code → the offers that cover it."""
    points: Numbers
    """Latitude and longitude of every address."""
    owners: NDArray[np.int32]
    """Which offer each address belongs to."""

    def serving(self, place: Place) -> Flags:
        """Offers whose area covers the place."""
        served = np.zeros(len(self.offers), dtype=np.bool_)
        for code in place.codes():
            if code in self.area_members:
                served[self.area_members[code]] = True
        return served

    def distances(self, place: Place) -> Numbers:
        """Kilometres to the nearest address of each offer; infinite without an address."""
        nearest = np.full(len(self.offers), np.inf)
        here = np.array([distance_km(place.latitude, place.longitude, a, b) for a, b in self.points])
        np.minimum.at(nearest, self.owners, here)
        return nearest


def lift(catalogue: Catalogue) -> Columns:
    """The columns of a catalogue."""
    offers = tuple(catalogue.offers.values())
    taxonomy = catalogue.taxonomy
    groups = {kind.key: kind.group for kind in taxonomy.kinds}
    lowest = [min((level.rank for level in o.zorgniveaus), default=2) for o in offers]
    members: dict[str, list[int]] = {}
    points, owners = [], []
    for number, offer in enumerate(offers):
        for code in area_codes(offer.service_area):
            members.setdefault(code, []).append(number)
        for point in coordinates(offer, catalogue):
            points.append(point)
            owners.append(number)
    return Columns(
        offers=offers,
        kind=_codes(taxonomy.kind_by_key, [(o.kind,) for o in offers]),
        group=_codes([g.key for g in taxonomy.groups], [(groups.get(o.kind, ""),) for o in offers]),
        zorgniveau=_codes(list(Zorgniveau), [o.zorgniveaus for o in offers]),
        topic=_codes([t.key for t in taxonomy.topics], [o.topics for o in offers]),
        help_language=_codes(
            sorted({lang for o in offers for lang in o.help_languages}), [o.help_languages for o in offers]
        ),
        delivery=_codes([t.key for t in taxonomy.delivery], [o.delivery for o in offers]),
        language_known=_flags(bool(o.help_languages) for o in offers),
        youngest=np.array([(o.ages.min if o.ages else None) or 0 for o in offers], dtype=np.int16),
        oldest=np.array(
            [_ANY_AGE if o.ages is None or o.ages.max is None else o.ages.max for o in offers], dtype=np.int16
        ),
        self_referral=_flags(o.access.self_referral is True for o in offers),
        free=_flags(o.cost.free is True for o in offers),
        lowest_level=np.array(lowest, dtype=np.int8),
        quality=np.array([_quality(o) for o in offers]),
        crisis=_flags(o.crisis for o in offers),
        general=_flags(o.general for o in offers),
        national=_flags(bool(o.service_area.regions) for o in offers),
        area_known=_flags(bool(o.service_area) for o in offers),
        area_members={code: np.array(rows, dtype=np.int32) for code, rows in members.items()},
        points=np.array(points).reshape(-1, 2),
        owners=np.array(owners, dtype=np.int32),
    )


def coordinates(offer: Offer, catalogue: Catalogue) -> Iterable[tuple[float, float]]:
    """Where an offer can be visited: its own coordinates, else those of the postal code or town."""
    for location in offer.locations:
        if location.latitude is not None and location.longitude is not None:
            yield location.latitude, location.longitude
            continue
        rows = catalogue.places.by_postal_code.get(location.postal_code or "", ())
        place = rows[0] if rows else catalogue.places.find(location.municipality or "")
        if place:
            yield place.latitude, place.longitude


def _quality(offer: Offer) -> float:
    """Crisis lines are never pushed down for being old: editors are warned instead."""
    if offer.crisis:
        return 1.0
    score = {Evidence.HIGH: 1.0, Evidence.MEDIUM: 0.4, Evidence.LOW: -0.8}[offer.verified.evidence]
    if offer.status is not Status.ACTIVE:
        score -= 1.2
    if not offer.general and not any(not contact.check_first for contact in offer.contacts):
        score -= 1.0
    return score


def _codes(keys: Iterable[str], rows: Sequence[Iterable[str]]) -> Codes:
    numbers = {str(key): number for number, key in enumerate(keys)}
    table = np.zeros((len(rows), len(numbers)), dtype=np.bool_)
    for row, codes in enumerate(rows):
        for code in codes:
            if str(code) in numbers:
                table[row, numbers[str(code)]] = True
    return Codes(numbers, table)


def _flags(values: Iterable[bool]) -> Flags:
    return np.array(list(values), dtype=np.bool_)

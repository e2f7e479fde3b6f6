"""Where is what, and where are the gaps: offers counted by kind and network, and by zorgniveau and municipality.

Help that serves a whole region (lines, websites) says nothing about one place, so it is counted apart, under
`EVERYWHERE`. General offers ("your GP") are not counted at all: they explain how to find a door, they are none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from navigator.directory import hours
from navigator.directory.catalogue import Catalogue
from navigator.directory.models import Offer, Status
from navigator.directory.places import Place, area_codes, fold
from navigator.zorgniveau import Zorgniveau

EVERYWHERE = "overal"
#: What is counted of each group of offers, besides how many give help in each language.
MEASURES = ("offers", "contact", "self_referral", "free", "evening")
_REGIONS = ("vlaanderen", "brussel")
#: Brussels alone is a network of its own, so only this region stands for everywhere.
_MOST_OF_ALL = "vlaanderen"
#: Half past seven on five working days without a public holiday; any other such week would do.
_MONDAY_EVENING = datetime(2026, 11, 16, 19, 30)
_EVENINGS = tuple(_MONDAY_EVENING + timedelta(days=day) for day in range(5))


@dataclass(frozen=True, kw_only=True)
class Table:
    """Counts per row, column and measure; a key that is not in `counts` stands for 0."""

    rows: Mapping[str, str]
    """Key → what people read."""
    columns: Mapping[str, str]
    counts: Mapping[tuple[str, str, str], int]

    def count(self, row: str, column: str, measure: str = "contact") -> int:
        return self.counts.get((row, column, measure), 0)

    def row_total(self, row: str, measure: str = "contact") -> int:
        """All of a row but what serves everywhere."""
        return sum(self.count(row, column, measure) for column in self.columns if column != EVERYWHERE)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    kinds: Table
    """Kinds × networks."""
    levels: Table
    """Municipalities × levels."""
    whole: Mapping[str, int]
    """Each measure over all counted offers, each offer once."""
    measures: tuple[str, ...]
    """`MEASURES`, then `help_nl`, `help_fr` … by how many offers have them."""


def coverage(catalogue: Catalogue) -> Coverage:
    """Count the catalogue's offers."""
    places = [place for place in catalogue.places.rows if place.region in _REGIONS]
    network_of = {place.municipality: place.network for place in reversed(places)}
    reach = _Reach(places, catalogue)
    kinds: Counter[tuple[str, str, str]] = Counter()
    levels: Counter[tuple[str, str, str]] = Counter()
    whole: Counter[str] = Counter()
    for offer in counted(catalogue):
        measures = tuple(measures_of(offer))
        whole.update(measures)
        municipalities = reach.of(offer)
        for network in {network_of.get(name, EVERYWHERE) for name in municipalities}:
            kinds.update((offer.kind, network, measure) for measure in measures)
        for level in levels_of(offer, catalogue):
            levels.update((name, level.value, measure) for name in municipalities for measure in measures)
    taxonomy = catalogue.taxonomy
    networks = sorted({place.network for place in places if place.network})
    languages = sorted((m for m in whole if m.startswith("help_")), key=lambda m: (-whole[m], m))
    return Coverage(
        kinds=Table(
            rows={kind.key: kind.label.pick("nl").value for kind in taxonomy.kinds},
            columns={network: network for network in networks} | {EVERYWHERE: EVERYWHERE},
            counts=kinds,
        ),
        levels=Table(
            rows={name: name for name in sorted(network_of)} | {EVERYWHERE: EVERYWHERE},
            columns={level.value: taxonomy.label("zorgniveaus", level.value).pick("nl").value for level in Zorgniveau},
            counts=levels,
        ),
        whole=whole,
        measures=(*MEASURES, *languages),
    )


def counted(catalogue: Catalogue) -> Iterator[Offer]:
    """The offers that are a door: no general ones, and none that ended."""
    for offer in catalogue.offers.values():
        if not offer.general and offer.status is not Status.ENDED:
            yield offer


def measures_of(offer: Offer) -> Iterator[str]:
    """What this offer counts for."""
    yield "offers"
    if any(not contact.check_first for contact in offer.contacts):
        yield "contact"
    if offer.access.self_referral:
        yield "self_referral"
    if offer.cost.free:
        yield "free"
    if any(hours.offer_is_open(offer, at=evening) for evening in _EVENINGS):
        yield "evening"
    yield from (f"help_{lang}" for lang in dict.fromkeys(offer.help_languages))


def levels_of(offer: Offer, catalogue: Catalogue) -> tuple[Zorgniveau, ...]:
    """The offer's own levels, else those that are usual for its kind."""
    kind = catalogue.taxonomy.kind_by_key.get(offer.kind)
    return offer.zorgniveaus or (kind.zorgniveaus if kind else ())


class _Reach:
    """Which municipalities an offer serves: by its area, and without one by its addresses."""

    def __init__(self, places: Iterable[Place], catalogue: Catalogue) -> None:
        self._places = catalogue.places
        self._by_code: dict[str, set[str]] = {}
        for place in places:
            for code in place.codes():
                self._by_code.setdefault(code, set()).add(place.municipality)

    def of(self, offer: Offer) -> frozenset[str]:
        if _MOST_OF_ALL in offer.service_area.regions:
            return frozenset({EVERYWHERE})
        codes = area_codes(offer.service_area) or {f"municipality:{fold(name)}" for name in self._towns(offer)}
        return frozenset(name for code in codes for name in self._by_code.get(code, ()))

    def _towns(self, offer: Offer) -> Iterator[str]:
        for location in offer.locations:
            rows = self._places.by_postal_code.get(location.postal_code or "", ())
            if location.municipality or rows:
                yield location.municipality or rows[0].municipality

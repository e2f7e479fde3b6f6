"""Places: "Gent", "9000", "gentt", "Borsbeek" → a Place, and whether an offer's area covers it.

A person's place is a town or a postal code, never an address: enough to know which network, zone and municipality
serves them. Covering ("serves this place") and distance are two different questions, so they are answered apart.
"""

import csv
import math
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from navigator.directory import spelling
from navigator.directory.models import ServiceArea
from navigator.errors import PlaceNotFound

_EARTH_RADIUS_KM = 6371.0
#: A province is no place to stand; who names one is taken to its seat. (Limburg is a town near Verviers as well.)
_SEATS = {"limburg": "hasselt", "oost vlaanderen": "gent", "west vlaanderen": "brugge", "vlaams brabant": "leuven"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality, or the part of one with its own postal code. Coordinates in degrees (WGS 84)."""

    postal_code: str
    municipality: str
    municipality_fr: str
    municipality_de: str
    province: str
    region: str
    primary_care_zone: str
    network: str
    network_certain: bool
    latitude: float
    longitude: float
    locality: str = ""
    """What the person called it, where that is not the municipality itself: "Sint-Amandsberg"."""

    def codes(self) -> frozenset[str]:
        """Every area that this place lies in, as the codes of `area_codes`."""
        parts = {
            "municipality": fold(self.municipality),
            "zone": self.primary_care_zone,
            "network": self.network,
            "province": self.province,
            "region": self.region,
        }
        return frozenset(f"{kind}:{code}" for kind, code in parts.items() if code)

    def name(self, locale: str) -> str:
        return {"fr": self.municipality_fr, "de": self.municipality_de}.get(locale) or self.municipality


def fold(words: str) -> str:
    """`Liège` → `liege`, `Sint-Niklaas` → `sint niklaas`: how place names are compared."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    name = " ".join(letters.split())
    return f"sint {name[3:]}" if name.startswith("st ") else name


def area_codes(area: ServiceArea) -> frozenset[str]:
    """The codes of all that an area covers; an offer serves a place when the two share one."""
    return frozenset(
        [f"municipality:{fold(name)}" for name in area.municipalities]
        + [f"zone:{code}" for code in area.primary_care_zones]
        + [f"network:{code}" for code in area.networks]
        + [f"province:{code}" for code in area.provinces]
        + [f"region:{code}" for code in area.regions]
    )


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """As the crow flies, in kilometres (haversine)."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(half))


@dataclass(frozen=True, kw_only=True)
class Places:
    """All places of the country, found by postal code or by any of their names."""

    rows: tuple[Place, ...]
    names: Mapping[str, int]
    """Folded name → row; names of municipalities win from names of their parts."""

    @cached_property
    def by_postal_code(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, tuple[Place, ...]] = {}
        for place in self.rows:
            found[place.postal_code] = (*found.get(place.postal_code, ()), place)
        return found

    @cached_property
    def names_by_length(self) -> Mapping[int, tuple[str, ...]]:
        return spelling.by_length(self.names)

    @cached_property
    def town_names(self) -> frozenset[str]:
        """Folded names of whole municipalities, in Dutch, French and German."""
        names = (n for place in self.rows for n in (place.municipality, place.municipality_fr, place.municipality_de))
        return frozenset(fold(name) for name in names if name)

    @cached_property
    def municipalities(self) -> Mapping[str, str]:
        """Folded Dutch name → official Dutch name."""
        return {fold(place.municipality): place.municipality for place in self.rows}

    def find(self, words: str) -> Place | None:
        """The place of exactly these words (capitals and accents aside), or None."""
        words = words.strip()
        digits = words.removeprefix("B-").removeprefix("b-")[:4]
        if digits.isdigit() and digits in self.by_postal_code:
            named = fold(words.partition(digits)[2])
            rows = self.by_postal_code[digits]
            return next((row for row in rows if named and named in fold(row.municipality)), rows[0])
        key = fold(words)
        return self.rows[self.names[key]] if key in self.names else None

    def resolve(self, words: str) -> Place:
        """The place that `words` mean, small mistakes mended; raises PlaceNotFound, with the nearest names."""
        place = self.find(words)
        if place is None and not any(c.isdigit() for c in words):
            near = spelling.nearest(fold(words), self.names_by_length, count=3)
            if near and near[0].certain:
                return self.rows[self.names[near[0].word]]
            raise PlaceNotFound(words, tuple(self.rows[self.names[guess.word]].municipality for guess in near))
        if place is None:
            raise PlaceNotFound(words)
        return place


def read_places(path: Path) -> Places:
    """The table `data/places.csv`; lines that start with # hold its attribution."""
    with path.open(encoding="utf-8", newline="") as lines:
        records = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    rows: list[Place] = []
    names: dict[str, int] = {}
    parts: dict[str, int] = {}
    for record in records:
        place = _place(record)
        own = [record["municipality"], record["municipality_fr"], record["municipality_de"]]
        own += _several(record["former_municipalities"])
        for name in _keys(own):
            names.setdefault(name, len(rows))
        for name in _several(record["localities"]) + _several(record["localities_fr"]):
            for key in _keys([name]):
                parts.setdefault(key, len(rows))
        rows.append(place)
    found = parts | names
    return Places(rows=tuple(rows), names=found | {province: found[seat] for province, seat in _SEATS.items()})


def _keys(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(fold(name) for name in names if name)


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _place(record: Mapping[str, str]) -> Place:
    localities = _several(record["localities"])
    return Place(
        postal_code=record["postal_code"],
        municipality=record["municipality"],
        municipality_fr=record["municipality_fr"],
        municipality_de=record["municipality_de"],
        province=record["province"],
        region=record["region"],
        primary_care_zone=record["primary_care_zone"],
        network=record["network"],
        network_certain=record["network_status"] == "sourced",
        latitude=float(record["latitude"]),
        longitude=float(record["longitude"]),
        locality=localities[0] if localities and localities[0] != record["municipality"] else "",
    )

"""People name their place in many ways; an area either covers it or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.directory.models import ServiceArea
from navigator.directory.places import area_codes, distance_km, fold
from navigator.errors import PlaceNotFound
from tests.builders import PLACES


@pytest.mark.parametrize(
    ("words", "municipality"),
    [
        ("Gent", "Gent"),
        ("gent", "Gent"),
        ("9000", "Gent"),
        ("9000 Gent", "Gent"),
        ("B-9000", "Gent"),
        ("gentt", "Gent"),
        ("Gand", "Gent"),
        ("Luik", "Luik"),
        ("Liège", "Luik"),
        ("liege", "Luik"),
        ("Borsbeek", "Antwerpen"),
        ("Sint-Amandsberg", "Gent"),
        ("sint niklaas", "Sint-Niklaas"),
        ("St-Niklaas", "Sint-Niklaas"),
        ("Anvers", "Antwerpen"),
        ("Schaerbeek", "Schaarbeek"),
        ("Zele", "Zele"),
        ("Dendermode", "Dendermonde"),
        ("Bruxelles", "Brussel"),
    ],
)
def test_a_place_is_found_by_what_people_call_it(words: str, municipality: str) -> None:
    assert PLACES.resolve(words).municipality == municipality


@pytest.mark.parametrize("words", ["Atlantis", "0000", "99999", "qqqqqq"])
def test_an_unknown_place_is_said_to_be_unknown(words: str) -> None:
    with pytest.raises(PlaceNotFound):
        PLACES.resolve(words)


def test_the_table_is_whole() -> None:
    assert len({place.municipality for place in PLACES.rows}) >= 560
    assert len({place.primary_care_zone for place in PLACES.rows if place.primary_care_zone}) == 60
    hasselt = PLACES.resolve("Hasselt")
    assert (round(hasselt.latitude, 3), round(hasselt.longitude, 3)) == (50.931, 5.338)


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_politely_not(words: str) -> None:
    try:
        PLACES.resolve(words)
    except PlaceNotFound as error:
        assert error.words == words


@pytest.mark.parametrize(
    ("area", "place", "covered"),
    [
        ({"municipalities": ("Gent",)}, "9050", True),
        ({"municipalities": ("Gent",)}, "Lokeren", False),
        ({"provinces": ("oost-vlaanderen",)}, "Lokeren", True),
        ({"networks": ("pakt",)}, "Gent", True),
        ({"regions": ("vlaanderen",)}, "Namen", False),
        ({"regions": ("brussel",)}, "1030", True),
        ({}, "Gent", False),
    ],
    ids=str,
)
def test_an_area_covers_a_place(area: dict[str, tuple[str, ...]], place: str, covered: bool) -> None:
    shared = area_codes(ServiceArea(**area)) & PLACES.resolve(place).codes()
    assert bool(shared) is covered


def test_distance_is_as_the_crow_flies() -> None:
    gent, aalst = PLACES.resolve("Gent"), PLACES.resolve("Aalst")
    assert 20 < distance_km(gent.latitude, gent.longitude, aalst.latitude, aalst.longitude) < 30


def test_folding_twice_changes_nothing() -> None:
    for place in PLACES.rows:
        assert fold(fold(place.municipality)) == fold(place.municipality)

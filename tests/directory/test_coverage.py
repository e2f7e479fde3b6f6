"""Counting what is where: by area, by address, or everywhere."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.directory.coverage import EVERYWHERE, Coverage, coverage, measures_of
from navigator.directory.drawings import dot_map, heat_map
from navigator.directory.models import Offer
from navigator.directory.search import Directory
from navigator.zorgniveau import Zorgniveau
from tests.builders import PLACES, a_catalogue, an_offer

PHONE = {"kind": "phone", "value": "106"}


def counts_of(*offers: Offer) -> Coverage:
    return coverage(a_catalogue(*offers))


@pytest.mark.parametrize(
    ("fields", "networks"),
    [
        ({"service_area": {"municipalities": ["Gent"]}}, {"pakt"}),
        ({"service_area": {"networks": ["noolim"]}}, {"noolim"}),
        ({"service_area": {"provinces": ["limburg"]}}, {"noolim", "reling"}),
        ({"service_area": {"regions": ["brussel"]}}, {"brussel"}),
        ({"service_area": {"regions": ["vlaanderen", "brussel"]}}, {EVERYWHERE}),
        ({"service_area": {}, "locations": [{"id": "a", "postal_code": "9000"}]}, {"pakt"}),
        ({"service_area": {"regions": ["wallonie"]}}, set()),
    ],
    ids=["a town", "a network", "a province", "Brussels", "everywhere", "only an address", "elsewhere"],
)
def test_an_offer_counts_where_it_serves(fields: dict[str, object], networks: set[str]) -> None:
    kinds = counts_of(an_offer(contacts=[PHONE], **fields)).kinds
    assert {column for column in kinds.columns if kinds.count("caw-onthaal", column)} == networks


def test_levels_are_counted_for_each_municipality() -> None:
    levels = counts_of(an_offer(service_area={"networks": ["noolim"]}, zorgniveaus=["1", "2a"])).levels
    assert levels.count("Genk", "1", "offers") == levels.count("Genk", "2a", "offers") == 1
    assert levels.count("Genk", "0b", "offers") == levels.count("Gent", "1", "offers") == 0
    assert levels.row_total("Genk", "offers") == 2


def test_a_kind_lends_its_usual_level() -> None:
    levels = counts_of(an_offer(service_area={"municipalities": ["Gent"]})).levels
    assert levels.count("Gent", Zorgniveau.GENERALIST.value, "offers") == 1


@pytest.mark.parametrize(
    ("fields", "measure"),
    [
        ({"contacts": [PHONE]}, "contact"),
        ({"access": {"self_referral": True}}, "self_referral"),
        ({"cost": {"free": True}}, "free"),
        ({"schedule": {"hours": "Tu 18:00-21:00"}}, "evening"),
        ({"contacts": [PHONE | {"schedule": {"hours": "24/7"}, "check_first": True}]}, "evening"),
        ({"help_languages": ["fr"]}, "help_fr"),
    ],
    ids=["contact", "self sign-up", "free", "open in the evening", "a line with its own hours", "in French"],
)
def test_each_thing_is_counted_for_itself(fields: dict[str, object], measure: str) -> None:
    assert set(measures_of(an_offer(**fields))) == {"offers", measure}


@pytest.mark.parametrize(
    "fields",
    [
        {"contacts": [PHONE | {"check_first": True}]},
        {"schedule": {"hours": "Mo-Fr 09:00-17:00"}},
        {"schedule": {"hours": "Sa 18:00-23:00"}},
        {"access": {"self_referral": False, "routes": [{"referrer": "gp"}]}},
    ],
    ids=["a number to check first", "office hours", "only at the weekend", "through a GP"],
)
def test_what_does_not_count_does_not(fields: dict[str, object]) -> None:
    assert set(measures_of(an_offer(**fields))) == {"offers"}


def test_general_and_ended_offers_are_no_door() -> None:
    assert counts_of(an_offer("a", general=True), an_offer("b", status="ended")).whole == {}


@given(st.sets(st.sampled_from(sorted(PLACES.municipalities.values())), min_size=1, max_size=5))
def test_a_network_has_an_offer_when_one_of_its_towns_has(towns: set[str]) -> None:
    counts = counts_of(an_offer(service_area={"municipalities": sorted(towns)}))
    rows = {town for town in counts.levels.rows if counts.levels.row_total(town, "offers")}
    assert rows == towns & set(counts.levels.rows)
    assert bool(rows) == bool(counts.kinds.row_total("caw-onthaal", "offers"))


def test_pictures_tell_in_words_what_they_show(directory: Directory) -> None:
    catalogue = directory.catalogue
    counts = coverage(catalogue)
    for drawing in (heat_map(counts.kinds, title="Soorten & streken"), dot_map(catalogue, title="Adressen")):
        svg = ElementTree.fromstring(drawing)
        space = "{http://www.w3.org/2000/svg}"
        assert svg.get("role") == "img"
        named = {
            element.get("id"): element.text
            for element in (svg.find(f"{space}title"), svg.find(f"{space}desc"))
            if element is not None
        }
        assert set((svg.get("aria-labelledby") or "").split()) == set(named)
        assert all(named.values())


def test_the_heat_map_holds_every_number() -> None:
    counts = counts_of(
        *(an_offer(f"o{number}", service_area={"networks": ["pakt"]}, contacts=[PHONE]) for number in range(7))
    )
    assert "pakt: 7</title>" in heat_map(counts.kinds, title="x")
    assert ">7</text>" in heat_map(counts.kinds, title="x")

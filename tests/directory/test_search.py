"""What the filters let through, what is let go, and that a typed question never meets an empty page."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.directory.query import SearchQuery
from navigator.directory.search import Directory
from navigator.errors import PlaceNotFound, UnknownOffer
from navigator.zorgniveau import Zorgniveau
from tests.builders import a_directory, an_offer

GENT = {"municipalities": ["Gent"]}


def ids(directory: Directory, *args: object, **asked: object) -> list[str]:
    return [hit.offer.id for hit in directory.search(*args, **asked).hits]  # type: ignore[arg-type]


def test_unknown_is_not_no() -> None:
    known = an_offer("jong", ages={"max": 17}, help_languages=["fr"])
    unknown = an_offer("onbekend")
    directory = a_directory(known, unknown)
    assert ids(directory, age=40) == ["onbekend"]
    assert ids(directory, languages=["ar"]) == ["onbekend"]
    assert set(ids(directory, languages=["fr"])) == {"jong", "onbekend"}


def test_free_and_self_referral_are_only_what_is_known() -> None:
    directory = a_directory(
        an_offer("gratis", cost={"free": True}), an_offer("onbekend"), an_offer("zelf", access={"self_referral": True})
    )
    assert ids(directory, free=True) == ["gratis"]
    assert ids(directory, self_referral=True) == ["zelf"]


def test_serving_a_place_and_being_near_are_two_things() -> None:
    national = an_offer("overal", service_area={"regions": ["vlaanderen"]})
    near = an_offer("dichtbij", service_area=GENT, locations=[{"id": "a", "postal_code": "9000"}])
    far = an_offer("ver", service_area={"municipalities": ["Hasselt"]}, locations=[{"id": "b", "postal_code": "3500"}])
    page = a_directory(national, near, far).search(near="Gent")
    assert [hit.offer.id for hit in page.hits] == ["dichtbij", "overal"]
    assert page.hits[0].distance_km == 0
    assert page.hits[1].serves_place
    assert page.hits[1].distance_km is None


def test_the_place_may_stand_in_the_question() -> None:
    directory = a_directory(
        an_offer("een", service_area=GENT), an_offer("twee", service_area={"municipalities": ["As"]})
    )
    page = directory.search("praten in gent")
    assert page.place
    assert page.place.municipality == "Gent"
    assert [hit.offer.id for hit in page.hits] == ["een"]


def test_open_at_keeps_what_is_open_or_unknown() -> None:
    directory = a_directory(
        an_offer("open", schedule={"hours": "24/7"}),
        an_offer("onbekend"),
        an_offer("dicht", schedule={"hours": "Mo 09:00-10:00"}),
    )
    page = directory.search(SearchQuery(open_at=datetime(2026, 11, 22, 3)))
    assert {hit.offer.id: hit.open for hit in page.hits} == {"open": True, "onbekend": None}


def test_words_go_before_filters_and_the_page_says_so() -> None:
    directory = a_directory(an_offer("een", kind="ocmw"), an_offer("twee", kind="cgg"))
    page = directory.search("xyzzy", kinds=("cgg",))
    assert [hit.offer.id for hit in page.hits] == ["twee"]
    assert page.let_go == ("words",)


def test_filters_that_leave_nothing_are_let_go_least_important_first() -> None:
    directory = a_directory(an_offer("een", kind="ocmw", ages={"min": 18}))
    page = directory.search(age=30, kinds=("ocmw",), free=True)
    assert page.let_go == ("free",)
    assert page.relaxed


def test_a_facet_does_not_count_its_own_filter() -> None:
    directory = a_directory(an_offer("a", kind="ocmw"), an_offer("b", kind="cgg"), an_offer("c", kind="cgg"))
    assert directory.search(kinds=("ocmw",)).facets["kind"] == {"ocmw": 1, "cgg": 2}
    assert directory.search(kinds=("ocmw",)).facets["group"] == {"sociaal": 1}


def test_who_types_a_name_gets_that_offer() -> None:
    directory = a_directory(
        *(an_offer(f"praten-{n}", summary={"nl": "praten praten villa"}) for n in range(5)),
        an_offer("villa-voortman", kind="dubbeldiagnose"),
    )
    assert ids(directory, "Villa Voortman")[0] == "villa-voortman"


def test_basic_care_comes_before_specialised_care() -> None:
    offers = [
        an_offer("hoog", kind="psychiatrisch-ziekenhuis", zorgniveaus=["2a"], topics=["slaap"]),
        an_offer("laag", kind="eerstelijnspsycholoog", zorgniveaus=["1"], topics=["slaap"]),
    ]
    assert ids(a_directory(*offers), "slaap") == ["laag", "hoog"]
    assert ids(a_directory(*offers), "slaap", zorgniveaus=(Zorgniveau.REGIONAL,)) == ["hoog"]


def test_an_offer_is_found_by_its_former_id() -> None:
    directory = a_directory(an_offer("nieuw", former_ids=["oud"]))
    assert directory["oud"].id == "nieuw"
    with pytest.raises(UnknownOffer):
        directory["nergens"]


def test_an_unknown_place_is_refused_by_name(directory: Directory) -> None:
    with pytest.raises(PlaceNotFound):
        directory.search("praten", near="Atlantis")


def test_pages_follow_each_other_without_gap_or_repeat(directory: Directory) -> None:
    whole = ids(directory, limit=100)
    parts = [found for start in range(0, 100, 7) for found in ids(directory, limit=7, offset=start)]
    assert parts[:100] == whole
    assert len(set(whole)) == len(whole)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=200), age=st.none() | st.integers(0, 120))
def test_any_typed_question_gets_a_page(directory: Directory, words: str, age: int | None) -> None:
    page = directory.search(words, age=age)
    assert page.hits
    assert page.total >= len(page.hits)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(age=st.integers(0, 120), free=st.booleans(), level=st.sampled_from(list(Zorgniveau)))
def test_every_hit_passes_every_filter_that_stayed(
    directory: Directory, age: int, free: bool, level: Zorgniveau
) -> None:
    page = directory.search(age=age, free=free, zorgniveaus=(level,))
    for hit in page.hits:
        assert hit.offer.accepts(age=age) or "age" in page.let_go
        assert not free or hit.offer.cost.free or "free" in page.let_go
        assert level in hit.offer.zorgniveaus or "zorgniveaus" in page.let_go

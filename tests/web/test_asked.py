from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from navigator.web import asked
from navigator.web.asked import Asked
from navigator.web.sealed import Sealer

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SEALER = Sealer("a secret", "search")


def form(**fields: object) -> "MultiDict[str, str]":
    return MultiDict(fields)


def test_a_form_travels_sealed_and_comes_back_the_same() -> None:
    told = asked.from_form(form(q="angst", place="Gent", age="17", topics=["slaap", "angst"], free="1"))
    assert asked.from_token(told.to_token(SEALER, now=NOW), SEALER, now=NOW) == told


def test_a_search_is_forgotten_after_two_hours() -> None:
    token = Asked(q="angst").to_token(SEALER, now=NOW)
    assert asked.from_token(token, SEALER, now=NOW + timedelta(minutes=121)) is None


def test_taking_a_filter_away_leaves_the_others() -> None:
    told = Asked(q="angst", age="17", topics=("slaap", "angst"), free=True)
    assert told.without("topics", "slaap") == Asked(q="angst", age="17", topics=("angst",), free=True)
    assert told.without("age") == Asked(q="angst", topics=("slaap", "angst"), free=True)
    assert told.without("free") == Asked(q="angst", age="17", topics=("slaap", "angst"))
    assert told.without("audience") == told


def test_a_form_that_says_nothing_is_empty() -> None:
    assert asked.from_form(form(q="  ", place="")).is_empty
    assert not asked.from_form(form(q="", free="1")).is_empty


def test_of_a_long_story_the_beginning_is_searched_and_all_of_it_is_looked_at() -> None:
    story = "het gaat al lang niet goed met mij " * 20
    told = asked.from_form(form(q=story))
    assert len(told.words) <= 200 and story.startswith(told.words) and not told.words.endswith(" ")
    assert told.typed == (story.strip(),)


@given(st.text(max_size=3000), st.text(max_size=300))
def test_every_form_fits_in_an_address(words: str, place: str) -> None:
    told = asked.from_form(form(q=words, place=place))
    token = told.to_token(SEALER, now=NOW)
    assert len(token) < 4000
    assert asked.from_token(token, SEALER, now=NOW) == told

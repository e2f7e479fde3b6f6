"""One normal form for what the catalogue says and what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.directory import spelling, words

KNOWN = spelling.by_length(["depressie", "angst", "gent", "werk"])


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("nl", "slapen slaapt geslapen slaap"),
        ("nl", "psycholoog psychologen"),
        ("nl", "drinkt drinken gedronken"),
        ("fr", "parler parlez parlé"),
        ("en", "sleeping sleeps sleep"),
        ("de", "schlafen schlafe"),
    ],
)
def test_forms_of_a_word_meet(lang: str, forms: str) -> None:
    assert len({words.stem(form, lang) for form in forms.split()}) == 1


def test_small_words_are_never_looked_up() -> None:
    assert words.terms("ik zoek hulp voor mijn", "nl") == []


@pytest.mark.parametrize(
    ("compound", "parts"),
    [("verslavingszorg", ("verslaving", "zorg")), ("jongerenpsychiater", ("jongeren", "psychiater")), ("gent", ())],
)
def test_compounds_fall_apart_into_known_words(compound: str, parts: tuple[str, ...]) -> None:
    known = frozenset({"verslaving", "zorg", "jongeren", "psychiater"})
    assert words.parts(compound, known) == parts


@pytest.mark.parametrize(("typed", "meant"), [("depresie", "depressie"), ("angts", "angst"), ("gnet", "gent")])
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert spelling.nearest(typed, KNOWN)[0] == (meant, 1, True)


@pytest.mark.parametrize("typed", ["aa", "xyzzyx", "caw"])
def test_what_is_no_slip_is_left_alone(typed: str) -> None:
    assert spelling.nearest(typed, KNOWN) == ()


def test_two_words_as_near_are_not_certain() -> None:
    assert not spelling.nearest("raat", spelling.by_length(["raad", "raap"]))[0].certain


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(term for term in words.terms(text, "nl"))
    assert words.folded(" ".join(words.folded(text))) == words.folded(text) or not text.isascii()

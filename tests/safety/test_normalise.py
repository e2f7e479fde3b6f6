"""Different typing, one word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.safety.normalise import LONGEST, clean, squeeze


@pytest.mark.parametrize(("typed", "plain"), [
    pytest.param("IK WIL", "ik wil", id="capitals"),
    pytest.param("suïcidaal", "suicidaal", id="accents fall off"),
    pytest.param(unicodedata.normalize("NFD", "suïcidaal"), "suicidaal", id="accents as loose marks"),
    pytest.param("j’ai", "j'ai", id="curly apostrophe"),
    pytest.param("do​od", "dood", id="zero-width space"),
    pytest.param("do­od", "dood", id="soft hyphen"),
    pytest.param("ｄｏｏｄ", "dood", id="full-width letters"),
    pytest.param("𝐝𝐨𝐨𝐝", "dood", id="mathematical letters"),
    pytest.param("İNTİHAR", "intihar", id="Turkish capital dotted i"),
    pytest.param("ıntıhar", "intihar", id="Turkish dotless i"),
    pytest.param("أريد", "اريد", id="Arabic hamza"),
    pytest.param("کشم", "كشم", id="Persian and Arabic kaf"),
    pytest.param("dооd", "dood", id="Cyrillic letters that look Latin"),
    pytest.param("Straße", "strasse", id="sharp s"),
    pytest.param("ik\u00a0wil", "ik wil", id="hard space"),
])
def test_one_word_typed_in_many_ways(typed: str, plain: str) -> None:
    assert clean(typed) == plain


def test_stretched_letters_meet_where_runs_are_one_letter() -> None:
    assert squeeze("doooood") == squeeze("dood")


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_very_long_text_keeps_its_beginning_and_its_end() -> None:
    cleaned = clean("begin " + "x" * (3 * LONGEST) + " einde")
    assert cleaned.startswith("begin ")
    assert cleaned.endswith(" einde")
    assert len(cleaned) <= LONGEST + 2

"""The team's own sentences: what interrupts, what does not, whatever way it is typed."""

import unicodedata
from collections.abc import Callable
from functools import cache

import pytest

from navigator.safety import ContactType, DangerKind, Outcome, look

from .sentences import CALM, DANGER, SENTENCES, Sentence

EVERYDAY = ("Ik werk al jaren in een winkel en sinds de verhuis slaap ik slecht. De huisarts vond dat ik met iemand "
            "kon praten. Ik heb twee katten en een tuin, en op zondag ga ik naar de markt. ")


def named(sentence: Sentence) -> str:
    return f"{sentence.lang} {sentence.sort}: {sentence.text}"


@pytest.mark.parametrize("sentence", DANGER, ids=named)
def test_danger_interrupts(sentence: Sentence) -> None:
    verdict = look(sentence.text, lang=sentence.lang)
    assert verdict.outcome is Outcome.INTERRUPT
    assert verdict.kind in ({DangerKind(kind) for kind in sentence.kinds} or set(DangerKind))
    assert ContactType.EMERGENCY in verdict.contacts
    if sentence.first:
        assert verdict.contacts[0].value == sentence.first


@pytest.mark.parametrize("sentence", CALM, ids=named)
def test_what_only_looks_like_danger_does_not_interrupt(sentence: Sentence) -> None:
    verdict = look(sentence.text, lang=sentence.lang)
    assert verdict.outcome is not Outcome.INTERRUPT
    assert bool(verdict.contacts) is (verdict.outcome is Outcome.SOFT)


@pytest.mark.parametrize("sentence", SENTENCES, ids=named)
def test_the_language_is_that_of_the_sentence_or_of_the_page(sentence: Sentence) -> None:
    assert look(sentence.text, lang=sentence.lang).lang == sentence.lang


def stretched(text: str) -> str:
    """The last vowel of the longest word, drawn out."""
    word = max(text.split(), key=len)
    place = max((word.rfind(vowel) for vowel in "aeiouAEIOU"), default=-1)
    return text.replace(word, word[:place] + word[place] * 4 + word[place + 1:]) if place > 0 else text


def without_marks(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


@cache
def plain_kind(text: str) -> DangerKind | None:
    return look(text).kind


MUTATIONS: dict[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "with a curly apostrophe": lambda text: text.replace("'", "’"),
    "without diacritics": without_marks,
    "with loose marks": lambda text: unicodedata.normalize("NFD", text),
    "with an emoji at the end": lambda text: text + " 😔🙏",
    "with a zero-width sign in each word": lambda text: " ".join(f"{word[:1]}​{word[1:]}" for word in text.split(" ")),
    "with a stretched letter": stretched,
    "after other text": lambda text: EVERYDAY + text,
    "before other text": lambda text: f"{text.rstrip('.')}. {EVERYDAY}",
    "in the middle of 500 words": lambda text: f"{EVERYDAY * 6} {text.rstrip('.')}. {EVERYDAY * 6}",
    "with double spaces": lambda text: text.replace(" ", "  "),
}


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=list(MUTATIONS))
@pytest.mark.parametrize("lang", ["nl", "fr", "en", "de", "tr", "ar", "uk", "ru", "pl", "es", "ro", "fa"])
def test_the_way_of_typing_makes_no_difference(lang: str, mutate: Callable[[str], str]) -> None:
    assert [mutate(one.text) for one in DANGER
            if one.lang == lang and one.sort != "3" and look(mutate(one.text)).kind is not plain_kind(one.text)] == []


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=list(MUTATIONS))
def test_no_way_of_typing_makes_a_look_alike_interrupt(mutate: Callable[[str], str]) -> None:
    assert [one.text for one in CALM[::3] if look(mutate(one.text)).outcome is Outcome.INTERRUPT] == []


@pytest.mark.parametrize("text", [
    "ik wil d o o d", "i k  w i l  d o o d", "ik w1l d00d", "z*lfm**rd plegen wil ik", "ik denk aan z.e.l.f.m.o.o.r.d",
    "#ikwildood", "ik denk aan zelf moord", "i want to k1ll myself", "ik wil dооd", "ikwilnietmeerleven",
])
def test_hidden_words_are_seen(text: str) -> None:
    assert look(text).outcome is Outcome.INTERRUPT


@pytest.mark.parametrize("text", ["", " ", "👍", "...", "112", "9000 gent", "a b c", "\x00", "ا" * 9000, "ik " * 3000])
def test_strange_input_is_no_danger(text: str) -> None:
    assert look(text).outcome is Outcome.NONE


def test_the_hint_decides_only_when_the_words_do_not() -> None:
    assert look("suicide", lang="fr").lang == "fr"
    assert look("ik wil dood", lang="fr").lang == "nl"


def test_a_second_signal_is_not_hidden_by_a_harmless_one() -> None:
    assert look("ik ben doodmoe en ik wil niet meer leven").outcome is Outcome.INTERRUPT
    assert look("ik wil niet dood maar ik wil er niet meer zijn").outcome is Outcome.INTERRUPT


def test_nothing_lowers_a_suicide_stem_below_soft() -> None:
    assert look("ik heb geen zelfmoordgedachten").outcome is Outcome.SOFT

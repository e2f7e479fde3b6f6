"""The second opinion: it lifts and never lowers, is the same every time, and keeps to the figures of the corpora."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator import yamlfile
from navigator.safety import ContactType, Outcome, look
from navigator.safety.normalise import clean
from navigator.safety.recognise import SECOND_OPINION, by_patterns
from navigator.safety.second_opinion import LONGEST_WINDOW, opinion, windows

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))

#: How many of a hundred sentences of danger interrupt, how many at least get a line, and how many harmless ones may
#: interrupt. The model has read these sentences, so this guards against a step back; docs/safety.md has the figures
#: for sentences that it had not read.
FLOORS = {
    "ar": (39, 96, 1),
    "de": (51, 95, 1),
    "en": (55, 97, 1),
    "es": (39, 99, 1),
    "fa": (36, 99, 1),
    "fr": (60, 97, 1),
    "nl-1": (53, 96, 1),
    "nl-2": (51, 95, 3),
    "pl": (39, 99, 1),
    "ro": (47, 99, 1),
    "ru": (47, 99, 1),
    "tr": (41, 99, 1),
    "uk": (47, 99, 1),
}


@cache
def rows(path: Path) -> tuple[tuple[str, str], ...]:
    return tuple((row["text"], row["outcome"]) for row in yamlfile.read(path).data)


TEXTS = tuple(text for path in CORPUS for text, _ in rows(path))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpora_keep_their_figures(path: Path) -> None:
    danger = [look(text).outcome for text, outcome in rows(path) if outcome == "interrupt"]
    harmless = [look(text).outcome for text, outcome in rows(path) if outcome != "interrupt"]
    interrupted, seen, false = FLOORS[path.stem]
    assert 100 * danger.count(Outcome.INTERRUPT) >= interrupted * len(danger)
    assert 100 * (len(danger) - danger.count(Outcome.NONE)) >= seen * len(danger)
    assert 100 * harmless.count(Outcome.INTERRUPT) <= false * len(harmless)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(TEXTS) | st.text(max_size=80))
def test_it_never_lowers_and_says_when_it_lifts(text: str) -> None:
    before, after = by_patterns(text), look(text)
    assert after.outcome.weight >= before.outcome.weight
    assert (SECOND_OPINION in after.fired) is (after.outcome is not before.outcome)
    assert after.outcome is Outcome.NONE or ContactType.EMERGENCY in after.contacts


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.sampled_from(TEXTS))
def test_more_sentences_never_make_it_calmer_and_their_order_does_not_matter(parts: list[str], added: str) -> None:
    alone, more, turned = (opinion(clean(" ".join(f"{part.rstrip('.…!?؟ ')}." for part in some)))
                           for some in (parts, [*parts, added], [added, *parts[::-1]]))
    assert more.probability >= alone.probability
    assert turned == more


@pytest.mark.parametrize("typed", [
    "KWIL NIE MEER LEVEN", "kwil  nie meer leveeeen", "kwil nie méér leven", "kwil\u200b nie meer leven",
])
def test_the_way_of_typing_makes_no_difference(typed: str) -> None:
    assert opinion(clean(typed)) == opinion(clean("kwil nie meer leven"))


def test_a_long_sentence_is_judged_in_windows_that_overlap() -> None:
    words = [f"{first}o{last}" for first in "bcdfghjklm" for last in "bcdfghjklm"]
    parts = windows(" ".join(words))
    assert max(len(part.split()) for part in parts) == LONGEST_WINDOW
    assert all(any(f"{one} {other}" in part for part in parts) for one, other in pairwise(words))


@pytest.mark.parametrize("text", ["", "...", "👍", "!?"])
def test_no_words_no_opinion(text: str) -> None:
    assert opinion(clean(text)).outcome is Outcome.NONE

"""What holds for any text: danger added is danger seen, the order of sentences does not matter, and look is pure."""

from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.safety import Outcome, look

from .sentences import CALM, DANGER

calm = st.sampled_from([one.text for one in CALM])
danger = st.sampled_from([one.text for one in DANGER])
anything = st.text(max_size=80)


def joined(parts: list[str]) -> str:
    return " ".join(f"{part}." for part in parts)


@settings(deadline=None, max_examples=60)
@given(st.lists(calm | danger, max_size=5), danger, st.integers(0, 5))
def test_adding_a_danger_sentence_never_lowers_the_outcome(parts: list[str], added: str, place: int) -> None:
    more = [*parts[:place], added, *parts[place:]]
    assert look(joined(more)).outcome.weight >= look(joined(parts)).outcome.weight
    assert look(joined(more)).outcome is Outcome.INTERRUPT


@settings(deadline=None, max_examples=60)
@given(st.lists(calm | danger, min_size=2, max_size=5))
def test_the_order_of_sentences_does_not_matter(parts: list[str]) -> None:
    turned = parts[::-1]
    assert look(joined(turned)) == look(joined(parts))


@settings(deadline=None, max_examples=60)
@given(anything)
def test_any_text_has_a_verdict_and_always_the_same(text: str) -> None:
    verdict = look(text)
    assert look(text) == verdict
    assert bool(verdict.contacts) is (verdict.outcome is not Outcome.NONE)
    assert (verdict.kind is None) is (verdict.outcome is Outcome.NONE)

import pytest

from navigator.dialog import facts
from navigator.dialog.models import DOMAINS, Known


@pytest.mark.parametrize(("age", "minor", "transition", "older"), [
    (None, False, False, False),
    (12, True, False, False),
    (16, True, True, False),
    (17, True, True, False),
    (18, False, True, False),
    (24, False, True, False),
    (25, False, False, False),
    (64, False, False, False),
    (65, False, False, True),
])
def test_what_an_age_means(age: int | None, minor: bool, transition: bool, older: bool) -> None:
    known = Known(age=age)
    assert (facts.minor(known), facts.transition_age(known), facts.older(known)) == (minor, transition, older)


@pytest.mark.parametrize(("languages", "expected"), [
    ((), False), (("nl",), False), (("ar", "nl"), False), (("ar",), True),
])
def test_no_dutch_only_when_other_languages_were_named(languages: tuple[str, ...], expected: bool) -> None:
    assert facts.no_dutch(Known(languages=languages)) is expected


@pytest.mark.parametrize(("region", "expected"), [
    (None, False), ("vlaanderen", False), ("brussel", False), ("wallonie", True),
])
def test_out_of_region_is_what_this_site_does_not_know(region: str | None, expected: bool) -> None:
    assert facts.out_of_region(region) is expected


def test_contexts_are_what_was_told_and_what_follows() -> None:
    known = Known(contexts=frozenset({"perinatal"}), age=17, languages=("uk",))
    assert facts.contexts_of(known, region="wallonie") == {
        "perinatal", "minor", "transition_age", "no_dutch", "out_of_region",
    }


def test_unknown_counts_as_nothing_the_matter_but_is_counted() -> None:
    ratings = dict.fromkeys(DOMAINS) | {"risk": 2}
    judged = facts.to_judge(ratings, frozenset({"violence"}))
    assert (judged["risk"], judged["severity"], judged["unknown"]) == (2, 0, 8)
    assert judged["violence"] is True
    assert judged["danger_now"] is False

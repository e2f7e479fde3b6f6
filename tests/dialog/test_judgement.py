import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialog import CONTEXTS, DOMAINS, Asker, CrisisGrade, Flow, Needs, Track, explain, judge, load_flow
from navigator.dialog.judgement import is_met
from navigator.dialog.models import WISHES, Condition
from navigator.zorgniveau import Zorgniveau

from .conftest import GUIDE

JUDGEMENT = load_flow(GUIDE).judgement
PROFILES = st.fixed_dictionaries({domain: st.none() | st.integers(0, 4) for domain in DOMAINS})
SOME_CONTEXTS = st.frozensets(st.sampled_from(CONTEXTS))
QUIET = dict.fromkeys(DOMAINS, 0)


def read_aloud(value: object) -> str:
    """Sets have no order of their own, and parallel workers must agree on the names of the tests."""
    return "+".join(sorted(value)) or "nothing" if isinstance(value, set | frozenset) else str(value)


@pytest.mark.parametrize(("ratings", "contexts", "rule", "level"), [
    ({}, set(), "L-0a", "0a"),
    ({"risk": 4}, set(), "L-2a-danger", "2a"),
    ({}, {"danger_now"}, "L-2a-danger", "2a"),
    ({"severity": 3}, {"supraregional_need"}, "L-2b-rare-and-severe", "2b"),
    ({"functioning": 4}, {"supraregional_need"}, "L-2b-rare-and-severe", "2b"),
    ({"severity": 2, "treatment": 4}, {"supraregional_need"}, "L-2a-no-response", "2a"),
    ({}, {"supraregional_entry"}, "L-2b-own-entry", "2b"),
    ({"risk": 3}, set(), "L-2a-risk", "2a"),
    ({"severity": 4}, set(), "L-2a-very-severe", "2a"),
    ({"functioning": 4}, set(), "L-2a-very-severe", "2a"),
    ({"severity": 3, "functioning": 2}, set(), "L-2a-severe-plus", "2a"),
    ({"severity": 3, "course": 3}, set(), "L-2a-severe-plus", "2a"),
    ({"severity": 3, "course": 2}, set(), "L-1-moderate", "1"),
    ({"substances": 4}, set(), "L-2a-dependence", "2a"),
    ({"substances": 3, "severity": 2}, set(), "L-2a-dual", "2a"),
    ({"substances": 3, "severity": 1}, set(), "L-1-impact", "1"),
    ({"severity": 2, "treatment": 3}, set(), "L-2a-no-response", "2a"),
    ({"severity": 1, "treatment": 4}, set(), "L-0a", "0a"),
    ({"engagement": 3, "functioning": 3}, set(), "L-2a-avoider", "2a"),
    ({"engagement": 4, "functioning": 2}, set(), "L-1-impact", "1"),
    ({}, {"psychosis_suspected"}, "L-2a-context", "2a"),
    ({}, {"continuity_specialised"}, "L-2a-context", "2a"),
    ({"severity": 2}, {"recent_event"}, "L-0b-recent-event", "0b"),
    ({"severity": 1, "support": 2}, {"recent_event"}, "L-0b-recent-event", "0b"),
    ({"severity": 1, "support": 1, "functioning": 1}, {"recent_event"}, "L-0a-recent-event", "0a"),
    ({"severity": 2, "course": 1}, {"recent_event"}, "L-1-moderate", "1"),
    ({"severity": 2, "risk": 1}, {"recent_event"}, "L-1-moderate", "1"),
    ({"severity": 3}, {"recent_event"}, "L-1-moderate", "1"),
    ({"severity": 2}, set(), "L-1-moderate", "1"),
    ({"functioning": 2}, set(), "L-1-impact", "1"),
    ({"risk": 2}, set(), "L-1-impact", "1"),
    ({"social": 3}, set(), "L-1-welfare", "1"),
    ({"social": 2}, {"practical_request"}, "L-1-welfare", "1"),
    ({"social": 1}, {"practical_request"}, "L-0a", "0a"),
    ({"social": 2}, set(), "L-0b-support", "0b"),
    ({"support": 2}, set(), "L-0b-support", "0b"),
    ({"engagement": 2}, set(), "L-0b-support", "0b"),
    ({"course": 2}, set(), "L-0b-support", "0b"),
    ({}, {"wants_peer"}, "L-0b-support", "0b"),
    ({}, {"carer_self"}, "L-0b-support", "0b"),
    ({}, {"violence", "perinatal", "waiting_list", "hospital_discharge", "wants_consult"}, "L-0a", "0a"),
    ({}, {"urgent_context"}, "L-0a", "0a"),
], ids=read_aloud)
def test_each_line_of_the_table(ratings: dict[str, int], contexts: set[str], rule: str, level: str) -> None:
    assessment = judge(JUDGEMENT, QUIET | ratings, contexts=contexts)
    assert (assessment.rule, assessment.zorgniveau.value) == (rule, level)


@pytest.mark.parametrize(("ratings", "contexts", "grade"), [
    ({}, set(), "none"), ({"risk": 1}, set(), "none"), ({"risk": 2}, set(), "lines"), ({"risk": 3}, set(), "urgent"),
    ({"risk": 4}, set(), "now"), ({}, {"urgent_context"}, "urgent"), ({"risk": 2}, {"urgent_context"}, "urgent"),
    ({}, {"danger_now"}, "now"), ({"risk": 3}, {"danger_now"}, "now"), ({"severity": 4}, {"violence"}, "none"),
    ({"risk": None}, {"danger_now"}, "now"),
], ids=read_aloud)
def test_the_crisis_gate(ratings: dict[str, int | None], contexts: set[str], grade: str) -> None:
    assert judge(JUDGEMENT, QUIET | ratings, contexts=contexts).crisis == grade


@pytest.mark.parametrize(("ratings", "contexts", "tracks"), [
    ({}, set(), ["ggz"]),
    ({"social": 1}, set(), ["ggz"]),
    ({"social": 2}, set(), ["ggz", "welzijn"]),
    ({"social": 3}, set(), ["welzijn"]),
    ({"social": 3, "severity": 2}, set(), ["ggz", "welzijn"]),
    ({"social": 4, "risk": 2}, set(), ["ggz", "welzijn"]),
    ({"social": 4, "substances": 2}, set(), ["ggz", "welzijn"]),
    ({"social": 3}, {"wants_consult"}, ["welzijn", "consult"]),
    ({}, {"wants_consult"}, ["ggz", "consult"]),
], ids=read_aloud)
def test_several_doors_may_stand_open(ratings: dict[str, int], contexts: set[str], tracks: list[str]) -> None:
    assert judge(JUDGEMENT, QUIET | ratings, contexts=contexts).tracks == tuple(Track(track) for track in tracks)


@pytest.mark.parametrize(("unknown", "expected"), [(3, False), (4, True), (9, True)])
def test_four_unknown_make_it_provisional(unknown: int, expected: bool) -> None:
    ratings = {domain: None if number < unknown else 0 for number, domain in enumerate(DOMAINS)}
    assessment = judge(JUDGEMENT, ratings)
    assert assessment.provisional is expected
    assert ("P-unknown" in {reason.rule for reason in assessment.reasons}) is expected


def test_what_was_not_rated_is_unknown() -> None:
    assert judge(JUDGEMENT, {}).ratings == dict.fromkeys(DOMAINS)


@given(PROFILES, SOME_CONTEXTS, st.sampled_from(DOMAINS))
def test_not_knowing_never_makes_it_heavier(
    profile: dict[str, int | None], contexts: frozenset[str], domain: str
) -> None:
    ordinary = contexts - {"supraregional_need", "supraregional_entry"}
    known = judge(JUDGEMENT, profile, contexts=ordinary)
    unknown = judge(JUDGEMENT, profile | {domain: None}, contexts=ordinary)
    assert unknown.zorgniveau.rank <= known.zorgniveau.rank
    assert unknown.crisis.rank <= known.crisis.rank


@given(PROFILES, SOME_CONTEXTS)
def test_danger_is_never_talked_away(profile: dict[str, int | None], contexts: frozenset[str]) -> None:
    assert judge(JUDGEMENT, profile, contexts=contexts | {"danger_now"}).crisis is CrisisGrade.NOW
    assert judge(JUDGEMENT, profile, contexts=contexts | {"urgent_context"}).crisis.rank >= CrisisGrade.URGENT.rank


PEOPLE = st.builds(
    Needs, asker=st.sampled_from(Asker), age=st.none() | st.integers(0, 110),
    languages=st.sampled_from([("nl",), ("ar",), ("fr", "nl"), ()]),
    place=st.sampled_from([None, "9000", "Brussel", "Luik"]), wishes=st.frozensets(st.sampled_from(WISHES)),
)


@given(PROFILES, SOME_CONTEXTS, PEOPLE)
def test_who_someone_is_never_changes_the_level(
    profile: dict[str, int | None], contexts: frozenset[str], someone: Needs
) -> None:
    plain = judge(JUDGEMENT, profile, contexts=contexts)
    other = judge(JUDGEMENT, profile, contexts=contexts, needs=someone)
    assert (plain.zorgniveau, plain.crisis, plain.tracks, plain.rule) == (
        other.zorgniveau, other.crisis, other.tracks, other.rule)


def test_what_follows_from_who_someone_is_is_there_for_the_offers() -> None:
    assessment = judge(JUDGEMENT, QUIET, contexts={"perinatal"}, needs=Needs(age=17, languages=("uk",)))
    assert assessment.needs.contexts == {"perinatal", "minor", "transition_age", "no_dutch"}


def test_neighbouring_levels_are_also_possible() -> None:
    beside = judge(JUDGEMENT, QUIET | {"severity": 2}).also_possible
    assert beside == (Zorgniveau.VOLUNTEERS_AND_PEERS, Zorgniveau.REGIONAL)


@given(PROFILES, SOME_CONTEXTS)
def test_every_result_has_reasons_in_three_languages(profile: dict[str, int | None], contexts: frozenset[str]) -> None:
    assessment = judge(JUDGEMENT, profile, contexts=contexts)
    rules = [reason.rule for reason in assessment.reasons]
    assert assessment.rule in rules
    assert len(rules) == len(set(rules))
    assert all(reason.because.values.keys() >= {"nl", "fr", "en"} for reason in assessment.reasons)


@given(PROFILES, SOME_CONTEXTS)
def test_the_explanation_agrees_with_the_result(profile: dict[str, int | None], contexts: frozenset[str]) -> None:
    assessment = judge(JUDGEMENT, profile, contexts=contexts)
    lines = explain(JUDGEMENT, assessment)
    decided = {line.rule.id for line in lines if line.decided}
    assert decided >= {reason.rule for reason in assessment.reasons}
    assert all(line.holds is not bool(line.failed) for line in lines)
    levels = [line for line in lines if line.rule.id.startswith("L-")]
    first = next(line for line in levels if line.holds)
    assert first.rule.id == assessment.rule


def test_the_explanation_names_what_was_missing(flow: Flow) -> None:
    lines = explain(flow.judgement, judge(flow.judgement, QUIET | {"severity": 3, "functioning": 1}))
    missed = next(line for line in lines if line.rule.id == "L-2a-severe-plus")
    assert len(missed.failed) == 1
    wanted = [choice.fact for choice in missed.failed[0].any]
    assert wanted == ["risk", "functioning", "substances", "course", "treatment"]


@pytest.mark.parametrize(("condition", "expected"), [
    (Condition(fact="risk", at_least=2), True),
    (Condition(fact="risk", at_least=3), False),
    (Condition(fact="risk", at_most=2), True),
    (Condition(fact="risk", at_least=1, at_most=1), False),
    (Condition(fact="risk", at_least=3, no=True), True),
    (Condition(fact="minor"), True),
    (Condition(fact="older"), False),
    (Condition(fact="topics", any_of=("angst", "rouw")), True),
    (Condition(fact="topics", any_of=("rouw",)), False),
    (Condition(fact="topics"), True),
    (Condition(fact="never-asked", any_of=("ja",)), False),
    (Condition(any=(Condition(fact="older"), Condition(fact="minor"))), True),
    (Condition(any=(Condition(fact="older"),)), False),
], ids=read_aloud)
def test_each_kind_of_condition(condition: Condition, expected: bool) -> None:
    facts = {"risk": 2, "minor": True, "older": False, "topics": frozenset({"angst"})}
    assert bool(is_met(condition, facts)) is expected

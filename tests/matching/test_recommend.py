"""From an assessment to offers: nobody is sent away, nothing changes the level, and each offer says why."""

import itertools
from datetime import date

import pytest

from navigator import judge
from navigator.dialog import DOMAINS, Asker, Assessment, Flow, Needs
from navigator.dialog.facts import contexts_of
from navigator.dialog.models import Known
from navigator.directory.models import Status
from navigator.directory.search import Directory
from navigator.matching import recommend
from navigator.zorgniveau import Zorgniveau

TODAY = date(2026, 11, 21)

#: One profile for each level, plain and with a heavy social side.
PROFILES = {
    Zorgniveau.SELF_CARE: {},
    Zorgniveau.VOLUNTEERS_AND_PEERS: {"support": 2},
    Zorgniveau.GENERALIST: {"severity": 2},
    Zorgniveau.REGIONAL: {"severity": 4},
    Zorgniveau.SUPRA_REGIONAL: {"severity": 3},
}
PLACES = [
    "9000",
    "Aalst",
    "Zele",
    "Ronse",
    "Eeklo",
    "Antwerpen",
    "Hasselt",
    "Leuven",
    "Brugge",
    "Brussel",
    "Voeren",
    "Namen",
]


def an_assessment(
    flow: Flow,
    level: Zorgniveau,
    *,
    place: str,
    asker: Asker,
    welfare: bool = False,
    consult: bool = False,
    region: str = "vlaanderen",
    **needs: object,
) -> Assessment:
    contexts = {"supraregional_need"} if level is Zorgniveau.SUPRA_REGIONAL else set()
    contexts |= {"wants_consult"} if consult else set()
    ratings = dict.fromkeys(DOMAINS, 0) | PROFILES[level] | ({"social": 2} if welfare else {})
    wanted = Needs(asker=asker, place=place, **needs)  # type: ignore[arg-type]
    derived = contexts_of(Known(contexts=frozenset(contexts), age=wanted.age), region=region)
    return judge(flow.judgement, ratings, contexts=derived, needs=wanted)


@pytest.mark.parametrize("place", PLACES)
def test_every_level_track_and_asker_has_a_first_door(directory: Directory, flow: Flow, place: str) -> None:
    region = directory.catalogue.places.resolve(place).region
    for level, asker, welfare, consult in itertools.product(Zorgniveau, Asker, (False, True), (False, True)):
        assessment = an_assessment(
            flow, level, place=place, asker=asker, welfare=welfare, consult=consult, region=region
        )
        found = recommend(assessment, directory, today=TODAY)
        assert found.first, (level, asker, welfare, consult)
        assert all(item.because and item.how_to_start for item in found.first)
        assert all(item.offer.status is not Status.ENDED for item in found.first)


def test_who_asks_and_where_never_changes_the_level(flow: Flow) -> None:
    for level in Zorgniveau:
        levels = {
            an_assessment(flow, level, place=place, asker=asker, age=age, languages=lang).zorgniveau
            for place in PLACES[:3]
            for asker in Asker
            for age in (None, 12, 40, 80)
            for lang in ((), ("ar",))
        }
        assert len(levels) == 1


@pytest.mark.parametrize("age", [8, 16, 30, 80])
def test_nobody_is_sent_where_their_age_is_not_welcome(directory: Directory, flow: Flow, age: int) -> None:
    for level in Zorgniveau:
        found = recommend(an_assessment(flow, level, place="9000", asker=Asker.SELF, age=age), directory, today=TODAY)
        for item in (*found.first, *found.while_waiting, *found.if_not_enough):
            assert item.offer.accepts(age=age)


def test_danger_now_puts_112_first(directory: Directory, flow: Flow) -> None:
    assessment = judge(flow.judgement, {"risk": 4}, contexts=frozenset(), needs=Needs(place="9000"))
    assert recommend(assessment, directory, today=TODAY).now[0].offer.id == "noodnummer-112"


@pytest.mark.parametrize(("risk", "filled"), [(0, False), (1, False), (2, True), (3, True), (4, True)])
def test_now_is_filled_exactly_when_there_is_a_crisis(
    directory: Directory, flow: Flow, risk: int, filled: bool
) -> None:
    assessment = judge(flow.judgement, {"risk": risk}, contexts=frozenset(), needs=Needs(place="9000"))
    assert bool(recommend(assessment, directory, today=TODAY).now) is filled


def test_who_refuses_help_is_never_told_to_sign_up(directory: Directory, flow: Flow) -> None:
    ratings = dict.fromkeys(DOMAINS, 0) | {"engagement": 4, "functioning": 3}
    assessment = judge(flow.judgement, ratings, contexts=frozenset(), needs=Needs(asker=Asker.RELATIVE, place="9300"))
    found = recommend(assessment, directory, today=TODAY)
    assert assessment.zorgniveau is Zorgniveau.REGIONAL
    assert any(item.offer.kind in {"outreach-zorgmijders", "mobiel-team-langdurig"} for item in found.first[:2])


def test_weak_numbers_are_never_told(directory: Directory, flow: Flow) -> None:
    weak = {c.value for o in directory.catalogue.offers.values() for c in o.contacts if c.check_first}
    for level in Zorgniveau:
        found = recommend(an_assessment(flow, level, place="9000", asker=Asker.SELF), directory, limit=15, today=TODAY)
        for item in (*found.now, *found.first, *found.while_waiting, *found.if_not_enough):
            shown = {c.value for c in item.offer.contacts if not c.check_first}
            assert not any(number in step for step in item.how_to_start for number in weak - shown)


def test_the_first_offers_are_of_several_kinds(directory: Directory, flow: Flow) -> None:
    found = recommend(
        an_assessment(flow, Zorgniveau.GENERALIST, place="9000", asker=Asker.SELF), directory, today=TODAY
    )
    assert len({item.offer.kind for item in found.first}) >= 4


def test_wishes_reorder_and_are_said(directory: Directory, flow: Flow) -> None:
    wishing = an_assessment(
        flow, Zorgniveau.VOLUNTEERS_AND_PEERS, place="9000", asker=Asker.SELF, wishes=frozenset({"anonymous"})
    )
    found = recommend(wishing, directory, today=TODAY)
    assert found.first[0].offer.anonymous
    assert any("naam" in reason for reason in found.first[0].because)


def test_sentences_come_in_the_language_of_the_reader(directory: Directory, flow: Flow) -> None:
    assessment = an_assessment(flow, Zorgniveau.GENERALIST, place="9000", asker=Asker.SELF)
    sentences = {
        recommend(assessment, directory, locale=lang, today=TODAY).first[0].because for lang in ("nl", "fr", "en")
    }
    assert len(sentences) == 3


def test_when_much_is_unknown_a_human_comes_first(directory: Directory, flow: Flow) -> None:
    for ratings in ({}, {"severity": 2}, {"severity": 4}, {"support": 3}):
        assessment = judge(flow.judgement, ratings, contexts=frozenset(), needs=Needs(place="9000"))
        first = recommend(assessment, directory, today=TODAY).first[0]
        assert assessment.provisional
        assert first.offer.kind in {"huisarts", "caw-onthaal", "hulplijn-luisteren"}


def test_who_asks_for_advice_gets_the_advice_line_first(directory: Directory, flow: Flow) -> None:
    for level in Zorgniveau:
        assessment = an_assessment(flow, level, place="9000", asker=Asker.GP, consult=True)
        assert recommend(assessment, directory, today=TODAY).first[0].offer.kind == "consultfunctie"

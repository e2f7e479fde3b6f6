from navigator.dialog import Asker, CrisisGrade, Flow, Track, assess, start

from .walking import calmly, walk


def test_an_assessment_carries_what_matters_for_offers(flow: Flow) -> None:
    talk = (start(flow, asker="relative").answer("wat-speelt-er", "somber", "zwanger").answer("leeftijd", 17)
            .answer("plaats", "9000").answer("wensen", "gratis", "voor-mezelf", "andere-taal").answer("taal", "uk"))
    needs = assess(walk(talk, calmly), region="vlaanderen").needs
    assert needs.asker is Asker.RELATIVE
    assert needs.topics == ("somberheid", "zwangerschap-en-geboorte", "naasten", "taal-en-tolk")
    assert (needs.age, needs.place, needs.languages, needs.wishes) == (17, "9000", ("uk",), frozenset({"free"}))
    assert needs.contexts == {"perinatal", "carer_self", "minor", "transition_age", "no_dutch"}


def test_a_place_that_we_do_not_know_help_for_is_said(flow: Flow) -> None:
    talk = start(flow, asker="self").answer("plaats", "4000")
    assert "out_of_region" in assess(talk, region="wallonie").needs.contexts
    assert "out_of_region" not in assess(talk).needs.contexts


def test_it_may_be_asked_before_the_end(flow: Flow) -> None:
    early = assess(start(flow, asker="self"))
    assert early.provisional
    assert early.tracks == (Track.GGZ,)


def test_danger_is_assessed_at_once(flow: Flow) -> None:
    result = assess(start(flow, asker="neighbour").answer("veiligheid", "nu"))
    assert (result.crisis, result.rule) == (CrisisGrade.NOW, "L-2a-danger")
    assert result.reasons[0].rule == "C-now"


def test_changing_age_place_language_or_wishes_keeps_the_level(flow: Flow) -> None:
    talk = walk(start(flow, asker="self").answer("hoe-erg", "duidelijk"), calmly)
    before = assess(talk)
    other = talk.answer("leeftijd", 80).answer("plaats", "Oostende").answer("wensen", "gratis", "andere-taal")
    other = other.answer("taal", "ar")
    after = assess(other, region="wallonie")
    assert (before.zorgniveau, before.rule, before.crisis) == (after.zorgniveau, after.rule, after.crisis)


def test_the_flow_version_travels_along(flow: Flow) -> None:
    assert assess(start(flow)).flow_version == flow.version

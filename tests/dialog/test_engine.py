import pytest

from navigator.dialog import Answer, CrisisGrade, Flow, replay, start

from .walking import CALM, calmly, until, walk


@pytest.mark.parametrize(("asker", "before", "question", "keys", "expected"), [
    ("self", {}, "wat-speelt-er", ["somber"], "veiligheid"),
    ("self", {}, "veiligheid", ["geen"], "hoe-erg"),
    ("self", {}, "veiligheid", ["soms"], "hoe-erg"),
    ("self", {}, "veiligheid", ["dringend"], "hoe-erg"),
    ("self", {}, "veiligheid", ["weet-niet"], "hoe-erg"),
    ("self", {}, "veiligheid", ["bang-van-iemand"], "signalen"),
    ("self", {}, "veiligheid", ["nu"], None),
    ("self", {"wat-speelt-er": ["eten"]}, "veiligheid", ["geen"], "signalen"),
    ("self", {"wat-speelt-er": ["zwanger"]}, "veiligheid", ["geen"], "signalen"),
    ("self", {"wat-speelt-er": ["zwanger"]}, "signalen", ["baby-gevaar"], None),
    ("self", {"wat-speelt-er": ["geweld"]}, "signalen", ["geweld-thuis"], "hoe-erg"),
    ("self", {"wat-speelt-er": ["geweld"]}, "signalen", ["geweld-nu"], None),
    ("self", {}, "hoe-erg", ["zwaar"], "dagelijks"),
    ("self", {}, "dagelijks", ["liever-niet"], "leven"),
    ("self", {}, "leven", ["in-orde"], "hoe-lang"),
    ("self", {}, "leven", ["gebruik"], "middelen"),
    ("self", {"wat-speelt-er": ["drank"]}, "leven", ["mensen"], "middelen"),
    ("self", {}, "hoe-lang", ["dagen"], "leeftijd"),
    ("self", {}, "hoe-lang", ["na-overlijden"], "eerdere-hulp"),
    ("self", {}, "hoe-lang", ["jaren"], "eerdere-hulp"),
    ("self", {}, "eerdere-hulp", ["nog-niet"], "leeftijd"),
    ("self", {}, "plaats", ["9000"], "wensen"),
    ("self", {}, "wensen", ["gratis"], None),
    ("self", {}, "wensen", ["andere-taal"], "taal"),
    ("relative", {}, "eerdere-hulp", ["hielp-deels"], "stap-zetten"),
    ("relative", {}, "stap-zetten", ["weigert"], "leeftijd"),
    ("neighbour", {}, "hoe-lang", ["maanden"], "stap-zetten"),
    ("gp", {}, "vraag", ["verwijzen"], "wat-speelt-er"),
    ("gp", {}, "plaats", ["9000"], None),
    ("gp", {"vraag": ["overleg"]}, "leven", ["weinig-mensen"], "leeftijd"),
    ("gp", {"vraag": ["overleg", "verwijzen"]}, "leven", ["weinig-mensen"], "hoe-lang"),
    ("professional", {"vraag": ["andere-taal"]}, "plaats", ["9000"], "taal"),
], ids=lambda value: "-".join(value) if isinstance(value, list) else str(value))
def test_where_an_answer_leads(
    flow: Flow, asker: str, before: dict[str, list[str]], question: str, keys: list[str], expected: str | None
) -> None:
    talk = start(flow, asker=asker)
    while talk.question is not None and talk.question.id != question:
        talk = talk.answer(talk.question.id, *(before.get(talk.question.id) or CALM[talk.question.id]))
    following = talk.answer(question, *keys).question
    assert (following.id if following else None) == expected


def test_who_asks_is_the_first_question(flow: Flow) -> None:
    talk = start(flow)
    assert talk.question is not None
    assert talk.question.id == "wie"


def test_an_answer_that_no_longer_applies_is_ignored_and_comes_back(flow: Flow) -> None:
    talk = walk(start(flow, asker="self").answer("wat-speelt-er", "drank"), calmly)
    assert "middelen" in talk.position.trail
    without = talk.answer("wat-speelt-er", "somber")
    assert set(without.position.ignored) == {"middelen", "signalen"}
    assert without.position.known.ratings["substances"] == 0, "the person said so at «leven»"
    again = without.answer("wat-speelt-er", "drank")
    assert again.position.ignored == ()
    assert again.question is None


def test_an_answer_given_ahead_of_an_open_question_counts(flow: Flow) -> None:
    talk = start(flow, asker="self").answer("hoe-erg", "zwaar")
    position = talk.position
    assert position.question is not None
    assert position.question.id == "wat-speelt-er"
    assert position.known.ratings["severity"] == 3


def test_danger_is_heard_even_behind_an_open_question(flow: Flow) -> None:
    position = start(flow, asker="relative").answer("veiligheid", "nu").position
    assert position.crisis is CrisisGrade.NOW
    assert position.question is None


def test_danger_stops_the_questions_and_leaves_nothing_to_do(flow: Flow) -> None:
    position = until(start(flow, asker="self"), "veiligheid").answer("veiligheid", "nu").position
    assert position.progress.done == position.progress.about


@pytest.mark.parametrize("later", ["geen", "weet-niet", "liever-niet"])
def test_not_knowing_never_takes_a_sign_of_danger_away(flow: Flow, later: str) -> None:
    talk = start(flow, asker="self").answer("wat-speelt-er", "dood").answer("veiligheid", later)
    assert talk.position.crisis is CrisisGrade.LINES


def test_a_changed_answer_replaces_the_earlier_one(flow: Flow) -> None:
    talk = start(flow, asker="self").answer("veiligheid", "nu").answer("veiligheid", "geen")
    assert talk.position.crisis is CrisisGrade.NONE


@pytest.mark.parametrize(("keys", "social"), [
    (["mensen"], 0), (["mensen", "zorgen"], 2), (["zorgen", "alles-kwijt"], 4), (["in-orde"], 0), (["weet-niet"], None),
], ids=str)
def test_worries_that_were_not_ticked_are_not_there(flow: Flow, keys: list[str], social: int | None) -> None:
    talk = start(flow, asker="self").answer("leven", *keys)
    assert talk.position.known.ratings["social"] == social


def test_what_was_never_told_stays_unknown(flow: Flow) -> None:
    ratings = start(flow, asker="self").answer("leven", "zorgen").position.known.ratings
    assert ratings["support"] is None
    assert ratings["substances"] is None


def test_progress_counts_to_its_own_end(flow: Flow) -> None:
    talk = start(flow, asker="self")
    before = talk.position.progress
    talk = walk(talk, calmly)
    after = talk.position.progress
    assert before.done == 1
    assert after.done == after.about == before.about


def test_weet_ik_niet_and_liever_niet_close_every_list(flow: Flow) -> None:
    talk = start(flow, asker="relative")
    while talk.question is not None:
        assert [option.key for option in talk.position.options[-2:]] == ["weet-niet", "liever-niet"]
        talk = talk.answer(talk.question.id, "weet-niet")


def test_options_for_other_situations_are_not_shown(flow: Flow) -> None:
    talk = until(start(flow, asker="self").answer("wat-speelt-er", "eten"), "signalen")
    shown = {option.key for option in talk.position.options}
    assert "flauwvallen" in shown
    assert "baby-gevaar" not in shown


def test_the_same_answers_in_another_order_lead_to_the_same_place(flow: Flow) -> None:
    talk = walk(start(flow, asker="self"), calmly)
    backwards = dict(reversed(talk.answers.items()))
    assert replay(flow, backwards) == replay(flow, talk.answers)


def test_replay_needs_no_answers_at_all(flow: Flow) -> None:
    position = replay(flow, {})
    assert position.trail == ()
    assert position.crisis is CrisisGrade.NONE


def test_an_answer_to_a_question_that_is_gone_is_ignored(flow: Flow) -> None:
    position = replay(flow, {"vroeger": Answer(question_id="vroeger", values=("ja",))})
    assert position.ignored == ("vroeger",)

"""The guide as it stands: whoever walks it, whatever they choose, they arrive."""

import random
import re
from collections.abc import Iterator

import pytest

from navigator.dialog import Asker, Conversation, CrisisGrade, Flow, QuestionKind, assess, start
from navigator.dialog.models import DOMAINS

from .walking import at_random, calmly, walk

#: The questions that belong to who and where, not to what is the matter.
WHO_AND_WHERE = {"wie", "plaats"}
#: Asked only when something earlier gives reason.
WHEN_RELEVANT = {"signalen", "middelen", "taal"}

TROUBLED = {"wat-speelt-er": ["somber", "werk-school"], "veiligheid": ["vroeger"], "hoe-erg": ["zwaar"],
            "dagelijks": ["vast"], "leven": ["weinig-mensen", "zorgen"], "hoe-lang": ["jaren"],
            "eerdere-hulp": ["hielp-weinig"], "stap-zetten": ["twijfelt"], "wensen": ["gratis"]}


def every_single_choice(flow: Flow, asker: Asker) -> Iterator[tuple[str, str, Conversation]]:
    """From every question that this asker may meet, with everything ticked that opens more questions: each option."""
    open_all = [option.key for option in flow["wat-speelt-er"].options if option.key != "iets-anders"]
    talk = start(flow, asker=asker).answer("wat-speelt-er", *open_all)
    talk = talk.answer("leven", "gebruik").answer("wensen", "andere-taal").answer("vraag", "andere-taal")
    talk = walk(talk.without("wensen") if asker.is_professional else talk, calmly)
    for question_id in talk.position.trail:
        here = talk.without(question_id).position
        assert here.question is not None
        for option in here.options:
            yield question_id, option.key, talk.without(question_id).answer(question_id, option.key)


@pytest.mark.parametrize("asker", Asker)
def test_every_option_leads_on(flow: Flow, asker: Asker) -> None:
    met = 0
    for question_id, key, talk in every_single_choice(flow, asker):
        done = walk(talk, calmly)
        result = assess(done)
        assert result.rule, (question_id, key)
        assert (done.position.crisis is CrisisGrade.NOW) == (result.crisis is CrisisGrade.NOW)
        met += 1
    assert met > 80


def test_every_question_and_option_comes_up_for_someone(flow: Flow) -> None:
    met = {(question_id, key) for asker in Asker for question_id, key, _ in every_single_choice(flow, asker)}
    all_of_them = {(question.id, option.key) for question in flow.questions for option in question.options}
    assert all_of_them <= met


@pytest.mark.parametrize("asker", Asker)
def test_random_walks_arrive(flow: Flow, asker: Asker) -> None:
    rng = random.Random(f"walk {asker}")
    for _ in range(120):
        talk = walk(start(flow, asker=asker), at_random(rng))
        assert assess(talk).reasons
        assert talk.position.ignored == ()


@pytest.mark.parametrize("asker", Asker)
def test_danger_is_reached_from_anywhere(flow: Flow, asker: Asker) -> None:
    rng = random.Random(f"danger {asker}")
    for _ in range(30):
        talk = walk(start(flow, asker=asker), at_random(rng))
        for answered in range(len(talk.answers) + 1):
            some = dict(list(talk.answers.items())[:answered])
            part = Conversation(flow=flow, answers=some).answer("veiligheid", "nu")
            assert part.position.crisis is CrisisGrade.NOW
            assert part.position.question is None


@pytest.mark.parametrize(("asker", "most"), [
    ("self", 9), ("relative", 10), ("neighbour", 9), ("gp", 10), ("gbo_worker", 10), ("professional", 10),
])
def test_the_longest_ordinary_path_stays_short(flow: Flow, asker: str, most: int) -> None:
    """Ordinary: no drink or drugs, no theme in which a day makes the difference, help in Dutch."""
    talk = start(flow, asker=asker)
    while talk.question is not None:
        keys = TROUBLED.get(talk.question.id) or calmly(talk.position)
        talk = talk.answer(talk.question.id, *keys)
    asked = [question for question in talk.position.trail if question not in WHO_AND_WHERE]
    assert not set(asked) & WHEN_RELEVANT
    assert len(asked) <= most


def test_a_professional_who_wants_advice_is_asked_little(flow: Flow) -> None:
    talk = walk(start(flow, asker="gp").answer("vraag", "overleg"), calmly)
    assert len([question for question in talk.position.trail if question not in WHO_AND_WHERE]) <= 7


def test_safety_is_asked_early_and_of_everyone(flow: Flow) -> None:
    for asker in Asker:
        trail = walk(start(flow, asker=asker), calmly).position.trail
        assert trail.index("veiligheid") <= 3


@pytest.mark.parametrize("asker", [Asker.SELF, Asker.RELATIVE, Asker.GP])
def test_every_domain_can_be_told(flow: Flow, asker: Asker) -> None:
    chosen = [flow[question_id].option(key) for question_id, key, _ in every_single_choice(flow, asker)]
    assert {domain for option in chosen if option for domain in option.ratings} == set(DOMAINS)


#: No symptom list, no score, no names of conditions, no words that hurt; zelfdoding as the Flemish guidance asks.
NOT_SAID = re.compile(
    r"\b(depressie|depressief|psychose|psychotisch|bipola\w*|borderline|schizo\w*|stoornis\w*|diagnos\w*|score|symptom\w*|"
    r"patiënt\w*|verslaafd\w*|zelfmoord plegen|gek|psychosis|disorder|patients?|addicts?|trouble mental|"
    r"Störung\w*|Patient\w*|suicide attempt)\b", re.IGNORECASE)


def all_words(flow: Flow) -> Iterator[tuple[str, str, str]]:
    for question in flow.questions:
        for wording in (question.text, question.why, *(option.label for option in question.options)):
            for text in wording.voices.values():
                for lang, words in text.values.items():
                    yield question.id, lang, words


def test_the_words_name_no_condition_and_hurt_no_one(flow: Flow) -> None:
    assert [found for found in all_words(flow) if NOT_SAID.search(found[2])] == []


def test_the_sentences_are_short(flow: Flow) -> None:
    sentences = [sentence for _, _, words in all_words(flow) for sentence in re.split(r"[.?!:] ", words)]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 10


def test_every_question_says_why_it_is_asked(flow: Flow) -> None:
    assert all(question.why for question in flow.questions)


def test_numbers_and_places_have_no_options_of_their_own(flow: Flow) -> None:
    for question in flow.questions:
        assert bool(question.options) == (question.kind in (QuestionKind.ONE, QuestionKind.MANY))

import base64
import dataclasses
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialog import Asker, Conversation, Flow, Question, QuestionKind, from_token, parse, start
from navigator.dialog.models import Wording
from navigator.errors import AnswerError
from navigator.text import Text

from .walking import at_random, calmly, walk

KEY = "a secret that only this server knows"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
Code = AnswerError.Code


def back(token: str, flow: Flow, *, key: str = KEY, now: datetime = NOW) -> Conversation | None:
    return from_token(token, {flow.id: flow}, key, max_age=HALF_AN_HOUR, now=now)


def test_a_conversation_is_a_value(flow: Flow) -> None:
    talk = start(flow, asker="self")
    longer = talk.answer("wat-speelt-er", "somber")
    assert "wat-speelt-er" not in talk.answers
    assert longer.without("wat-speelt-er") == talk


@pytest.mark.parametrize("asker", Asker)
def test_starting_as_someone_answers_who_asks(flow: Flow, asker: Asker) -> None:
    talk = start(flow, asker=asker)
    assert talk.asker is asker
    assert talk.question is not None
    assert talk.question.id != "wie"


@pytest.mark.parametrize(("question", "values", "code"), [
    ("bestaat-niet", ["ja"], Code.UNKNOWN_QUESTION),
    ("veiligheid", [], Code.MISSING),
    ("veiligheid", ["  "], Code.MISSING),
    ("veiligheid", ["misschien"], Code.UNKNOWN_OPTION),
    ("veiligheid", ["geen", "soms"], Code.TOO_MANY),
    ("leven", ["in-orde", "zorgen"], Code.NONE_WITH_OTHERS),
    ("leven", ["zorgen", "weet-niet"], Code.NONE_WITH_OTHERS),
    ("leeftijd", ["zeventien"], Code.NOT_A_NUMBER),
    ("leeftijd", ["-3"], Code.NOT_A_NUMBER),
    ("leeftijd", ["١٧"], Code.NOT_A_NUMBER),
    ("leeftijd", ["300"], Code.OUT_OF_RANGE),
    ("leeftijd", ["9" * 5000], Code.OUT_OF_RANGE),
    ("plaats", ["x" * 61], Code.TOO_LONG),
    ("plaats", ["<script>"], Code.UNKNOWN_PLACE),
], ids=str)
def test_an_answer_that_does_not_fit_says_why(flow: Flow, question: str, values: list[str], code: Code) -> None:
    with pytest.raises(AnswerError) as caught:
        start(flow, asker="self").answer(question, *values)
    assert (caught.value.code, caught.value.question_id) == (code, question)


@pytest.mark.parametrize(("question", "values"), [
    ("leeftijd", [17]), ("leeftijd", ["weet-niet"]), ("plaats", ["Sint-Niklaas"]), ("plaats", ["’s-Gravenbrakel"]),
    ("plaats", ["liever-niet"]), ("wensen", []), ("leven", ["zorgen", "weinig-mensen"]),
    ("veiligheid", ["liever-niet"]),
], ids=str)
def test_an_answer_that_fits_is_kept(flow: Flow, question: str, values: list[str | int]) -> None:
    talk = start(flow, asker="self").answer(question, *values)
    assert talk.answers[question].values == tuple(str(value) for value in values)


def test_an_unsure_age_or_place_is_unknown(flow: Flow) -> None:
    known = start(flow, asker="self").answer("leeftijd", "weet-niet").answer("plaats", "liever-niet").position.known
    assert (known.age, known.place) == (None, None)


def test_words_are_used_and_dropped(flow: Flow) -> None:
    words = Question(id="vertel", kind=QuestionKind.WORDS, text=Wording({"general": Text({"nl": "Vertel"})}))
    answer = parse(flow, words, ["Mijn naam is Jan en ik woon in de Kerkstraat"])
    assert answer.values == ()


def test_a_token_brings_the_conversation_back(flow: Flow) -> None:
    talk = walk(start(flow, asker="self", locale="fr"), calmly)
    assert back(talk.to_token(KEY, now=NOW), flow) == talk


def test_a_token_tells_nothing_to_who_has_no_key(flow: Flow) -> None:
    token = start(flow, asker="self").answer("wat-speelt-er", "dood").to_token(KEY, now=NOW)
    assert b"dood" not in base64.urlsafe_b64decode(token)
    assert b"wat-speelt-er" not in base64.urlsafe_b64decode(token)


def test_a_token_of_a_long_conversation_fits_a_cookie(flow: Flow) -> None:
    everything = start(flow, asker="self").answer("wat-speelt-er", *(o.key for o in flow["wat-speelt-er"].options))
    talk = walk(everything, at_random(random.Random(1)))
    assert len(talk.to_token(KEY, now=NOW)) < 3800


@pytest.mark.parametrize(("minutes", "usable"), [(0, True), (29, True), (31, False)])
def test_a_token_has_its_time(flow: Flow, minutes: int, usable: bool) -> None:
    token = start(flow).to_token(KEY, now=NOW)
    assert (back(token, flow, now=NOW + timedelta(minutes=minutes)) is not None) is usable


def test_a_token_of_another_version_is_no_use(flow: Flow) -> None:
    token = start(flow, asker="self").to_token(KEY, now=NOW)
    assert back(token, dataclasses.replace(flow, version="0")) is None


def test_a_token_of_another_flow_is_no_use(flow: Flow) -> None:
    token = start(flow, asker="self").to_token(KEY, now=NOW)
    assert from_token(token, {}, KEY, max_age=HALF_AN_HOUR, now=NOW) is None


def test_a_token_under_another_key_is_no_use(flow: Flow) -> None:
    assert back(start(flow).to_token(KEY, now=NOW), flow, key="another") is None


def test_a_token_changed_anywhere_is_no_use(flow: Flow) -> None:
    token = start(flow, asker="self").to_token(KEY, now=NOW)
    for place in range(0, len(token), 7):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1:]
        assert back(changed, flow) is None, place


@given(st.text(max_size=200))
def test_rubbish_is_never_an_exception(rubbish: str) -> None:
    assert from_token(rubbish, {}, KEY, max_age=HALF_AN_HOUR, now=NOW) is None

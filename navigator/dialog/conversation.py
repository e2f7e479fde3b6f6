"""A conversation: the answers so far, as a value that never changes.

It lives with the visitor, not with us: in a cookie, encrypted, for as long as the caller says. It is not called
Session, for Flask has one, and ours is a value. What someone types in their own words is used and dropped: only the
fact that the question was passed is kept. This module is the home of cryptography.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from cryptography.fernet import Fernet, InvalidToken

from navigator.dialog.engine import replay
from navigator.dialog.models import Answer, Asker, Flow, Position, Question, QuestionKind
from navigator.errors import AnswerError

#: A postal code or the name of a place: letters of any script, digits, spaces, hyphens, apostrophes, brackets, dots.
_PLACE = re.compile(r"[\w .,'’()/-]{2,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """`talk = talk.answer("veiligheid", "soms")` gives a new conversation; the old one is still there."""

    flow: Flow
    locale: str = "nl"
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def position(self) -> Position:
        return replay(self.flow, self.answers)

    @property
    def question(self) -> Question | None:
        """What to ask next; None at the end, and as soon as there is danger now."""
        return self.position.question

    @property
    def asker(self) -> Asker:
        return self.position.known.asker or Asker.SELF

    def answer(self, question_id: str, *values: str | int) -> "Conversation":
        """With this answer, in place of an earlier one to the same question; AnswerError when it does not fit."""
        if question_id not in self.flow:
            raise AnswerError(AnswerError.Code.UNKNOWN_QUESTION, question_id)
        answer = parse(self.flow, self.flow[question_id], [str(value) for value in values])
        return replace(self, answers=MappingProxyType({**self.answers, question_id: answer}))

    def without(self, question_id: str) -> "Conversation":
        """As if this question had not been answered."""
        kept = {name: answer for name, answer in self.answers.items() if name != question_id}
        return replace(self, answers=MappingProxyType(kept))

    def to_token(self, key: str | bytes, *, now: datetime) -> str:
        """An encrypted text that holds everything, to be kept by the visitor."""
        told = {answer.question_id: answer.values for answer in self.answers.values()}
        content = json.dumps([self.flow.id, self.flow.version, self.locale, told], separators=(",", ":"))
        return _fernet(key).encrypt_at_time(content.encode(), int(now.timestamp())).decode()


def start(flow: Flow, *, asker: Asker | str | None = None, locale: str = "nl") -> Conversation:
    """A new conversation; when we know who asks, that question is answered already."""
    talk = Conversation(flow=flow, locale=locale)
    if asker is None:
        return talk
    who = Asker(asker)
    for question in flow.questions:
        for option in question.options:
            if option.asker is who:
                return talk.answer(question.id, option.key)
    return talk


def from_token(
    token: str, flows: Mapping[str, Flow], key: str | bytes, *, max_age: timedelta, now: datetime
) -> Conversation | None:
    """The conversation in this token, or None: too old, of another version of the flow, or not ours."""
    try:
        content = _fernet(key).decrypt_at_time(token.encode(), int(max_age.total_seconds()), int(now.timestamp()))
        flow_id, version, locale, told = json.loads(content)
        flow = flows[flow_id]
        if flow.version != version:
            return None
        talk = Conversation(flow=flow, locale=locale)
        for question_id, values in told.items():
            talk = talk.answer(question_id, *values)
        return talk
    except (InvalidToken, ValueError, KeyError, AnswerError):
        return None


def parse(flow: Flow, question: Question, values: Iterable[str]) -> Answer:
    """What was sent as an answer to this question. It need not be its turn: answers may come in any order."""
    given = tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
    unsure = flow.unsure_keys & set(given)
    if unsure:
        if len(given) > 1:
            raise AnswerError(AnswerError.Code.NONE_WITH_OTHERS, question.id, given)
        return Answer(question_id=question.id, values=given)
    if question.kind is QuestionKind.WORDS:
        return Answer(question_id=question.id)
    if not given and not question.optional:
        raise AnswerError(AnswerError.Code.MISSING, question.id)
    if len(given) > 1 and question.kind is not QuestionKind.MANY:
        raise AnswerError(AnswerError.Code.TOO_MANY, question.id, given)
    if given:
        _check(question, given)
    return Answer(question_id=question.id, values=given)


def _check(question: Question, given: tuple[str, ...]) -> None:
    value = given[0]
    if question.kind is QuestionKind.NUMBER:
        if not (value.isascii() and value.isdigit()):
            raise AnswerError(AnswerError.Code.NOT_A_NUMBER, question.id, value)
        if not question.at_least <= int(value[:9]) <= question.at_most:
            raise AnswerError(AnswerError.Code.OUT_OF_RANGE, question.id, value)
    elif question.kind is QuestionKind.PLACE:
        if len(value) > 60:
            raise AnswerError(AnswerError.Code.TOO_LONG, question.id, value)
        if not _PLACE.fullmatch(value):
            raise AnswerError(AnswerError.Code.UNKNOWN_PLACE, question.id, value)
    else:
        _check_options(question, given)


def _check_options(question: Question, given: tuple[str, ...]) -> None:
    for key in given:
        option = question.option(key)
        if option is None:
            raise AnswerError(AnswerError.Code.UNKNOWN_OPTION, question.id, key)
        if option.excludes_others and len(given) > 1:
            raise AnswerError(AnswerError.Code.NONE_WITH_OTHERS, question.id, given)


def _fernet(key: str | bytes) -> Fernet:
    """Any secret will do as a key; Fernet itself wants exactly 32 bytes."""
    secret = key.encode() if isinstance(key, str) else key
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"navigator conversation\0" + secret).digest()))

"""What the guide says: the choices of a question, the lines of the summary, and what is wrong with an answer.

One table turns codes of the core into sentences; words a person typed are used for looking up a place and dropped.
"""

from dataclasses import dataclass

from navigator.dialog import Conversation, Question, QuestionKind
from navigator.errors import AnswerError, PlaceNotFound
from navigator.text import Picked
from navigator.web.locale import gettext as _
from navigator.web.locale import language
from navigator.web.site import directory
from navigator.web.visit import Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    key: str
    label: Picked
    chosen: bool
    alone: bool
    """May not stand beside other choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the summary."""

    question_id: str
    question: Picked
    answers: tuple[Picked, ...]


def summary_lines(talk: Conversation) -> tuple[Line, ...]:
    return tuple(_line(talk, talk.flow[question_id]) for question_id in talk.position.trail)


def _line(talk: Conversation, asked: Question) -> Line:
    lang = language()
    options = {option.key: option for option in (*asked.options, *talk.flow.unsure)}
    answers = []
    for value in talk.answers[asked.id].values:
        option = options.get(value)
        answers.append(option.label.to(talk.asker).pick(lang) if option else Picked(_value_words(asked, value), lang))
    return Line(
        question_id=asked.id,
        question=asked.text.to(talk.asker).pick(lang),
        answers=tuple(answers) or (Picked(_("Niets aangeduid"), lang),),
    )


def _value_words(asked: Question, value: str) -> str:
    if asked.kind is QuestionKind.NUMBER:
        return _("%(age)s jaar", age=value)
    if asked.kind is QuestionKind.PLACE:
        place = directory().catalogue.places.find(value)
        return f"{place.postal_code} {place.name(language())}" if place else value
    return value


def typed_words(asked: Question, value: str) -> str:
    place = directory().catalogue.places.find(value) if asked.kind is QuestionKind.PLACE else None
    return f"{place.postal_code} {place.name(language())}" if place else value


def place_value(asked: Question, typed: str) -> str:
    """A place as the directory knows it: what was typed is used and dropped."""
    if asked.kind is not QuestionKind.PLACE:
        return typed
    try:
        place = directory().catalogue.places.resolve(typed[:80])
    except PlaceNotFound as error:
        raise AnswerError(AnswerError.Code.UNKNOWN_PLACE, asked.id, error.suggestions) from error
    return f"{place.postal_code} {place.municipality}"


def error_words(asked: Question, mistake: Mistake) -> str:
    """One table from codes to sentences."""
    choose = _("Duid één of meer antwoorden aan.") if asked.kind is QuestionKind.MANY else _("Duid een antwoord aan.")
    missing = {
        QuestionKind.NUMBER: _("Vul een leeftijd in, of duid aan dat je het niet weet."),
        QuestionKind.PLACE: _("Vul een postcode of gemeente in, of duid aan dat je het niet weet."),
    }
    Code = AnswerError.Code  # noqa: N806
    return {
        Code.MISSING.value: missing.get(asked.kind, choose),
        Code.UNKNOWN_OPTION.value: choose,
        Code.NONE_WITH_OTHERS.value: _("Dit antwoord past niet samen met een ander. Laat er één staan."),
        Code.NOT_A_NUMBER.value: _("Vul de leeftijd in met cijfers, bijvoorbeeld 34."),
        Code.OUT_OF_RANGE.value: _(
            "Vul een leeftijd in van %(low)s tot %(high)s.", low=asked.at_least, high=asked.at_most
        ),
        Code.TOO_MANY.value: _("Duid maar één antwoord aan."),
        Code.TOO_LONG.value: _("Dat is te lang. Een postcode of gemeente is genoeg."),
        Code.UNKNOWN_PLACE.value: _("We kennen deze plaats niet. Vul een postcode of een gemeente in."),
    }.get(mistake.code, choose)

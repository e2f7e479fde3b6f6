"""The machine interface: five questions with JSON bodies, for other programs (docs/guide/interface.md).

`Interface` answers with plain dictionaries; HTTP (`web/api.py`) and JSON lines (`cli/batch.py`) only carry them, so
both say the same. It is stateless: the caller keeps the answers, and nothing that was typed is kept here. What does
not fit raises BadRequest with a code, a message and the field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from navigator import bodies, dialog, help_lines, safety
from navigator.bodies import Body
from navigator.dialog import Asker, Assessment, Conversation, Needs, Question, QuestionKind, facts
from navigator.dialog.models import WISHES, Known
from navigator.dialog.understanding import understand
from navigator.directory.places import Place
from navigator.directory.query import Reader, read_query
from navigator.directory.search import Directory
from navigator.errors import AnswerError, BadRequest
from navigator.matching import recommend

Request = Mapping[str, Any]

LONGEST_TEXT = 4000
_MOST_OFFERS = 20
_USUAL_OFFERS = 5


@dataclass(frozen=True, kw_only=True)
class Interface:
    """Answers over one directory and one flow; `now` gives the Belgian time."""

    directory: Directory
    flow: dialog.Flow
    now: Callable[[], datetime]

    def safety(self, request: Request) -> Body:
        """POST /api/v1/safety: `{"text", "lang"?}`."""
        reader = Reader(request)
        text = _required_text(reader, "text")
        lang = _lang(reader) if request.get("lang") else None
        reader.refuse()
        return bodies.verdict(safety.look(text, lang=lang), self.directory)

    def search(self, request: Request) -> Body:
        """POST /api/v1/search: words, place and filters. Results are never empty for a non-empty `q`."""
        reader = Reader(request)
        catalogue = self.directory.catalogue
        query = read_query(reader, catalogue.taxonomy, catalogue.places, now=self.now())
        reader.refuse()
        seen = safety.look(query.words, lang=query.lang)
        query = replace(query, first=help_lines.first_for(seen))
        page = self.directory.search(query, at=self.now())
        return bodies.search_page(page, catalogue) | {"safety": bodies.verdict(seen, self.directory)}

    def assess(self, request: Request) -> Body:
        """POST /api/v1/assess: nine ratings and what is known → zorgniveau and offers."""
        reader = Reader(request)
        ratings = _ratings(reader)
        contexts = frozenset(reader.codes("contexts", dialog.CONTEXTS))
        lang = _lang(reader)
        asker = Asker(reader.one_of("asker", list(Asker), Asker.SELF))
        age = reader.integer("age", low=0, high=120)
        place = reader.place("place", self.directory.catalogue.places)
        languages = reader.codes("help_languages", None)
        topics = reader.codes("needs", self.directory.catalogue.taxonomy.by_vocabulary["topics"])
        wishes = _wishes(reader)
        limit = reader.integer("limit", low=1, high=_MOST_OFFERS) or _USUAL_OFFERS
        reader.refuse()
        known = Known(contexts=contexts, asker=asker, languages=languages, age=age)
        contexts = facts.contexts_of(known, region=place.region if place else None)
        needs = Needs(asker=asker, topics=topics, age=age, languages=languages, wishes=wishes, contexts=contexts)
        assessment = dialog.judge(self.flow.judgement, ratings, contexts=contexts, needs=needs)
        return self._with_offers(assessment, place, lang, limit)

    def dialogue(self, request: Request) -> Body:
        """POST /api/v1/dialogue: the answers so far → the next question, or the assessment."""
        reader = Reader(request)
        lang = _lang(reader)
        asker = reader.one_of("asker", list(Asker), "") or None
        reader.one_of("flow", [self.flow.id], self.flow.id)
        reader.refuse()
        answers = request.get("answers") if request.get("answers") is not None else {}
        if not isinstance(answers, Mapping):
            raise BadRequest("wrong_type", "answers must be an object of question ids", "answers")
        start = dialog.start(self.flow, asker=asker, locale=lang)
        talk, place, typed = self._replay(start, answers)
        position = talk.position
        assessment = None
        if position.question is None:
            judged = dialog.assess(talk, region=place.region if place else None)
            assessment = self._with_offers(judged, place, lang, _USUAL_OFFERS)
        return {
            "question": bodies.question(position.question, position, talk, lang) if position.question else None,
            "ignored": list(position.ignored),
            "safety": bodies.verdict(safety.look(typed, lang=lang), self.directory),
            "assessment": assessment,
            "summary": bodies.summary(talk, self.flow, lang),
        }

    def understand(self, request: Request) -> Body:
        """POST /api/v1/understand: free text → suggested answers, for a person to confirm."""
        reader = Reader(request)
        text = _required_text(reader, "text")
        lang = _lang(reader)
        reader.one_of("asker", list(Asker), Asker.SELF)
        reader.refuse()
        found = understand(text, lang=lang, flow=self.flow)
        searched = self.directory.understanding.read(text, lang=lang)
        return {
            "safety": bodies.verdict(safety.look(text, lang=lang), self.directory),
            "suggested": [
                {"question": one.question, "option": one.option, "evidence": list(one.evidence)}
                for one in found.suggestions
            ],
            "topics": list(dict.fromkeys((*found.topics, *searched.topics))),
            "place": searched.place.name(lang) if searched.place else None,
        }

    def _with_offers(self, assessment: Assessment, place: Place | None, lang: str, limit: int) -> Body:
        if place:
            assessment = replace(assessment, needs=replace(assessment.needs, place=place.postal_code))
        today = self.now().date()
        offers = recommend(assessment, self.directory, locale=lang, limit=limit, today=today)
        return bodies.assessment(assessment, offers, lang)

    def _replay(self, talk: Conversation, answers: Mapping[str, Any]) -> tuple[Conversation, Place | None, str]:
        """Give all answers, in the order of the questions; also the place, and all that was typed."""
        unknown = [name for name in answers if name not in self.flow]
        if unknown:
            raise BadRequest("unknown_question", f"there is no question {str(unknown[0])[:40]!r}", "answers")
        place, typed = None, []
        for question in self.flow.questions:
            if answers.get(question.id) is None:
                continue
            values = _values(question, answers[question.id])
            if question.kind in (QuestionKind.PLACE, QuestionKind.WORDS):
                typed += values
            if question.kind is QuestionKind.PLACE and values and values[0] not in self.flow.unsure_keys:
                reader = Reader({_field(question): values[0]})
                place = reader.place(_field(question), self.directory.catalogue.places)
                reader.refuse()
                values = [place.postal_code] if place else []
            try:
                talk = talk.answer(question.id, *values)
            except AnswerError as error:
                raise BadRequest(error.code.value, f"this answer does not fit: {error}", _field(question)) from error
        return talk, place, " . ".join(typed)


def _field(question: Question) -> str:
    return f"answers.{question.id}"


def _values(question: Question, given: Any) -> list[str]:
    """An answer as the list of its values, whether it came as a list, a number or words."""
    values = [str(value) for value in given] if isinstance(given, list) else [str(given)]
    if sum(map(len, values)) > LONGEST_TEXT:
        raise BadRequest("too_long", f"at most {LONGEST_TEXT} characters fit", _field(question))
    return values


def _required_text(reader: Reader, name: str) -> str:
    if reader.data.get(name) is None:
        raise BadRequest("missing", f"{name} is needed", name)
    text = reader.text(name, longest=LONGEST_TEXT)
    reader.refuse()
    return text


def _lang(reader: Reader) -> str:
    """The reader's language without its country: `nl-BE` → `nl`."""
    return reader.text("lang", longest=8).partition("-")[0].lower() or "nl"


def _ratings(reader: Reader) -> dict[str, int | None]:
    inner = _inside(reader, "ratings", dialog.DOMAINS)
    if reader.data.get("ratings") is None:
        raise BadRequest("missing", "ratings are needed", "ratings")
    ratings = {name: inner.integer(f"ratings.{name}", low=0, high=4) for name in dialog.DOMAINS}
    inner.refuse()
    return ratings


def _wishes(reader: Reader) -> frozenset[str]:
    inner = _inside(reader, "wishes", WISHES)
    wishes = frozenset(name for name in WISHES if inner.flag(f"wishes.{name}"))
    inner.refuse()
    return wishes


def _inside(reader: Reader, name: str, known: tuple[str, ...]) -> Reader:
    """A reader for the fields of an object inside the request."""
    given = reader.data.get(name)
    if given is None:
        return Reader({})
    if not isinstance(given, Mapping):
        raise BadRequest("wrong_type", f"{name} must be an object", name)
    strange = [key for key in given if key not in known]
    if strange:
        raise BadRequest("unknown_code", f"{name} has no {str(strange[0])[:40]!r}", name)
    return Reader({f"{name}.{key}": value for key, value in given.items()})

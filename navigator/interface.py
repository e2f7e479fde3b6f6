"""The machine interface: five questions with JSON bodies, for other programs (docs/guide/interface.md).

`Interface` answers with plain dictionaries; HTTP (`web/api.py`) and JSON lines (`cli/batch.py`) only carry them, so
both say the same. It is stateless: the caller keeps the answers, and nothing that was typed is kept here. What does
not fit raises BadRequest with a code, a message and the field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from navigator import dialog, help_lines, safety
from navigator.dialog import facts
from navigator.dialog.models import WISHES, Asker, Assessment, Known, Needs, Question, QuestionKind
from navigator.dialog.understanding import understand
from navigator.directory.places import Place
from navigator.directory.query import Reader, read_query
from navigator.directory.search import Directory, Hit
from navigator.errors import AnswerError, BadRequest
from navigator.matching import Recommendation, recommend
from navigator.safety import Outcome, Verdict

Body = dict[str, Any]
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
        text = self._required_text(reader, "text", longest=LONGEST_TEXT)
        verdict = safety.look(text, lang=self._lang(reader) if "lang" in request else None)
        reader.refuse()
        return self._verdict(verdict)

    def search(self, request: Request) -> Body:
        """POST /api/v1/search: words, place and filters."""
        reader = Reader(request)
        query = read_query(reader, self.directory.catalogue.taxonomy, self.directory.catalogue.places, now=self.now())
        reader.refuse()
        page = self.directory.search(query, at=self.now())
        understood: Body = {}
        if page.understood.place:
            understood["place"] = page.understood.place.name(query.lang)
        if page.understood.topics:
            understood["topics"] = list(page.understood.topics)
        if page.understood.kinds:
            understood["kinds"] = list(page.understood.kinds)
        return {
            "total": page.total,
            "results": [self._hit(hit, query.lang) for hit in page.hits],
            "facets": {name: dict(counts) for name, counts in page.facets.items()},
            "corrected": page.corrected,
            "understood": understood,
            "relaxed": page.relaxed,
            "safety": self._verdict(safety.look(query.words, lang=query.lang)),
        }

    def assess(self, request: Request) -> Body:
        """POST /api/v1/assess: nine ratings and what is known → zorgniveau and offers."""
        reader = Reader(request)
        ratings = self._ratings(reader)
        contexts = set(reader.codes("contexts", dialog.CONTEXTS))
        lang = self._lang(reader)
        asker = Asker(reader.one_of("asker", list(Asker), Asker.SELF))
        age = reader.integer("age", low=0, high=120)
        place = reader.place("place", self.directory.catalogue.places)
        languages = reader.codes("help_languages", None)
        topics = reader.codes("needs", self.directory.catalogue.taxonomy.by_vocabulary["topics"])
        wishes = self._wishes(reader)
        limit = reader.integer("limit", low=1, high=_MOST_OFFERS)
        reader.refuse()
        known = Known(contexts=frozenset(contexts), asker=asker, languages=languages, age=age)
        derived = facts.contexts_of(known, region=place.region if place else None)
        needs = Needs(
            asker=asker,
            topics=topics,
            age=age,
            languages=languages,
            wishes=wishes,
            contexts=derived,
            place=place.postal_code if place else None,
        )
        assessment = dialog.judge(self.flow.judgement, ratings, contexts=derived, needs=needs)
        return self._assessment(assessment, place, lang, limit or _USUAL_OFFERS)

    def dialogue(self, request: Request) -> Body:
        """POST /api/v1/dialogue: the answers so far → the next question, or the assessment."""
        reader = Reader(request)
        lang = self._lang(reader)
        asker = reader.one_of("asker", list(Asker), "")
        reader.one_of("flow", [self.flow.id], self.flow.id)
        answers = request.get("answers", {})
        reader.refuse()
        if not isinstance(answers, Mapping):
            raise BadRequest("wrong_type", "answers must be an object of question ids", "answers")
        talk, place, verdict = self._replay(dialog.start(self.flow, asker=asker or None, locale=lang), answers)
        position = talk.position
        done = position.question is None
        assessment = dialog.assess(talk, region=place.region if place else None) if done else None
        return {
            "question": self._question(talk, lang) if position.question else None,
            "ignored": list(position.ignored),
            "safety": self._verdict(verdict),
            "assessment": self._assessment(assessment, place, lang, _USUAL_OFFERS) if assessment else None,
            "summary": [self._summary(talk, question_id, lang) for question_id in position.trail],
        }

    def understand(self, request: Request) -> Body:
        """POST /api/v1/understand: free text → suggested answers, for a person to confirm."""
        reader = Reader(request)
        text = self._required_text(reader, "text", longest=LONGEST_TEXT)
        lang = self._lang(reader)
        reader.one_of("asker", list(Asker), Asker.SELF)
        reader.refuse()
        found = understand(text, lang=lang, flow=self.flow)
        search = self.directory.understanding.read(text, lang=lang)
        return {
            "safety": self._verdict(safety.look(text, lang=lang)),
            "suggested": [
                {"question": s.question, "option": s.option, "evidence": list(s.evidence)} for s in found.suggestions
            ],
            "topics": list(dict.fromkeys((*found.topics, *search.topics))),
            "place": search.place.name(lang) if search.place else None,
        }

    def _required_text(self, reader: Reader, name: str, *, longest: int) -> str:
        if reader.data.get(name) is None:
            raise BadRequest("missing", f"{name} is needed", name)
        text = reader.text(name, longest=longest)
        reader.refuse()
        return text

    @staticmethod
    def _lang(reader: Reader) -> str:
        return reader.text("lang", longest=8, default="nl").split("-")[0].lower() or "nl"

    @staticmethod
    def _ratings(reader: Reader) -> dict[str, int | None]:
        given = reader.data.get("ratings")
        if not isinstance(given, Mapping):
            raise BadRequest("missing" if given is None else "wrong_type", "ratings must be an object", "ratings")
        strange = [name for name in given if name not in dialog.DOMAINS]
        if strange:
            raise BadRequest("unknown_code", f"ratings has no domain {str(strange[0])[:40]!r}", "ratings")
        inner = Reader({f"ratings.{name}": value for name, value in given.items()})
        ratings = {name: inner.integer(f"ratings.{name}", low=0, high=4) for name in dialog.DOMAINS}
        inner.refuse()
        return ratings

    @staticmethod
    def _wishes(reader: Reader) -> frozenset[str]:
        given = reader.data.get("wishes") or {}
        if not isinstance(given, Mapping):
            raise BadRequest("wrong_type", "wishes must be an object", "wishes")
        strange = [name for name in given if name not in WISHES]
        if strange:
            raise BadRequest("unknown_code", f"wishes has no {str(strange[0])[:40]!r}", "wishes")
        inner = Reader({f"wishes.{name}": value for name, value in given.items()})
        wishes = frozenset(name for name in given if inner.flag(f"wishes.{name}"))
        inner.refuse()
        return wishes

    def _replay(
        self, talk: dialog.Conversation, answers: Mapping[str, Any]
    ) -> tuple[dialog.Conversation, Place | None, Verdict]:
        """Give all answers, in the order of the questions; look for danger in what was typed."""
        place = None
        typed: list[str] = []
        unknown = [name for name in answers if name not in self.flow]
        if unknown:
            raise BadRequest("unknown_question", f"there is no question {str(unknown[0])[:40]!r}", "answers")
        for question in self.flow.questions:
            value = answers.get(question.id)
            if value is None:
                continue
            field = f"answers.{question.id}"
            values = [str(v) for v in value] if isinstance(value, list) else [str(value)]
            if sum(map(len, values)) > LONGEST_TEXT:
                raise BadRequest("too_long", f"at most {LONGEST_TEXT} characters fit", field)
            if question.kind in (QuestionKind.PLACE, QuestionKind.WORDS):
                typed += values
            if question.kind is QuestionKind.PLACE and values[0] not in self.flow.unsure_keys:
                reader = Reader({field: values[0]})
                place = reader.place(field, self.directory.catalogue.places)
                reader.refuse()
                values = [place.postal_code] if place else []
            try:
                talk = talk.answer(question.id, *values)
            except AnswerError as error:
                raise BadRequest(error.code.value, f"this answer does not fit: {error.code.value}", field) from error
        return talk, place, safety.look(" . ".join(typed), lang=talk.locale)

    def _question(self, talk: dialog.Conversation, lang: str) -> Body:
        position = talk.position
        question = talk.question
        if question is None:
            raise ValueError("no question is left")
        return {
            "id": question.id,
            "kind": question.kind.value,
            "text": self._words(question, talk, lang),
            "why": question.why.to(talk.asker).pick(lang).value,
            "options": [
                {"key": option.key, "label": option.label.to(talk.asker).pick(lang).value}
                for option in position.options
            ],
            "optional": question.optional,
            "progress": {"done": position.progress.done, "about": position.progress.about},
        }

    @staticmethod
    def _words(question: Question, talk: dialog.Conversation, lang: str) -> str:
        return question.text.to(talk.asker).pick(lang).value

    def _summary(self, talk: dialog.Conversation, question_id: str, lang: str) -> Body:
        question = self.flow[question_id]
        options = {option.key: option for option in (*question.options, *self.flow.unsure)}
        said = [
            options[value].label.to(talk.asker).pick(lang).value if value in options else value
            for value in talk.answers[question_id].values
        ]
        return {"question": self._words(question, talk, lang), "answer": ", ".join(said), "change": question_id}

    def _hit(self, hit: Hit, lang: str) -> Body:
        offer = hit.offer
        catalogue = self.directory.catalogue
        kind = catalogue.taxonomy.kind_by_key[offer.kind]
        organisation = catalogue.organisations.get(offer.organisation or "")
        return {
            "id": offer.id,
            "name": offer.name.pick(lang).value,
            "kind": offer.kind,
            "group": kind.group,
            "zorgniveaus": [level.value for level in offer.zorgniveaus],
            "organisation": organisation.name if organisation else None,
            "municipality": offer.locations[0].municipality if offer.locations else None,
            "distance_km": hit.distance_km,
            "serves_place": hit.serves_place,
            "open": hit.open,
            "score": hit.score,
            "matched": list(hit.matched),
        }

    def _assessment(self, assessment: Assessment, place: Place | None, lang: str, limit: int) -> Body:
        needs = replace(assessment.needs, place=place.postal_code if place else assessment.needs.place)
        found = recommend(
            replace(assessment, needs=needs), self.directory, locale=lang, limit=limit, today=self.now().date()
        )
        sections = {
            "now": found.now,
            "first": found.first,
            "while_waiting": found.while_waiting,
            "if_not_enough": found.if_not_enough,
        }
        return {
            "zorgniveau": assessment.zorgniveau.value,
            "also_possible": [level.value for level in assessment.also_possible],
            "tracks": [track.value for track in assessment.tracks],
            "crisis": assessment.crisis.value,
            "provisional": assessment.provisional,
            "rule": assessment.rule,
            "reasons": [{"rule": r.rule, "because": r.because.pick(lang).value} for r in assessment.reasons],
            "recommendations": {name: [_recommendation(r, lang) for r in offers] for name, offers in sections.items()},
        }

    def _verdict(self, verdict: Verdict) -> Body:
        lines = help_lines.lines_for(verdict, self.directory) if verdict.outcome is not Outcome.NONE else ()
        return {
            "outcome": verdict.outcome.value,
            "kind": verdict.kind.value if verdict.kind else None,
            "lang": verdict.lang,
            "contacts": [
                {
                    "type": line.type.value,
                    "offer": line.offer.id,
                    "tel": line.tel,
                    "url": line.url,
                    "name": line.offer.name.pick(verdict.lang).value,
                }
                for line in lines
            ],
        }


def _recommendation(found: Recommendation, lang: str) -> Body:
    offer = found.offer
    return {
        "id": offer.id,
        "kind": offer.kind,
        "zorgniveaus": [level.value for level in offer.zorgniveaus],
        "name": offer.name.pick(lang).value,
        "because": list(found.because),
        "cautions": list(found.cautions),
        "how_to_start": list(found.how_to_start),
        "distance_km": found.distance_km,
    }

"""Where do these answers lead? Replaying them from the start is the whole trick.

There is no stored position that could go stale: Back, a changed answer, two tabs and a reload are all the same
replay. An answer whose question no longer applies is ignored and kept. The replay goes on past a question that was
left open, so that a sign of danger counts wherever it was given.
"""

from collections.abc import Mapping

from navigator.dialog.facts import contexts_of, to_route
from navigator.dialog.judgement import crisis_grade, holds
from navigator.dialog.models import (
    DOMAINS,
    Answer,
    Asker,
    CrisisGrade,
    Flow,
    Known,
    Option,
    Position,
    Progress,
    Question,
    QuestionKind,
)


def replay(flow: Flow, answers: Mapping[str, Answer]) -> Position:
    """The position after these answers: what to ask next, how far we are, and whether there is danger now."""
    telling = _Telling()
    trail: list[str] = []
    waiting: list[Question] = []
    here: tuple[Question, tuple[Option, ...]] | None = None
    crisis = CrisisGrade.NONE
    for question in flow.questions:
        if question.when and not holds(question.when, to_route(telling.known())):
            continue
        answer = answers.get(question.id)
        if answer is None:
            waiting.append(question)
            here = here or (question, options_for(flow, question, telling.known()))
            continue
        telling.hear(question, answer, unsure=flow.unsure_keys)
        trail.append(question.id)
        known = telling.known()
        crisis = crisis_grade(flow.judgement, known.ratings, contexts_of(known))
        if crisis is CrisisGrade.NOW:
            here = None
            waiting = []
            break
    return Position(
        question=here[0] if here else None,
        options=here[1] if here else (),
        trail=tuple(trail),
        ignored=tuple(question_id for question_id in answers if question_id not in trail),
        crisis=crisis,
        progress=Progress(done=len(trail), about=len(trail) + len(waiting)),
        known=telling.known(),
    )


def options_for(flow: Flow, question: Question, known: Known) -> tuple[Option, ...]:
    """What this person may choose, in order; "weet ik niet" and "zeg ik liever niet" close every list."""
    facts = to_route(known)
    return (*(option for option in question.options if holds(option.when, facts)), *flow.unsure)


class _Telling:
    """Gathers what answers tell. A rating that is told twice keeps the heavier one; unknown never lowers it."""

    def __init__(self) -> None:
        self.ratings: dict[str, int | None] = dict.fromkeys(DOMAINS)
        self.contexts: set[str] = set()
        self.topics: dict[str, None] = {}
        self.wishes: set[str] = set()
        self.languages: dict[str, None] = {}
        self.chosen: dict[str, frozenset[str]] = {}
        self.asker: Asker | None = None
        self.age: int | None = None
        self.place: str | None = None

    def hear(self, question: Question, answer: Answer, *, unsure: frozenset[str]) -> None:
        self.chosen[question.id] = frozenset(answer.values)
        told = [value for value in answer.values if value not in unsure]
        options = [option for option in question.options if option.key in told]
        rated = {domain for option in options for domain in option.ratings}
        for domain, rating in question.otherwise.items():
            if options and domain not in rated:
                self._rate(domain, rating)
        for option in options:
            for domain, rating in option.ratings.items():
                self._rate(domain, rating)
            self.contexts.update(option.facts)
            self.topics.update(dict.fromkeys(option.topics))
            self.wishes.update(option.wishes)
            self.languages.update(dict.fromkeys(option.languages))
            self.asker = option.asker or self.asker
        if question.kind is QuestionKind.NUMBER and told:
            self.age = int(told[0])
        if question.kind is QuestionKind.PLACE and told:
            self.place = told[0]

    def _rate(self, domain: str, rating: int) -> None:
        self.ratings[domain] = max(rating, self.ratings[domain] or 0)

    def known(self) -> Known:
        return Known(
            ratings=dict(self.ratings), contexts=frozenset(self.contexts), asker=self.asker,
            topics=tuple(self.topics), wishes=frozenset(self.wishes), languages=tuple(self.languages),
            age=self.age, place=self.place, chosen=dict(self.chosen),
        )

"""Walking through the guide as people do: one answer after another, until there is nothing more to ask."""

import random
from collections.abc import Callable

from navigator.dialog import Conversation, Position, QuestionKind

CALM = {
    "wie": ["ik"], "vraag": ["verwijzen"], "wat-speelt-er": ["stress"], "veiligheid": ["geen"], "signalen": ["niets"],
    "hoe-erg": ["licht"], "dagelijks": ["alles"], "leven": ["in-orde"], "middelen": ["nee"], "hoe-lang": ["weken"],
    "eerdere-hulp": ["nog-niet"], "stap-zetten": ["zelf"], "leeftijd": ["30"], "plaats": ["9000"], "wensen": [],
    "taal": ["nl"],
}

MOST_STEPS = 40


def walk(talk: Conversation, choose: Callable[[Position], list[str]]) -> Conversation:
    """Answer what is asked until the end; a walk that never ends is an error."""
    for _ in range(MOST_STEPS):
        position = talk.position
        if position.question is None:
            return talk
        talk = talk.answer(position.question.id, *choose(position))
    raise AssertionError(f"no end after {talk.position.trail}")


def calmly(position: Position) -> list[str]:
    """The quiet answer to each question."""
    assert position.question is not None
    return CALM[position.question.id]


def at_random(rng: random.Random) -> Callable[[Position], list[str]]:
    """Any answer that fits, now and then "weet ik niet"."""

    def choose(position: Position) -> list[str]:
        question = position.question
        assert question is not None
        keys = [option.key for option in position.options]
        if question.kind is QuestionKind.NUMBER:
            return [rng.choice([str(rng.randint(0, 100)), "weet-niet"])]
        if question.kind is QuestionKind.PLACE:
            return [rng.choice(["9000", "Brussel", "liever-niet"])]
        if question.kind is QuestionKind.ONE or rng.random() < 0.3:
            return [rng.choice(keys)]
        together = [option.key for option in position.options
                    if not option.excludes_others and option.key not in ("weet-niet", "liever-niet")]
        return rng.sample(together, rng.randint(1, min(4, len(together))))

    return choose


def until(talk: Conversation, question_id: str) -> Conversation:
    """Walk calmly up to a question."""
    while talk.question is not None and talk.question.id != question_id:
        talk = talk.answer(talk.question.id, *calmly(talk.position))
    return talk

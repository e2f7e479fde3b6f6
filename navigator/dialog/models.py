"""What a guided conversation is made of, as plain frozen values.

The questions only route and the judgement only judges; both are data, in `data/flows/*.yaml`, so that whoever must
answer for them can read them aloud. The order of the file is the order of the conversation: a question is asked when
its `when` holds. Dead ends cannot be written: every option leads on to the next question that applies, or to the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from navigator.dialog.rules import Condition as Condition
from navigator.dialog.rules import Judgement as Judgement
from navigator.dialog.rules import Rule as Rule
from navigator.shape import Flag
from navigator.text import Text
from navigator.zorgniveau import Zorgniveau

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

#: The nine things that are rated from 0 (nothing the matter) to 4; None is "nobody told us".
DOMAINS = ("risk", "severity", "functioning", "substances", "social", "support", "course", "treatment", "engagement")

#: The yes-or-no facts that the rules know.
CONTEXTS = (
    "danger_now", "urgent_context", "violence", "psychosis_suspected", "perinatal", "recent_event",
    "continuity_specialised", "waiting_list", "hospital_discharge", "supraregional_need", "supraregional_entry",
    "carer_self", "wants_peer", "wants_consult", "practical_request", "minor", "transition_age", "older", "no_dutch",
    "out_of_region",
)

#: Who someone is, not how they are: no rule of the judgement may name these, so they cannot change the level.
PERSONAL = frozenset({"minor", "transition_age", "older", "no_dutch", "out_of_region"})

#: What a person would like; it changes the order of offers and never the level.
WISHES = ("online", "at_home", "group", "one_to_one", "nearby", "free", "anonymous", "self_help")


class Asker(StrEnum):
    """Who sits at the keyboard."""

    SELF = "self"
    RELATIVE = "relative"
    NEIGHBOUR = "neighbour"
    GP = "gp"
    GBO_WORKER = "gbo_worker"
    PROFESSIONAL = "professional"

    @property
    def is_professional(self) -> bool:
        return self in (Asker.GP, Asker.GBO_WORKER, Asker.PROFESSIONAL)


class CrisisGrade(StrEnum):
    """How soon someone must be reached; apart from the level, which tells what kind of help fits afterwards."""

    NONE = "none"
    LINES = "lines"
    URGENT = "urgent"
    NOW = "now"

    @property
    def rank(self) -> int:
        return tuple(CrisisGrade).index(self)


class Track(StrEnum):
    """Which door: mental health, welfare, or advice to a professional. Several may stand open at once."""

    GGZ = "ggz"
    WELZIJN = "welzijn"
    CONSULT = "consult"


class QuestionKind(StrEnum):
    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    """An age: the one number we ask for."""
    PLACE = "place"
    WORDS = "words"


#: Whose words serve each asker, in order; `general` closes every line.
_VOICES: Mapping[str, tuple[str, ...]] = {
    "self": ("self", "general"),
    "relative": ("relative", "general"),
    "neighbour": ("neighbour", "relative", "general"),
    "gp": ("gp", "professional", "general"),
    "gbo_worker": ("gbo_worker", "professional", "general"),
    "professional": ("professional", "general"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence for several readers: `{self: {nl: …}, relative: {nl: …}}`, or simply `{nl: …}` when one fits all."""

    voices: Mapping[str, Text] = field(default_factory=dict)

    def to(self, asker: str | None) -> Text:
        """The words for this asker; whoever we do not know yet is spoken to directly."""
        for voice in _VOICES[asker or "self"]:
            if voice in self.voices:
                return self.voices[voice]
        return Text()

    def __bool__(self) -> bool:
        return any(self.voices.values())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        voice = core_schema.literal_schema([*_VOICES, "general"])
        per_voice = core_schema.dict_schema(voice, handler.generate_schema(Text), min_length=1)
        return core_schema.no_info_before_validator_function(
            _per_voice, core_schema.no_info_after_validator_function(cls, per_voice)
        )


def _per_voice(written: object) -> object:
    """`{nl: …}` is short for `{general: {nl: …}}`."""
    if isinstance(written, dict) and not {*_VOICES, "general"} & written.keys():
        return {"general": written}
    return written


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose, and what choosing it tells us."""

    key: str
    label: Wording
    excludes_others: Flag = False
    when: tuple[Condition, ...] = ()
    ratings: Mapping[str, int] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    asker: Asker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One page of the conversation. `why` tells people what their answer is for."""

    id: str
    kind: QuestionKind
    text: Wording
    why: Wording = field(default_factory=Wording)
    when: tuple[Condition, ...] = ()
    options: tuple[Option, ...] = ()
    otherwise: Mapping[str, int] = field(default_factory=dict)
    """Ratings that hold when the question was answered and nothing that was chosen tells them."""
    optional: Flag = False
    """May be sent empty."""
    sensitive: Flag = False
    at_least: int = 0
    at_most: int = 120

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole guide: its questions in order, what may be said to every one of them (`unsure`), and its judgement."""

    id: str
    version: str
    title: Text
    intro: Text = field(default_factory=Text)
    unsure: tuple[Option, ...]
    questions: tuple[Question, ...]
    judgement: Judgement

    def __getitem__(self, question_id: str) -> Question:
        return next(question for question in self.questions if question.id == question_id)

    def __contains__(self, question_id: object) -> bool:
        return any(question.id == question_id for question in self.questions)

    @property
    def unsure_keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.unsure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was chosen. For a number or a place the one value is that; words someone typed are never kept."""

    question_id: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`about` is what it looks like from here: a later answer may add a question or spare one."""

    done: int
    about: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that the answers on the path have told so far."""

    ratings: Mapping[str, int | None] = field(default_factory=lambda: dict.fromkeys(DOMAINS))
    contexts: frozenset[str] = frozenset()
    asker: Asker | None = None
    topics: tuple[str, ...] = ()
    wishes: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    age: int | None = None
    place: str | None = None
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the answers lead. `question` is None at the end, and as soon as `crisis` is now."""

    question: Question | None
    options: tuple[Option, ...]
    """What may be chosen here, for this person, "weet ik niet" last."""
    trail: tuple[str, ...]
    """The answered questions, in order."""
    ignored: tuple[str, ...]
    """Answers that do not apply any more; they come back when their question does."""
    crisis: CrisisGrade
    progress: Progress
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    rule: str
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What matters when offers are sought: never the level, always the order."""

    asker: Asker = Asker.SELF
    topics: tuple[str, ...] = ()
    age: int | None = None
    place: str | None = None
    languages: tuple[str, ...] = ()
    wishes: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A suggestion with its reasons, never a diagnosis."""

    zorgniveau: Zorgniveau
    also_possible: tuple[Zorgniveau, ...]
    tracks: tuple[Track, ...]
    crisis: CrisisGrade
    provisional: bool
    rule: str
    reasons: tuple[Reason, ...]
    needs: Needs
    ratings: Mapping[str, int | None]
    contexts: frozenset[str]
    flow_version: str = ""

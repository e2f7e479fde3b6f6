"""What a guided conversation is made of, as plain frozen values.

The questions only route and the judgement only judges; both are data, in `data/flows/*.yaml`, so that whoever must
answer for them can read them aloud. The order of the file is the order of the conversation: a question is asked when
its `when` holds. Dead ends cannot be written: every option leads on to the next question that applies, or to the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from navigator.dialog.wording import Wording
from navigator.shape import Flag
from navigator.text import Text
from navigator.zorgniveau import Zorgniveau

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must be so. `fact` is a domain, a context, `asker`, `topics`, `unknown` or a question's id.

    A rating has `at_least` or `at_most`; answers have `any_of`; a yes-or-no fact needs nothing more. `any` holds
    when one of its conditions does, and `no` turns the whole around.
    """

    fact: str = ""
    at_least: int | None = None
    at_most: int | None = None
    any_of: tuple[str, ...] = ()
    any: tuple["Condition", ...] = ()
    no: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """All of `when` gives `then`. `because` is what people read, `source` the decree or page it rests on."""

    id: str
    when: tuple[Condition, ...] = ()
    then: str
    because: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The rule tables. In `crisis` and `levels` the first rule that holds decides; every track that holds is open."""

    crisis: tuple[Rule, ...]
    levels: tuple[Rule, ...]
    tracks: tuple[Rule, ...]
    provisional: tuple[Rule, ...] = ()


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

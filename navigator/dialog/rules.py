"""Rules as data: what must be so, what follows, and why. The code that evaluates them is in `judgement.py`."""

from dataclasses import dataclass

from navigator.shape import Flag
from navigator.text import Text


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

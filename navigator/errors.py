"""Everything that can go wrong, as one tree.

    NavigatorError
    ├── CatalogueError     the catalogue cannot be used; carries the Problems
    ├── FlowError          the question flow cannot be used; carries the Problems
    ├── SnapshotError      no compiled catalogue, or one of another release
    ├── AnswerError        an answer does not fit its question; carries a code and the question
    ├── BadRequest         input from outside does not fit; carries code, message and field
    ├── UnknownOffer       no offer with that id
    └── PlaceNotFound      no municipality, postal code or locality like that

Editors' mistakes are collected as `Problem`s, so that one run shows them all; an exception is raised only when
going on makes no sense.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.problems import Problem


class NavigatorError(Exception):
    """The root: catch this one to catch all of ours."""


class _WithProblems(NavigatorError):
    def __init__(self, problems: Sequence["Problem"]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class CatalogueError(_WithProblems):
    """The catalogue has errors; `problems` lists each with file and line."""


class FlowError(_WithProblems):
    """The flow file has errors; `problems` lists each with file and line."""


class SnapshotError(NavigatorError):
    """There is no snapshot that this release can read; the message says how to make one."""


class AnswerError(NavigatorError):
    """An answer that does not fit its question."""

    class Code(StrEnum):
        MISSING = "missing"
        UNKNOWN_OPTION = "unknown_option"
        UNKNOWN_QUESTION = "unknown_question"
        NONE_WITH_OTHERS = "none_with_others"
        NOT_A_NUMBER = "not_a_number"
        OUT_OF_RANGE = "out_of_range"
        TOO_MANY = "too_many"
        TOO_LONG = "too_long"
        UNKNOWN_PLACE = "unknown_place"

    def __init__(self, code: Code, question_id: str, value: object = None) -> None:
        super().__init__(f"{question_id}: {code.value} ({value!r})")
        self.code = code
        self.question_id = question_id
        self.value = value


class BadRequest(NavigatorError):
    """Input from outside that does not fit: becomes HTTP 4xx, an error line in a batch, or exit 2."""

    def __init__(self, code: str, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field


class UnknownOffer(NavigatorError):
    def __init__(self, offer_id: str) -> None:
        super().__init__(f"no offer with id {offer_id!r}")
        self.offer_id = offer_id


class PlaceNotFound(NavigatorError):
    def __init__(self, words: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(f"no place like {words!r}" + (f"; did you mean {suggestions[0]!r}?" if suggestions else ""))
        self.words = words
        self.suggestions = tuple(suggestions)

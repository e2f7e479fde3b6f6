"""SearchQuery: what was asked, as a value.

The same value is made from a form, from JSON and from Python. What does not fit is listed per field, so that a page can
show its message beside the field and keep the rest, and the machine interface can refuse with one code.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from navigator.directory.models import Audience
from navigator.directory.places import Place, Places
from navigator.directory.taxonomy import Taxonomy
from navigator.errors import BadRequest, PlaceNotFound
from navigator.zorgniveau import Zorgniveau

LONGEST_WORDS = 200
LARGEST_PAGE = 100


class Filter(StrEnum):
    """The filters, in the order in which they are let go when nothing is left: what matters least goes first."""

    OPEN_AT = "open_at"
    DELIVERY = "delivery"
    FREE = "free"
    HELP_LANGUAGES = "help_languages"
    SELF_REFERRAL = "self_referral"
    TOPICS = "topics"
    ZORGNIVEAUS = "zorgniveaus"
    KINDS = "kinds"
    GROUPS = "groups"
    PLACE = "place"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Everything one can ask. `radius_km` counts from `place`; `open_at` is Belgian wall-clock time."""

    words: str = ""
    lang: str = "nl"
    place: Place | None = None
    radius_km: float | None = None
    age: int | None = None
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    zorgniveaus: tuple[Zorgniveau, ...] = ()
    topics: tuple[str, ...] = ()
    help_languages: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    self_referral: bool = False
    free: bool = False
    open_at: datetime | None = None
    audience: Audience = Audience.CITIZEN
    first: tuple[str, ...] = ()
    """Ids of offers that come before all others: the lines to call, when the words tell of danger."""
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that does not fit: `too_long unknown_code not_found not_a_number out_of_range wrong_type`."""

    code: str
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class Reader:
    """Reads one request field by field; `wrong` collects what does not fit, by field name."""

    data: Mapping[str, Any]
    wrong: dict[str, Wrong] = field(default_factory=dict)

    def text(self, name: str, *, longest: int, default: str = "") -> str:
        value = self.data.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            self.wrong[name] = Wrong("wrong_type", f"{name} must be text")
            return default
        if len(value) > longest:
            self.wrong[name] = Wrong("too_long", f"{name} has {len(value)} characters, at most {longest} fit")
            return default
        return value.strip()

    def number(self, name: str, *, low: float, high: float) -> float | None:
        value = self.data.get(name)
        if value is None or value == "":
            return None
        try:
            number = float(value) if not isinstance(value, bool) else float("nan")
        except (TypeError, ValueError):
            number = float("nan")
        if number != number:
            self.wrong[name] = Wrong("not_a_number", f"{name} must be a number")
            return None
        if not low <= number <= high:
            self.wrong[name] = Wrong("out_of_range", f"{name} must be from {low:g} to {high:g}")
            return None
        return number

    def integer(self, name: str, *, low: int, high: int) -> int | None:
        number = self.number(name, low=low, high=high)
        if number is not None and number != int(number):
            self.wrong[name] = Wrong("not_a_number", f"{name} must be a whole number")
            return None
        return None if number is None else int(number)

    def flag(self, name: str) -> bool:
        value = self.data.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong[name] = Wrong("wrong_type", f"{name} must be true or false")
        return False

    def codes(self, name: str, known: Iterable[str] | None) -> tuple[str, ...]:
        """A list of codes; `known` None takes any short text."""
        value = self.data.get(name)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(v, str) for v in value):
            self.wrong[name] = Wrong("wrong_type", f"{name} must be a list of codes")
            return ()
        allowed = set(known) if known is not None else None
        strange = [code for code in value if allowed is not None and code not in allowed]
        if strange:
            self.wrong[name] = Wrong("unknown_code", f"{name} has no code {strange[0][:40]!r}")
            return ()
        return tuple(dict.fromkeys(code[:40] for code in value))

    def one_of(self, name: str, known: Iterable[str], default: str) -> str:
        value = self.data.get(name)
        if value is None:
            return default
        if value not in set(known):
            self.wrong[name] = Wrong("unknown_code", f"{name} must be one of {', '.join(sorted(known))}")
            return default
        return str(value)

    def place(self, name: str, places: Places) -> Place | None:
        words = self.text(name, longest=80)
        if not words:
            return None
        try:
            return places.resolve(words)
        except PlaceNotFound as error:
            self.wrong[name] = Wrong("not_found", f"{name}: {error}", error.suggestions)
            return None

    def moment(self, name: str, now: datetime) -> datetime | None:
        value = self.data.get(name)
        if value is None or value == "":
            return None
        if value == "now":
            return now
        try:
            return datetime.fromisoformat(str(value)).replace(tzinfo=None)
        except ValueError:
            self.wrong[name] = Wrong("wrong_type", f"{name} must be 'now' or a time like 2026-11-21T14:30")
            return None

    def refuse(self) -> None:
        """Raise BadRequest for the first field that does not fit."""
        for name, wrong in self.wrong.items():
            raise BadRequest(wrong.code, wrong.message, name)


def read_query(reader: Reader, taxonomy: Taxonomy, places: Places, *, now: datetime) -> SearchQuery:
    """The query in `reader.data` (field names of the machine interface); what does not fit is left out and noted."""
    known = taxonomy.by_vocabulary
    levels = reader.codes("zorgniveaus", list(Zorgniveau))
    limit = reader.integer("limit", low=1, high=LARGEST_PAGE)
    return SearchQuery(
        words=reader.text("q", longest=LONGEST_WORDS),
        lang=reader.text("lang", longest=8, default="nl") or "nl",
        place=reader.place("place", places),
        radius_km=reader.number("radius_km", low=0, high=500),
        age=reader.integer("age", low=0, high=120),
        kinds=reader.codes("kinds", known["kinds"]),
        groups=reader.codes("groups", known["groups"]),
        zorgniveaus=tuple(Zorgniveau(code) for code in levels),
        topics=reader.codes("topics", known["topics"]),
        help_languages=reader.codes("help_languages", None),
        delivery=reader.codes("delivery", known["delivery"]),
        self_referral=reader.flag("self_referral"),
        free=reader.flag("free"),
        open_at=reader.moment("open_at", now),
        audience=Audience(reader.one_of("audience", ("citizen", "professional"), "citizen")),
        limit=20 if limit is None else limit,
        offset=reader.integer("offset", low=0, high=1_000_000) or 0,
    )

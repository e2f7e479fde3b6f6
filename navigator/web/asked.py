"""Asked: what a search form said, as a value that fits in one sealed text.

The address of a results page is that text, so Back, reload and a second tab all work, while no word of it can be read
in an address, a history or a log. It is forgotten after two hours.
"""

from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from werkzeug.datastructures import MultiDict

from navigator.directory.places import Places
from navigator.directory.query import LONGEST_WORDS, Reader, SearchQuery, Wrong, read_query
from navigator.directory.taxonomy import Taxonomy
from navigator.web.sealed import Sealer

MAX_AGE = timedelta(hours=2)
PAGE = 8

_LONGEST_FIELD = 80
#: More than this no address can hold; what is longer than a query is still looked at for danger.
_LONGEST_STORY = 1000
_LONGEST_STORY_BYTES = 2400
_WORDS = ("q", "place", "age")
_LISTS = ("kinds", "groups", "zorgniveaus", "topics", "help_languages", "delivery", "routes")
_FLAGS = ("self_referral", "free", "open_now")
_MOST_CODES = 40
_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The fields of the form, as typed. `seen`: the kinds of danger that were answered with a panel already."""

    q: str = ""
    place: str = ""
    age: str = ""
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    zorgniveaus: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    help_languages: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    self_referral: bool = False
    free: bool = False
    open_now: bool = False
    audience: str = "citizen"
    seen: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Asked(audience=self.audience, seen=self.seen)

    @property
    def words(self) -> str:
        """What is searched for: of a long story its beginning, up to a whole word."""
        if len(self.q) <= LONGEST_WORDS:
            return self.q
        return self.q[:LONGEST_WORDS].rsplit(maxsplit=1)[0]

    @property
    def typed(self) -> tuple[str, ...]:
        """Everything that was written by hand."""
        return tuple(text for text in (self.q, self.place, self.age) if text)

    def without(self, field: str, value: str = "") -> "Asked":
        """With one filter taken away."""
        changes: dict[str, Any] = {}
        if field in _LISTS:
            changes[field] = tuple(code for code in getattr(self, field) if code != value)
        elif field in _WORDS:
            changes[field] = ""
        elif field in _FLAGS:
            changes[field] = False
        return replace(self, **changes)

    def to_token(self, sealer: Sealer, *, now: datetime) -> str:
        told = {name: value for name, value in asdict(self).items() if value}
        return sealer.seal(told, now=now)

    def query(
        self, taxonomy: Taxonomy, places: Places, *, lang: str, at: datetime, limit: int, offset: int = 0
    ) -> tuple[SearchQuery, dict[str, Wrong]]:
        """The query for the directory, and what does not fit, by field."""
        reader = Reader(
            {
                "q": self.words,
                "lang": lang,
                "place": self.place,
                "age": self.age.strip(),
                **{name: list(getattr(self, name)) for name in _LISTS if name != "routes"},
                "self_referral": self.self_referral,
                "free": self.free,
                "open_at": "now" if self.open_now else None,
                "audience": self.audience,
            }
        )
        query = read_query(reader, taxonomy, places, now=at)
        return replace(query, limit=limit, offset=offset), reader.wrong


def from_form(form: "MultiDict[str, str]", *, audience: str = "citizen") -> Asked:
    """What was filled in; what is far too long is cut, for it can be no search."""
    values: dict[str, Any] = {
        name: tuple(dict.fromkeys(code[:_LONGEST_CODE] for code in form.getlist(name)[:_MOST_CODES] if code))
        for name in _LISTS
    }
    values |= {name: bool(form.get(name)) for name in _FLAGS}
    return Asked(
        q=form.get("q", "").strip()[:_LONGEST_STORY].encode()[:_LONGEST_STORY_BYTES].decode(errors="ignore"),
        place=form.get("place", "").strip()[:_LONGEST_FIELD],
        age=form.get("age", "").strip()[:_LONGEST_FIELD],
        audience=audience,
        **values,
    )


def from_token(token: str, sealer: Sealer, *, now: datetime) -> Asked | None:
    """What was sealed; None when it is too old or not ours."""
    told = sealer.open(token, max_age=MAX_AGE, now=now)
    if told is None:
        return None
    known = {field.name for field in fields(Asked)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items() if name in known
    }
    return Asked(**values)

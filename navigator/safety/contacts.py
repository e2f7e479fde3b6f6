"""Contacts: whom to call first, by kind, urgency and voice, as the reviewers ordered them in `contacts.yaml`."""

from dataclasses import dataclass
from functools import cache

from navigator import shape, yamlfile
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.safety.verdict import ContactType, DangerKind, Outcome, Urgency, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Whoever fits all that is filled in calls `contacts`, in that order; the first order that fits counts."""

    contacts: tuple[ContactType, ...]
    outcome: Outcome | None = None
    kind: DangerKind | None = None
    urgency: Urgency | None = None
    voice: Voice | None = None
    case: str | None = None

    def fits(self, outcome: Outcome, kind: DangerKind, urgency: Urgency, voice: Voice, case: str) -> bool:
        return (self.outcome in (None, outcome) and self.kind in (None, kind) and self.case in (None, case)
                and self.urgency in (None, urgency) and self.voice in (None, voice))


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    schema_version: int
    orders: tuple[Order, ...]


@cache
def orders() -> tuple[Order, ...]:
    value, problems = shape.read(Orders, yamlfile.read(DATA / "safety" / "contacts.yaml"))
    if value is None or problems:
        raise CatalogueError(problems)
    return value.orders


def order(outcome: Outcome, kind: DangerKind, *, urgency: Urgency, voice: Voice, case: str) -> tuple[ContactType, ...]:
    """The contacts for what was seen; nothing seen, nobody to call beyond the line on every page."""
    if outcome is Outcome.NONE:
        return ()
    fitting = (order for order in orders() if order.fits(outcome, kind, urgency, voice, case))
    return next(fitting).contacts

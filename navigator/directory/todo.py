"""What to verify first: crisis lines, then whatever is least proven and longest ago.

A wrong number on a crisis line costs most, so those come first whatever their evidence. For the rest weak evidence
counts double or triple: an old page of a press article is further from the truth than an old page of the house itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.directory.catalogue import Sourced
from navigator.directory.models import Evidence, Offer, Status

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WEIGHT = {Evidence.HIGH: 1, Evidence.MEDIUM: 2, Evidence.LOW: 3}
_LONG_AGO = 72
"""Months that stand for "nobody knows when"."""
_FRESH = 12
_FRESH_CRISIS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An offer to verify. `months` None: no date known."""

    offer: Offer
    months: int | None
    path: Path
    line: int

    @property
    def urgency(self) -> tuple[bool, int]:
        """Larger comes first."""
        months = _LONG_AGO if self.months is None else self.months
        doubt = 1 if self.offer.status is Status.ACTIVE else 2
        return self.offer.crisis, _WEIGHT[self.offer.verified.evidence] * doubt * max(months, 1)


def todo(offers: Iterable[Sourced], *, today: date) -> tuple[Task, ...]:
    """All offers that need verifying, the most urgent first."""
    tasks = [task for sourced in offers if (task := _task(sourced, today)) is not None]
    return tuple(sorted(tasks, key=lambda task: (not task.urgency[0], -task.urgency[1], task.offer.id)))


def months_since(written: str | None, today: date) -> int | None:
    """Whole months since `2024`, `2024-02` or `2024-02-01`; a year alone counts from its end."""
    parts = _DATE.match(written or "")
    if parts is None:
        return None
    return max(0, (today.year - int(parts[1])) * 12 + today.month - int(parts[2] or 12))


def _task(sourced: Sourced, today: date) -> Task | None:
    offer = sourced.offer
    months = months_since(offer.verified.on, today)
    fresh = months is not None and months < (_FRESH_CRISIS if offer.crisis else _FRESH)
    settled = offer.status is Status.ENDED
    proven = offer.verified.evidence is Evidence.HIGH and offer.status is Status.ACTIVE
    if settled or (fresh and proven):
        return None
    line, _ = sourced.document.mark(("offers", sourced.position))
    return Task(offer=offer, months=months, path=sourced.document.path, line=line)

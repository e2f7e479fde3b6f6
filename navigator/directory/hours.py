"""Is this offer open? Openings are written in OpenStreetMap's `opening_hours` notation (home of opening_hours).

`at` is Belgian wall-clock time without a zone, so summer time needs no thought here. Belgian public holidays count
where a schedule names them (`PH off`). A schedule without hours gives None: unknown is not "closed".
"""

from datetime import datetime
from functools import lru_cache

from opening_hours import OpeningHours, validate

from navigator.directory.models import Offer, Schedule


@lru_cache(maxsize=4096)
def _parsed(hours: str) -> OpeningHours:
    return OpeningHours(hours, country="BE")


def is_valid(hours: str) -> bool:
    """Whether someone wrote real opening hours."""
    return validate(hours)


def is_open(schedule: Schedule | None, *, at: datetime) -> bool | None:
    """Open at `at`; None when nobody knows."""
    if schedule is None or not schedule.hours:
        return None
    return bool(_parsed(schedule.hours).is_open(at))


def next_change(schedule: Schedule | None, *, at: datetime) -> datetime | None:
    """When it next opens or closes; None when never, or when nobody knows."""
    if schedule is None or not schedule.hours:
        return None
    change: datetime | None = _parsed(schedule.hours).next_change(at)
    return change


def schedules_of(offer: Offer) -> tuple[Schedule, ...]:
    """The offer's own schedule first, then those of its contacts."""
    own = (offer.schedule,) if offer.schedule else ()
    return (*own, *(contact.schedule for contact in offer.contacts if contact.schedule))


def offer_is_open(offer: Offer, *, at: datetime) -> bool | None:
    """Open when any of its schedules is; None when none of them has hours."""
    known = [state for state in (is_open(s, at=at) for s in schedules_of(offer)) if state is not None]
    return any(known) if known else None


def is_always_open(offer: Offer) -> bool:
    return any(schedule.hours == "24/7" for schedule in schedules_of(offer))

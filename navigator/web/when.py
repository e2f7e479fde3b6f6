"""Whether an offer is open now and until when, as people say it: "nu gesloten, weer open maandag om 9 u."."""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date, format_time

from navigator.directory import hours
from navigator.directory.models import Offer
from navigator.web.locale import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    is_open: bool
    words: str


def opening(offer: Offer, *, lang: str, at: datetime) -> Opening | None:
    """Open now, until when; or closed, until when. None when no hours are known."""
    if hours.is_always_open(offer):
        return Opening(is_open=True, words=_("Dag en nacht open"))
    state = hours.offer_is_open(offer, at=at)
    if state is None:
        return None
    changes = [hours.next_change(schedule, at=at) for schedule in hours.schedules_of(offer)]
    known = sorted(change for change in changes if change)
    if not known:
        return Opening(is_open=state, words=_("Nu open") if state else _("Nu gesloten"))
    if state:
        return Opening(is_open=True, words=_("Nu open, tot %(moment)s", moment=moment_words(known[0], lang, at)))
    return Opening(is_open=False, words=_("Nu gesloten, weer open %(moment)s", moment=moment_words(known[0], lang, at)))


def moment_words(moment: datetime, lang: str, at: datetime) -> str:
    """`17 u.` today, `maandag om 9 u.` this week, a date beyond."""
    clock = clock_words(moment, lang)
    days = (moment.date() - at.date()).days
    if days == 0:
        return clock
    if days == 1:
        return _("morgen om %(clock)s", clock=clock)
    if days < 7:
        return _("%(day)s om %(clock)s", day=format_date(moment, "EEEE", locale=lang), clock=clock)
    return _("%(day)s om %(clock)s", day=format_date(moment, "d MMMM", locale=lang), clock=clock)


def clock_words(moment: datetime, lang: str) -> str:
    if lang == "nl":
        return f"{moment.hour}.{moment.minute:02} u." if moment.minute else f"{moment.hour} u."
    return format_time(moment, "short", locale=lang if lang != "en" else "en_GB")

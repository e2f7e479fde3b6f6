"""Opening hours as people say them: "Mo-Fr 09:00-17:00" → "maandag tot vrijdag: 9.00 tot 17.00 uur".

Only the plain notation that our editors write is put into words; anything richer is shown as it was written, for a
wrong sentence about opening hours is worse than an ugly one.
"""

import re
from dataclasses import dataclass

from babel.dates import get_day_names

from navigator.web.locale import gettext as _

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = "|".join(_DAYS)
_RULE = re.compile(
    rf"(?:(?P<days>(?:(?:{_DAY})(?:\[-?[1-4]\])?|PH)(?:[-,](?:{_DAY}|PH))*)\s+)?(?P<times>off|\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)"
)
_NTH = re.compile(rf"(?P<day>{_DAY})\[(?P<which>-?[1-4])\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    days: str
    times: str


def lines(notation: str, *, lang: str) -> tuple[Line, ...]:
    """One line per rule of the notation."""
    if notation.strip() == "24/7":
        return (Line(days=_("elke dag"), times=_("dag en nacht")),)
    rules = [rule.strip() for rule in notation.split(";") if rule.strip()]
    found = [_RULE.fullmatch(rule) for rule in rules]
    if not all(found):
        return (Line(days="", times=notation),)
    return tuple(
        Line(days=_days(match["days"], lang), times=_times(match["times"])) for match in found if match is not None
    )


def _days(days: str | None, lang: str) -> str:
    if days is None:
        return _("elke dag")
    names = get_day_names("wide", locale=lang)
    parts = []
    for part in days.split(","):
        which = _NTH.fullmatch(part)
        first, _dash, last = part.partition("-")
        if which:
            day = names[_DAYS.index(which["day"])]
            parts.append(_nth(int(which["which"])) % {"day": day})
        elif last:
            parts.append(_("%(first)s tot %(last)s", first=names[_DAYS.index(first)], last=names[_DAYS.index(last)]))
        else:
            parts.append(_("feestdagen") if first == "PH" else names[_DAYS.index(first)])
    return ", ".join(parts)


def _nth(which: int) -> str:
    """The first, second … or last such day of the month."""
    return {
        1: _("de eerste %(day)s van de maand"),
        2: _("de tweede %(day)s van de maand"),
        3: _("de derde %(day)s van de maand"),
        4: _("de vierde %(day)s van de maand"),
        -1: _("de laatste %(day)s van de maand"),
    }.get(which, "%(day)s")


def _times(times: str) -> str:
    if times == "off":
        return _("gesloten")
    return ", ".join(
        _("%(opens)s tot %(closes)s uur", opens=_clock(span[:5]), closes=_clock(span[6:])) for span in times.split(",")
    )


def _clock(time: str) -> str:
    return time.lstrip("0") if not time.startswith("00") else time[1:]

"""Visit: the one cookie, from the first answer of the guide on.

It holds the sealed conversation, which lines to keep in view after a sign of danger, and the last mistake, so that a
page with an error can be reloaded without sending anything twice. It ends when the browser closes, after half an hour
without an answer, or with "wis alles".
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import g, request
from werkzeug.wrappers import Response

from navigator.dialog import Conversation, from_token, start
from navigator.web.locale import language, root
from navigator.web.site import Site, aware_now

COOKIE = "gids"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """An answer that did not fit: `given` is kept so that it can be mended."""

    question_id: str
    code: str
    given: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    talk: Conversation
    lines: tuple[str, ...] = ()
    lines_lang: str = "nl"
    kind: str = ""
    mistake: Mistake | None = None

    def fine(self) -> "Visit":
        return replace(self, mistake=None)


def fresh(site: Site) -> Visit:
    return Visit(talk=start(site.flow, locale=language()))


def read(site: Site) -> Visit | None:
    """The visit in the cookie; None when there is none, or it is too old."""
    sealed = request.cookies.get(COOKIE)
    idle = timedelta(minutes=site.settings.idle_minutes)
    told = site.visits.open(sealed, max_age=idle, now=aware_now()) if sealed else None
    if told is None:
        return None
    talk = from_token(told["talk"], {site.flow.id: site.flow}, site.secret, max_age=idle, now=aware_now())
    if talk is None:
        return None
    mistake = told.get("mistake")
    return Visit(
        talk=replace(talk, locale=language()),
        lines=tuple(told.get("lines", ())),
        lines_lang=told.get("lines_lang", "nl"),
        kind=told.get("kind", ""),
        mistake=Mistake(
            question_id=mistake[0], code=mistake[1], given=tuple(mistake[2]), suggestions=tuple(mistake[3])
        )
        if mistake
        else None,
    )


def was_lost(site: Site) -> bool:
    """There was a conversation, but it can be read no more."""
    return bool(request.cookies.get(COOKIE)) and read(site) is None


def keep(response: Response, visit: Visit, site: Site) -> Response:
    now = aware_now()
    mistake = visit.mistake
    sealed = site.visits.seal(
        {
            "talk": visit.talk.to_token(site.secret, now=now),
            "lines": visit.lines,
            "lines_lang": visit.lines_lang,
            "kind": visit.kind,
            "mistake": [mistake.question_id, mistake.code, mistake.given, mistake.suggestions] if mistake else None,
        },
        now=now,
    )
    response.set_cookie(
        COOKIE, sealed, path=f"{root()}/", httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


def forget(response: Response) -> Response:
    g.leave_no_trace = True
    response.delete_cookie(COOKIE, path=f"{root()}/", httponly=True, samesite="Lax", secure=request.is_secure)
    return response

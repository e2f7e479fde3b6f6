"""For professionals: the same directory, dense, with zorgniveau, way of referring and referral phone first.

Words travel by POST here too; a filter on who may refer is applied to the whole list before it is cut into pages.
"""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from navigator import clock
from navigator.directory.models import Audience, Offer
from navigator.directory.search import Hit
from navigator.text import Picked
from navigator.web import asked as asked_module
from navigator.web import cards, danger, facets, search
from navigator.web.asked import Asked
from navigator.web.locale import language
from navigator.web.privacy import leave_no_trace
from navigator.web.site import aware_now, directory, here

blueprint = Blueprint("professionals", __name__, url_prefix="/verwijzers")

PAGE = 30
_EVERYTHING = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    card: cards.Card
    ages: str
    direct: bool | None
    """One may sign up oneself; None: no source tells."""
    routes: tuple[str, ...]
    via: tuple[Picked, ...]


@blueprint.get("")
def form() -> str:
    return _page(Asked(audience=Audience.PROFESSIONAL.value), token="")


@blueprint.post("")
def ask() -> Response:
    leave_no_trace()
    return redirect(search.to_results("professionals", Audience.PROFESSIONAL.value), HTTPStatus.SEE_OTHER)


@blueprint.get("/<token>")
def results(token: str) -> str | tuple[str, int]:
    leave_no_trace()
    asked = asked_module.from_token(token, here().search_states, now=aware_now())
    if asked is None:
        return _page(Asked(audience=Audience.PROFESSIONAL.value), token="", expired=True), HTTPStatus.GONE
    return _page(asked, token=token)


def _page(asked: Asked, *, token: str, expired: bool = False) -> str:
    catalogue, lang, at = directory(), language(), clock.now()
    query, wrong = asked.query(
        catalogue.catalogue.taxonomy, catalogue.catalogue.places, lang=lang, at=at, limit=_EVERYTHING
    )
    found = catalogue.search(query, at=at)
    hits = [hit for hit in found.hits if may_refer(hit.offer, asked.routes)]
    number = max(request.args.get("pagina", 1, type=int), 1)
    help_now = danger.help_for(danger.look_at(asked.typed, lang=lang), catalogue, seen=asked.seen)
    return render_template(
        "professionals/table.html",
        asked=asked,
        token=token,
        expired=expired,
        total=len(hits),
        rows=[_row(hit) for hit in hits[: PAGE * number]],
        pages=(number, -(-len(hits) // PAGE)),
        facets=(
            *facets.facets(found, asked, catalogue, lang=lang, wanted=facets.PROFESSIONAL_FACETS),
            facets.routes(asked, catalogue, lang=lang),
        ),
        chips=facets.chips(asked, catalogue, lang=lang, place=found.place.name(lang) if found.place else ""),
        errors=search.field_errors(wrong),
        let_go=search.let_go_words(found),
        understood=search.understood_words(found, asked),
        help=help_now,
        help_words=danger.words(help_now),
    )


def may_refer(offer: Offer, referrers: tuple[str, ...]) -> bool:
    """Whether one of these may refer to it; yes when no source tells, for unknown is not "no"."""
    known = {route.referrer for route in offer.access.routes}
    general = {"professional"} if known else set()
    return not referrers or not known or bool(known & ({*referrers} | general))


def _row(hit: Hit) -> Row:
    catalogue, lang = directory(), language()
    offer = hit.offer
    via = [catalogue.catalogue.offers[r.via_offer] for r in offer.access.routes if r.via_offer]
    return Row(
        card=cards.card(offer, directory=catalogue, lang=lang, at=clock.now(), hit=hit),
        ages=cards.ages_words(offer.ages),
        direct=offer.access.self_referral,
        routes=tuple(
            dict.fromkeys(
                facets.referrer_names().get(route.referrer, route.referrer) for route in offer.access.routes
            )
        ),
        via=tuple(dict.fromkeys(one.name.pick(lang) for one in via)),
    )

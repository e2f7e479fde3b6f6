"""Finding: search, results, browsing by theme and kind, and the page of one offer.

Words travel by POST only: the form is answered with a redirect to `/zoeken/<sealed>`, and that page can be reloaded,
gone back to and left without a trace of what was typed. Browsing by code holds no words, so it has plain addresses.
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from navigator import clock
from navigator.directory import hours
from navigator.directory.models import Audience, ContactKind, Offer
from navigator.directory.query import SearchQuery, Wrong
from navigator.directory.search import Hit, SearchPage
from navigator.errors import UnknownOffer
from navigator.safety import Outcome
from navigator.text import Picked
from navigator.web import asked as asked_module
from navigator.web import cards, danger, facets, hours_words, where
from navigator.web.asked import PAGE, Asked
from navigator.web.lists import unknown
from navigator.web.locale import gettext as _
from navigator.web.locale import language
from navigator.web.privacy import leave_no_trace
from navigator.web.site import aware_now, directory, here

blueprint = Blueprint("search", __name__)
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """What does not fit in a field, said to a person; `suggestions` are values to try."""

    field: str
    words: str
    suggestions: tuple[str, ...] = ()


@blueprint.get("/zoeken")
def form() -> str:
    return render_template("directory/search.html", asked=Asked(), expired=False)


@blueprint.post("/zoeken")
def ask() -> Response:
    """Take the form, or take one filter away, and go to the results."""
    leave_no_trace()
    return redirect(to_results("search", "citizen"), HTTPStatus.SEE_OTHER)


@blueprint.get("/zoeken/<token>")
def results(token: str) -> str | tuple[str, int]:
    leave_no_trace()
    asked = asked_module.from_token(token, here().search_states, now=aware_now())
    if asked is None:
        return render_template("directory/search.html", asked=Asked(), expired=True), HTTPStatus.GONE
    found, errors, pages = run(asked, size=PAGE)
    catalogue, lang = directory(), language()
    help_now = danger.help_for(danger.look_at(asked.typed, lang=lang), catalogue, seen=asked.seen)
    return render_template(
        "directory/results.html",
        token=token,
        asked=asked,
        found=found,
        pages=pages,
        cards=cards.cards(found.hits, directory=catalogue, lang=lang, at=clock.now()),
        facets=(
            *facets.facets(found, asked, catalogue, lang=lang, wanted=facets.CITIZEN_FACETS),
            facets.languages(found, asked, lang=lang),
            facets.delivery(asked, catalogue, lang=lang),
        ),
        chips=facets.chips(asked, catalogue, lang=lang, place=found.place.name(lang) if found.place else ""),
        errors=errors,
        help=help_now,
        help_words=danger.words(help_now),
        understood=understood_words(found, asked),
        let_go=let_go_words(found),
    )


@blueprint.get("/thema/<topic>")
def topic(topic: str) -> str:
    term = directory().catalogue.taxonomy.by_vocabulary["topics"].get(topic)
    if term is None:
        abort(HTTPStatus.NOT_FOUND)
    return _browse(Asked(topics=(topic,)), term.label.pick(language()), term.explanation.pick(language()))


@blueprint.get("/soort/<kind>")
def kind(kind: str) -> str:
    term = directory().catalogue.taxonomy.kind_by_key.get(kind)
    if term is None:
        abort(HTTPStatus.NOT_FOUND)
    return _browse(Asked(kinds=(kind,)), term.label.pick(language()), term.explanation.pick(language()))


@blueprint.get("/aanbod/<offer_id>")
def offer(offer_id: str) -> str | Response:
    catalogue, lang, at = directory(), language(), clock.now()
    try:
        found = catalogue[offer_id]
    except UnknownOffer:
        abort(HTTPStatus.NOT_FOUND)
    if found.id != offer_id:
        return redirect(url_for(".offer", offer_id=found.id), HTTPStatus.MOVED_PERMANENTLY)
    label = catalogue.catalogue.taxonomy.label
    schedule = next((one for one in hours.schedules_of(found) if one.hours), None)
    known = catalogue.catalogue.taxonomy.by_vocabulary
    return render_template(
        "directory/offer.html",
        offer=found,
        card=cards.card(found, directory=catalogue, lang=lang, at=at),
        area=where.area(found, directory=catalogue, lang=lang),
        ages=cards.ages_words(found.ages) or unknown(),
        organisation=catalogue.catalogue.organisations.get(found.organisation or ""),
        hours=hours_words.lines(schedule.hours, lang=lang) if schedule and schedule.hours else (),
        phones=[cards.phone_link(c, lang=lang) for c in found.contacts_of(ContactKind.PHONE) if not c.check_first],
        emails=[contact for contact in found.contacts_of(ContactKind.EMAIL) if not contact.check_first],
        sites=[cards.web_link(c.value, c.label, lang=lang) for c in found.contacts_of(ContactKind.WEB)],
        chats=[cards.web_link(c.value, c.label, lang=lang) for c in found.contacts_of(ContactKind.CHAT)],
        sources=[cards.web_link(source, lang=lang) for source in found.verified.sources if "://" in source],
        routes=[
            (label("referrers", route.referrer).pick(lang), route.mandate, _via(route.via_offer))
            for route in found.access.routes
        ],
        delivery=[label("delivery", key) for key in found.delivery],
        topics=[known["topics"][key] for key in found.topics if key in known["topics"]],
        kind_explanation=known["kinds"][found.kind].explanation,
        waiting_seen=cards.seen_on(found.waiting.as_of.isoformat(), lang=lang) if found.waiting else "",
        languages=[facets.language_name(code, lang) for code in found.help_languages],
        similar=cards.cards(_similar(found), directory=catalogue, lang=lang, at=at),
        for_professionals=bool(found.access.referrer_steps or found.referrer_note or found.access.routes)
        or found.phone(Audience.PROFESSIONAL) != found.phone(),
    )


def to_results(blueprint_name: str, audience: str) -> str:
    """The address of the results of the form that was sent."""
    site = here()
    before = asked_module.from_token(request.form.get("van", ""), site.search_states, now=aware_now())
    away = request.form.get("weg", "")
    if before and away:
        field, _colon, value = away.partition(":")
        asked = before.without(field, value)
    else:
        asked = asked_module.from_form(request.form, audience=audience)
        if before:
            asked = replace(asked, seen=_seen(before))
    if asked.is_empty:
        return url_for(f"{blueprint_name}.form")
    return url_for(f"{blueprint_name}.results", token=asked.to_token(site.search_states, now=aware_now()))


def run(asked: Asked, *, size: int) -> tuple[SearchPage, tuple[FieldError, ...], tuple[int, int]]:
    """The page of results, what did not fit, and (this page, last page). Pages grow: page 2 shows 2 × `size`."""
    catalogue, at = directory(), clock.now()
    number = min(max(request.args.get("pagina", 1, type=int), 1), _MOST_PAGES)
    query, wrong = asked.query(
        catalogue.catalogue.taxonomy, catalogue.catalogue.places, lang=language(), at=at, limit=size * number
    )
    found = catalogue.search(query, at=at)
    return found, field_errors(wrong), (number, -(-found.total // size))


def _seen(before: Asked) -> tuple[str, ...]:
    """The kinds of danger that the earlier page has answered with a panel."""
    verdict = danger.look_at(before.typed, lang=language())
    new = (verdict.kind.value,) if verdict.kind and verdict.outcome is Outcome.INTERRUPT else ()
    return tuple(dict.fromkeys((*before.seen, *new)))


def field_errors(wrong: dict[str, Wrong]) -> tuple[FieldError, ...]:
    return tuple(_field_error(field, problem) for field, problem in wrong.items())


def _field_error(field: str, wrong: Wrong) -> FieldError:
    """A code of the core as a sentence for people."""
    sentences = {
        ("place", "not_found"): _("We kennen deze plaats niet. Vul een postcode of een gemeente in."),
        ("age", "not_a_number"): _("Vul je leeftijd in met cijfers, bijvoorbeeld 34."),
        ("age", "out_of_range"): _("Vul een leeftijd in van 0 tot 120."),
    }
    words = sentences.get((field, wrong.code), _("Dit past hier niet. We zochten zonder."))
    return FieldError(field=field, words=words, suggestions=wrong.suggestions if field == "place" else ())


def understood_words(found: SearchPage, asked: Asked) -> list[str]:
    """What we made of the words, said openly."""
    lang, label = language(), directory().catalogue.taxonomy.label
    said = []
    if asked.words != asked.q:
        said.append(_("We zochten op het begin van je tekst."))
    if found.corrected:
        said.append(_("We zochten op “%(words)s”.", words=found.corrected))
    topics = [label("topics", key).pick(lang).value for key in found.understood.topics][:4]
    if topics:
        said.append(_("We zochten ook op: %(topics)s.", topics=", ".join(topics)))
    if found.understood.place and not asked.place:
        said.append(_("We keken in de buurt van %(place)s.", place=found.understood.place.name(lang)))
    return said


def let_go_words(found: SearchPage) -> str:
    """Which of the wishes could not be kept."""
    names = {
        "words": _("je woorden"),
        "place": _("de plaats"),
        "age": _("de leeftijd"),
        "topics": _("het thema"),
        "kinds": _("de soort"),
        "groups": _("de soort hulp"),
        "zorgniveaus": _("het zorgniveau"),
        "help_languages": _("de taal"),
        "delivery": _("hoe je hulp krijgt"),
        "free": _("gratis"),
        "self_referral": _("zonder verwijzing"),
        "open_at": _("nu open"),
    }
    if not found.let_go:
        return ""
    return _("We vonden niets dat helemaal past. Daarom zochten we zonder: %(what)s.",
             what=", ".join(names.get(name, name) for name in found.let_go))


def _browse(asked: Asked, title: Picked, explanation: Picked) -> str:
    found, _errors, pages = run(asked, size=PAGE)
    catalogue, lang = directory(), language()
    exact = not found.relaxed
    return render_template(
        "directory/browse.html",
        title=title,
        explanation=explanation,
        found=found,
        pages=pages,
        exact=exact,
        asked=asked,
        cards=cards.cards(found.hits, directory=catalogue, lang=lang, at=clock.now()),
    )


def _via(offer_id: str | None) -> Offer | None:
    return directory()[offer_id] if offer_id else None


def _similar(offer: Offer) -> tuple[Hit, ...]:
    place = next((location.postal_code for location in offer.locations if location.postal_code), None)
    catalogue = directory()
    query = SearchQuery(
        kinds=(offer.kind,), place=catalogue.catalogue.places.find(place) if place else None, limit=4, lang=language()
    )
    return tuple(hit for hit in catalogue.search(query).hits if hit.offer.id != offer.id)[:3]

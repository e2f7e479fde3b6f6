"""Pages that ask nothing: start, help now, what this is and is not, and the way out."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from navigator import clock, help_lines
from navigator.directory.taxonomy import Term
from navigator.safety import ContactType, DangerKind, Outcome, Verdict
from navigator.web import cards, danger, facets, rules_words, visit
from navigator.web.asked import Asked
from navigator.web.locale import language
from navigator.web.privacy import allow_frames
from navigator.web.site import directory, here

blueprint = Blueprint("pages", __name__)

_THEMES_ON_START = (
    "somberheid", "angst", "stress", "slaap", "eenzaamheid", "rouw", "relatie", "alcohol", "geld-en-schulden",
    "partnergeweld", "opvoeding", "naasten",
)
_CHECKED = date(2026, 11, 21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A help line with all that one wants to know before calling."""

    use: str
    line: help_lines.HelpLine
    card: cards.Card


@blueprint.get("/")
def start() -> str:
    return render_template("pages/start.html", themes=_terms("topics", _THEMES_ON_START), asked=Asked())


@blueprint.get("/themas")
def themes() -> str:
    catalogue = directory().catalogue
    topics = Counter(topic for offer in catalogue.offers.values() for topic in offer.topics)
    kinds = Counter(offer.kind for offer in catalogue.offers.values())
    groups = [
        (group, [kind for kind in catalogue.taxonomy.kinds if kind.group == group.key and kinds[kind.key]])
        for group in catalogue.taxonomy.groups
    ]
    return render_template(
        "pages/themes.html",
        topics=[term for term in catalogue.taxonomy.topics if topics[term.key]],
        groups=[(group, found) for group, found in groups if found],
    )


@blueprint.get("/nu-hulp")
def help_now() -> str:
    return render_template("pages/help_now.html", lines=_all_lines())


@blueprint.get("/over")
def about() -> str:
    catalogue = directory().catalogue
    towns = {location.municipality for offer in catalogue.offers.values() for location in offer.locations}
    return render_template("pages/about.html", offers=len(catalogue.offers), towns=len(towns - {None}))


@blueprint.get("/hoe-werkt-het")
def how() -> str:
    site, lang = here(), language()
    return render_template(
        "pages/how.html",
        flow=site.flow,
        levels=rules_words.levels(site.flow, directory(), lang=lang),
        crisis=rules_words.crisis(site.flow, lang=lang),
        kinds_of_help=directory().catalogue.taxonomy.zorgniveaus,
    )


@blueprint.get("/privacy")
def privacy() -> str:
    return render_template("pages/privacy.html", minutes=here().settings.idle_minutes)


@blueprint.get("/toegankelijkheid")
def accessibility() -> str:
    return render_template("pages/accessibility.html", checked=cards.seen_on(_CHECKED.isoformat(), lang=language()))


@blueprint.get("/bronnen")
def sources() -> str:
    offers = directory().catalogue.offers.values()
    grades = Counter(offer.verified.evidence for offer in offers)
    return render_template(
        "pages/sources.html", grades=[(cards.evidence(grade), count) for grade, count in sorted(grades.items())]
    )


@blueprint.get("/veilig-surfen")
def safe() -> str:
    return render_template("pages/safe.html")


@blueprint.get("/embed")
def embed() -> str:
    """Search and the help lines, to stand inside another site."""
    allow_frames("")
    return render_template("pages/embed.html", asked=Asked())


@blueprint.route("/weg", methods=["GET", "POST"])
def leave() -> AnyResponse:
    """The quick way out: forget the visit and go to a site that gives nothing away."""
    if request.method == "POST":
        return visit.forget(Response(status=HTTPStatus.NO_CONTENT))
    return visit.forget(redirect(here().settings.exit_address, HTTPStatus.SEE_OTHER))


@blueprint.get("/gezond")
def healthy() -> Response:
    return Response("ok\n" if len(directory()) else "leeg\n", mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    return Response("User-agent: *\nDisallow: /gids\nDisallow: /zoeken/\nDisallow: /-/\n", mimetype="text/plain")


@blueprint.get("/-/onderdelen")
def components() -> str:
    """Every component once, for whoever changes the design."""
    catalogue, lang, at = directory(), language(), clock.now()
    hits = catalogue.search("angst", near="Gent", at=at).hits
    verdict = Verdict(
        outcome=Outcome.INTERRUPT,
        kind=DangerKind.SUICIDAL,
        lang=lang,
        contacts=(ContactType.SUICIDE_LINE, ContactType.EMERGENCY, ContactType.LISTENING_LINE),
    )
    shown = danger.help_for(verdict, catalogue)
    assert shown is not None
    page = catalogue.search("angst", at=at)
    asked = Asked(place="9000", age="34", free=True)
    return render_template(
        "pages/components.html",
        cards=cards.cards(hits[:2], directory=catalogue, lang=lang, at=at),
        help=shown,
        soft=replace(shown, outcome=Outcome.SOFT),
        help_words=danger.words(shown),
        facet=facets.facets(page, asked, catalogue, lang=lang, wanted=facets.CITIZEN_FACETS)[0],
        chips=facets.chips(asked, catalogue, lang=lang, place="Gent"),
        asked=asked,
    )


def _all_lines() -> tuple[Line, ...]:
    catalogue, lang, at = directory(), language(), clock.now()
    verdict = Verdict(outcome=Outcome.INTERRUPT, kind=None, lang=lang, contacts=tuple(ContactType))
    found = []
    for line in help_lines.lines_for(verdict, catalogue):
        found.append(
            Line(
                use=danger.use_of(line.type),
                line=line,
                card=cards.card(line.offer, directory=catalogue, lang=lang, at=at),
            )
        )
    return tuple(found)


def _terms(vocabulary: str, keys: tuple[str, ...]) -> list[Term]:
    known = directory().catalogue.taxonomy.by_vocabulary[vocabulary]
    return [known[key] for key in keys if key in known]

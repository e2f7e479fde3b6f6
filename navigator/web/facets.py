"""Facets and chips: how a search can be narrowed, and what narrows it now, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from navigator.directory.search import Directory, SearchPage
from navigator.text import Picked
from navigator.web.asked import Asked
from navigator.web.locale import gettext as _

#: Form field → facet of the search page → vocabulary of the taxonomy.
CITIZEN_FACETS = (("groups", "group", "groups"), ("topics", "topic", "topics"))
PROFESSIONAL_FACETS = (("zorgniveaus", "zorgniveau", "zorgniveaus"), ("kinds", "kind", "kinds"))
_MOST_CHOICES = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    field: str
    value: str
    label: Picked
    count: int | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    field: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing that narrows the search; sending its `value` takes it away."""

    label: Picked
    value: str


def titles() -> dict[str, str]:
    return {
        "groups": _("Soort hulp"),
        "topics": _("Thema"),
        "help_languages": _("Taal van de hulp"),
        "delivery": _("Hoe krijg je hulp"),
        "zorgniveaus": _("Zorgniveau"),
        "kinds": _("Soort aanbod"),
        "routes": _("Wie mag verwijzen"),
    }


def facets(
    page: SearchPage, asked: Asked, directory: Directory, *, lang: str, wanted: tuple[tuple[str, str, str], ...]
) -> tuple[Facet, ...]:
    """The facets that can still narrow this page, the most frequent choices first."""
    label = directory.catalogue.taxonomy.label
    found = []
    for field, facet, vocabulary in wanted:
        counts = page.facets[facet]
        chosen = getattr(asked, field)
        keys = sorted({*counts, *chosen}, key=lambda key: (key not in chosen, -counts.get(key, 0), key))
        if facet == "zorgniveau":
            keys.sort()
        choices = tuple(
            Choice(
                field=field,
                value=key,
                label=label(vocabulary, key).pick(lang),
                count=counts.get(key, 0),
                checked=key in chosen,
            )
            for key in keys[:_MOST_CHOICES]
        )
        if len(choices) > 1 or chosen:
            found.append(Facet(field=field, title=titles()[field], choices=choices))
    return tuple(found)


def languages(page: SearchPage, asked: Asked, *, lang: str) -> Facet:
    counts: Mapping[str, int] = page.facets["help_language"]
    keys = sorted({*counts, *asked.help_languages}, key=lambda key: (-counts.get(key, 0), key))
    choices = tuple(
        Choice(
            field="help_languages",
            value=key,
            label=Picked(language_name(key, lang), lang),
            count=counts.get(key, 0),
            checked=key in asked.help_languages,
        )
        for key in keys[:_MOST_CHOICES]
    )
    return Facet(field="help_languages", title=titles()["help_languages"], choices=choices)


def delivery(asked: Asked, directory: Directory, *, lang: str) -> Facet:
    terms = directory.catalogue.taxonomy.delivery
    choices = tuple(
        Choice(field="delivery", value=term.key, label=term.label.pick(lang), checked=term.key in asked.delivery)
        for term in terms
    )
    return Facet(field="delivery", title=titles()["delivery"], choices=choices)


def routes(asked: Asked, directory: Directory, *, lang: str) -> Facet:
    used = {route.referrer for offer in directory.catalogue.offers.values() for route in offer.access.routes}
    choices = tuple(
        Choice(
            field="routes",
            value=term.key,
            label=Picked(referrer_names().get(term.key, term.key), lang),
            checked=term.key in asked.routes,
        )
        for term in directory.catalogue.taxonomy.referrers
        if term.key in used
    )
    return Facet(field="routes", title=titles()["routes"], choices=choices)


def referrer_names() -> dict[str, str]:
    """Referrers as professionals call themselves."""
    return {
        "gp": _("huisarts"),
        "psychologist": _("psycholoog"),
        "psychiatrist": _("psychiater"),
        "caw": "CAW",
        "ocmw": _("OCMW"),
        "gbo": "GBO",
        "clb": "CLB",
        "cgg": "CGG",
        "hospital": _("ziekenhuis"),
        "youth_care": _("jeugdhulp"),
        "justice": _("justitie"),
        "police": _("politie"),
        "central_intake": _("centraal aanmeldpunt"),
        "professional": _("hulpverlener"),
    }


def chips(asked: Asked, directory: Directory, *, lang: str, place: str) -> tuple[Chip, ...]:
    return tuple(_chips(asked, directory, lang, place))


def _chips(asked: Asked, directory: Directory, lang: str, place: str) -> Iterator[Chip]:
    label = directory.catalogue.taxonomy.label
    vocabularies = {"routes": "referrers"}
    if asked.place and place:
        yield Chip(label=Picked(place, lang), value="place:")
    if asked.age.isdigit():
        yield Chip(label=Picked(_("%(age)s jaar", age=asked.age), lang), value="age:")
    for field in ("groups", "kinds", "zorgniveaus", "topics", "delivery", "routes"):
        for key in getattr(asked, field):
            yield Chip(label=label(vocabularies.get(field, field), key).pick(lang), value=f"{field}:{key}")
    for key in asked.help_languages:
        yield Chip(label=Picked(language_name(key, lang), lang), value=f"help_languages:{key}")
    if asked.free:
        yield Chip(label=Picked(_("Gratis"), lang), value="free:")
    if asked.self_referral:
        yield Chip(label=Picked(_("Zonder verwijzing"), lang), value="self_referral:")
    if asked.open_now:
        yield Chip(label=Picked(_("Nu open"), lang), value="open_now:")


def language_name(code: str, lang: str) -> str:
    """The name of a language in another: `uk` → Oekraïens."""
    shown = str(Locale(lang).languages.get(code, code))
    return shown[:1].upper() + shown[1:]

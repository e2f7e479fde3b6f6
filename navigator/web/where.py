"""Where an offer is and for which places, in words: towns first, else the area that is served."""

from babel.numbers import format_decimal

from navigator.directory.models import Offer
from navigator.directory.search import Directory
from navigator.web.lists import and_list, unknown
from navigator.web.locale import gettext as _


def region_name(code: str) -> str:
    """Regions and provinces in words; other codes are names already."""
    names = {
        "vlaanderen": _("Vlaanderen"),
        "brussel": _("Brussel"),
        "wallonie": _("Wallonië"),
        "oost-vlaanderen": _("Oost-Vlaanderen"),
        "west-vlaanderen": _("West-Vlaanderen"),
        "antwerpen": _("provincie Antwerpen"),
        "limburg": _("Limburg"),
        "vlaams-brabant": _("Vlaams-Brabant"),
        "waals-brabant": _("Waals-Brabant"),
        "henegouwen": _("Henegouwen"),
        "luik": _("provincie Luik"),
        "luxemburg": _("provincie Luxemburg"),
        "namen": _("provincie Namen"),
    }
    return names.get(code, code.replace("-", " ").title())


def where(offer: Offer, *, directory: Directory, lang: str) -> str:
    """The towns where one can go, or else the area that is served."""
    towns = tuple(dict.fromkeys(location.municipality for location in offer.locations if location.municipality))
    if towns:
        return and_list(town_name(town, directory=directory, lang=lang) for town in towns[:3])
    return area(offer, directory=directory, lang=lang)


def town_name(town: str, *, directory: Directory, lang: str) -> str:
    place = directory.catalogue.places.find(town)
    return place.name(lang) if place and place.municipality == town else town


def area(offer: Offer, *, directory: Directory, lang: str) -> str:
    """The area that is served, in words."""
    served = offer.service_area
    if {"vlaanderen", "brussel", "wallonie"} <= set(served.regions):
        return _("Heel België")
    names = [
        *map(region_name, served.regions),
        *map(region_name, served.provinces),
        *(town_name(town, directory=directory, lang=lang) for town in served.municipalities),
    ]
    if not names and served.primary_care_zones:
        zones = set(served.primary_care_zones)
        towns = dict.fromkeys(p.name(lang) for p in directory.catalogue.places.rows if p.primary_care_zone in zones)
        names = [*towns]
    if not names and served.networks:
        names = [_("de streek van het netwerk %(name)s", name=code.upper()) for code in served.networks]
    return and_list(names[:8]) + (" …" if len(names) > 8 else "") if names else unknown()


def distance_words(kilometres: float | None, *, lang: str) -> str:
    if kilometres is None:
        return ""
    if kilometres < 1:
        return _("minder dan 1 km")
    shown = format_decimal(round(kilometres, 0 if kilometres >= 10 else 1), locale=lang)
    return _("ongeveer %(distance)s km", distance=shown)

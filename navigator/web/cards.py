"""Cards: an offer as the sentences people read, in their language, with unknown said as "niet opgegeven".

Templates only place these; every choice about what may be said (a weak phone number is no fact, an old figure has a
date) is made here, once for results, the offer page, the guide and the table for professionals.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_currency

from navigator.directory.models import AgeRange, Audience, Contact, ContactKind, Evidence, Offer, Status
from navigator.directory.search import Directory, Hit
from navigator.text import Picked, Text
from navigator.web.lists import or_list, unknown
from navigator.web.locale import gettext as _
from navigator.web.when import Opening, opening
from navigator.web.where import distance_words, where

_STALE_MONTHS = 12
_NO_TEXT = Picked("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to reach someone: a number, an address, a site."""

    words: str
    href: str
    label: Picked = _NO_TEXT
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a results list, a table row and the top of an offer page say."""

    id: str
    name: Picked
    kind: Picked
    summary: Picked
    levels: tuple[Picked, ...]
    level_codes: tuple[str, ...]
    where: str
    distance: str
    beyond: bool
    """The offer does not name this place in its area: worth a phone call first."""
    opening: Opening | None
    for_whom: str
    price: str
    way_in: Picked
    phone: Link | None
    phone_to_check: bool
    referrer_phone: Link | None
    site: Link | None
    chat: Link | None
    seen: str
    dated: bool
    evidence: str
    stale: str
    alert: Picked
    uncertain: bool


def card(
    offer: Offer,
    *,
    directory: Directory,
    lang: str,
    at: datetime,
    hit: Hit | None = None,
    distance_km: float | None = None,
) -> Card:
    taxonomy = directory.catalogue.taxonomy
    phone, referrer_phone = offer.phone(), offer.phone(Audience.PROFESSIONAL)
    distance = hit.distance_km if hit else distance_km
    return Card(
        id=offer.id,
        name=offer.name.pick(lang),
        kind=taxonomy.label("kinds", offer.kind).pick(lang),
        summary=offer.summary.pick(lang),
        levels=tuple(taxonomy.label("zorgniveaus", level).pick(lang) for level in offer.zorgniveaus),
        level_codes=tuple(level.value for level in offer.zorgniveaus),
        where=where(offer, directory=directory, lang=lang),
        distance=distance_words(distance, lang=lang) if offer.locations else "",
        beyond=hit is not None and hit.serves_place is False,
        opening=opening(offer, lang=lang, at=at),
        for_whom=for_whom(offer, directory=directory, lang=lang),
        price=price(offer, lang=lang),
        way_in=way_in(offer, directory=directory, lang=lang),
        phone=phone_link(phone, lang=lang) if phone else None,
        phone_to_check=phone is None and bool(offer.contacts_of(ContactKind.PHONE)),
        referrer_phone=phone_link(referrer_phone, lang=lang) if referrer_phone else None,
        site=_first_link(offer, ContactKind.WEB, lang),
        chat=_first_link(offer, ContactKind.CHAT, lang),
        seen=seen_on(offer.verified.on, lang=lang),
        dated=bool(offer.verified.on),
        evidence=evidence(offer.verified.evidence),
        stale=stale(offer, today=at.date()),
        alert=offer.alert.pick(lang) if offer.alert else _NO_TEXT,
        uncertain=offer.status is Status.UNCERTAIN,
    )


def cards(hits: Iterable[Hit], *, directory: Directory, lang: str, at: datetime) -> tuple[Card, ...]:
    return tuple(card(hit.offer, directory=directory, lang=lang, at=at, hit=hit) for hit in hits)


# --- for whom, what it costs, how to get in -------------------------------------------------------------------------


def ages_words(ages: AgeRange | None) -> str:
    if ages is None or (ages.min is None and ages.max is None) or (not ages.min and ages.max is None):
        return _("alle leeftijden") if ages is not None else ""
    if ages.max is None:
        return _("vanaf %(age)s jaar", age=ages.min)
    if not ages.min:
        return _("tot en met %(age)s jaar", age=ages.max)
    return _("%(youngest)s tot en met %(oldest)s jaar", youngest=ages.min, oldest=ages.max)


def for_whom(offer: Offer, *, directory: Directory, lang: str) -> str:
    """Target groups and ages in one line."""
    label = directory.catalogue.taxonomy.label
    groups = [label("target_groups", key).pick(lang).value for key in offer.target_groups]
    short = ", ".join([groups[0], *(_lowered(group, lang) for group in groups[1:4])]) if groups else ""
    known = [part for part in (short, ages_words(offer.ages)) if part]
    return " · ".join(known) if known else unknown()


def _lowered(words: str, lang: str) -> str:
    return words if lang == "de" else words[:1].lower() + words[1:]


def price(offer: Offer, *, lang: str) -> str:
    cost = offer.cost
    if cost.free:
        return _("Gratis")
    parts = []
    if cost.amount:
        parts.append(_("%(amount)s per keer", amount=money(cost.amount, lang=lang)))
    if cost.reimbursed:
        parts.append(_("je ziekenfonds betaalt mee"))
    if not parts and cost.free is False:
        parts.append(_("betalend, bedrag niet opgegeven"))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:] if words else unknown()


def money(amount: str, *, lang: str) -> str:
    try:
        shown = format_currency(float(amount), "EUR", locale=f"{lang}_BE" if lang in ("nl", "fr", "de") else "en_IE")
    except ValueError:
        return amount
    return shown.replace(",00", "").replace(".00", "")


def way_in(offer: Offer, *, directory: Directory, lang: str) -> Picked:
    """Whether one needs a referral, and whose."""
    label = directory.catalogue.taxonomy.label
    via = or_list(label("referrers", route.referrer).pick(lang).value for route in offer.access.routes)
    if offer.access.self_referral:
        return Picked(_("Geen verwijzing nodig"), lang)
    if via:
        return Picked(_("Via %(referrers)s", referrers=via), lang)
    if offer.access.self_referral is False:
        return Picked(_("Met een verwijzing"), lang)
    return Picked(unknown(), lang)


# --- reaching someone, and how sure we are --------------------------------------------------------------------------


def phone_link(contact: Contact, *, lang: str) -> Link:
    return Link(
        words=contact.value,
        href=tel(contact.value),
        label=contact.label.pick(lang) if contact.label else _NO_TEXT,
        note=_("gratis bellen") if contact.free else "",
    )


def tel(number: str) -> str:
    """`09 123 45 67` → `tel:+3291234567`; short numbers stay short, for they only exist in Belgium."""
    digits = "".join(character for character in number if character.isdigit())
    if number.strip().startswith("+") or not digits.startswith("0") or digits.startswith(("0800", "0900", "0903")):
        return f"tel:{'+' if number.strip().startswith('+') else ''}{digits}"
    return f"tel:+32{digits[1:]}"


def web_link(address: str, label: Text | None = None, *, lang: str) -> Link:
    href = address.split()[0]
    shown = href.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    shown = shown if len(shown) <= 40 else shown.split("/", 1)[0]
    return Link(words=shown, href=href, label=label.pick(lang) if label else _NO_TEXT)


def _first_link(offer: Offer, kind: ContactKind, lang: str) -> Link | None:
    found = offer.contacts_of(kind)
    return web_link(found[0].value, found[0].label, lang=lang) if found else None


def seen_on(on: str | None, *, lang: str) -> str:
    """The date of a source as precise as it is: 2024, 2024-02 or 2024-02-01."""
    if not on:
        return unknown()
    parts = [int(part) for part in on.split("-")]
    if len(parts) == 1:
        return on
    shape = "MMMM y" if len(parts) == 2 else "d MMMM y"
    return format_date(date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1), shape, locale=lang)


def evidence(grade: Evidence) -> str:
    return {
        Evidence.HIGH: _("bron: de organisatie of de overheid zelf"),
        Evidence.MEDIUM: _("bron: pers of een partner"),
        Evidence.LOW: _("bron: oud of niet volledig"),
    }[grade]


def stale(offer: Offer, *, today: date) -> str:
    """A word of care when facts are old or their date is unknown."""
    on = offer.verified.on
    if not on:
        return _("We weten niet van wanneer dit is. Kijk het eerst na.")
    year, month = int(on[:4]), int(on[5:7]) if len(on) >= 7 else 12
    if (today.year - year) * 12 + today.month - month > _STALE_MONTHS:
        return _("Dit is meer dan een jaar oud. Kijk het eerst na.")
    return ""

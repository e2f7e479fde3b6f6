"""What a good catalogue is: one small function a rule, each yielding Problems with file and line.

Errors keep a catalogue from being published; warnings are work for later. A rule that an editor cannot act on does not
belong here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

from navigator.directory import hours
from navigator.directory.catalogue import Catalogue, Sourced, Sources
from navigator.directory.models import Contact, ContactKind, Evidence, Status
from navigator.directory.places import fold
from navigator.problems import Problem, Severity
from navigator.shape import did_you_mean
from navigator.text import Text

LONGEST_SUMMARY = 280
_TRANSLATED = ("nl", "fr", "en")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
#: Short numbers (112, 1813), 0800/0900/070/078 lines, land lines and mobiles, as digits without +32.
_PHONE = re.compile(r"1\d{2,3}|116\d{3}|0(800|90\d)\d{5}|07[08]\d{6}|04\d{8}|0[1-9]\d{7}|0[23469]\d{7}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_STALE_MONTHS = 36

OfferCheck = Callable[[Sourced, Catalogue], Iterator[Problem]]
OFFER_CHECKS: list[OfferCheck] = []


def offer_check(function: OfferCheck) -> OfferCheck:
    """Register a rule about one offer."""
    OFFER_CHECKS.append(function)
    return function


def check(sources: Sources, *, today: date | None = None) -> tuple[Problem, ...]:
    """Every problem of the catalogue, in the order of files and lines. With `today`, dates are looked at too."""
    problems = list(sources.problems)
    first: dict[str, Sourced] = {}
    for sourced in sources.offers:
        offer_id = sourced.offer.id
        if offer_id in first:
            where = first[offer_id].problem("duplicate_id", "id")
            problems.append(sourced.problem("duplicate_id", "id", value=offer_id, where=f"{where.path}:{where.line}"))
        first.setdefault(offer_id, sourced)
        if sources.catalogue:
            problems += [problem for rule in OFFER_CHECKS for problem in rule(sourced, sources.catalogue)]
        if today:
            problems += _dates(sourced, today)
    return tuple(sorted(problems, key=lambda p: (str(p.path), p.line, p.column, p.code)))


@offer_check
def ids_are_slugs(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    if not _SLUG.fullmatch(sourced.offer.id):
        yield sourced.problem("bad_id", "id", value=sourced.offer.id)


@offer_check
def codes_exist(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    offer, known = sourced.offer, catalogue.taxonomy.by_vocabulary
    used = (
        ("kind", "soort", (offer.kind,), "kinds"),
        ("topics", "thema", offer.topics, "topics"),
        ("target_groups", "doelgroep", offer.target_groups, "target_groups"),
        ("delivery", "vorm", offer.delivery, "delivery"),
    )
    for field, what, values, vocabulary in used:
        for value in values:
            if value not in known[vocabulary]:
                yield sourced.problem(
                    "unknown_code", field, value=value, what=what, suggestion=did_you_mean(value, known[vocabulary])
                )
    for position, route in enumerate(offer.access.routes):
        if route.referrer not in known["referrers"]:
            yield sourced.problem(
                "unknown_code",
                "access",
                "routes",
                position,
                "referrer",
                value=route.referrer,
                what="verwijzer",
                suggestion=did_you_mean(route.referrer, known["referrers"]),
            )


@offer_check
def references_lead_somewhere(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    offer = sourced.offer
    if offer.organisation and offer.organisation not in catalogue.organisations:
        yield sourced.problem(
            "dangling",
            "organisation",
            what="organisatie",
            value=offer.organisation,
            suggestion=did_you_mean(offer.organisation, catalogue.organisations),
        )
    for position, route in enumerate(offer.access.routes):
        if route.via_offer and route.via_offer not in catalogue.offers:
            yield sourced.problem(
                "dangling",
                "access",
                "routes",
                position,
                "via_offer",
                what="aanbod",
                value=route.via_offer,
                suggestion=did_you_mean(route.via_offer, catalogue.offers),
            )


@offer_check
def areas_exist(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    area, places = sourced.offer.service_area, catalogue.places
    known = {
        "municipalities": {place.municipality for place in places.rows},
        "primary_care_zones": {place.primary_care_zone for place in places.rows},
        "networks": {place.network for place in places.rows},
        "provinces": {place.province for place in places.rows},
        "regions": {place.region for place in places.rows},
    }
    for field, codes in known.items():
        for value in getattr(area, field):
            if value not in codes:
                yield sourced.problem(
                    "unknown_code",
                    "service_area",
                    field,
                    value=value,
                    what="plaats of streek",
                    suggestion=did_you_mean(value, codes),
                )
    if not area and not sourced.offer.locations:
        yield sourced.problem("no_area", "service_area")


@offer_check
def addresses_fit(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    for position, location in enumerate(sourced.offer.locations):
        code = location.postal_code
        rows = catalogue.places.by_postal_code.get(code or "", ())
        if code and not rows:
            yield sourced.problem("bad_postal_code", "locations", position, "postal_code", value=code)
        elif code and location.municipality and fold(location.municipality) not in {fold(r.municipality) for r in rows}:
            yield sourced.problem(
                "postal_code_elsewhere",
                "locations",
                position,
                "postal_code",
                postal_code=code,
                municipality=location.municipality,
            )
        if location.municipality and fold(location.municipality) not in catalogue.places.municipalities:
            yield sourced.problem(
                "unknown_code",
                "locations",
                position,
                "municipality",
                what="gemeente",
                value=location.municipality,
                suggestion=did_you_mean(location.municipality, catalogue.places.municipalities.values()),
            )


@offer_check
def contacts_are_well_written(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    for position, contact in enumerate(sourced.offer.contacts):
        code = _contact_mistake(contact)
        if code:
            yield sourced.problem(code, "contacts", position, "value", value=contact.value)
        if contact.schedule and contact.schedule.hours and not hours.is_valid(contact.schedule.hours):
            yield sourced.problem("bad_hours", "contacts", position, "schedule", value=contact.schedule.hours)


def _contact_mistake(contact: Contact) -> str | None:
    value = contact.value.strip()
    if contact.kind is ContactKind.PHONE:
        digits = re.sub(r"[\s./-]", "", value).replace("+32", "0")
        return None if _PHONE.fullmatch(digits) else "bad_phone"
    if contact.kind is ContactKind.EMAIL:
        return None if _EMAIL.fullmatch(value) else "bad_email"
    address = urlsplit(value)
    return None if address.scheme in ("http", "https") and "." in address.netloc else "bad_url"


@offer_check
def hours_are_well_written(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    schedule = sourced.offer.schedule
    if schedule and schedule.hours and not hours.is_valid(schedule.hours):
        yield sourced.problem("bad_hours", "schedule", "hours", value=schedule.hours)


@offer_check
def texts_are_complete_and_short(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    offer = sourced.offer
    texts: tuple[tuple[str, Text], ...] = (("name", offer.name), ("summary", offer.summary))
    for field, text in texts:
        if "nl" not in text.values:
            yield sourced.problem("missing_dutch", field)
    missing = [lang for lang in _TRANSLATED if lang not in offer.summary.values]
    if missing and missing != ["nl"]:
        yield sourced.problem("missing_translation", "summary", severity=Severity.WARNING, languages=", ".join(missing))
    for lang, words in offer.summary.values.items():
        if len(words) > LONGEST_SUMMARY:
            yield sourced.problem("too_long", "summary", lang, length=len(words), limit=LONGEST_SUMMARY)


@offer_check
def levels_fit_the_kind(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    """Two levels beside the usual ones may be right for a special offer; further away is a mistake."""
    kind = catalogue.taxonomy.kind_by_key.get(sourced.offer.kind)
    if kind is None or not kind.zorgniveaus:
        return
    for position, level in enumerate(sourced.offer.zorgniveaus):
        if min(abs(level.rank - usual.rank) for usual in kind.zorgniveaus) > 2:
            yield sourced.problem(
                "level_against_kind",
                "zorgniveaus",
                position,
                value=level.value,
                kind=kind.key,
                usual=", ".join(kind.zorgniveaus),
            )


@offer_check
def ages_run_upwards(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    ages = sourced.offer.ages
    if ages and ages.min is not None and ages.max is not None and ages.min > ages.max:
        yield sourced.problem("ages_reversed", "ages", minimum=ages.min, maximum=ages.max)


@offer_check
def people_can_reach_it(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    offer = sourced.offer
    if not offer.general and not offer.contacts and not offer.locations:
        yield sourced.problem("no_way_in", "contacts", severity=Severity.WARNING)
    if offer.access.self_referral is False and not offer.access.routes:
        yield sourced.problem("no_door", "access")


@offer_check
def numbers_are_proven(sourced: Sourced, catalogue: Catalogue) -> Iterator[Problem]:
    """facts/README rule 1: weak evidence and a number shown as a fact do not go together."""
    offer = sourced.offer
    shown = [c for c in offer.contacts if c.kind is ContactKind.PHONE and not c.check_first]
    if shown and offer.verified.evidence is Evidence.LOW:
        yield sourced.problem("phone_unproven", "contacts")
    if offer.crisis and (offer.verified.evidence is not Evidence.HIGH or not offer.verified.on):
        yield sourced.problem("crisis_unverified", "verified", severity=Severity.WARNING)


def _dates(sourced: Sourced, today: date) -> Iterator[Problem]:
    written = sourced.offer.verified.on
    if not written:
        return
    parts = _DATE.fullmatch(written)
    if parts is None:
        yield sourced.problem(
            "wrong_shape",
            "verified",
            "on",
            value=written,
            reason="geen datum",
            suggestion="schrijf 2026, 2026-11 of 2026-11-21",
        )
        return
    months = (today.year - int(parts[1])) * 12 + today.month - int(parts[2] or 12)
    if months < 0 and int(parts[1]) >= today.year and parts[2]:
        yield sourced.problem("date_in_future", "verified", "on", value=written)
    if months > _STALE_MONTHS and sourced.offer.status is Status.ACTIVE:
        yield sourced.problem("stale", "verified", "on", severity=Severity.WARNING, on=written, months=_STALE_MONTHS)

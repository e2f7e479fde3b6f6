"""What changed between two catalogues, for people: "CGG X: telefoon veranderd van … naar …".

Every field is told in words first and then compared, so that what an editor reads is exactly what was compared. The
order of offers, and the file they stand in, are no change.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from navigator.directory.catalogue import Catalogue
from navigator.directory.models import Contact, ContactKind, Location, Offer, Organisation, Route, Schedule
from navigator.text import Text

_YES_NO = {True: "ja", False: "nee"}
_CONTACTS = {
    ContactKind.PHONE: "telefoon",
    ContactKind.EMAIL: "e-mail",
    ContactKind.CHAT: "chat",
    ContactKind.WEB: "website",
}


class Kind(StrEnum):
    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


#: What an editor reads. `{name}` and `{id}` are those of the offer or organisation.
SENTENCES = {
    Kind.NEW: "nieuw: {name} ({id})",
    Kind.GONE: "weg: {name} ({id})",
    Kind.RENAMED: "{name}: id veranderd van {before} naar {after}",
    Kind.MERGED: "{before}: samengevoegd met {name} ({id})",
    Kind.ADDED: "{name}: {field} erbij: {after}",
    Kind.REMOVED: "{name}: {field} weg: {before}",
    Kind.CHANGED: "{name}: {field} veranderd van «{before}» naar «{after}»",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    kind: Kind
    id: str
    name: str
    field: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(
            id=self.id, name=self.name, field=self.field, before=self.before, after=self.after
        )


def difference(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """All changes from `old` to `new`: offers in the order of `new`, then what is gone, then organisations."""
    return (*_offers(old, new), *_organisations(old, new))


def _offers(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    moved = {former: offer.id for offer in new.offers.values() for former in offer.former_ids}
    for offer in new.offers.values():
        name = _name(offer)
        merged = [former for former in offer.former_ids if former in old.offers and former not in new.offers]
        before = old.offers.get(offer.id)
        if before is None and merged:
            before = old.offers[merged.pop(0)]
            yield Change(kind=Kind.RENAMED, id=offer.id, name=name, before=before.id, after=offer.id)
        if before is None:
            yield Change(kind=Kind.NEW, id=offer.id, name=name)
            continue
        for former in merged:
            yield Change(kind=Kind.MERGED, id=offer.id, name=name, before=_name(old.offers[former]))
        yield from _compared(offer.id, _name(before), told(before, old), told(offer, new))
    for offer in old.offers.values():
        if offer.id not in new.offers and offer.id not in moved:
            yield Change(kind=Kind.GONE, id=offer.id, name=_name(offer))


def _organisations(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    for id, organisation in new.organisations.items():
        before = old.organisations.get(id)
        if before is None:
            yield Change(kind=Kind.NEW, id=id, name=f"organisatie {organisation.name}")
        else:
            name = f"organisatie {before.name}"
            yield from _compared(id, name, _of_organisation(before), _of_organisation(organisation))
    for id, organisation in old.organisations.items():
        if id not in new.organisations:
            yield Change(kind=Kind.GONE, id=id, name=f"organisatie {organisation.name}")


def _compared(id: str, name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for field in dict.fromkeys((*before, *after)):
        was, now = before.get(field, ""), after.get(field, "")
        if was != now:
            kind = Kind.CHANGED if was and now else Kind.ADDED if now else Kind.REMOVED
            yield Change(kind=kind, id=id, name=name, field=field, before=was, after=now)


def told(offer: Offer, catalogue: Catalogue) -> dict[str, str]:
    """Every field of an offer in words, under the name that editors use for it; empty fields are left out."""

    def label(vocabulary: str, key: str) -> str:
        return catalogue.taxonomy.label(vocabulary, key).pick("nl").value

    access, cost, verified, ages = offer.access, offer.cost, offer.verified, offer.ages
    organisation = catalogue.organisations.get(offer.organisation or "")
    fields: dict[str, str] = {
        **_text("naam", offer.name),
        "andere namen": ", ".join(offer.alternate_names),
        "organisatie": organisation.name if organisation else offer.organisation or "",
        "soort": label("kinds", offer.kind),
        **{name: _contacts(offer, kind) for kind, name in _CONTACTS.items()},
        "adres": "; ".join(_address(location) for location in offer.locations),
        "openingsuren": _schedule(offer.schedule),
        "leeftijd": _range(ages.min, ages.max) if ages else "",
        "zorgniveau": ", ".join(offer.zorgniveaus),
        "thema's": ", ".join(label("topics", key) for key in offer.topics),
        "doelgroepen": ", ".join(label("target_groups", key) for key in offer.target_groups),
        "talen van de hulp": ", ".join(offer.help_languages),
        "vorm": ", ".join(label("delivery", key) for key in offer.delivery),
        "werkt in": _area(offer),
        "zelf aanmelden": _flag(access.self_referral),
        "aanmelden via": "; ".join(_route(route, label) for route in access.routes),
        "gratis": _flag(cost.free),
        "prijs": f"{cost.amount} euro" if cost.amount else "",
        "terugbetaling": _flag(cost.reimbursed),
        "wachttijd": f"{offer.waiting.weeks} weken op {offer.waiting.as_of}" if offer.waiting else "",
        "bruikbaar tijdens het wachten": _flag(offer.bridging),
        "anoniem": _flag(offer.anonymous),
        "crisislijn": _flag(offer.crisis),
        "algemeen aanbod": _flag(offer.general),
        "status": offer.status,
        "nagekeken": ", ".join(part for part in (verified.on, verified.by, verified.evidence) if part),
        "bronnen": ", ".join(verified.sources),
        "opmerking bij het nakijken": verified.note,
        **_text("samenvatting", offer.summary),
        **_text("voor wie", offer.for_whom),
        **_text("eerste contact", offer.first_contact),
        **_text("nota voor hulpverleners", offer.referrer_note),
        **_text("wie niet terechtkan", access.exclusions),
        **_text("uitleg bij de prijs", cost.note),
        **_text("uitleg bij de uren", offer.schedule.note if offer.schedule else Text()),
        **_text("uitleg bij de wachttijd", offer.waiting.note if offer.waiting else Text()),
        **_text("uitleg bij de streek", offer.service_area.note),
        **_text("melding", offer.alert),
    }
    for number, step in enumerate(access.steps, start=1):
        fields |= _text(f"stap {number}", step)
    for number, step in enumerate(access.referrer_steps, start=1):
        fields |= _text(f"stap {number} voor hulpverleners", step)
    return {name: words for name, words in fields.items() if words}


def _of_organisation(organisation: Organisation) -> dict[str, str]:
    return {
        "naam": organisation.name,
        "andere namen": ", ".join(organisation.alternate_names),
        "website": organisation.website or "",
    }


def _name(offer: Offer) -> str:
    return offer.name.pick("nl").value


def _text(field: str, text: Text) -> dict[str, str]:
    """Dutch under the field's own name, the others with their language."""
    return {field if lang == "nl" else f"{field} ({lang})": words for lang, words in sorted(text.values.items())}


def _flag(value: bool | None) -> str:
    return "" if value is None else _YES_NO[value]


def _range(low: int | None, high: int | None) -> str:
    return f"{low if low is not None else ''}-{high if high is not None else ''}"


def _contacts(offer: Offer, kind: ContactKind) -> str:
    return " en ".join(_contact(contact) for contact in offer.contacts if contact.kind is kind)


def _contact(contact: Contact) -> str:
    notes = [contact.label.pick("nl").value]
    notes.append("eerst controleren" if contact.check_first else "")
    notes.append("gratis" if contact.free else "")
    notes.append("" if contact.audience == "everyone" else contact.audience)
    notes.append(_schedule(contact.schedule))
    words = ", ".join(note for note in notes if note)
    return f"{contact.value} ({words})" if words else contact.value


def _schedule(schedule: Schedule | None) -> str:
    if schedule is None:
        return ""
    return ", ".join(part for part in (schedule.hours, "op afspraak" if schedule.by_appointment else "") if part)


def _address(location: Location) -> str:
    town = f"{location.postal_code or ''} {location.municipality or ''}".strip()
    point = f"{location.latitude} {location.longitude}" if location.latitude is not None else ""
    notes = (location.transport.pick("nl").value, location.accessibility.pick("nl").value)
    return ", ".join(part for part in (location.name, location.street, town, point, *notes) if part)


def _area(offer: Offer) -> str:
    area = offer.service_area
    return ", ".join((*area.municipalities, *area.primary_care_zones, *area.networks, *area.provinces, *area.regions))


def _route(route: Route, label: Callable[[str, str], str]) -> str:
    notes = [route.mandate.pick("nl").value, f"via {route.via_offer}" if route.via_offer else ""]
    words = ", ".join(note for note in notes if note)
    return f"{label('referrers', route.referrer)} ({words})" if words else label("referrers", route.referrer)

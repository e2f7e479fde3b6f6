"""What is said with an offer: why it is shown, what to mind, and how to start. Codes become words of the table here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError

from navigator.dialog.models import Assessment
from navigator.directory.models import Audience, Contact, ContactKind, Evidence, Offer, Status
from navigator.directory.places import Place
from navigator.directory.search import Directory
from navigator.matching.table import Table, avoids_care

_MOST_TOPICS = 3
_STALE_YEARS = 3


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells about offers to one reader, in one language."""

    table: Table
    directory: Directory
    assessment: Assessment
    place: Place | None
    locale: str
    today: date

    @property
    def audience(self) -> Audience:
        return Audience.PROFESSIONAL if self.assessment.needs.asker.is_professional else Audience.CITIZEN

    def because(self, offer: Offer, *, serves: bool) -> Iterator[str]:
        """Reasons in the person's own words: what they said, where, what they wished."""
        needs = self.assessment.needs
        shared = [topic for topic in needs.topics if topic in offer.topics][:_MOST_TOPICS]
        professional = self.audience is Audience.PROFESSIONAL
        if shared:
            labels = ", ".join(self._label("topics", topic).lower() for topic in shared)
            yield self._say("because_topics_professional" if professional else "because_topics", topics=labels)
        level = self.assessment.zorgniveau
        if level in offer.zorgniveaus:
            yield self._say("because_level", level=self._label("zorgniveaus", level).lower())
        for language in needs.languages:
            if language in offer.help_languages and language != "nl":
                yield self._say("because_language", language=language_name(language, self.locale))
        for wish in sorted(needs.wishes & _WISH_SENTENCES):
            if meets_wish(offer, wish):
                yield self._say(f"because_{wish}")
        if offer.access.self_referral and not professional and not avoids_care(self.assessment):
            yield self._say("because_open_door")
        if serves and self.place:
            yield self._say("because_serves", place=self.place.name(self.locale))

    def cautions(self, offer: Offer, *, serves: bool | None) -> Iterator[str]:
        """What to mind: a referral, a price, weak facts."""
        professional = self.audience is Audience.PROFESSIONAL
        if offer.alert:
            yield offer.alert.pick(self.locale).value
        elif offer.status is Status.UNCERTAIN:
            yield self._say("caution_uncertain")
        for route in offer.access.routes:
            if route.via_offer and route.via_offer in self.directory.catalogue.offers:
                yield self._say("caution_via", offer=self.directory[route.via_offer].name.pick(self.locale).value)
        if offer.access.self_referral is False and not professional:
            yield self._say("caution_referral", referrers=self._referrers(offer))
        if offer.cost.free is False:
            price = offer.cost.note.pick(self.locale).value or (f"€ {offer.cost.amount}" if offer.cost.amount else "")
            if price:
                yield self._say("caution_price", price=price.rstrip("."))
        if self.place and serves is None and not offer.general:
            yield self._say("caution_area_unknown")
        if self._is_weak(offer) and not offer.general and not offer.crisis:
            yield self._say("caution_old")

    def how_to_start(self, offer: Offer) -> Iterator[str]:
        """Steps in order. Numbers of weak evidence are never told; there is always at least one step."""
        steps = offer.access.steps
        if self.audience is Audience.PROFESSIONAL and offer.access.referrer_steps:
            steps = offer.access.referrer_steps
        told = [step.pick(self.locale).value for step in steps]
        phone = offer.phone(self.audience)
        if phone:
            told.append(self._say("start_call", phone=phone.value))
        told += [self._reach(contact) for contact in offer.contacts if self._is_useful(contact, told=bool(phone))][:2]
        if not told and offer.locations and offer.access.self_referral:
            told += [
                self._say("start_visit", address=f"{place.street}, {place.municipality}")
                for place in offer.locations
                if place.street and place.municipality
            ][:1]
        if not told and offer.access.routes:
            told.append(self._say("start_ask", referrers=self._referrers(offer)))
        yield from told or [self._say("start_gp")]

    def say(self, code: str) -> str:
        """A sentence of the table without details."""
        return self._say(code)

    def _say(self, code: str, **details: str) -> str:
        return self.table.sentences[code].pick(self.locale).value.format_map(details)

    def _label(self, vocabulary: str, key: str) -> str:
        return self.directory.catalogue.taxonomy.label(vocabulary, key).pick(self.locale).value

    def _referrers(self, offer: Offer) -> str:
        keys: Iterable[str] = dict.fromkeys(route.referrer for route in offer.access.routes)
        return ", ".join(self._label("referrers", key) for key in keys) or self._label("referrers", "gp")

    def _is_useful(self, contact: Contact, *, told: bool) -> bool:
        """A website always; a mail address when there is no number."""
        if contact.check_first or contact.audience not in (self.audience, Audience.EVERYONE):
            return False
        return contact.kind is ContactKind.WEB or (contact.kind is ContactKind.EMAIL and not told)

    def _reach(self, contact: Contact) -> str:
        return self._say("start_mail" if contact.kind is ContactKind.EMAIL else "start_website", address=contact.value)

    def _is_weak(self, offer: Offer) -> bool:
        year = int(offer.verified.on[:4]) if offer.verified.on else 0
        return offer.verified.evidence is Evidence.LOW or (
            offer.verified.evidence is Evidence.MEDIUM and self.today.year - year > _STALE_YEARS
        )


_WISH_SENTENCES = frozenset({"free", "online", "at_home", "group", "anonymous"})


def meets_wish(offer: Offer, wish: str) -> bool:
    """Whether an offer has what someone wished for."""
    return {
        "free": offer.cost.free is True,
        "online": "online" in offer.delivery,
        "at_home": "at_home" in offer.delivery or "outreach" in offer.delivery,
        "group": "group" in offer.delivery,
        "anonymous": offer.anonymous is True,
        "nearby": bool(offer.locations),
        "self_help": offer.kind == "online-zelfhulp",
    }.get(wish, False)


def language_name(code: str, locale: str) -> str:
    """`("pl", "nl")` → "Pools"."""
    try:
        return Locale.parse(code).get_display_name(locale) or code
    except (UnknownLocaleError, ValueError):
        return code

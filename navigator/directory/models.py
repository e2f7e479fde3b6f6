"""What the repertorium holds: organisations, locations and offers, as plain frozen values.

These classes are the YAML format as well: each field is a key of `data/offer_catalog.yaml`, so there is one list of
names to learn and to change. Unknown is not "no": whatever a source does not tell stays `None` or empty, and pages say
"niet opgegeven". HSDS names in brackets.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from navigator.shape import Flag
from navigator.text import Text
from navigator.zorgniveau import Zorgniveau


class ContactKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    WEB = "web"


class Audience(StrEnum):
    """Who reads a contact or looks something up."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"
    EVERYONE = "everyone"


class Evidence(StrEnum):
    """How sure we are of an offer's facts."""

    HIGH = "high"
    """The organisation's own, a municipal, government or network page."""
    MEDIUM = "medium"
    """Press, a partner, or older than about three years."""
    LOW = "low"
    """Old, incomplete, or probably changed."""


class Status(StrEnum):
    ACTIVE = "active"
    UNCERTAIN = "uncertain"
    """A project whose end the source announces, or that nobody confirmed lately."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When someone is there, in OpenStreetMap's `opening_hours` notation ("Mo-Fr 09:00-17:00; PH off")."""

    hours: str | None = None
    by_appointment: Flag = False
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach an offer [phone, contact]. `check_first`: weak evidence, so never a fact."""

    kind: ContactKind
    value: str
    label: Text = field(default_factory=Text)
    audience: Audience = Audience.EVERYONE
    free: Flag | None = None
    check_first: Flag = False
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """When, by whom and where the facts were last seen [assured_date]. `on`: 2024, 2024-02 or 2024-02-01."""

    on: str | None = None
    by: str
    sources: tuple[str, ...] = ()
    evidence: Evidence
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRange:
    """Ages served, both ends included; an open end is `None` [minimum_age, maximum_age]."""

    min: int | None = None
    max: int | None = None

    def __contains__(self, age: int) -> bool:
        return (self.min is None or age >= self.min) and (self.max is None or age <= self.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way in through someone else: who, what they may do, and the offer that one has to pass (`via_offer`)."""

    referrer: str
    mandate: Text = field(default_factory=Text)
    via_offer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How one gets in [application_process]. `self_referral` None: the source does not say.

    `steps` is for the person, `referrer_steps` for a professional: ordered, one sentence each, per language.
    """

    self_referral: Flag | None = None
    routes: tuple[Route, ...] = ()
    steps: tuple[Text, ...] = ()
    referrer_steps: tuple[Text, ...] = ()
    exclusions: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one pays [cost_option]. `amount` in euro for one contact; `reimbursed`: health insurance pays a part."""

    free: Flag | None = None
    amount: str | None = None
    reimbursed: Flag | None = None
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTime:
    """A figure without a date is never shown, so the date is not optional."""

    weeks: int
    as_of: date
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArea:
    """For whom, by place [service_area]. An offer serves a place when any of these covers it."""

    municipalities: tuple[str, ...] = ()
    primary_care_zones: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    note: Text = field(default_factory=Text)

    def __bool__(self) -> bool:
        return bool(self.municipalities or self.primary_care_zones or self.networks or self.provinces or self.regions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where one can go [location, address]. Without own coordinates those of the postal code are used."""

    id: str
    name: str = ""
    street: str = ""
    postal_code: str | None = None
    municipality: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    transport: Text = field(default_factory=Text)
    accessibility: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who runs offers [organization]."""

    id: str
    name: str
    alternate_names: tuple[str, ...] = ()
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something one can turn to [service]."""

    id: str
    former_ids: tuple[str, ...] = ()
    kind: str
    name: Text
    alternate_names: tuple[str, ...] = ()
    organisation: str | None = None
    summary: Text
    """At most 280 characters: what it is, for whom, what makes it different."""
    for_whom: Text = field(default_factory=Text)
    first_contact: Text = field(default_factory=Text)
    """What happens at the first contact."""
    referrer_note: Text = field(default_factory=Text)
    """What a source tells professionals."""
    zorgniveaus: tuple[Zorgniveau, ...] = ()
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    ages: AgeRange | None = None
    help_languages: tuple[str, ...] = ()
    """In which languages help is given; not the languages of these texts."""
    delivery: tuple[str, ...] = ()
    access: Access = field(default_factory=Access)
    cost: Cost = field(default_factory=Cost)
    waiting: WaitingTime | None = None
    bridging: Flag = False
    """Useful while waiting for other help."""
    anonymous: Flag | None = None
    crisis: Flag = False
    """A line for emergencies: never hidden, not even when its facts are old."""
    general: Flag = False
    """Everybody has one of these nearby though no address is known here: it explains how to find yours."""
    service_area: ServiceArea = field(default_factory=ServiceArea)
    locations: tuple[Location, ...] = ()
    contacts: tuple[Contact, ...] = ()
    schedule: Schedule | None = None
    status: Status = Status.ACTIVE
    alert: Text = field(default_factory=Text)
    verified: Verified

    def contacts_of(self, kind: ContactKind, audience: Audience = Audience.CITIZEN) -> tuple[Contact, ...]:
        """The contacts of one kind that `audience` may use, those meant for it first."""
        fitting = [c for c in self.contacts if c.kind is kind and c.audience in (audience, Audience.EVERYONE)]
        return tuple(sorted(fitting, key=lambda c: (c.check_first, c.audience is not audience)))

    def phone(self, audience: Audience = Audience.CITIZEN) -> Contact | None:
        """The number to show as a fact, or None: a number of weak evidence is no fact."""
        return next((c for c in self.contacts_of(ContactKind.PHONE, audience) if not c.check_first), None)

    def accepts(self, *, age: int) -> bool:
        """Whether someone of this age may come; yes when no age is given, for unknown is not "no"."""
        return self.ages is None or age in self.ages


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """One YAML file of the repertorium: the root names the network and the files to include."""

    schema_version: int
    title: Text = field(default_factory=Text)
    include: tuple[str, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    offers: tuple[Offer, ...] = ()

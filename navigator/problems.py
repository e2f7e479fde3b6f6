"""Problem: something an editor should mend, with the place, what is wrong and what to write instead.

Editors are no programmers and read Dutch, so each code has one Dutch sentence here, and nowhere else. A problem is a
value, not an exception: one run of `navigator check` shows all of them.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

#: code → (what is wrong, what to do). `{…}` are filled from the problem's details.
SENTENCES: dict[str, tuple[str, str]] = {
    "yaml_syntax": ("dit is geen geldige YAML: {reason}", "kijk naar inspringing, dubbele punten en aanhalingstekens"),
    "duplicate_key": ("de sleutel «{key}» staat er twee keer", "laat één van beide staan"),
    "not_found": ("het bestand {file} bestaat niet", "verbeter de naam of haal de regel weg"),
    "unknown_key": ("de sleutel «{key}» bestaat niet", "{suggestion}"),
    "missing": ("de sleutel «{key}» ontbreekt", "vul hem in"),
    "wrong_shape": ("«{value}» past hier niet ({reason})", "{suggestion}"),
    "unknown_code": ("«{value}» is geen bekende {what}", "{suggestion}"),
    "dangling": ("{what} «{value}» bestaat niet", "{suggestion}"),
    "duplicate_id": ("de id «{value}» is al gebruikt ({where})", "kies een andere id"),
    "bad_id": ("«{value}» kan geen id zijn", "gebruik kleine letters, cijfers en koppeltekens, zoals cgg-gent"),
    "bad_phone": ("«{value}» is geen Belgisch telefoonnummer", "schrijf het zoals 09 123 45 67 of 0800 12 345"),
    "bad_url": ("«{value}» is geen webadres", "schrijf het zoals https://www.voorbeeld.be"),
    "bad_email": ("«{value}» is geen e-mailadres", "schrijf het zoals info@voorbeeld.be"),
    "bad_hours": ("«{value}» zijn geen openingsuren", "schrijf ze zoals Mo-Fr 09:00-12:00,13:00-17:00; PH off"),
    "bad_postal_code": ("«{value}» is geen Belgische postcode", "schrijf vier cijfers tussen aanhalingstekens"),
    "postal_code_elsewhere": ("postcode {postal_code} hoort niet bij {municipality}", "verbeter één van beide"),
    "missing_dutch": ("de Nederlandse tekst ontbreekt", "vul nl in; Nederlands is altijd nodig"),
    "missing_translation": ("de tekst ontbreekt in: {languages}", "vertaal de tekst"),
    "too_long": ("de tekst telt {length} tekens, het maximum is {limit}", "maak de tekst korter"),
    "level_against_kind": (
        "zorgniveau {value} past niet bij «{kind}» (gewoonlijk {usual})",
        "kijk na of de soort en het niveau kloppen",
    ),
    "no_area": ("niet bekend voor welke plaatsen dit aanbod is", "vul service_area in, of geef een adres met postcode"),
    "ages_reversed": ("de laagste leeftijd ({minimum}) is hoger dan de hoogste ({maximum})", "wissel ze om"),
    "no_way_in": (
        "niemand kan dit aanbod bereiken: geen telefoon, mail, website of adres",
        "vul minstens één contact in",
    ),
    "no_door": ("geen eigen aanmelding en geen weg via een verwijzer", "zet self_referral op true of vul routes in"),
    "phone_unproven": (
        "de nummers zijn niet sterk bewezen maar staan als zeker",
        "zet check_first: true bij het nummer",
    ),
    "crisis_unverified": ("crisislijn zonder sterke bron of datum", "kijk het nummer na en vul verified in"),
    "contact_needed": (
        "de veiligheidsregels hebben het aanbod «{value}» nodig",
        "zet het in de catalogus, met een nummer",
    ),
    "stale": ("nagekeken op {on}, meer dan {months} maanden geleden", "kijk het aanbod opnieuw na"),
    "date_in_future": ("de datum {value} ligt in de toekomst", "verbeter de datum"),
    "no_rule": ("de laatste regel moet altijd gelden", "haal de voorwaarden (when) van de laatste regel weg"),
    "unreachable": ("de vraag «{value}» komt nooit aan de beurt", "verbeter de voorwaarden of haal de vraag weg"),
    "points_nowhere": ("«{value}» verwijst naar niets", "{suggestion}"),
    "empty": ("het bestand is leeg", "begin met schema_version: 1"),
    "long_sentence": ("een zin telt {length} woorden, het maximum is {limit}", "maak er twee zinnen van"),
    "long_sentences": (
        "de zinnen tellen gemiddeld {length} woorden, liefst hoogstens {limit}",
        "knip ze op: één gedachte per zin",
    ),
    "difficult_word": ("«{value}» is vaktaal of ambtelijk", "schrijf liever: {suggestion}"),
    "advertising_word": ("«{value}» is reclame of een belofte", "schrijf liever: {suggestion}"),
    "abbreviation": ("de afkorting «{value}» wordt niet uitgelegd", "schrijf {suggestion}"),
    "short_summary": ("de samenvatting telt maar {length} tekens", "zeg wat het is, voor wie, en wat er anders aan is"),
    "empty_summary": (
        "de samenvatting zegt niets dat alleen voor dit aanbod geldt",
        "zeg wat het is, voor wie, en wat er anders aan is",
    ),
    "same_summary": ("de samenvatting is dezelfde als die van {value}", "schrijf wat dit aanbod anders maakt"),
    "sensitive_word": ("«{value}» kwetst of zegt te veel", "schrijf liever: {suggestion}"),
}


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake at one place. `line` and `column` count from 1, as editors do; 0 means the file as a whole."""

    code: str
    path: Path
    line: int = 0
    column: int = 0
    subject: str = ""
    field: str = ""
    details: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR

    @property
    def what(self) -> str:
        return SENTENCES[self.code][0].format_map(dict(self.details))

    @property
    def hint(self) -> str:
        return SENTENCES[self.code][1].format_map(
            {"suggestion": "kijk in docs/tasks/ hoe het moet"} | dict(self.details)
        )

    def __str__(self) -> str:
        about = " > ".join(part for part in (self.subject, self.field) if part)
        return f"{self.path}:{self.line}:{self.column} {about}: {self.what}; {self.hint}"


def details(**values: object) -> tuple[tuple[str, str], ...]:
    """`details(value=5)` in the hashable form that a `Problem` keeps."""
    return tuple((name, str(value)) for name, value in values.items())

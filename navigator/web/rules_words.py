"""The rules of the judgement as sentences, so that anyone can read why the guide says what it says.

The words come from one table per vocabulary; the rules themselves come from the flow file, whatever it holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.dialog import Flow
from navigator.dialog.models import Condition, Rule
from navigator.directory.search import Directory
from navigator.text import Picked
from navigator.web.locale import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    id: str
    when: str
    then: Picked
    because: Picked
    source: str


def levels(flow: Flow, directory: Directory, *, lang: str) -> tuple[RuleWords, ...]:
    label = directory.catalogue.taxonomy.label
    return tuple(_words(rule, label("zorgniveaus", rule.then).pick(lang), lang) for rule in flow.judgement.levels)


def crisis(flow: Flow, *, lang: str) -> tuple[RuleWords, ...]:
    steps = {
        "now": _("meteen bellen"),
        "urgent": _("vandaag nog iemand spreken"),
        "lines": _("hulplijnen bovenaan"),
        "none": _("de hulplijn op elke pagina"),
    }
    return tuple(
        _words(rule, Picked(steps.get(rule.then, rule.then), lang), lang) for rule in flow.judgement.crisis
    )


def _words(rule: Rule, then: Picked, lang: str) -> RuleWords:
    when = _all(rule.when)
    return RuleWords(
        id=rule.id,
        when=when[:1].upper() + when[1:] if when else _("In alle andere gevallen"),
        then=then,
        because=rule.because.pick(lang),
        source=rule.source,
    )


def _all(conditions: Iterable[Condition]) -> str:
    return _(" en ").join(_condition(condition) for condition in conditions)


def _condition(condition: Condition) -> str:
    words = _(" of ").join(map(_condition, condition.any)) if condition.any else _one(condition)
    return _("niet: %(words)s", words=words) if condition.no else words


def _one(condition: Condition) -> str:
    name = names().get(condition.fact, condition.fact)
    if condition.at_least is not None and condition.at_most is not None:
        return _("%(name)s van %(low)s tot %(high)s", name=name, low=condition.at_least, high=condition.at_most)
    if condition.at_least is not None:
        return _("%(name)s %(low)s of meer", name=name, low=condition.at_least)
    if condition.at_most is not None:
        return _("%(name)s %(high)s of minder", name=name, high=condition.at_most)
    return name


def names() -> dict[str, str]:
    """What each domain and each fact is called on the page that explains the rules."""
    return {
        "risk": _("gevaar"),
        "severity": _("klachten en lijden"),
        "functioning": _("vastlopen in het dagelijks leven"),
        "substances": _("last van drank, drugs, gokken of pillen"),
        "social": _("zorgen over wonen, geld, werk of veiligheid"),
        "support": _("weinig mensen om op te rekenen"),
        "course": _("hoelang het duurt"),
        "treatment": _("eerdere hulp die niet genoeg hielp"),
        "engagement": _("moeite met hulp vragen"),
        "unknown": _("vragen zonder antwoord"),
        "danger_now": _("er is nu gevaar"),
        "urgent_context": _("er is een dringend teken"),
        "violence": _("er is geweld"),
        "psychosis_suspected": _("iemand ziet, hoort of gelooft dingen die anderen niet kennen"),
        "perinatal": _("er is een zwangerschap of een baby"),
        "recent_event": _("er gebeurde kort geleden iets ergs"),
        "continuity_specialised": _("gespecialiseerde hulp moet doorlopen"),
        "waiting_list": _("er is een wachtlijst"),
        "hospital_discharge": _("iemand komt uit het ziekenhuis"),
        "supraregional_need": _("de nood is heel zeldzaam"),
        "supraregional_entry": _("er is een zeldzame dienst met een open deur"),
        "carer_self": _("een naaste zoekt ook zelf steun"),
        "wants_peer": _("iemand wil praten met lotgenoten"),
        "wants_consult": _("een hulpverlener vraagt advies"),
        "practical_request": _("er is een praktische vraag"),
        "minor": _("jonger dan 18 jaar"),
        "transition_age": _("van 16 tot 24 jaar"),
        "older": _("65 jaar of ouder"),
        "no_dutch": _("hulp in een andere taal is nodig"),
        "out_of_region": _("de plaats ligt buiten Vlaanderen en Brussel"),
    }

"""Facts that need a thought: from what was answered to what a rule may ask.

Each derived fact is a small function with its own test; a flow file can only name them. Ages overlap on purpose:
at sixteen one is a minor and of transition age, and both worlds may help.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from navigator.dialog.models import CONTEXTS, DOMAINS, Known

#: Regions whose help this site knows; elsewhere people are told whom to call there.
SERVED_REGIONS = frozenset({"vlaanderen", "brussel"})


def minor(known: Known) -> bool:
    return known.age is not None and known.age < 18


def transition_age(known: Known) -> bool:
    """Between the world of young people and that of adults."""
    return known.age is not None and 16 <= known.age <= 24


def older(known: Known) -> bool:
    return known.age is not None and known.age >= 65


def no_dutch(known: Known) -> bool:
    """Help in Dutch would not do: languages were named, and Dutch was not among them."""
    return bool(known.languages) and "nl" not in known.languages


def out_of_region(region: str | None) -> bool:
    """Whether a place's region lies outside what we know; an unknown place is not outside."""
    return region is not None and region not in SERVED_REGIONS


DERIVED: Mapping[str, Callable[[Known], bool]] = MappingProxyType(
    {fact.__name__: fact for fact in (minor, transition_age, older, no_dutch)}
)


def contexts_of(known: Known, *, region: str | None = None) -> frozenset[str]:
    """What was told and what follows from it."""
    derived = {name for name, fact in DERIVED.items() if fact(known)}
    outside = {"out_of_region"} if out_of_region(region) else set()
    return known.contexts | derived | outside


def unknown_count(ratings: Mapping[str, int | None]) -> int:
    return sum(ratings.get(domain) is None for domain in DOMAINS)


def to_judge(ratings: Mapping[str, int | None], contexts: frozenset[str]) -> dict[str, Any]:
    """The facts of the rule tables. Unknown counts as 0: "weet ik niet" never makes anything heavier."""
    levels = {domain: ratings.get(domain) or 0 for domain in DOMAINS}
    return levels | {name: name in contexts for name in CONTEXTS} | {"unknown": unknown_count(ratings)}


def to_route(known: Known) -> dict[str, Any]:
    """The facts on which questions depend: those of the rules, who asks, the topics and each answer."""
    asker = frozenset({known.asker.value}) if known.asker else frozenset()
    return (to_judge(known.ratings, contexts_of(known)) | {"asker": asker, "topics": frozenset(known.topics)}
            | dict(known.chosen))

"""From ratings and facts to a zorgniveau, by rules that anyone can read.

There is no score and no sum. The first rule that holds decides, and its id travels with the result. Conditions are
evaluated with `&`, `|` and `^` alone, so the same few lines judge one person and, with numpy arrays for facts, all
1,953,125 profiles at once: what the tests prove is what people get.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from navigator.dialog import facts as derived
from navigator.dialog.models import (
    DOMAINS,
    Assessment,
    Condition,
    CrisisGrade,
    Judgement,
    Known,
    Needs,
    Reason,
    Rule,
    Track,
)
from navigator.zorgniveau import Zorgniveau


def holds(conditions: Iterable[Condition], facts: Mapping[str, Any]) -> Any:
    """Whether all conditions hold: a bool, or an array of them when the facts are arrays."""
    result: Any = True
    for condition in conditions:
        result = result & is_met(condition, facts)
    return result


def is_met(condition: Condition, facts: Mapping[str, Any]) -> Any:
    """Whether this one condition holds."""
    result: Any = True
    if condition.any:
        result = False
        for choice in condition.any:
            result = result | is_met(choice, facts)
    elif condition.any_of:
        result = not facts.get(condition.fact, frozenset()).isdisjoint(condition.any_of)
    elif condition.at_least is None and condition.at_most is None:
        value = facts.get(condition.fact, False)
        result = bool(value) if isinstance(value, frozenset) else value
    else:
        value = facts[condition.fact]
        if condition.at_least is not None:
            result = value >= condition.at_least
        if condition.at_most is not None:
            result = result & (value <= condition.at_most)
    return result ^ condition.no


def first(rules: Iterable[Rule], facts: Mapping[str, Any]) -> Rule:
    """The rule that decides. A checked table ends with a rule that always holds."""
    return next(rule for rule in rules if holds(rule.when, facts))


def crisis_grade(judgement: Judgement, ratings: Mapping[str, int | None], contexts: frozenset[str]) -> CrisisGrade:
    """How soon someone must be reached; asked after every single answer."""
    return CrisisGrade(first(judgement.crisis, derived.to_judge(ratings, contexts)).then)


def judge(
    judgement: Judgement,
    ratings: Mapping[str, int | None],
    *,
    contexts: Iterable[str] = (),
    needs: Needs | None = None,
    flow_version: str = "",
) -> Assessment:
    """The assessment of nine ratings (0-4, None for unknown) and the contexts that hold.

    Who asks, their age, place and language are in `needs`. What follows from them (a minor, no Dutch) is added to the
    contexts for whoever seeks offers; a flow file whose rules name such a fact is refused, so the level cannot change.
    """
    wanted = needs or Needs()
    who = Known(contexts=frozenset(contexts) | wanted.contexts, age=wanted.age, languages=wanted.languages)
    all_contexts = derived.contexts_of(who)
    facts = derived.to_judge(ratings, all_contexts)
    crisis, level = first(judgement.crisis, facts), first(judgement.levels, facts)
    tracks = [rule for rule in judgement.tracks if holds(rule.when, facts)]
    provisional = [rule for rule in judgement.provisional if holds(rule.when, facts)]
    grade, zorgniveau = CrisisGrade(crisis.then), Zorgniveau(level.then)
    told = [*([crisis] if grade is not CrisisGrade.NONE else []), level, *tracks, *provisional]
    return Assessment(
        zorgniveau=zorgniveau,
        also_possible=zorgniveau.neighbours(),
        tracks=tuple(Track(rule.then) for rule in tracks),
        crisis=grade,
        provisional=bool(provisional),
        rule=level.id,
        reasons=tuple(Reason(rule=rule.id, because=rule.because) for rule in told),
        needs=replace(wanted, contexts=all_contexts),
        ratings={domain: ratings.get(domain) for domain in DOMAINS},
        contexts=all_contexts,
        flow_version=flow_version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One rule held against one person. `decided`: it is why the result is what it is."""

    rule: Rule
    holds: bool
    decided: bool
    failed: tuple[Condition, ...]
    """The conditions that were not met; empty when the rule holds."""


def explain(judgement: Judgement, assessment: Assessment) -> tuple[Explained, ...]:
    """Every rule of every table: did it hold, did it decide, and if not, on what it failed."""
    facts = derived.to_judge(assessment.ratings, assessment.contexts)
    decisive = {first(judgement.crisis, facts).id, first(judgement.levels, facts).id}
    all_that_hold = (*judgement.tracks, *judgement.provisional)
    explained = []
    for rule in (*judgement.crisis, *judgement.levels, *all_that_hold):
        failed = tuple(condition for condition in rule.when if not is_met(condition, facts))
        decided = rule.id in decisive or (rule in all_that_hold and not failed)
        explained.append(Explained(rule=rule, holds=not failed, decided=decided, failed=failed))
    return tuple(explained)

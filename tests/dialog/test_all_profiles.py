"""All 1,953,125 profiles, with no context and with each context that a rule can see.

The conditions that judge one person judge these arrays. 2a and 2b count as equally high here: both are specialised
care, and 2b says that a need is rare, not that it is heavier. Where the difference shows is told by the last test.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from navigator.dialog import CONTEXTS, DOMAINS, judge, load_flow
from navigator.dialog.judgement import holds
from navigator.dialog.models import Condition, Rule

from .conftest import GUIDE

Grid = NDArray[np.int8]

JUDGEMENT = load_flow(GUIDE).judgement
SHAPE = (5,) * len(DOMAINS)
HEIGHT = {"0a": 0, "0b": 1, "1": 2, "2a": 3, "2b": 3}
STRICT = HEIGHT | {"2b": 4}
URGENCY = {"none": 0, "lines": 1, "urgent": 2, "now": 3}
DANGER = ("danger_now", "urgent_context")


def named(conditions: Iterable[Condition]) -> set[str]:
    return {name for one in conditions for name in ({one.fact} | named(one.any)) if name}


SEEN = tuple(context for context in CONTEXTS
             if context in named(c for rule in (*JUDGEMENT.levels, *JUDGEMENT.crisis) for c in rule.when))


@cache
def deciding(table: str, contexts: frozenset[str]) -> Grid:
    """For each profile the number of the rule that decides; -1 would mean that none does."""
    rules: Sequence[Rule] = getattr(JUDGEMENT, table)
    facts = dict(zip(DOMAINS, np.indices(SHAPE, dtype=np.int8), strict=True))
    facts |= {context: np.bool_(context in contexts) for context in CONTEXTS}
    result = np.full(SHAPE, -1, dtype=np.int8)
    for number, rule in reversed(list(enumerate(rules))):
        np.copyto(result, np.int8(number), where=np.broadcast_to(holds(rule.when, facts), SHAPE))
    return result


def heights(table: str, contexts: frozenset[str], scale: dict[str, int]) -> Grid:
    scores = np.array([scale[rule.then] for rule in getattr(JUDGEMENT, table)], dtype=np.int8)
    return scores[deciding(table, contexts)]


def falls(grid: Grid) -> int:
    """How often raising one rating by one lowers the result."""
    return sum(int((np.diff(grid, axis=axis) < 0).sum()) for axis in range(grid.ndim))


@pytest.mark.parametrize("context", ["", *SEEN])
def test_every_profile_has_exactly_one_level_that_never_falls_when_a_rating_rises(context: str) -> None:
    contexts = frozenset({context} - {""})
    levels = heights("levels", contexts, HEIGHT)
    assert deciding("levels", contexts).min() >= 0
    assert levels.size == 1_953_125
    assert falls(levels) == 0


@pytest.mark.parametrize("context", ["", *DANGER])
def test_urgency_never_falls_when_a_rating_rises(context: str) -> None:
    contexts = frozenset({context} - {""})
    assert deciding("crisis", contexts).min() >= 0
    assert falls(heights("crisis", contexts, URGENCY)) == 0


@pytest.mark.parametrize("danger", DANGER)
@pytest.mark.parametrize("context", ["", *SEEN])
def test_adding_danger_never_lowers_level_or_urgency(context: str, danger: str) -> None:
    before, after = frozenset({context} - {""}), frozenset({context, danger} - {""})
    assert (heights("levels", after, HEIGHT) >= heights("levels", before, HEIGHT)).all()
    assert (heights("crisis", after, URGENCY) >= heights("crisis", before, URGENCY)).all()


def test_every_rule_decides_for_someone() -> None:
    decided = set()
    for context in ("", *SEEN):
        decided |= set(np.unique(deciding("levels", frozenset({context} - {""}))).tolist())
    assert {JUDGEMENT.levels[number].id for number in decided} == {rule.id for rule in JUDGEMENT.levels}


def test_the_arrays_say_what_judge_says_of_one_person() -> None:
    rng = np.random.default_rng(2026)
    for _ in range(2000):
        profile = tuple(int(rating) for rating in rng.integers(0, 5, len(DOMAINS)))
        context = str(rng.choice(["", *SEEN]))
        contexts = frozenset({context} - {""})
        assessment = judge(JUDGEMENT, dict(zip(DOMAINS, profile, strict=True)), contexts=contexts)
        assert assessment.rule == JUDGEMENT.levels[deciding("levels", contexts)[profile]].id
        assert assessment.crisis == JUDGEMENT.crisis[deciding("crisis", contexts)[profile]].then


@pytest.mark.parametrize("context", ["", *SEEN])
def test_2b_gives_way_to_2a_only_when_a_rare_need_meets_danger(context: str) -> None:
    """The table puts danger first: its follow-up is regional. So 2b becomes 2a there, and nowhere else."""
    strictly = heights("levels", frozenset({context} - {""}), STRICT)
    fall_with_risk = int((np.diff(strictly, axis=0) < 0).sum())
    assert falls(strictly) == fall_with_risk
    assert (fall_with_risk > 0) == (context in ("supraregional_need", "supraregional_entry"))

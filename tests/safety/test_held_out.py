"""What is recognised in sentences that nobody who makes patterns has read. The floors may only go up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.safety import Outcome, look

FOLDER = Path(__file__).parent / "held_out"


def sentences() -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for sentence in yaml.safe_load(file.read_text("utf-8")):
            expected = sentence["outcome"]
            yield file.stem, sentence, expected if isinstance(expected, list) else [expected]


@pytest.fixture(scope="module")
def seen() -> list[tuple[dict[str, Any], list[str], Outcome, str]]:
    verdicts = ((sentence, expected, look(sentence["text"], lang=lang)) for lang, sentence, expected in sentences())
    return [(s, e, v.outcome, v.contacts[0].value if v.contacts else "") for s, e, v in verdicts]


def share(truths: list[bool]) -> float:
    return sum(truths) / len(truths)


def test_danger_is_recognised(seen: list[tuple[dict[str, Any], list[str], Outcome, str]]) -> None:
    """Measured on 22 November 2026: 249 of 345. The aim is 0.97."""
    assert share([outcome in expected for _s, expected, outcome, _c in seen if "interrupt" in expected]) >= 0.72


def test_plain_danger_is_recognised(seen: list[tuple[dict[str, Any], list[str], Outcome, str]]) -> None:
    """Measured: 107 of 121. The aim is all of them."""
    assert share([outcome in expected for s, expected, outcome, _c in seen if s.get("plain")]) >= 0.88


def test_look_alikes_are_left_alone(seen: list[tuple[dict[str, Any], list[str], Outcome, str]]) -> None:
    """Measured: 18 of 345 are interrupted. The aim is at most 0.02."""
    harmless = [outcome is Outcome.INTERRUPT for _s, expected, outcome, _c in seen if "interrupt" not in expected]
    assert share(harmless) <= 0.053


def test_the_right_line_comes_first(seen: list[tuple[dict[str, Any], list[str], Outcome, str]]) -> None:
    """Measured: 239 of 249."""
    firsts = [
        contact in (s["first"] if isinstance(s["first"], list) else [s["first"]])
        for s, expected, outcome, contact in seen
        if s.get("first") and "interrupt" in expected and outcome in expected and contact
    ]
    assert share(firsts) >= 0.95

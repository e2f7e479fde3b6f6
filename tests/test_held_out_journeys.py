"""Agreement with journeys that were written from the research reports, apart from the rules."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.interface import Interface

FILE = Path(__file__).parent / "journeys" / "held_out" / "reports.yaml"
JOURNEYS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))["journeys"]

#: What agreed on 22 November 2026, of 30; the floors may only go up.
FLOORS = {"level": 29, "crisis": 30, "tracks": 30, "kinds": 28, "not_first": 26}


def agreement(interface: Interface, journey: dict[str, Any]) -> dict[str, bool]:
    """Where the judgement and the offers say what the reader of the reports expected."""
    asked = {key: journey[key] for key in ("ratings", "contexts", "age", "place", "needs", "asker") if journey.get(key)}
    body = interface.assess(asked | {"ratings": journey["ratings"]})
    sections = body["recommendations"].values()
    kinds = {offer["kind"] for section in sections for offer in section}
    return {
        "level": body["zorgniveau"] in [str(level) for level in journey["levels"]],
        "crisis": body["crisis"] == journey["crisis"],
        "tracks": set(journey.get("tracks") or ()) <= set(body["tracks"]),
        "kinds": not journey.get("kinds") or not kinds.isdisjoint(journey["kinds"]),
        "not_first": body["recommendations"]["first"][0]["kind"] not in (journey.get("not_first") or ()),
    }


@pytest.mark.parametrize("what", FLOORS)
def test_reader_and_rules_agree(interface: Interface, what: str) -> None:
    assert sum(agreement(interface, journey)[what] for journey in JOURNEYS) >= FLOORS[what]

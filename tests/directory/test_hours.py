"""Openings as people write them, on Belgian days."""

from datetime import datetime

import pytest

from navigator.directory import hours
from navigator.directory.models import Schedule
from tests.builders import an_offer

MONDAY_10 = datetime(2026, 11, 23, 10)
SUNDAY_10 = datetime(2026, 11, 22, 10)
CHRISTMAS_10 = datetime(2026, 12, 25, 10)


@pytest.mark.parametrize(
    ("written", "at", "expected"),
    [
        ("Mo-Fr 09:00-17:00", MONDAY_10, True),
        ("Mo-Fr 09:00-17:00", SUNDAY_10, False),
        ("Mo-Fr 09:00-17:00; PH off", CHRISTMAS_10, False),
        ("Mo-Fr 09:00-17:00", CHRISTMAS_10, True),
        ("24/7", SUNDAY_10, True),
        ("Mo 22:00-04:00", datetime(2026, 11, 24, 3), True),
        (None, MONDAY_10, None),
    ],
)
def test_open_or_not(written: str | None, at: datetime, expected: bool | None) -> None:
    assert hours.is_open(Schedule(hours=written), at=at) is expected


def test_nobody_knows_without_a_schedule() -> None:
    assert hours.is_open(None, at=MONDAY_10) is None
    assert hours.offer_is_open(an_offer(), at=MONDAY_10) is None
    assert hours.next_change(None, at=MONDAY_10) is None


def test_it_tells_when_it_opens() -> None:
    opens = hours.next_change(Schedule(hours="Mo-Fr 09:00-17:00"), at=SUNDAY_10)
    assert opens == datetime(2026, 11, 23, 9)


def test_an_offer_is_open_when_one_of_its_lines_is() -> None:
    line = {"kind": "phone", "value": "106", "schedule": {"hours": "24/7"}}
    offer = an_offer(schedule={"hours": "Mo 09:00-10:00"}, contacts=[line])
    assert hours.offer_is_open(offer, at=SUNDAY_10)
    assert hours.is_always_open(offer)


@pytest.mark.parametrize("words", ["elke dag", "9-17", "", "Mo-Fr 25:00-26:00x"])
def test_what_is_not_hours_is_seen(words: str) -> None:
    assert hours.is_valid("Mo-Fr 09:00-17:00")
    assert not hours.is_valid(words)

"""What to verify first: crisis lines before all, then doubt times age."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.directory.catalogue import Sourced
from navigator.directory.todo import months_since, todo
from navigator.yamlfile import Document
from tests.builders import an_offer

TODAY = date(2026, 11, 21)


def written(id: str, *, on: str | None = None, evidence: str = "high", **fields: object) -> Sourced:
    verified = {"by": "test", "evidence": evidence} | ({"on": on} if on else {})
    document = Document(Path("een.yaml"), {}, {("offers", 0): (7, 3)})
    return Sourced(offer=an_offer(id, verified=verified, **fields), document=document, position=0)


def order(*offers: Sourced) -> list[str]:
    return [task.offer.id for task in todo(offers, today=TODAY)]


@pytest.mark.parametrize(
    ("on", "months"),
    [("2024", 23), ("2024-02", 33), ("2024-02-01", 33), ("2026-11", 0), ("2027-05", 0), (None, None), ("ooit", None)],
    ids=str,
)
def test_months_are_counted_from_what_is_written(on: str | None, months: int | None) -> None:
    assert months_since(on, TODAY) == months


def test_crisis_lines_come_first_however_fresh_the_rest_is() -> None:
    old = written("oud", on="2010", evidence="low")
    assert order(old, written("lijn", on="2026-06", crisis=True)) == ["lijn", "oud"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (written("a", on="2020"), written("b", on="2024")),
        (written("a", on="2022", evidence="low"), written("b", on="2022", evidence="high")),
        (written("a", on="2023", evidence="low"), written("b", on="2019", evidence="high")),
        (written("a"), written("b", on="2024")),
        (written("a", on="2023", status="uncertain"), written("b", on="2023")),
    ],
    ids=["older", "weaker", "weak weighs more than old", "no date", "perhaps ended"],
)
def test_doubt_times_age_decides(first: Sourced, second: Sourced) -> None:
    assert order(second, first) == ["a", "b"]


@pytest.mark.parametrize(
    "settled",
    [written("a", on="2026-05"), written("a", on="2026-10", crisis=True), written("a", on="2010", status="ended")],
    ids=["proven this year", "a line called last month", "ended"],
)
def test_what_was_just_verified_is_not_asked_again(settled: Sourced) -> None:
    assert order(settled) == []


def test_a_task_knows_where_it_is_written() -> None:
    task = todo([written("a", on="2020")], today=TODAY)[0]
    assert (str(task.path), task.line) == ("een.yaml", 7)


@given(st.permutations([written(f"o{n}", on=f"20{10 + n}", evidence="medium") for n in range(6)]))
def test_the_order_of_the_files_does_not_matter(offers: list[Sourced]) -> None:
    assert order(*offers) == [f"o{n}" for n in range(6)]

"""Everyday questions find a right door among the first three."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.directory.search import Directory, SearchPage

QUERIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text("utf-8"))["queries"]


def finds(page: SearchPage, query: dict[str, Any]) -> bool:
    return any(
        hit.offer.id in query.get("offers", ()) or hit.offer.kind in query.get("kinds", ()) for hit in page.hits[:3]
    )


def test_nine_in_ten_questions_find_a_right_door(directory: Directory) -> None:
    missed = [query["q"] for query in QUERIES if not finds(directory.search(query["q"]), query)]
    assert len(missed) <= len(QUERIES) // 10, missed


@pytest.mark.parametrize("query", [query["q"] for query in QUERIES])
def test_no_question_ends_on_an_empty_page(directory: Directory, query: str) -> None:
    assert directory.search(query).hits

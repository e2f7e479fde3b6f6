"""Every pattern holds to the examples that its reviewers gave it, and mistakes in a file are told with their line."""

import shutil
from pathlib import Path

import pytest

from navigator.safety import ContactType, Outcome, look
from navigator.safety.contacts import orders
from navigator.safety.patterns import FOLDER, Pattern, read

FILES, PROBLEMS = read(FOLDER)
MATCHES = [pytest.param(pattern, text, id=f"{pattern.id}: {text}")
           for file in FILES for pattern in file.patterns for text in pattern.must_match]
OTHERS = [pytest.param(text, id=f"{pattern.id}: {text}")
          for file in FILES for pattern in file.patterns for text in pattern.must_not_match]
HARMLESS = [pytest.param(text, id=f"{item.id}: {text}")
            for file in FILES for item in file.harmless for text in item.must_match]


def test_the_shipped_files_have_no_problems() -> None:
    assert PROBLEMS == ()


def test_every_language_of_the_design_has_a_file() -> None:
    assert [file.lang for file in FILES] == ["nl", "fr", "en", "de", "tr", "ar", "uk", "ru", "pl", "es", "ro", "fa"]


@pytest.mark.parametrize(("pattern", "text"), MATCHES)
def test_a_pattern_sees_its_examples(pattern: Pattern, text: str) -> None:
    verdict = look(text)
    assert pattern.id in verdict.fired
    assert verdict.outcome.weight >= pattern.outcome.weight


@pytest.mark.parametrize("text", OTHERS + HARMLESS)
def test_a_look_alike_does_not_interrupt(text: str) -> None:
    assert look(text).outcome is not Outcome.INTERRUPT


def test_112_is_in_every_panel() -> None:
    assert all(ContactType.EMERGENCY in order.contacts for order in orders())


@pytest.mark.parametrize(("before", "after", "code"), [
    pytest.param("<wil>", "<wll>", "dangling", id="a list that does not exist"),
    pytest.param("id: nl-stam\n", "id: nl-last\n", "duplicate_id", id="an id used twice"),
    pytest.param("kind: suicidal\n", "kind: suicide\n", "unknown_code", id="a kind that does not exist"),
    pytest.param("sort: 5\n", "sorte: 5\n", "unknown_key", id="a key that does not exist"),
])
def test_a_mistake_is_a_problem_with_its_line(tmp_path: Path, before: str, after: str, code: str) -> None:
    folder = tmp_path / "safety"
    shutil.copytree(FOLDER, folder)
    dutch = folder / "nl.yaml"
    dutch.write_text(dutch.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    _, problems = read(folder)
    assert code in {problem.code for problem in problems}
    assert all(problem.line for problem in problems)

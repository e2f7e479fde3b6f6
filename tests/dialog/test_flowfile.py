"""Editors' mistakes: each is told with the line where it stands, and all of them in one run."""

import re
from pathlib import Path

import pytest

from navigator.dialog import load_flow, read_flow
from navigator.errors import FlowError
from navigator.problems import Problem, Severity

from .conftest import GUIDE

TOPICS = {"somberheid", "rouw"}

SMALL = """\
id: klein
version: "1"
title: {nl: Klein, fr: Petit, en: Small, de: Klein}
unsure:
- key: weet-niet
  label: {nl: Weet ik niet, fr: Je ne sais pas, en: I do not know, de: Weiß ich nicht}
questions:
- id: wie
  kind: one
  text: {nl: Wie?, fr: Qui ?, en: Who?, de: Wer?}
  options:
  - {key: ik, asker: self, label: {nl: Ik, fr: Moi, en: Me, de: Ich}}
  - {key: arts, asker: gp, label: {nl: Arts, fr: Médecin, en: GP, de: Arzt}}
- id: hoe
  kind: one
  when: [{fact: asker, any_of: [self]}]
  text:
    self: {nl: Hoe?, fr: Comment ?, en: How?, de: Wie?}
  options:
  - {key: goed, ratings: {severity: 0}, label: {nl: Goed, fr: Bien, en: Well, de: Gut}}
  - {key: slecht, ratings: {severity: 3}, topics: [somberheid], label: {nl: Slecht, fr: Mal, en: Badly, de: Schlecht}}
judgement:
  crisis:
  - {id: C-none, then: none, because: {nl: Rustig, fr: Calme, en: Calm}, source: eigen}
  levels:
  - {id: L-1, when: [{fact: severity, at_least: 2}], then: 1, because: {nl: Zo, fr: Ainsi, en: So}, source: eigen}
  - {id: L-0a, then: 0a, because: {nl: Anders, fr: Sinon, en: Else}, source: eigen}
  tracks:
  - {id: T-ggz, then: ggz, because: {nl: Zo, fr: Ainsi, en: So}, source: eigen}
"""


def problems_of(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "klein.yaml"
    path.write_text(text, encoding="utf-8")
    return read_flow(path, topics=TOPICS)[1]


def line_of(words: str, text: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_good_file_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SMALL) == ()


@pytest.mark.parametrize(("right", "wrong", "code", "advice"), [
    ("fact: severity,", "fact: severety,", "unknown_code", "severity"),
    ("any_of: [self]", "any_of: [zelf]", "unknown_code", "self"),
    ("ratings: {severity: 3}", "ratings: {severety: 3}", "unknown_code", "severity"),
    ("ratings: {severity: 3}", "ratings: {severity: 5}", "wrong_shape", "0 tot 4"),
    ("ratings: {severity: 3}", "ratings: {severity: veel}", "wrong_shape", "getal"),
    ("kind: one\n  when", "kind: one\n  otherwise: {sociaal: 0}\n  when", "unknown_code", "social"),
    ("topics: [somberheid]", "topics: [somberhied]", "unknown_code", "somberheid"),
    ("topics: [somberheid]", "facts: [gevaar]", "unknown_code", ""),
    ("topics: [somberheid]", "wishes: [onlin]", "unknown_code", "online"),
    ("topics: [somberheid]", "topic: [somberheid]", "unknown_key", "topics"),
    ("- id: hoe\n", "- id: wie\n", "duplicate_id", ""),
    ("- id: hoe\n", "- id: Hoe dan\n", "bad_id", ""),
    ("key: slecht,", "key: goed,", "duplicate_id", ""),
    ("key: slecht,", "key: weet-niet,", "duplicate_id", ""),
    ("kind: one\n  when", "kind: een\n  when", "unknown_code", "one"),
    ("self: {nl: Hoe?, ", "gp: {nl: Hoe?, ", "missing", ""),
    ("self: {nl: Hoe?, ", "self: {", "missing_dutch", "Nederlands"),
    ("fr: Comment ?, ", "", "missing_translation", "vertaal"),
    ("then: 1,", "then: 3,", "unknown_code", "2b"),
    ("en: Else", "de: Sonst", "missing_translation", "vertaal"),
    ("source: eigen}\n  - {id: L-0a", "source: ' '}\n  - {id: L-0a", "missing", ""),
    ("{id: L-1,", "{id: niveau een,", "bad_id", ""),
    ("{id: L-1,", "{id: L-0a,", "duplicate_id", ""),
    ("{id: L-0a, then", "{id: L-0a, when: [{fact: social, at_least: 1}], then", "no_rule", "when"),
    ("when: [{fact: severity, at_least: 2}], ", "", "unreachable", ""),
    ("fact: severity, at_least: 2", "fact: minor", "unknown_code", ""),
    ("fact: asker, any_of: [self]", "fact: danger_now", "unreachable", ""),
    ("fact: asker, any_of: [self]", "any: [{fact: topics, any_of: [rouw]}]", "unreachable", ""),
    ("unsure:\n- key: weet-niet\n", "unsure:\n- key: weet-niet\n  ratings: {risk: 2}\n", "wrong_shape", "haal"),
], ids=lambda value: value[:30] if isinstance(value, str) else None)
def test_each_mistake_is_told(tmp_path: Path, right: str, wrong: str, code: str, advice: str) -> None:
    text = SMALL.replace(right, wrong, 1)
    assert text != SMALL
    found = [problem for problem in problems_of(tmp_path, text) if problem.code == code]
    assert found, [str(problem) for problem in problems_of(tmp_path, text)]
    assert any(advice in str(problem) for problem in found)
    assert all(problem.line > 0 for problem in found)


def test_a_question_to_choose_from_needs_options(tmp_path: Path) -> None:
    without = re.sub(r"  options:\n  - \{key: goed.*?(?=judgement)", "", SMALL, flags=re.DOTALL)
    assert [problem.code for problem in problems_of(tmp_path, without)] == ["missing"]


def test_all_mistakes_come_in_one_run_with_their_lines(tmp_path: Path) -> None:
    text = SMALL.replace("severity: 3", "severity: 7").replace("fact: severity,", "fact: ernst,")
    text = text.replace("C-none, then: none", "C-none, then: geen")
    found = problems_of(tmp_path, text)
    lines = {problem.line for problem in found if problem.severity is Severity.ERROR}
    assert lines == {line_of("severity: 7", text), line_of("fact: ernst", text), line_of("then: geen", text)}


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(FlowError) as caught:
        load_flow(tmp_path / "weg.yaml")
    assert [problem.code for problem in caught.value.problems] == ["not_found"]


def test_errors_stop_a_flow_from_being_used(tmp_path: Path) -> None:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL.replace("then: 1,", "then: 9,"), encoding="utf-8")
    with pytest.raises(FlowError):
        load_flow(path)


def test_a_missing_german_word_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL.replace(", de: Gut}", "}"), encoding="utf-8")
    assert load_flow(path).id == "klein"


def test_the_guide_itself_has_no_problems_at_all() -> None:
    assert read_flow(GUIDE)[1] == ()


def test_who_someone_is_cannot_be_named_in_a_rule(tmp_path: Path) -> None:
    for name in ("minor", "transition_age", "older", "no_dutch", "out_of_region"):
        text = SMALL.replace("fact: severity, at_least: 2", f"fact: {name}")
        assert "unknown_code" in {problem.code for problem in problems_of(tmp_path, text)}

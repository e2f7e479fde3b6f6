"""Editors' mistakes: all of them in one run, each with its own line, and a broken catalogue is never used."""

from datetime import date
from pathlib import Path

import pytest

from navigator.directory.catalogue import load_catalogue, read_sources
from navigator.directory.checks import check
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.problems import Severity
from tests.builders import a_data_folder

MISTAKES = """\
schema_version: 1
offers:
  - id: Verkeerde Id
    kind: caw-onthaal
    name: {nl: Een}
    summary: {nl: Een plek.}
    service_area: {regions: [vlaanderen]}
    verified: {by: test, evidence: high}
  - id: twee
    kind: caw-onthaall
    name: {nl: Twee}
    summary: {fr: Un lieu.}
    topics: [slaapp]
    service_area: {municipalities: [Gentt]}
    contacts:
      - {kind: phone, value: "09 12"}
      - {kind: web, value: www.voorbeeld.be}
    schedule: {hours: elke dag}
    verified: {by: test, evidence: high}
  - id: twee
    kind: psychiatrisch-ziekenhuis
    name: {nl: Drie}
    summary: {nl: Een plek.}
    organisation: nergens
    zorgniveaus: ["0a"]
    ages: {min: 30, max: 20}
    locations: [{id: a, postal_code: "9000", municipality: Aalst}]
    access: {self_referral: false}
    verified: {by: test, evidence: high}
"""


def codes_by_line(root: Path) -> set[tuple[str, int]]:
    problems = check(read_sources(root), today=date(2026, 11, 21))
    return {(problem.code, problem.line) for problem in problems if problem.severity is Severity.ERROR}


def test_every_mistake_is_found_in_one_run_with_its_line(tmp_path: Path) -> None:
    assert codes_by_line(a_data_folder(tmp_path, offer_catalog=MISTAKES)) == {
        ("bad_id", 3),
        ("unknown_code", 10),
        ("missing_dutch", 12),
        ("unknown_code", 13),
        ("unknown_code", 14),
        ("bad_phone", 16),
        ("bad_url", 17),
        ("bad_hours", 18),
        ("duplicate_id", 20),
        ("dangling", 24),
        ("level_against_kind", 25),
        ("ages_reversed", 26),
        ("postal_code_elsewhere", 27),
        ("no_door", 28),
    }


def test_a_wrong_word_does_not_hide_the_other_mistakes_of_its_file(tmp_path: Path) -> None:
    broken = MISTAKES.replace("name: {nl: Twee}", "name: {nl: Twee}\n    bridging: ja")
    found = codes_by_line(a_data_folder(tmp_path, offer_catalog=broken))
    assert {("wrong_shape", 12), ("bad_phone", 17), ("dangling", 25), ("no_door", 29)} <= found


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("schema_version: 1\noffers: [\n", "yaml_syntax", 3),
        ("schema_version: 1\nschema_version: 1\n", "duplicate_key", 2),
        ("schema_version: 1\noffer: []\n", "unknown_key", 2),
        ("schema_version: 1\ninclude: [weg.yaml]\n", "not_found", 0),
        ("", "empty", 1),
        ("schema_version: een\n", "wrong_shape", 1),
    ],
    ids=["syntax", "key twice", "key unknown", "file gone", "nothing", "no number"],
)
def test_a_broken_file_is_a_problem_and_not_a_crash(tmp_path: Path, written: str, code: str, line: int) -> None:
    assert (code, line) in codes_by_line(a_data_folder(tmp_path, offer_catalog=written))


def test_yes_and_no_are_text_and_postal_codes_too(tmp_path: Path) -> None:
    offer = "schema_version: 1\noffers:\n- {id: a, kind: ocmw, name: {nl: no}, summary: {nl: yes}, bridging: no,\n"
    offer += "   service_area: {regions: [vlaanderen]}, verified: {by: x, evidence: high, on: 2024}}\n"
    assert codes_by_line(a_data_folder(tmp_path, offer_catalog=offer)) == {("wrong_shape", 3)}


def test_a_catalogue_with_errors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as refusal:
        load_catalogue(a_data_folder(tmp_path, offer_catalog=MISTAKES))
    assert len(refusal.value.problems) == 14


def test_the_shipped_catalogue_has_no_errors() -> None:
    problems = check(read_sources(DATA / "offer_catalog.yaml"), today=date(2026, 11, 21))
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


def test_advice_names_the_word_that_was_meant(tmp_path: Path) -> None:
    problems = check(read_sources(a_data_folder(tmp_path, offer_catalog=MISTAKES)))
    advice = {problem.hint for problem in problems}
    assert {"bedoelde je «caw-onthaal»?", "bedoelde je «slaap»?", "bedoelde je «Gent»?"} <= advice

"""The editors' commands, on the real catalogue and on small ones."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from navigator.cli import navigator
from navigator.errors import CatalogueError
from navigator.paths import DATA
from tests.builders import a_data_folder

ROOT = DATA / "offer_catalog.yaml"
OFFER = """\
schema_version: 1
offers:
  - id: praathuis
    kind: inloophuis
    name: {nl: Praathuis}
    summary: {nl: SUMMARY}
    service_area: {municipalities: [Zele]}
    contacts: [{kind: phone, value: "PHONE"}]
    verified: {by: test, evidence: medium, on: 2020}
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(navigator, [str(word) for word in words])


def a_catalogue_file(
    folder: Path, *, summary: str = "Koffie en een praatje bij mensen uit Zele.", phone: str = "106"
) -> Path:
    return a_data_folder(folder, offer_catalog=OFFER.replace("SUMMARY", summary).replace("PHONE", phone))


def test_the_shipped_catalogue_passes_the_strict_check() -> None:
    result = run("check", "--strict", "--no-warnings", ROOT)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["usual", "strict"])
def test_style_is_a_warning_until_someone_is_strict(tmp_path: Path, options: tuple[str, ...]) -> None:
    root = a_catalogue_file(tmp_path, summary="Een laagdrempelige plek bij mensen uit Zele.")
    lines = run("check", *options, root).stdout.splitlines()
    line = next(line for line in lines if "laagdrempelige" in line)
    assert re.match(r".*offer_catalog\.yaml:6:\d+ praathuis > summary\.nl: ", line)
    assert line.endswith("[waarschuwing]") is not bool(options)


def test_coverage_is_printed_as_tables_and_written_as_csv_and_pictures(tmp_path: Path) -> None:
    result = run("report", "coverage", ROOT, "--csv", tmp_path / "a", "--svg", tmp_path / "b")
    assert result.exit_code == 0
    assert re.search(r"^soort +ads +brussel", result.stdout, re.MULTILINE)
    assert re.search(r"^Centrum Geestelijke Gezondheidszorg \(CGG\) .*\d", result.stdout, re.MULTILINE)
    with (tmp_path / "a" / "gemeenten-zorgniveaus.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["sleutel"] for row in rows}) > 300
    assert all(int(row["contact"]) <= int(row["offers"]) for row in rows)
    assert {path.name for path in (tmp_path / "b").iterdir()} == {"soorten-netwerken.svg", "adressen.svg"}


def test_a_gap_catches_the_eye(tmp_path: Path) -> None:
    told = run("report", "coverage", a_catalogue_file(tmp_path)).stdout
    assert re.search(r"^Ontmoetingshuis +1  +·  +·", told, re.MULTILINE)


def test_an_unknown_measure_names_the_known_ones(tmp_path: Path) -> None:
    result = run("report", "coverage", a_catalogue_file(tmp_path), "--measure", "prijs")
    assert result.exit_code == 2
    assert "self_referral" in result.output


def test_todo_starts_with_crisis_lines_and_tells_where() -> None:
    lines = run("offers", "todo", ROOT, "--limit", 40).stdout.splitlines()
    assert len(lines) == 40
    crisis = ["crisislijn" in line for line in lines]
    assert crisis == sorted(crisis, reverse=True)
    assert all(re.fullmatch(r"\S+: .+ \(.+\.yaml:\d+\)", line) for line in lines)


def test_todo_points_at_the_line_of_the_offer(tmp_path: Path) -> None:
    root = a_catalogue_file(tmp_path)
    told = run("offers", "todo", tmp_path).stdout
    assert told.startswith("praathuis: matig bewezen, nagekeken: 2020, ")
    assert f"({root}:3)" in told


def test_diff_tells_in_dutch_what_changed(tmp_path: Path) -> None:
    old, new = a_catalogue_file(tmp_path / "old"), a_catalogue_file(tmp_path / "new", phone="107")
    result = run("diff", old, new.parent)
    assert result.stdout == "Praathuis: telefoon veranderd van «106» naar «107»\n"
    assert "0 nieuw, 0 weg, 1 veranderd" in result.stderr


def test_diff_of_a_catalogue_with_itself_is_empty(tmp_path: Path) -> None:
    root = a_catalogue_file(tmp_path)
    assert run("diff", root, tmp_path).stdout == ""


@pytest.mark.parametrize("mistake", ["summary: []", "kind: [", "soort: inloophuis"], ids=["shape", "syntax", "key"])
def test_diff_never_tells_that_an_unreadable_offer_is_gone(tmp_path: Path, mistake: str) -> None:
    old, new = a_catalogue_file(tmp_path / "old"), a_catalogue_file(tmp_path / "new")
    new.write_text(new.read_text(encoding="utf-8").replace("kind: inloophuis", mistake), encoding="utf-8")
    result = run("diff", old, new)
    assert isinstance(result.exception, CatalogueError)
    assert result.stdout == ""

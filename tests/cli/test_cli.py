"""The command line: instant help, one line for a mistake, and the same answers as the Python interface."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from navigator.cli import COMMANDS, navigator
from tests.builders import a_data_folder

OFFER = """\
schema_version: 1
offers:
  - id: een
    kind: KIND
    name: {nl: Praathuis}
    summary: {nl: Een plek om te praten.}
    service_area: {regions: [vlaanderen]}
    contacts: [{kind: phone, value: "106"}]
    verified: {by: test, evidence: high}
"""


def run(*words: str, given: str = "", state: Path | None = None) -> Result:
    environment = {"NAVIGATOR_STATE": str(state)} if state else {}
    return CliRunner().invoke(navigator, words, input=given, env=environment)


def a_command(*words: str) -> subprocess.CompletedProcess[str]:
    program = "from navigator.cli import main; main()"
    return subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_help_loads_no_heavy_library() -> None:
    program = "import sys; from navigator.cli import navigator; navigator(['--help'], standalone_mode=False);"
    program += "print(sorted({'numpy', 'whoosh', 'simplemma', 'flask', 'spacy'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["search", "angst", "--near", "Atlantis"],
        ["batch", "onzin"],
        ["build", "--catalogue", "/nergens"],
        ["onzin"],
        ["serve", "--port", "99999999"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_exit_code_two(words: list[str]) -> None:
    told = a_command(*words)
    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 1
    assert "Traceback" not in told.stderr


def test_search_shows_offers_and_whom_to_call(state: Path) -> None:
    result = run("search", "ik wil niet meer leven", "--near", "Gent", state=state)
    assert "1813" in result.output
    assert "112" in result.output


def test_safety_names_what_it_saw(state: Path) -> None:
    result = run("safety", "ik wil dood", "--explain")
    assert result.output.startswith("interrupt suicidal nl")
    assert "#" in result.output


def test_batch_answers_line_by_line(state: Path) -> None:
    lines = '{"id": "a", "q": "angst", "limit": 1}\nkapot\n{"id": "b", "q": "slaap", "limit": 2}\n'
    told = [json.loads(line) for line in run("batch", "search", given=lines, state=state).output.splitlines()]
    assert [answer.get("id") for answer in told] == ["a", None, "b"]
    assert [len(answer.get("results", ())) for answer in told] == [1, 0, 2]


def test_the_guide_can_be_answered_in_the_terminal(state: Path) -> None:
    result = run("ask", given="1\n" * 30, state=state)
    assert result.exit_code == 0
    assert "zorgniveau" in result.output


def test_build_keeps_the_old_snapshot_when_the_catalogue_is_wrong(tmp_path: Path) -> None:
    root = a_data_folder(tmp_path / "data", offer_catalog=OFFER.replace("KIND", "ocmw"))
    words = ("build", "--catalogue", str(root), "--state", str(tmp_path / "state"))
    assert run(*words).output.startswith("nieuw")
    assert run(*words).output.startswith("ongewijzigd")
    root.write_text(OFFER.replace("KIND", "onzin"), encoding="utf-8")
    wrong = run(*words)
    assert wrong.exit_code == 1
    assert "offer_catalog.yaml:4:5 een > kind" in wrong.output


def test_check_tells_where_and_what_to_write(tmp_path: Path) -> None:
    root = a_data_folder(tmp_path, offer_catalog=OFFER.replace("KIND", "ocmww"))
    result = run("check", str(root))
    assert result.exit_code == 1
    assert "bedoelde je «ocmw»?" in result.output


def test_doctor_tells_what_is_there(state: Path) -> None:
    assert "whoosh" in run("doctor", state=state).output

"""A build that is killed, or a catalogue that is wrong, never takes the site away from people."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from navigator.directory import snapshot
from navigator.errors import CatalogueError, SnapshotError
from tests.builders import a_data_folder

GOOD = """\
schema_version: 1
offers:
  - id: een
    kind: caw-onthaal
    name: {nl: NAME}
    summary: {nl: Een plek om te praten.}
    service_area: {regions: [vlaanderen]}
    contacts: [{kind: phone, value: "106"}]
    verified: {by: test, evidence: high}
"""


def test_a_snapshot_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    root = a_data_folder(tmp_path / "data", offer_catalog=GOOD)
    built = snapshot.build(root, tmp_path / "state")
    loaded = snapshot.load(tmp_path / "state")
    assert built.fresh
    assert loaded.catalogue.offers == snapshot.load_or_read(root, tmp_path / "elsewhere").catalogue.offers
    assert loaded.search("praten").hits[0].offer.id == "een"


def test_nothing_is_built_twice(tmp_path: Path) -> None:
    root = a_data_folder(tmp_path / "data", offer_catalog=GOOD)
    assert snapshot.build(root, tmp_path / "state").fresh
    assert not snapshot.build(root, tmp_path / "state").fresh


def test_a_wrong_catalogue_never_replaces_a_good_one(tmp_path: Path) -> None:
    root = a_data_folder(tmp_path / "data", offer_catalog=GOOD)
    good = snapshot.build(root, tmp_path / "state").name
    root.write_text(GOOD.replace("caw-onthaal", "onzin"), encoding="utf-8")
    with pytest.raises(CatalogueError):
        snapshot.build(root, tmp_path / "state")
    assert snapshot.current(tmp_path / "state") == good


def test_without_a_snapshot_one_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="navigator build"):
        snapshot.load(tmp_path)


def test_old_snapshots_go_and_the_one_in_use_stays(tmp_path: Path) -> None:
    for number in range(5):
        root = a_data_folder(tmp_path / "data", offer_catalog=GOOD.replace("NAME", f"Nummer {number}"))
        snapshot.build(root, tmp_path / "state")
    kept = {path.name for path in (tmp_path / "state" / "snapshots").iterdir()}
    assert len(kept) == 3
    assert snapshot.current(tmp_path / "state") in kept


def test_a_build_killed_at_any_moment_leaves_the_old_one_in_use(tmp_path: Path) -> None:
    """Ten moments here; `bench/kill.py` tries many more."""
    root = a_data_folder(tmp_path / "data", offer_catalog=GOOD)
    state = tmp_path / "state"
    snapshot.build(root, state)
    moments = random.Random(5)
    for number in range(10):
        root.write_text(GOOD.replace("NAME", f"Nummer {number}"), encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from navigator.cli import main; main()",
            "build",
            "--catalogue",
            str(root),
            "--state",
            str(state),
        ]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.05, 1.5))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        names = {offer.name.pick("nl").value for offer in snapshot.load(state).catalogue.offers.values()}
        assert names <= {"NAME", *(f"Nummer {earlier}" for earlier in range(number + 1))}

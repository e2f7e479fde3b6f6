"""What all tests share: the real catalogue, built once a run, and the real guide."""

from pathlib import Path

import pytest

from navigator import clock, load_flow
from navigator.dialog import Flow
from navigator.directory import snapshot
from navigator.directory.search import Directory
from navigator.interface import Interface
from navigator.paths import DATA


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with a snapshot of the real catalogue; parallel workers share it, for a build locks it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "navigator-state"
    snapshot.build(DATA / "offer_catalog.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def directory(state: Path) -> Directory:
    return snapshot.load(state)


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load_flow()


@pytest.fixture(scope="session")
def interface(directory: Directory, flow: Flow) -> Interface:
    return Interface(directory=directory, flow=flow, now=clock.now)

import pytest

from navigator.dialog import Flow, load_flow
from navigator.paths import DATA

GUIDE = DATA / "flows" / "guide.yaml"


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load_flow(GUIDE)

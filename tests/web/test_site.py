from pathlib import Path

import pytest

from navigator.directory import snapshot
from navigator.errors import SnapshotError
from navigator.settings import Settings
from navigator.web import site as site_module
from navigator.web.site import Site


@pytest.fixture
def own_state(state: Path, tmp_path: Path) -> Path:
    """A state folder of our own that shares the built snapshot."""
    name = snapshot.current(state)
    (tmp_path / "snapshots").mkdir()
    for other in (name, "other"):
        (tmp_path / "snapshots" / other).symlink_to(state / "snapshots" / name)
    (tmp_path / "current").write_text(name)
    return tmp_path


@pytest.fixture
def own_site(own_state: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(site_module, "_LOOK_EVERY_SECONDS", 0)
    return Site(Settings(state=own_state, secret="s"))


def test_a_new_snapshot_is_picked_up_without_a_restart(own_site: Site, own_state: Path) -> None:
    before = own_site.directory
    (own_state / "current").write_text("other")
    after = own_site.directory
    assert after is not before
    assert own_site.directory is after


@pytest.mark.parametrize("name", ["missing", "../..", ""], ids=["missing", "elsewhere", "empty"])
def test_a_broken_snapshot_changes_nothing(own_site: Site, own_state: Path, name: str) -> None:
    before = own_site.directory
    (own_state / "current").write_text(name)
    assert own_site.directory is before


def test_a_site_without_any_snapshot_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="navigator build"):
        Site(Settings(state=tmp_path, secret="s"))


def test_an_unchanged_name_is_not_loaded_again(own_site: Site) -> None:
    assert own_site.directory is own_site.directory

"""Every knob has a name, a default and a line of help."""

from pathlib import Path

import pytest

from navigator.settings import Settings


def test_the_environment_sets_knobs_and_arguments_win() -> None:
    settings = Settings.from_environment({"NAVIGATOR_PORT": "8080", "NAVIGATOR_STATE": "/tmp/x"}, host="0.0.0.0")
    assert (settings.port, settings.state, settings.host) == (8080, Path("/tmp/x"), "0.0.0.0")


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        Settings.from_environment({"NAVIGATOR_PORT": "veel"})


def test_every_knob_is_explained() -> None:
    assert all(text.endswith(".") for text in Settings.help().values())


def test_the_guide_names_every_knob() -> None:
    page = (Path(__file__).parent.parent / "docs" / "guide" / "settings.md").read_text("utf-8")
    assert all(name in page and text in page for name, text in Settings.help().items())

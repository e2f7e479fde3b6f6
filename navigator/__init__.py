"""The navigator: from a question to the right door in mental health care.

    directory = navigator.load_directory()
    directory.search("angst", near="9000", age=17)

    flow = navigator.load_flow()
    talk = navigator.start(flow, asker="self", locale="nl").answer("wat-speelt-er", "somber")
    assessment = navigator.assess(talk)
    navigator.recommend(assessment, directory, near="9000")

    navigator.look("ik zie het niet meer zitten")

Ten calls, and nothing else is promised. Each is loaded when first used, so that `navigator --help` is instant.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from navigator.dialog import Flow, assess, judge, start
    from navigator.directory.search import Directory
    from navigator.matching import recommend
    from navigator.problems import Problem
    from navigator.safety import look
    from navigator.web.app import create_app

__all__ = [
    "assess",
    "check",
    "create_app",
    "judge",
    "load_directory",
    "load_flow",
    "look",
    "recommend",
    "start",
    "understand",
]

_HOMES = {
    "assess": "navigator.dialog",
    "create_app": "navigator.web.app",
    "judge": "navigator.dialog",
    "look": "navigator.safety",
    "recommend": "navigator.matching",
    "start": "navigator.dialog",
    "understand": "navigator.dialog.understanding",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"navigator has no {name!r}")


def load_directory(path: str | Path | None = None) -> "Directory":
    """The catalogue at `path` (default: the one that comes along), searchable. Raises CatalogueError on errors."""
    from navigator.directory.catalogue import load_catalogue
    from navigator.directory.search import Directory
    from navigator.paths import DATA

    return Directory.build(load_catalogue(Path(path) if path else DATA / "offer_catalog.yaml"))


def load_flow(path: str | Path | None = None) -> "Flow":
    """The question flow at `path` (default: the guide). Raises FlowError on errors."""
    from navigator import dialog
    from navigator.paths import DATA

    return dialog.load_flow(Path(path) if path else DATA / "flows" / "guide.yaml")


def check(path: str | Path | None = None) -> tuple["Problem", ...]:
    """Everything an editor should mend in the catalogue at `path`, its flow and its help lines."""
    from navigator.checking import check as check_all
    from navigator.paths import DATA

    return check_all(Path(path) if path else DATA / "offer_catalog.yaml")

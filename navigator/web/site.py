"""Site: the directory in use, the flow and the settings, shared by all views of one process.

A new snapshot is picked up by itself: at most every half second the name in `state/current` is read, and when it has
changed the new directory is loaded and put in place in one step. Whoever is being served keeps the old one; a snapshot
that is missing or broken changes nothing.
"""

import logging
import threading
import time
from datetime import UTC, datetime

from flask import current_app, g

from navigator.dialog import Flow, load_flow
from navigator.directory import snapshot
from navigator.directory.search import Directory
from navigator.errors import SnapshotError
from navigator.settings import Settings
from navigator.web.sealed import Sealer, secret_of

_LOOK_EVERY_SECONDS = 0.5
_log = logging.getLogger(__name__)


class Site:
    """Made once per process. Raises SnapshotError when there is no catalogue to start with."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.languages = tuple(code.strip() for code in settings.languages.split(",") if code.strip())
        self.flow: Flow = load_flow(settings.flow)
        self.secret = secret_of(settings)
        self.search_states = Sealer(self.secret, "search")
        self.visits = Sealer(self.secret, "visit")
        self._name = snapshot.current(settings.state)
        self._directory = snapshot.load(settings.state).warm()
        self._looked = time.monotonic()
        self._busy = threading.Lock()

    @property
    def directory(self) -> Directory:
        """The directory in use now; a view asks once and keeps it to the end of the page."""
        if time.monotonic() - self._looked >= _LOOK_EVERY_SECONDS and self._busy.acquire(blocking=False):
            try:
                self._renew()
            finally:
                self._looked = time.monotonic()
                self._busy.release()
        return self._directory

    def _renew(self) -> None:
        try:
            name = snapshot.current(self.settings.state)
            if name != self._name:
                self._directory, self._name = snapshot.load(self.settings.state).warm(), name
        except SnapshotError as error:
            _log.warning("keeping the catalogue in use: %s", error)


def here() -> Site:
    """The site that serves this request."""
    site: Site = current_app.extensions["navigator"]
    return site


def directory() -> Directory:
    """The directory of this request: the same one from the first line of the page to the last."""
    if "directory" not in g:
        g.directory = here().directory
    found: Directory = g.directory
    return found


def aware_now() -> datetime:
    """The moment for what is sealed: with a zone, for it is compared across the change of summer time."""
    return datetime.now(UTC)

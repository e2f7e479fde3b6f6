"""The site under gunicorn, in this very process (home of gunicorn): one import, one load, then the workers fork.

The catalogue is read and everything that is made on first use is made before the fork, so that no visitor waits for it
and the workers share its memory; the signs of danger are read by each worker while it already serves its first pages.
There is no access log: a path tells too much about a visitor.
"""

import tempfile
import threading
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from navigator.safety import look
from navigator.settings import Settings
from navigator.web.app import create_app

_IN_MEMORY = Path("/dev/shm")


class _Server(BaseApplication):
    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self._app, self._options = app, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def _read_signs_of_danger(worker: Any) -> None:
    threading.Thread(target=look, args=("",), daemon=True).start()


def serve(settings: Settings) -> None:
    """Serve until told to stop. Raises SnapshotError when there is no catalogue to start with."""
    app = create_app(settings)
    options = {
        "bind": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "loglevel": "warning",
        "preload_app": True,
        "post_worker_init": _read_signs_of_danger,
        "worker_tmp_dir": str(_IN_MEMORY) if _IN_MEMORY.is_dir() else tempfile.gettempdir(),
    }
    _Server(app, options).run()

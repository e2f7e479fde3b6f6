"""create_app: the wiring of the website, and nothing else."""

import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from navigator.paths import TEMPLATES
from navigator.settings import Settings
from navigator.text import Picked
from navigator.web import api, cards, danger, dialog, locale, pages, privacy, professionals, search
from navigator.web.site import Site, directory, here

_STATIC = Path(__file__).parent / "static"
_LARGEST_FORM = 64 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The site as a WSGI application. Raises SnapshotError when no catalogue was built yet."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(_STATIC))
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_FORM
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    site = Site(settings or Settings.from_environment())
    app.extensions["navigator"] = site
    locale.init_app(app, site.languages)
    privacy.init_app(app)
    for part in (pages, search, dialog, professionals, api):
        app.register_blueprint(part.blueprint)
    app.register_error_handler(HTTPException, _failed)
    app.context_processor(_on_every_page)
    app.jinja_env.globals.update(asset=_asset, tel=cards.tel, use_of=danger.use_of)
    app.jinja_env.filters.update(told=_told, say=lambda text: _told(text.pick(locale.language())))
    return app


def _on_every_page() -> dict[str, Any]:
    lang = locale.language()
    return {"help_lines": danger.always(lang, directory()), "exit_address": here().settings.exit_address}


def _asset(name: str) -> str:
    """A file in static/, with a mark that changes when its content does."""
    return f"{locale.root()}/static/{name}?v={_mark(name)}"


@cache
def _mark(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:10]


def _told(picked: Picked) -> Markup:
    """The words, marked with their own language where that is not the language of the page."""
    if not picked.value or picked.lang == locale.language():
        return escape(picked.value)
    return Markup('<span lang="{}" dir="auto">{}</span>').format(picked.lang, picked.value)


def _failed(error: HTTPException) -> Any:
    """An error is a page that still helps; for programs it is a code."""
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if code < HTTPStatus.BAD_REQUEST:
        return error
    if request.path.startswith("/api/"):
        return {"error": {"code": error.name.lower().replace(" ", "_"), "message": error.name, "field": None}}, code
    template = "errors/404.html" if code == HTTPStatus.NOT_FOUND else "errors/500.html"
    return render_template(template), code

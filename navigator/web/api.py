"""`/api/v1`: the machine interface over HTTP. Free text comes by POST only; every refusal is JSON with a code.

The answers come from `navigator.interface`; this blueprint reads the body, and turns a refusal into 4xx.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from navigator import clock
from navigator.errors import BadRequest
from navigator.interface import Interface
from navigator.paths import DATA

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

#: More than any honest request needs; larger bodies are refused before they are read.
LARGEST_BODY = 64 * 1024
_EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_QUESTIONS = ("safety", "search", "assess", "dialogue", "understand")


def _interface() -> Interface:
    site = current_app.extensions["navigator"]
    return Interface(directory=site.directory, flow=site.flow, now=clock.now)


def _answer(name: str) -> Callable[[], Response]:
    def view() -> Response:
        body = _body()
        answer: dict[str, Any] = getattr(_interface(), name)(body)
        return jsonify({"id": body["id"]} | answer if "id" in body else answer)

    view.__name__ = name
    return view


for _name in _QUESTIONS:
    blueprint.add_url_rule(f"/{_name}", view_func=_answer(_name), methods=["POST"])


@blueprint.get("/openapi.json")
def document() -> Response:
    """The description of this interface, OpenAPI 3.1."""
    return Response((DATA / "openapi.json").read_bytes(), mimetype="application/json")


@blueprint.route("/", defaults={"rest": ""}, methods=_EVERY_METHOD)
@blueprint.route("/<path:rest>", methods=_EVERY_METHOD)
def elsewhere(rest: str) -> tuple[Response, int]:
    """Any other address or method below `/api/v1`: a refusal in JSON too."""
    if rest in _QUESTIONS:
        return _refusal("method_not_allowed", "ask this by POST", None), 405
    return _refusal("not_found", "this address does not exist; see /api/v1/openapi.json", None), 404


def _body() -> dict[str, Any]:
    if (request.content_length or 0) > LARGEST_BODY:
        raise BadRequest("too_large", f"a body holds at most {LARGEST_BODY} bytes")
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise BadRequest("bad_json", "the body must be one JSON object, sent as application/json")
    return body


@blueprint.errorhandler(BadRequest)
def refuse(error: BadRequest) -> tuple[Response, int]:
    status = 413 if error.code == "too_large" else 400
    return _refusal(error.code, error.message, error.field), status


def _refusal(code: str, message: str, field: str | None) -> Response:
    return jsonify({"error": {"code": code, "message": message, "field": field}})

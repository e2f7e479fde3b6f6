"""`navigator batch`: the machine interface over JSON lines. One answer a line, in order; a bad line spoils no other."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from navigator import clock, load_flow
from navigator.directory import snapshot
from navigator.errors import BadRequest
from navigator.interface import Interface
from navigator.settings import Settings

QUESTIONS = ("safety", "search", "assess", "dialogue", "understand")


@click.command("batch", help="Read JSON lines, write one JSON answer a line: navigator batch search < in > out")
@click.argument("question", type=click.Choice(QUESTIONS))
@click.option("--catalogue", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(question: str, catalogue: Path | None) -> None:
    settings = Settings.from_environment()
    directory = snapshot.load_or_read(catalogue or settings.catalogue, settings.state)
    interface = Interface(directory=directory, flow=load_flow(), now=clock.now)
    for answer in answers(getattr(interface, question), sys.stdin):
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")


def answers(ask: Callable[[dict[str, Any]], dict[str, Any]], lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The answer to each line that is not blank; an `id` in it is echoed."""
    for line in lines:
        if not line.strip():
            continue
        request: Any = None
        try:
            request = json.loads(line)
            if not isinstance(request, dict):
                raise BadRequest("wrong_type", "a line must hold one JSON object")
            answer = ask(request)
        except json.JSONDecodeError:
            answer = error_body(BadRequest("bad_json", "this line is not valid JSON"))
        except BadRequest as error:
            answer = error_body(error)
        if isinstance(request, dict) and "id" in request:
            answer = {"id": request["id"]} | answer
        yield answer


def error_body(error: BadRequest) -> dict[str, Any]:
    return {"error": {"code": error.code, "message": error.message, "field": error.field}}

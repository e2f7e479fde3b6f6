"""Shape: from loose YAML data to our frozen dataclasses, with all mistakes at once (home of pydantic).

The dataclasses are the schema, so there is no second list of keys. Keys that no class knows are mistakes, with the
nearest known key as advice; every mistake carries the line where it stands.
"""

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import ConfigDict, Strict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from navigator.problems import Problem, details
from navigator.yamlfile import Document, Way

T = TypeVar("T")

#: A boolean that is written as true or false, and as nothing else: `no` and `ja` are text.
Flag = Annotated[bool, Strict()]

_STRICT_KEYS = ConfigDict(extra="forbid")


def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator of a dataclass, and of every dataclass inside it, with unknown keys forbidden."""
    return _adapter(kind)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    for inner in _dataclasses_in(kind):
        inner.__pydantic_config__ = _STRICT_KEYS
    return TypeAdapter(kind)


def read(kind: type[T], document: Document) -> tuple[T | None, tuple[Problem, ...]]:
    """`document` as a `kind`, or None with the problems; reading problems of the file itself come first."""
    if document.data is None:
        return None, document.problems
    try:
        value = adapter(kind).validate_python(document.data)
    except ValidationError as error:
        return None, (*document.problems, *_problems(kind, error.errors(), document))
    return value, document.problems


def salvage(kind: type[T], items: Any) -> Iterator[tuple[int, T]]:
    """What can still be read of a list with mistakes, with its places: a key that is wrong is left out of its item.

    So one wrong word does not hide the other mistakes of a file.
    """
    for position, item in enumerate(items if isinstance(items, list) else ()):
        whole = dict(item) if isinstance(item, Mapping) else {}
        for _attempt in range(2):
            try:
                yield position, adapter(kind).validate_python(whole)
                break
            except ValidationError as error:
                wrong = {step[0] for step in (mistake["loc"] for mistake in error.errors()) if step}
                whole = {key: value for key, value in whole.items() if key not in wrong}


def dump(kind: Any, value: Any) -> bytes:
    """`value` as JSON, the form in which a snapshot keeps it."""
    return adapter(kind).dump_json(value, exclude_defaults=True)


def load(kind: type[T], source: bytes) -> T:
    """The value that `dump` wrote."""
    value: T = adapter(kind).validate_json(source)
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Advice for an editor: the nearest known word, or the list when it is short."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"bedoelde je «{near[0]}»?"
    return f"kies uit: {', '.join(choices)}" if len(choices) <= 12 else "kijk in data/taxonomy.yaml"


def subject_of(way: Way, data: Any) -> str:
    """The id of the nearest thing around `way` that has one: what an editor would call it."""
    name = ""
    for step in way:
        data = data[step] if _has(data, step) else None
        if isinstance(data, Mapping):
            name = str(data.get("id") or data.get("key") or name)
    return name


def _has(data: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(data, list) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _problems(kind: Any, errors: Iterable[ErrorDetails], document: Document) -> Iterable[Problem]:
    for error in errors:
        way = tuple(step for step in error["loc"] if _is_written(step))
        line, column = document.mark(way)
        code, facts = _translate(kind, error, way)
        field = ".".join(str(step) for step in way[-2:] if isinstance(step, str))
        yield Problem(
            code=code,
            path=document.path,
            line=line,
            column=column,
            subject=subject_of(way, document.data),
            field=field,
            details=facts,
        )


def _is_written(step: str | int) -> bool:
    """pydantic adds steps for its own use, such as `function-after[…]`, that no file holds."""
    return isinstance(step, int) or "[" not in step


def _translate(kind: Any, error: ErrorDetails, way: Way) -> tuple[str, tuple[tuple[str, str], ...]]:
    key = next((step for step in reversed(way) if isinstance(step, str)), "")
    if error["type"] == "missing":
        return "missing", details(key=key)
    if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        known = _keys_at(kind, way[:-1])
        return "unknown_key", details(key=key, suggestion=did_you_mean(key, known))
    value = str(error.get("input"))[:60]
    if error["type"] in ("enum", "literal_error"):
        expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
        return "unknown_code", details(value=value, what=key, suggestion=did_you_mean(value, expected.split(", ")))
    advice = {
        "bool": "schrijf true of false",
        "int": "schrijf een getal",
        "dict": "schrijf nl: en dan de tekst",
        "date": "schrijf de datum als 2026-11-21",
        "str": "schrijf tekst",
        "tuple": "schrijf een lijst met streepjes",
    }
    suggestion = next((text for word, text in advice.items() if error["type"].startswith(word)), "verbeter de waarde")
    return "wrong_shape", details(value=value, reason=error["msg"], suggestion=suggestion)


def _keys_at(kind: Any, way: Way) -> set[str]:
    """The keys that are known where `way` leads."""
    here = [kind]
    for step in way:
        below = [inner for one in here for inner in _unwrap(one)]
        if isinstance(step, str):
            here = [
                hint
                for one in below
                if dataclasses.is_dataclass(one)
                for name, hint in typing.get_type_hints(one).items()
                if name == step
            ]
        else:
            here = below
    return {
        f.name
        for one in here
        for inner in _unwrap(one)
        if dataclasses.is_dataclass(inner)
        for f in dataclasses.fields(inner)
    }


def _unwrap(hint: Any) -> list[Any]:
    """The types inside a hint: `tuple[Offer, ...] | None` holds Offer."""
    origin = typing.get_origin(hint)
    if origin is None:
        return [hint]
    if origin in (typing.Union, types.UnionType, tuple, frozenset, list) or _is_subclass(origin, Mapping):
        return [inner for part in typing.get_args(hint) for inner in _unwrap(part)]
    return [inner for part in typing.get_args(hint)[:1] for inner in _unwrap(part)]


def _is_subclass(kind: Any, parent: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, parent)


def _dataclasses_in(kind: Any) -> set[Any]:
    found: set[Any] = set()
    waiting = [kind]
    while waiting:
        for inner in _unwrap(waiting.pop()):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type) and inner not in found:
                found.add(inner)
                waiting.extend(typing.get_type_hints(inner).values())
    return found

"""YAML in, plain data and line numbers out; the one place that knows YAML.

Editors fall into the same YAML traps everywhere: a key written twice silently wins, `no` becomes false, `0900` an octal
number, `12:30` a count of seconds. Here a repeated key is a problem, and every unquoted word is text, save `true`,
`false` and an empty value; what must be a number is made one by the shape that asks for it.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from navigator.problems import Problem, details

#: A way into the data, such as ("offers", 3, "ages", "min").
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, and where: `marks[("offers", 3)]` is (line, column), from 1."""

    path: Path
    data: Any
    marks: dict[Way, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def mark(self, way: Way) -> tuple[int, int]:
        """The place of `way`, or of the nearest thing around it that is written in the file."""
        for length in range(len(way), -1, -1):
            if way[:length] in self.marks:
                return self.marks[way[:length]]
        return (0, 0)


class _TextLoader(yaml.CSafeLoader):
    """The safe loader with only three special words left: true, false and nothing."""


_TextLoader.yaml_implicit_resolvers = {}
for _first, _tag, _words in (
    ("t", "tag:yaml.org,2002:bool", "true"),
    ("f", "tag:yaml.org,2002:bool", "false"),
    ("n", "tag:yaml.org,2002:null", "null"),
    ("~", "tag:yaml.org,2002:null", "~"),
    ("", "tag:yaml.org,2002:null", ""),
):
    _TextLoader.add_implicit_resolver(_tag, re.compile(f"^(?:{_words})$"), [_first])


def read(path: Path) -> Document:
    """Read one file. Syntax errors, repeated keys and a missing file are problems of the document, never exceptions."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Document(path, None, problems=(Problem(code="not_found", path=path, details=details(file=path.name)),))
    loader = _TextLoader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(path, None, problems=(Problem(code="empty", path=path, line=1, column=1),))
        document = Document(path, None)
        problems = tuple(_walk(node, (), document))
        data = loader.construct_document(node)
        return Document(path, data, document.marks, problems)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        reason = getattr(error, "problem", None) or str(error)
        broken = Problem(code="yaml_syntax", path=path, line=line, column=column, details=details(reason=reason))
        return Document(path, None, problems=(broken,))
    finally:
        loader.dispose()


def _walk(node: yaml.Node, way: Way, document: Document) -> Iterator[Problem]:
    """Note where everything stands, and yield a problem for each key that is written twice."""
    document.marks.setdefault(way, _place(node))
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _walk(item, (*way, number), document)
    elif isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                line, column = _place(key)
                yield Problem(
                    code="duplicate_key",
                    path=document.path,
                    line=line,
                    column=column,
                    field=".".join(map(str, way)),
                    details=details(key=name),
                )
            seen.add(name)
            document.marks[(*way, name)] = _place(key)
            yield from _walk(value, (*way, name), document)


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1

"""The house: which way imports point, and which module is the home of which library (docs/decisions/0005)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import navigator

PACKAGE = Path(navigator.__file__).parent

#: Part → the parts it may import. What is left may import what is right of it.
BASE = {"text", "zorgniveau", "errors", "problems", "yamlfile", "shape", "paths", "clock"}
MAY_IMPORT = {
    **dict.fromkeys(BASE, BASE),
    "settings": BASE,
    "safety": BASE,
    "directory": BASE,
    "dialog": BASE,
    "help_lines": BASE | {"safety", "directory"},
    "matching": BASE | {"safety", "directory", "dialog", "help_lines"},
    "checking": BASE | {"directory", "dialog", "help_lines", "matching"},
    "bodies": BASE | {"safety", "directory", "dialog", "help_lines", "matching"},
    "interface": BASE | {"safety", "directory", "dialog", "help_lines", "matching", "bodies"},
    "web": BASE | {"safety", "directory", "dialog", "help_lines", "matching", "interface", "settings", "checking"},
    "cli": BASE
    | {"safety", "directory", "dialog", "help_lines", "matching", "interface", "settings", "checking", "web"},
}

HOMES = {
    "yaml": {"yamlfile.py"},
    # a type may say itself how it is written in YAML
    "pydantic": {"shape.py", "text.py", "dialog/models.py"},
    "pydantic_core": {"shape.py", "text.py", "dialog/models.py"},
    "whoosh": {"directory/index.py"},
    "rapidfuzz": {"directory/spelling.py"},
    "simplemma": {"directory/words.py"},
    "Stemmer": {"directory/words.py"},
    "opening_hours": {"directory/hours.py"},
    "cryptography": {"dialog/conversation.py", "web/sealed.py"},
    "click": {"cli/"},
    "gunicorn": {"web/server.py"},
    "flask": {"web/"},
    "flask_babel": {"web/"},
    "spacy": {"language.py"},
}

FILES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part == "__init__":
        return
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("navigator.")}
    public = set(navigator.__all__) if part == "cli" else set()
    assert ours - public <= MAY_IMPORT[part] | {part}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_library_has_one_home(path: Path) -> None:
    for name in imports_of(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(name_of(path).startswith(home) for home in homes), name


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_module_tells_its_idea_and_is_one(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= 300


def test_the_public_interface_is_ten_sorted_names() -> None:
    assert navigator.__all__ == sorted(navigator.__all__)
    assert len(navigator.__all__) == 10
    assert all(callable(getattr(navigator, name)) for name in navigator.__all__)

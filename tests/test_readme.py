"""The README tells the truth: its six lines run, and its two commands exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_six_lines_run() -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    assert len(code[1].split("\n\n")) == 2
    assert sum(bool(line.strip()) for line in code[1].splitlines()) == 6
    exec(code[1], {})


def test_the_two_commands_are_targets() -> None:
    targets = (ROOT / "Makefile").read_text("utf-8")
    assert "\nrun:" in targets
    assert "\ntest:" in targets


def test_every_folder_that_it_names_is_there() -> None:
    tree = re.search(r"## The tree\n\n```\n(.*?)```", README, re.DOTALL)
    assert tree
    names = re.findall(r"^ {0,2}([\w./]+/)", tree[1], re.MULTILINE)
    assert all(
        (ROOT / name).exists() or (ROOT / "navigator" / name).exists() or (ROOT / "data" / name).exists()
        for name in names
    )

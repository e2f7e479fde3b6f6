"""The style guide: `data/style.yaml` as a value, and which of its words stand in a text.

Five hundred words over thousands of texts have to be quick, or nobody runs the check: a word is only compared with the
words that start with the same two letters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from navigator import shape, yamlfile
from navigator.errors import CatalogueError
from navigator.paths import DATA

_START_OF_WORD = re.compile(r"(?<!\w)\w\w")


class Why(StrEnum):
    HURTFUL = "hurtful"
    DIFFICULT = "difficult"
    ADVERTISING = "advertising"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """How many words a sentence may hold, on average over a text and at most."""

    average: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words to avoid, and what to write instead."""

    lang: str
    why: Why
    avoid: tuple[str, ...]
    instead: str
    unless: tuple[str, ...] = ()
    """Fixed names in which the word may stand."""


@dataclass(frozen=True, kw_only=True)
class StyleGuide:
    """All of `data/style.yaml`."""

    schema_version: int
    sentences: Sentences
    shortest_summary: int
    words: tuple[Words, ...]
    generic: Mapping[str, str]
    abbreviations: Mapping[str, tuple[str, ...]]
    plain: tuple[str, ...]

    @cached_property
    def empty_words(self) -> Mapping[str, frozenset[str]]:
        """Words that, alone, say nothing."""
        return {lang: frozenset(words.split()) for lang, words in self.generic.items()}

    def avoided_in(self, text: str, lang: str) -> Iterator[tuple[str, Words]]:
        """Every word or phrase of the text that is better avoided, as it stands there; none inside another."""
        end = 0
        for start in _START_OF_WORD.finditer(text):
            if start.start() < end:
                continue
            for pattern, words in self._by_start.get((lang, start[0].casefold()), ()):
                found = pattern.match(text, start.start())
                if found and not any(name in text and found[0] in name for name in words.unless):
                    yield found[0], words
                    end = found.end()
                    break

    @cached_property
    def _by_start(self) -> Mapping[tuple[str, str], list[tuple[re.Pattern[str], Words]]]:
        table: dict[tuple[str, str], list[tuple[re.Pattern[str], Words]]] = {}
        for words in self.words:
            for phrase in words.avoid:
                rest = r"\w*" if phrase.endswith("*") else ""
                pattern = re.compile(re.escape(phrase.removesuffix("*")) + rest + r"(?!\w)", re.IGNORECASE)
                table.setdefault((words.lang, phrase[:2].casefold()), []).append((pattern, words))
        return table


def read_style(path: Path = DATA / "style.yaml") -> StyleGuide:
    """The style guide; raises CatalogueError when it is broken."""
    guide, problems = shape.read(StyleGuide, yamlfile.read(path))
    if guide is None or problems:
        raise CatalogueError(problems)
    return guide

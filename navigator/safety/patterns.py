"""Patterns: the signs of danger as the reviewers wrote them, read and made ready once.

Each language has a file in `data/safety/` with named word lists, patterns (what is a sign of danger) and harmless forms
(what only looks like one). Every pattern carries its own examples, so that who changes one sees at once what it does.
A mistake in a file is a Problem with its line; the patterns that can be read go on working.
"""

import datetime
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from navigator import shape, yamlfile
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.problems import Problem, details
from navigator.safety import slots
from navigator.safety.normalise import clean
from navigator.safety.verdict import DangerKind, Outcome, Urgency, Voice
from navigator.safety.words import Lexicon, join_apostrophes, split_at_apostrophes

FOLDER = DATA / "safety"
Of = TypeVar("Of")

LANGUAGES = ("nl", "fr", "en", "de", "tr", "ar", "uk", "ru", "pl", "es", "ro", "fa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    on: datetime.date
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A sign of danger. `class` is the number in the list of what simple phrase lists miss; `unless` names forms that,
    in the same sentence, make it `otherwise`; `floor` means that no harmless form can take it away;
    `native` that its words are alike in several languages, so that it counts only in a sentence of its own."""

    id: str
    kind: DangerKind
    sort: int = 1
    outcome: Outcome = Outcome.INTERRUPT
    urgency: Urgency = Urgency.SOON
    voice: Voice = Voice.ME
    case: str = ""
    forms: tuple[str, ...]
    unless: tuple[str, ...] = ()
    otherwise: Outcome = Outcome.SOFT
    floor: shape.Flag = False
    native: shape.Flag = False
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmless:
    """Words that look like danger and are not: those words are left out of sight."""

    id: str
    forms: tuple[str, ...]
    leaves: Outcome = Outcome.NONE
    kind: DangerKind = DangerKind.SUICIDAL
    must_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFile:
    schema_version: int
    lang: str
    review: Review
    split_apostrophes: shape.Flag = False
    common: tuple[str, ...] = ()
    contractions: dict[str, str]
    rare: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    harmless: tuple[Harmless, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Generic[Of]):
    """One form made ready, of a pattern or of what is harmless. A text that misses one of its `needs` cannot match."""

    of: Of
    form: str
    slot: slots.Slot
    needs: tuple[frozenset[int], ...]
    numbers: frozenset[int]
    unless: tuple["Sign[None]", ...] = ()

    def possible(self, present: Set[int]) -> bool:
        return all(not needed.isdisjoint(present) for needed in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Generic[Of]):
    """Signs by the rarest words they need, so that a text meets only the few that it could match."""

    by_number: Mapping[int, tuple[Sign[Of], ...]]

    def possible(self, present: Set[int]) -> list[Sign[Of]]:
        found = {id(sign): sign for number in present for sign in self.by_number.get(number, ())}
        return [sign for sign in found.values() if sign.possible(present)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    code: str
    split_apostrophes: bool
    common: frozenset[str]
    signs: Index[Pattern]
    harmless: Index[Harmless]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    languages: tuple[Language, ...]
    lexicon: Lexicon


@cache
def book() -> Book:
    """All languages, ready. Broken shipped data is no reason to stay silent about the rest, so it stops the start."""
    files, problems = read(FOLDER)
    if problems:
        raise CatalogueError(problems)
    return compile_book(files)


def read(folder: Path) -> tuple[tuple[PatternFile, ...], tuple[Problem, ...]]:
    """Every language file in `folder`, with all mistakes."""
    files: list[PatternFile] = []
    problems: list[Problem] = []
    for lang in LANGUAGES:
        document = yamlfile.read(folder / f"{lang}.yaml")
        file, mistakes = shape.read(PatternFile, document)
        problems += mistakes
        if file is not None:
            problems += _check(file, document)
            files.append(_ready(file))
    return tuple(files), tuple(problems)


def _check(file: PatternFile, document: yamlfile.Document) -> list[Problem]:
    """Forms that name a list the file does not have, and ids that are used twice."""
    problems: list[Problem] = []
    seen: set[str] = set()
    parts: dict[str, Sequence[Pattern | Harmless]] = {"patterns": file.patterns, "harmless": file.harmless}
    for part, items in parts.items():
        for number, item in enumerate(items):
            line, column = document.mark((part, number))
            if item.id in seen:
                problems.append(Problem(code="duplicate_id", path=document.path, line=line, column=column,
                                        details=details(value=item.id, where=document.path.name)))
            seen.add(item.id)
            forms = (*item.forms, *(item.unless if isinstance(item, Pattern) else ()))
            for name in {name for form in forms for name in slots.named(form)} - set(file.lists):
                advice = shape.did_you_mean(name, file.lists)
                problems.append(Problem(code="dangling", path=document.path, line=line, column=column, subject=item.id,
                                        details=details(what="lijst", value=name, suggestion=advice)))
    return problems


def _ready(file: PatternFile) -> PatternFile:
    """`file` with its words cleaned as the text will be, and lists inside lists written out."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, entries in file.lists.items():
        words: list[str] = []
        for entry in entries:
            words += lists.get(entry[1:-1], ()) if entry.startswith("<") else _spellings(entry, file)
        lists[name] = tuple(dict.fromkeys(words))
    return replace(file, lists=lists)


def _spellings(entry: str, file: PatternFile) -> list[str]:
    """`entry` as it will stand in a clean text; German umlauts are also typed as two letters."""
    ways = {entry}
    if file.lang == "de":
        ways.add(entry.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    return [_tokens(way, file) for way in sorted(ways)]


def _tokens(words: str, file: PatternFile) -> str:
    parts = clean(words).replace("-", " ").split()
    return " ".join(split_at_apostrophes(parts) if file.split_apostrophes else join_apostrophes(parts))


def compile_book(files: tuple[PatternFile, ...]) -> Book:
    lexicon = Lexicon()
    languages = tuple(_compile(file, lexicon) for file in files)
    lexicon.seal()
    return Book(languages=languages, lexicon=lexicon)


def _compile(file: PatternFile, lexicon: Lexicon) -> Language:
    numbers: dict[tuple[str, ...], int] = {}
    guards: dict[str, Sign[None]] = {}
    common = frozenset(_tokens(word, file) for word in file.common)

    def number(words: tuple[str, ...]) -> int:
        if words not in numbers:
            numbers[words] = len(numbers)
            for word in words:
                lexicon.add(word, file.lang, numbers[words])
        return numbers[words]

    reader = slots.Reader(file.lists, number)

    @cache
    def literal(part: str) -> str:
        return part if "<" in part else _literal(part, file)

    def sign(form: str, of: Of, unless: tuple[str, ...] = ()) -> Sign[Of]:
        slot = reader.read(" ".join(literal(part) for part in form.split()))
        guarding = tuple(guard(other) for other in unless)
        numbers = frozenset(slots.numbers_of(slot)).union(*(one.numbers for one in guarding))
        return Sign(of=of, form=form, slot=slot, needs=tuple(slot.needs()), numbers=numbers, unless=guarding)

    def guard(form: str) -> Sign[None]:
        if form not in guards:
            guards[form] = sign(form, None)
        return guards[form]

    signs = [sign(form, pattern, pattern.unless) for pattern in file.patterns for form in pattern.forms]
    harmless = [sign(form, item) for item in file.harmless for form in item.forms]
    sizes = {place: sum(9 if word in common else 1 for word in words) for words, place in numbers.items()}
    for short, words in file.contractions.items():
        meanings = lexicon.contractions.setdefault(clean(short).replace("'", ""), {})
        meanings[file.lang] = tuple(_tokens(words, file).split())
    for word in file.rare:
        lexicon.add_rare(_tokens(word, file))
    lexicon.known |= common | {_tokens(word, file) for word in file.lookalikes}
    if file.split_apostrophes:
        _elisions(file, lexicon)
    return Language(code=file.lang, split_apostrophes=file.split_apostrophes, common=common,
                    signs=_index(signs, sizes), harmless=_index(harmless, sizes))


def _index(signs: Sequence[Sign[Of]], sizes: Mapping[int, int]) -> Index[Of]:
    by_number: dict[int, tuple[Sign[Of], ...]] = {}
    for sign in signs:
        for number in min(sign.needs, key=lambda needed: sum(sizes[number] for number in needed)):
            by_number[number] = (*by_number.get(number, ()), sign)
    return Index(by_number=by_number)


def _literal(part: str, file: PatternFile) -> str:
    return "_".join(_tokens(word, file).replace(" ", "_") for word in part.split("_"))


def _elisions(file: PatternFile, lexicon: Lexicon) -> None:
    """`jai`, `jen`, `menlever`: the apostrophe that was not typed."""
    for word, langs in tuple(lexicon.table.exact.items()):
        if file.lang in langs and word[0] in "aeiouyh" and len(word) > 1:
            for letter in ("j", "m", "t", "s", "l", "d", "n", "c", "qu"):
                glued = letter + word
                if glued not in lexicon.table.exact:
                    lexicon.contractions.setdefault(glued, {}).setdefault(file.lang, (letter, word))

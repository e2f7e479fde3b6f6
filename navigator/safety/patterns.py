"""Patterns: the signs of danger as the reviewers wrote them, read and made ready once.

Each language has a file in `data/safety/` with named word lists, patterns (what is a sign of danger) and harmless forms
(what only looks like one). Every pattern carries its own examples, so that who changes one sees at once what it does.
A mistake in a file is a Problem with its line; the patterns that can be read go on working.
"""

import datetime
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from navigator import shape, yamlfile
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.problems import Problem, details
from navigator.safety import slots
from navigator.safety.normalise import clean
from navigator.safety.verdict import DangerKind, Outcome, Urgency, Voice
from navigator.safety.words import Lexicon, join_apostrophes, split_at_apostrophes

FOLDER = DATA / "safety"
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
class Sign:
    """A pattern (or harmless form) made ready: `needs` are sets of words of which the text must hold at least one."""

    slot: slots.Slot
    needs: tuple[int, ...]
    unless: slots.Slot | None = None

    def possible(self, present: int) -> bool:
        return all(present & one_of for one_of in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    code: str
    split_apostrophes: bool
    common: frozenset[str]
    signs: tuple[tuple[Pattern, Sign], ...]
    harmless: tuple[tuple[Harmless, Sign], ...]


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
    for part, items in (("patterns", file.patterns), ("harmless", file.harmless)):
        for number, item in enumerate(items):
            line, column = document.mark((part, number))
            if item.id in seen:
                problems.append(Problem(code="duplicate_id", path=document.path, line=line, column=column,
                                        details=details(value=item.id, where=document.path.name)))
            seen.add(item.id)
            for form in (*item.forms, *(item.unless if isinstance(item, Pattern) else ())):
                try:
                    slots.read(form, lists=file.lists, number=lambda words: 0)
                except slots.UnknownList as unknown:
                    problems.append(Problem(code="dangling", path=document.path, line=line, column=column,
                                            subject=item.id, details=details(
                                                what="lijst", value=unknown,
                                                suggestion=shape.did_you_mean(str(unknown), file.lists))))
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

    def number(words: tuple[str, ...]) -> int:
        if words not in numbers:
            numbers[words] = len(numbers)
            for word in words:
                lexicon.add(word, file.lang, numbers[words])
        return numbers[words]

    def sign(forms: tuple[str, ...], unless: tuple[str, ...] = ()) -> Sign:
        slot = slots.OneOf(tuple(_form(form) for form in forms))
        guard = slots.OneOf(tuple(_form(form) for form in unless)) if unless else None
        needs = tuple(sum(1 << one for one in one_of) for one_of in slot.needs())
        return Sign(slot=slot, needs=needs, unless=guard)

    def _form(form: str) -> slots.Slot:
        cleaned = " ".join(part if "<" in part else _literal(part, file) for part in form.split())
        return slots.read(cleaned, lists=file.lists, number=number)

    signs = tuple((pattern, sign(pattern.forms, pattern.unless)) for pattern in file.patterns)
    harmless = tuple((item, sign(item.forms)) for item in file.harmless)
    for short, words in file.contractions.items():
        lexicon.contractions.setdefault(clean(short).replace("'", ""), {})[file.lang] = tuple(_tokens(words, file).split())
    for word in file.rare:
        lexicon.add_rare(_tokens(word, file))
    lexicon.known |= {_tokens(word, file) for word in (*file.common, *file.lookalikes)}
    if file.split_apostrophes:
        _elisions(file, lexicon)
    return Language(code=file.lang, split_apostrophes=file.split_apostrophes, signs=signs, harmless=harmless,
                    common=frozenset(_tokens(word, file) for word in file.common))


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

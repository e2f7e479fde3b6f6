"""From someone's own words to suggested answers, each with the words it rests on; a person always confirms them.

Plain phrases from `data/understanding.yaml`, not a model: whoever reads the file knows what is recognised. Letters are
compared without case and accents, a `*` ends a word freely, `..` leaves room for up to three words. A phrase with a
negation near it in the same clause is passed over, unless the phrase holds the negation itself. The guide never needs
this: all it does is spare a tap.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from navigator import shape, yamlfile
from navigator.dialog.models import Flow
from navigator.errors import FlowError
from navigator.paths import DATA
from navigator.problems import Problem, details

#: More than this is not read: a story of two pages tells enough in its beginning, and the work stays bounded.
LONGEST = 4000
_GAP = 3
_WORD = re.compile(r"[\w]+")
_CLAUSE_END = re.compile(r"[.,;:!?\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Perhaps this is an answer: `evidence` is where in the text it was heard."""

    question: str
    option: str
    evidence: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    suggestions: tuple[Suggestion, ...] = ()
    topics: tuple[str, ...] = ()
    place: str | None = None
    """A word that looks like a place, as typed; whether it is one, the directory knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Ways to say one option, per language."""

    question: str
    option: str
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The whole of `data/understanding.yaml`. `ages` and `places` are patterns with one group."""

    schema_version: int
    negations: Mapping[str, tuple[str, ...]]
    breaks: Mapping[str, tuple[str, ...]]
    """Words that begin a new clause, where a negation no longer reaches."""
    ages: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    clause: int


def understand(text: str, *, flow: Flow, lang: str | None = None, phrases: Phrases | None = None) -> Understanding:
    """What these words may answer. Without a language, or with one we have no phrases for, all of them are tried."""
    known = phrases or load_phrases()
    read = text[:LONGEST]
    languages = (lang,) if lang is not None and lang in known.negations else tuple(known.negations)
    found: dict[tuple[str, str], Suggestion] = {}
    for language in languages:
        tokens = _tokens(read, known.breaks.get(language, ()))
        negations = frozenset(_plain(word) for word in known.negations[language])
        for entry in known.heard:
            for phrase in entry.phrases.get(language, ()):
                for first, last in _matches(_compiled(phrase), tokens):
                    if not _negated(tokens, first, last, negations):
                        evidence = (tokens[first].start, tokens[last].end)
                        suggestion = Suggestion(question=entry.question, option=entry.option, evidence=evidence)
                        found.setdefault((entry.question, entry.option), suggestion)
        age = _age(read, known.ages.get(language))
        if age:
            found.setdefault((age.question, age.option), age)
    suggestions = sorted(found.values(), key=lambda s: (s.evidence, s.question, s.option))
    return Understanding(
        suggestions=tuple(suggestions),
        topics=_topics(flow, suggestions),
        place=next((place for language in languages if (place := _place(read, known.places.get(language)))), None),
    )


@lru_cache(maxsize=4)
def load_phrases(path: Path = DATA / "understanding.yaml") -> Phrases:
    """The phrases in this file, or FlowError with what is wrong with it."""
    phrases, problems = shape.read(Phrases, yamlfile.read(path))
    if phrases is None:
        raise FlowError(problems)
    return phrases


def read_phrases(path: Path, *, flow: Flow) -> tuple[Problem, ...]:
    """What an editor should mend in the phrases: each must speak of an option that the flow has."""
    document = yamlfile.read(path)
    phrases, problems = shape.read(Phrases, document)
    found = list(problems)
    for table in ("ages", "places"):
        for lang, pattern in (getattr(phrases, table).items() if phrases else ()):
            reason = _fault(pattern)
            if reason:
                line, column = document.mark((table, lang))
                facts = details(value=pattern, reason=reason, suggestion="verbeter het patroon")
                found.append(Problem(code="wrong_shape", path=path, line=line, column=column, subject=table,
                                     field=lang, details=facts))
    for number, entry in enumerate(phrases.heard if phrases else ()):
        line, column = document.mark(("heard", number))
        options = [option.key for option in flow[entry.question].options] if entry.question in flow else []
        if entry.option not in options:
            known = options or [question.id for question in flow.questions]
            facts = details(what="keuze" if options else "vraag", suggestion=shape.did_you_mean(entry.option, known),
                            value=f"{entry.question}/{entry.option}")
            found.append(Problem(code="dangling", path=path, line=line, column=column, subject=entry.question,
                                 field=entry.option, details=facts))
    return tuple(found)


def _fault(pattern: str) -> str:
    try:
        return "" if re.compile(pattern).groups == 1 else "precies één groep"
    except re.error as error:
        return str(error)


def _plain(text: str) -> str:
    """Without case and accents, and of the same length, so that evidence still points at what was typed."""
    return "".join((unicodedata.normalize("NFKD", letter)[0].casefold() or letter)[:1] for letter in text)


def _tokens(text: str, breaks: tuple[str, ...]) -> list[_Token]:
    tokens: list[_Token] = []
    clause, before = 0, 0
    for match in _WORD.finditer(text):
        word = _plain(match.group())
        if _CLAUSE_END.search(text, before, match.start()) or word in breaks:
            clause += 1
        before = match.end()
        tokens.append(_Token(word, match.start(), match.end(), clause))
    return tokens


@lru_cache(maxsize=4096)
def _compiled(phrase: str) -> tuple[str, ...]:
    return tuple(_plain(part) for part in re.findall(r"\.\.|[\w]+\*?", phrase))


def _matches(parts: tuple[str, ...], tokens: list[_Token]) -> Iterator[tuple[int, int]]:
    """Where these parts stand in the text, as first and last token."""
    for first, token in enumerate(tokens):
        if _same(parts[0], token.word):
            last = _rest(parts[1:], tokens, first)
            if last is not None:
                yield first, last


def _rest(parts: tuple[str, ...], tokens: list[_Token], at: int) -> int | None:
    """The last token when the remaining parts follow token `at`."""
    if not parts:
        return at
    reach, wanted = (_GAP, parts[1:]) if parts[0] == ".." else (0, parts)
    for place in range(at + 1, min(at + 2 + reach, len(tokens))):
        if tokens[place].clause == tokens[at].clause and _same(wanted[0], tokens[place].word):
            last = _rest(wanted[1:], tokens, place)
            if last is not None:
                return last
    return None


def _same(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _negated(tokens: list[_Token], first: int, last: int, negations: frozenset[str]) -> bool:
    if any(token.word in negations for token in tokens[first:last + 1]):
        return False
    near = [*tokens[max(0, first - 3):first], *tokens[last + 1:last + 3]]
    return any(token.word in negations and token.clause == tokens[first].clause for token in near)


def _age(text: str, pattern: str | None) -> Suggestion | None:
    match = re.search(pattern, text, re.IGNORECASE) if pattern else None
    if match is None or not 0 < int(match.group(1)) <= 120:
        return None
    return Suggestion(question="leeftijd", option=str(int(match.group(1))), evidence=match.span(1))


def _place(text: str, pattern: str | None) -> str | None:
    match = re.search(pattern, text) if pattern else None
    return match.group(1) if match else None


def _topics(flow: Flow, suggestions: list[Suggestion]) -> tuple[str, ...]:
    """The topics of the suggested options, in the order in which they were heard."""
    topics: dict[str, None] = {}
    for suggestion in suggestions:
        option = flow[suggestion.question].option(suggestion.option) if suggestion.question in flow else None
        topics.update(dict.fromkeys(option.topics if option else ()))
    return tuple(topics)

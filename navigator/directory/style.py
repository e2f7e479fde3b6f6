"""How texts read: short sentences, no word that hurts or hides, no riddle of capitals, and a summary that says something.

The words are data (`data/style.yaml`); here is only how to look for them. Style never keeps a catalogue from being
published, so these problems are warnings, unless someone asks for `navigator check --strict`. What professionals read
may use the words of the trade, never those that hurt.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from navigator import shape, yamlfile
from navigator.directory.catalogue import Catalogue, Sourced, Sources
from navigator.directory.models import Offer
from navigator.errors import CatalogueError
from navigator.paths import DATA
from navigator.problems import Problem, Severity, details
from navigator.text import Text
from navigator.yamlfile import Document, Way

_FOR_PROFESSIONALS = ("referrer_note", "referrer_steps", "mandate")
#: Names are not sentences: a house may be called what it is called.
_NAMES = ("name", "label")
_EXPLAINED_VOCABULARIES = ("kinds", "topics", "target_groups", "zorgniveaus")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\"'»”)]*\s+(?=[\"'«“(]*[A-ZÀ-Ý0-9])")
_CAPITALS = re.compile(r"(?<![\w.@/-])[A-Z][A-Z&]+(?![\w@]|\.\w)")
_LANGUAGES = ("nl", "fr", "en")


class Why(StrEnum):
    HURTFUL = "hurtful"
    DIFFICULT = "difficult"
    ADVERTISING = "advertising"


_CODES = {
    Why.HURTFUL: "sensitive_word",
    Why.DIFFICULT: "difficult_word",
    Why.ADVERTISING: "advertising_word",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    average: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words to avoid, and what to write instead."""

    lang: str
    why: Why
    avoid: tuple[str, ...]
    instead: str


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
    def avoided(self) -> Mapping[str, re.Pattern[str]]:
        """language → one pattern whose groups `w0`, `w1` … are the positions in `words`."""
        return {lang: self._pattern(lang) for lang in {words.lang for words in self.words}}

    @cached_property
    def empty_words(self) -> Mapping[str, frozenset[str]]:
        return {lang: frozenset(words.split()) for lang, words in self.generic.items()}

    def _pattern(self, lang: str) -> re.Pattern[str]:
        groups = [
            f"(?P<w{position}>{'|'.join(_as_pattern(word) for word in words.avoid)})"
            for position, words in enumerate(self.words)
            if words.lang == lang
        ]
        return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text in one language: who reads it, which names may stand in it, and what was said just before."""

    document: Document
    way: Way
    subject: str
    lang: str
    words: str
    before: str = ""
    for_professionals: bool = False
    names: frozenset[str] = frozenset()

    def problem(self, code: str, **facts: object) -> Problem:
        """A problem at the line of this text."""
        line, column = self.document.mark(self.way)
        return Problem(
            code=code,
            path=self.document.path,
            line=line,
            column=column,
            subject=self.subject,
            field=".".join(str(step) for step in self.way[2:] if isinstance(step, str)),
            details=details(**facts),
            severity=Severity.WARNING,
        )


StyleCheck = Callable[[Passage, StyleGuide], Iterator[Problem]]
STYLE_CHECKS: list[StyleCheck] = []


def style_check(function: StyleCheck) -> StyleCheck:
    """Register a rule about one text."""
    STYLE_CHECKS.append(function)
    return function


def read_style(path: Path = DATA / "style.yaml") -> StyleGuide:
    """The style guide; raises CatalogueError when it is broken."""
    guide, problems = shape.read(StyleGuide, yamlfile.read(path))
    if guide is None or problems:
        raise CatalogueError(problems)
    return guide


def check(sources: Sources, guide: StyleGuide, *, taxonomy: Document | None = None) -> tuple[Problem, ...]:
    """Every style problem of the offers, and of the explanations in the `taxonomy` document, as warnings."""
    if sources.catalogue is None:
        return ()
    passages = list(_of_offers(sources, sources.catalogue, guide))
    found = [problem for p in (*passages, *_of_terms(taxonomy)) for rule in STYLE_CHECKS for problem in rule(p, guide)]
    found += _empty_summaries([p for p in passages if p.way[2] == "summary"], guide)
    return tuple(sorted(found, key=lambda p: (str(p.path), p.line, p.column, p.code)))


@style_check
def sentences_are_short(passage: Passage, guide: StyleGuide) -> Iterator[Problem]:
    """Counted in Dutch, which is written first; the others follow it."""
    if passage.lang != "nl":
        return
    lengths = [len(sentence.split()) for sentence in sentences(passage.words)]
    if max(lengths) > guide.sentences.longest:
        yield passage.problem("long_sentence", length=max(lengths), limit=guide.sentences.longest)
    elif sum(lengths) / len(lengths) > guide.sentences.average:
        average = round(sum(lengths) / len(lengths))
        yield passage.problem("long_sentences", length=average, limit=guide.sentences.average)


@style_check
def words_are_kind_and_plain(passage: Passage, guide: StyleGuide) -> Iterator[Problem]:
    if passage.lang not in guide.avoided:
        return
    for match in guide.avoided[passage.lang].finditer(_without(passage.words, passage.names)):
        words = guide.words[int(str(match.lastgroup)[1:])]
        if words.why is Why.HURTFUL or not passage.for_professionals:
            yield passage.problem(_CODES[words.why], value=match[0], suggestion=words.instead)


@style_check
def abbreviations_are_explained(passage: Passage, guide: StyleGuide) -> Iterator[Problem]:
    """Once a text: at its first use. Part of a name is fine ("CAW Oost-Vlaanderen"), and so is the offer's own name."""
    if passage.lang not in _LANGUAGES or passage.for_professionals:
        return
    said = f"{passage.before} {passage.words}".casefold()
    text = _without(passage.words, passage.names)
    for match in _first_uses(text):
        short = match[0]
        full = guide.abbreviations.get(short, ())
        explained = any(words.casefold() in said for words in full) or f"({short})" in passage.before
        if short in guide.plain or explained or _is_explained_here(text, match) or _starts_a_name(text, match):
            continue
        advice = f"{full[0]} ({short})" if full else f"de volle woorden, dan ({short})"
        yield passage.problem("abbreviation", value=short, suggestion=advice)


def _empty_summaries(summaries: Iterable[Passage], guide: StyleGuide) -> Iterator[Problem]:
    first: dict[tuple[str, str], Passage] = {}
    for passage in summaries:
        content = re.findall(r"\w+", _without(passage.words, passage.names).casefold())
        same = first.setdefault((passage.lang, " ".join(content)), passage)
        if same is not passage:
            yield passage.problem("same_summary", value=same.subject)
        if len(passage.words) < guide.shortest_summary:
            yield passage.problem("short_summary", length=len(passage.words), limit=guide.shortest_summary)
        elif set(content) <= guide.empty_words.get(passage.lang, frozenset()):
            yield passage.problem("empty_summary")


def sentences(words: str) -> list[str]:
    """`Bel ons. We luisteren o.a. naar jou.` → two sentences: one starts with a capital or a figure."""
    return _END_OF_SENTENCE.split(words.strip())


def texts_of(value: Any, way: Way = ()) -> Iterator[tuple[Way, Text]]:
    """Every Text inside a value, with the way to it."""
    if isinstance(value, Text):
        yield way, value
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from texts_of(inner, (*way, position))
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            yield from texts_of(getattr(value, part.name), (*way, part.name))


def _of_offers(sources: Sources, catalogue: Catalogue, guide: StyleGuide) -> Iterator[Passage]:
    """Capitals that some house is named with are a name everywhere, unless they are a kind of house: CAW, CGG."""
    named = {word for name in _all_names(catalogue) for word in _CAPITALS.findall(name)} - set(guide.abbreviations)
    for sourced in sources.offers:
        yield from _of_offer(sourced, _names_of(sourced.offer, catalogue) | named)


def _of_offer(sourced: Sourced, names: frozenset[str]) -> Iterator[Passage]:
    before: dict[tuple[Way, str], str] = {}
    for way, text in texts_of(sourced.offer):
        if way[-1] in _NAMES:
            continue
        listed = way[:-1] if isinstance(way[-1], int) else way
        for lang, words in text.values.items():
            yield Passage(
                document=sourced.document,
                way=("offers", sourced.position, *way, lang),
                subject=sourced.offer.id,
                lang=lang,
                words=words,
                before=before.get((listed, lang), ""),
                for_professionals=any(step in _FOR_PROFESSIONALS for step in way),
                names=names,
            )
            before[listed, lang] = f"{before.get((listed, lang), '')} {words}"


def _of_terms(taxonomy: Document | None) -> Iterator[Passage]:
    data = taxonomy.data if taxonomy and isinstance(taxonomy.data, dict) else {}
    for vocabulary in _EXPLAINED_VOCABULARIES:
        for position, term in enumerate(data.get(vocabulary) or ()):
            label = term.get("label") or {}
            for lang, words in (term.get("explanation") or {}).items():
                assert taxonomy
                yield Passage(
                    document=taxonomy,
                    way=(vocabulary, position, "explanation", lang),
                    subject=term["key"],
                    lang=lang,
                    words=words,
                    before=label.get(lang, ""),
                )


def _names_of(offer: Offer, catalogue: Catalogue) -> frozenset[str]:
    organisation = catalogue.organisations.get(offer.organisation or "")
    names = {*offer.name.values.values(), *offer.alternate_names}
    names |= {organisation.name, *organisation.alternate_names} if organisation else set()
    names |= {location.name for location in offer.locations if location.name}
    return frozenset(names | {word for name in names for word in _CAPITALS.findall(name)})


def _all_names(catalogue: Catalogue) -> Iterator[str]:
    for organisation in catalogue.organisations.values():
        yield from (organisation.name, *organisation.alternate_names)
    for offer in catalogue.offers.values():
        yield from (*offer.name.values.values(), *offer.alternate_names)


def _without(words: str, names: frozenset[str]) -> str:
    """The words, with the names in them blanked."""
    return _pattern_of(names).sub(lambda match: " " * len(match[0]), words) if names else words


@lru_cache(maxsize=64)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")


def _first_uses(text: str) -> Iterator[re.Match[str]]:
    seen = set()
    for match in _CAPITALS.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield match


def _is_explained_here(text: str, match: re.Match[str]) -> bool:
    """`begeleiding op school (CLB)` or `CLB (begeleiding op school)`."""
    return text[: match.start()].endswith("(") or text[match.end() :].startswith(" (")


def _starts_a_name(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"[ -][A-ZÀ-Ý]", text[match.end() :]))


def _as_pattern(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")

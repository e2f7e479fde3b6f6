"""How texts read: short sentences, no word that hurts or hides, no riddle of capitals, a summary that says something.

The words are data (`data/style.yaml`); here is only how to look for them. Style never keeps a catalogue from being
published, so these problems are warnings, unless someone asks for `navigator check --strict`. What professionals read
may use the words of the trade, never those that hurt.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from navigator.directory.catalogue import Catalogue, Sourced, Sources
from navigator.directory.models import Offer
from navigator.directory.styleguide import StyleGuide, Why
from navigator.problems import Problem, Severity, details
from navigator.text import Text
from navigator.yamlfile import Document, Way

_FOR_PROFESSIONALS = ("referrer_note", "referrer_steps", "mandate")
#: Names are not sentences: a house may be called what it is called.
_NAMES = ("name", "label")
_EXPLAINED_VOCABULARIES = ("kinds", "topics", "target_groups", "zorgniveaus")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\"'»”)]*\s+(?=[\"'«“(]*[A-ZÀ-Ý0-9])")
_CAPITALS = re.compile(r"(?<![\w.@/-])[A-Z][A-Z&]+(?![\w@]|\.\w)")
_EXPLANATION = re.compile(r"(?:['’]?s)? \(")
_LANGUAGES = ("nl", "fr", "en")
_CODES = {
    Why.HURTFUL: "sensitive_word",
    Why.DIFFICULT: "difficult_word",
    Why.ADVERTISING: "advertising_word",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text in one language: who reads it, what was said just before, and which names may stand in it."""

    document: Document
    way: Way
    subject: str
    lang: str
    words: str
    before: str = ""
    for_professionals: bool = False
    own_name: str = ""
    names: frozenset[str] = frozenset()
    """All names in the catalogue: "Alcooliques Anonymes" is nobody's insult."""
    known: frozenset[str] = frozenset()
    """Capitals that are a name here, and so need no explaining."""

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
    for found, words in guide.avoided_in(passage.words, passage.lang):
        allowed = words.why is not Why.HURTFUL and passage.for_professionals
        if not allowed and not _is_in_a_name(found, passage):
            yield passage.problem(_CODES[words.why], value=found, suggestion=words.instead)


@style_check
def abbreviations_are_explained(passage: Passage, guide: StyleGuide) -> Iterator[Problem]:
    """Once a text: at its first use. Part of a name is fine ("CAW Oost-Vlaanderen"), and so is the offer's own name."""
    if passage.lang not in _LANGUAGES or passage.for_professionals:
        return
    said = f"{passage.before} {passage.words}".casefold()
    text = passage.words
    for match in _first_uses(text):
        short = match[0]
        full = guide.abbreviations.get(short, ())
        explained = any(words.casefold() in said for words in full) or _capitals_in(passage.before) >= {short}
        if short in guide.plain or short in passage.known or explained:
            continue
        if _is_explained_here(text, match) or _starts_a_name(text, match):
            continue
        advice = f"{full[0]} ({short})" if full else f"de volle woorden, dan ({short})"
        yield passage.problem("abbreviation", value=short, suggestion=advice)


def _empty_summaries(summaries: Iterable[Passage], guide: StyleGuide) -> Iterator[Problem]:
    first: dict[tuple[str, str], Passage] = {}
    for passage in summaries:
        content = [word for word in _words_of(passage.words) if word not in _words_of(passage.own_name)]
        alike = {(passage.lang, " ".join(words)) for words in (content, _words_of(passage.words))}
        same = {first.setdefault(key, passage).subject for key in alike} - {passage.subject}
        if same:
            yield passage.problem("same_summary", value=" en ".join(sorted(same)))
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
    names = frozenset(_all_names(catalogue))
    known = frozenset(word for name in names for word in _capitals_in(name)) - set(guide.abbreviations)
    for sourced in sources.offers:
        yield from _of_offer(sourced, _own_names(sourced.offer, catalogue), names, known)


def _of_offer(sourced: Sourced, own: str, names: frozenset[str], known: frozenset[str]) -> Iterator[Passage]:
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
                own_name=own,
                names=names,
                known=known | _capitals_in(own),
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


def _own_names(offer: Offer, catalogue: Catalogue) -> str:
    organisation = catalogue.organisations.get(offer.organisation or "")
    names = (*offer.name.values.values(), *offer.alternate_names, *(location.name for location in offer.locations))
    return " · ".join((*names, *((organisation.name, *organisation.alternate_names) if organisation else ())))


def _all_names(catalogue: Catalogue) -> Iterator[str]:
    for organisation in catalogue.organisations.values():
        yield from (organisation.name, *organisation.alternate_names)
    for offer in catalogue.offers.values():
        yield from (*offer.name.values.values(), *offer.alternate_names)


def _is_in_a_name(word: str, passage: Passage) -> bool:
    """Only a name of several words counts: else every word that someone is called by would be allowed."""
    return any(word in name and " " in name and name in passage.words for name in passage.names)


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _capitals_in(text: str) -> frozenset[str]:
    return frozenset(_CAPITALS.findall(text))


def _first_uses(text: str) -> Iterator[re.Match[str]]:
    seen = set()
    for match in _CAPITALS.finditer(text):
        if match[0] not in seen:
            seen.add(match[0])
            yield match


def _is_explained_here(text: str, match: re.Match[str]) -> bool:
    """`begeleiding op school (CLB)` or `CLB's (begeleiding op school)`."""
    return text[: match.start()].endswith("(") or bool(_EXPLANATION.match(text, match.end()))


def _starts_a_name(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"[ -][A-ZÀ-Ý]", text[match.end() :]))

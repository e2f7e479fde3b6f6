"""The lay lexicon: everyday words and whole phrases → topics and kinds, per language, kept by editors.

People type "ik lig heel de nacht wakker", the catalogue says `slaap`. A phrase is looked up in the same normal form as
the search (`words.terms`), so that one entry serves "wakker liggen", "wakker gelegen" and "lig wakker".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from navigator.directory import words
from navigator.directory.taxonomy import Taxonomy
from navigator.problems import Problem, details
from navigator.shape import did_you_mean, read
from navigator.yamlfile import Document

_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Words of one language that mean these topics and kinds."""

    lang: str
    words: tuple[str, ...]
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase means, and which of the typed words said so."""

    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    first: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Synonyms:
    """`data/synonyms.yaml`, made to be looked up."""

    schema_version: int
    entries: tuple[Entry, ...]

    @cached_property
    def by_phrase(self) -> Mapping[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]]:
        """Phrase in normal form → (topics, kinds)."""
        found: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}
        for entry in self.entries:
            for phrase in entry.words:
                for key in {words.stems(phrase, entry.lang), words.folded(phrase)}:
                    topics, kinds = found.get(key, ((), ()))
                    found[key] = (
                        tuple(dict.fromkeys(topics + entry.topics)),
                        tuple(dict.fromkeys(kinds + entry.kinds)),
                    )
        found.pop((), None)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word of the lexicon, folded: words that need no mending."""
        return frozenset(word for entry in self.entries for phrase in entry.words for word in words.folded(phrase))

    def meanings(self, tokens: Sequence[str], lang: str) -> Iterator[Meaning]:
        """What the typed words mean, longest phrases first; no word counts twice."""
        literal = tuple(words.fold(token) for token in tokens)
        stemmed = tuple(words.stem(token, lang) for token in tokens)
        taken: set[int] = set()
        for length in range(min(_LONGEST_PHRASE, len(tokens)), 0, -1):
            for first in range(len(tokens) - length + 1):
                here = range(first, first + length)
                if taken.isdisjoint(here):
                    window = slice(first, first + length)
                    meaning = self.by_phrase.get(literal[window]) or self.by_phrase.get(stemmed[window])
                    if meaning:
                        taken.update(here)
                        yield Meaning(topics=meaning[0], kinds=meaning[1], first=first, length=length)


def read_synonyms(document: Document, taxonomy: Taxonomy | None) -> tuple[Synonyms | None, tuple[Problem, ...]]:
    """The lexicon of a file; an entry that points nowhere is a problem."""
    synonyms, problems = read(Synonyms, document)
    if synonyms is None or taxonomy is None:
        return synonyms, problems
    return synonyms, (*problems, *_dangling(synonyms, taxonomy, document))


def _dangling(synonyms: Synonyms, taxonomy: Taxonomy, document: Document) -> Iterator[Problem]:
    for position, entry in enumerate(synonyms.entries):
        for field, keys in (("topics", entry.topics), ("kinds", entry.kinds)):
            known = taxonomy.by_vocabulary[field]
            for key in keys:
                if key not in known:
                    line, column = document.mark(("entries", position, field))
                    yield Problem(
                        code="points_nowhere",
                        path=document.path,
                        line=line,
                        column=column,
                        subject=entry.words[0],
                        field=field,
                        details=details(value=key, suggestion=did_you_mean(key, known)),
                    )

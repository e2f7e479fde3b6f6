"""The lay lexicon: everyday words and whole phrases → topics and kinds, per language, kept by editors.

People type "ik lig heel de nacht wakker", the catalogue says `slaap`. A phrase is looked up in the same normal form as
the search (`words.terms`), so that one entry serves "wakker liggen", "wakker gelegen" and "lig wakker".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from navigator.directory import words
from navigator.directory.taxonomy import Taxonomy
from navigator.problems import Problem, details
from navigator.shape import did_you_mean, read
from navigator.yamlfile import Document

_LONGEST_PHRASE = 6
_WIDEST_GAP = 3
_SHORTEST_HEAD = 5
_SHORTEST_TAIL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Words of one language that mean these topics and kinds, or tell of an age ("kleuter": about 4)."""

    lang: str
    words: tuple[str, ...]
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase means, and which of the typed words said so."""

    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    age: int | None
    first: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Synonyms:
    """`data/synonyms.yaml`, made to be looked up."""

    schema_version: int
    entries: tuple[Entry, ...]

    @cached_property
    def by_phrase(self) -> Mapping[tuple[str, ...], Entry]:
        """Phrase in normal form → what all its entries mean together."""
        found: dict[tuple[str, ...], Entry] = {}
        for entry in self.entries:
            for phrase in entry.words:
                for key in {words.stems(phrase, entry.lang), words.folded(phrase)}:
                    found[key] = _joined(found[key], entry) if key in found else entry
        found.pop((), None)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word of the lexicon, folded: words that need no mending."""
        return frozenset(word for entry in self.entries for phrase in entry.words for word in words.folded(phrase))

    @cached_property
    def by_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Longest word of a phrase → the phrases of two words or more that hold it."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.by_phrase:
            if len(phrase) > 1:
                found.setdefault(max(phrase, key=len), []).append(phrase)
        return {word: tuple(sorted(phrases, key=len, reverse=True)) for word, phrases in found.items()}

    @cached_property
    def heads(self) -> frozenset[str]:
        """Single words that may be a part of a compound: `angst` in `angstaanvallen`."""
        return frozenset(
            phrase[0] for phrase in self.by_phrase if len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_HEAD
        )

    def meanings(self, tokens: Sequence[str], lang: str) -> Iterator[Meaning]:
        """What the typed words mean: whole phrases first, then phrases with words in between, then compounds.

        The longest phrase wins, and no word counts twice.
        """
        literal = tuple(words.fold(token) for token in tokens)
        stemmed = tuple(words.stem(token, lang) for token in tokens)
        taken: set[int] = set()
        for first, length, key in (*self._whole(literal, stemmed), *self._compounds(literal)):
            here = range(first, first + length)
            if taken.isdisjoint(here):
                taken.update(here)
                entry = self.by_phrase[key]
                yield Meaning(topics=entry.topics, kinds=entry.kinds, age=entry.age, first=first, length=length)

    def _whole(self, literal: tuple[str, ...], stemmed: tuple[str, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Phrases word by word; single words only where no spread phrase could claim them."""
        for length in range(min(_LONGEST_PHRASE, len(literal)), 0, -1):
            if length == 1:
                yield from self._spread(stemmed)
            for first in range(len(literal) - length + 1):
                for typed in (literal, stemmed):
                    if (key := typed[first : first + length]) in self.by_phrase:
                        yield first, length, key
                        break

    def _spread(self, stemmed: tuple[str, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Phrases of which all words stand near each other, in any order: "ik slaap al weken niet meer"."""
        for first, word in enumerate(stemmed):
            for phrase in self.by_word.get(word, ()):
                start = max(0, first - _WIDEST_GAP - len(phrase))
                near = stemmed[start : first + len(phrase) + _WIDEST_GAP]
                if _stands_in(phrase, near):
                    yield first, 1, phrase
                    break

    def _compounds(self, literal: tuple[str, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """An unknown long word that ends or begins with a known one; in Dutch and German the end says what it is."""
        for first, word in enumerate(literal):
            if (word,) not in self.by_phrase:
                ends = (word[cut:] for cut in range(_SHORTEST_TAIL, len(word) - _SHORTEST_HEAD + 1))
                starts = (word[:cut] for cut in range(len(word) - _SHORTEST_TAIL, _SHORTEST_HEAD - 1, -1))
                known = next((part for part in (*ends, *starts) if part in self.heads), None)
                if known:
                    yield first, 1, (known,)


def _joined(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        topics=tuple(dict.fromkeys(one.topics + other.topics)),
        kinds=tuple(dict.fromkeys(one.kinds + other.kinds)),
        age=other.age if one.age is None else one.age,
    )


def _stands_in(phrase: tuple[str, ...], near: tuple[str, ...]) -> bool:
    """All words there, and in their order unless only one of them says something: "slaap niet" is "niet slapen"."""
    if sum(word not in words.STOPWORDS for word in phrase) <= 1:
        return set(phrase) <= set(near)
    left = iter(near)
    return all(word in left for word in phrase)


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

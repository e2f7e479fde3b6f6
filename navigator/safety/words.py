"""Words: from clean text to tokens, and from a token to what the pattern data knows about it.

One lexicon holds the words of all languages, so that a text is looked up once whatever its language. A token is found
as it is, by its beginning (`zelfmoord*`), with stretched letters squeezed, or, for long rare words only, with one
typing mistake: on short common words such guesses would see danger everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from navigator.safety.normalise import is_stretched, relax, squeeze

#: What a token stands for in one language: for each word (a contraction has several) the numbers of its word sets.
Meaning = tuple[tuple[int, ...], ...]
Meanings = Mapping[str, Meaning]

SHORTEST_FUZZY = 7
#: Beginnings are looked up by their first letters; none may be shorter.
GATE = 2
NOTHING: Meanings = {}

BAR = re.compile(r"(?<!\.)[.!?;؟۔।](?![.…])[!?.]*(?=\s|$)|[!?؟]{2,}|\n\s*\n")


@dataclass(slots=True)
class Table:
    """Words, and beginnings of words, with the numbers they have in each language."""

    exact: dict[str, dict[str, set[int]]] = field(default_factory=dict)
    beginnings: dict[str, dict[str, set[int]]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, word: str, lang: str, number: int) -> None:
        if word.endswith("*"):
            self.beginnings.setdefault(word[:-1], {}).setdefault(lang, set()).add(number)
            gate = word[:GATE]
            self.lengths[gate] = tuple(sorted({*self.lengths.get(gate, ()), len(word) - 1}))
        else:
            self.exact.setdefault(word, {}).setdefault(lang, set()).add(number)

    def find(self, word: str) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for hit in (self.exact.get(word), *(self.beginnings.get(start) for start in self._starts(word))):
            for lang, numbers in (hit or {}).items():
                found[lang] = found.get(lang, set()) | numbers
        return found

    def _starts(self, word: str) -> Iterator[str]:
        return (word[:length] for length in self.lengths.get(word[:GATE], ()))

    def __contains__(self, word: str) -> bool:
        return word in self.exact or any(start in self.beginnings for start in self._starts(word))


@dataclass(slots=True)
class Lexicon:
    table: Table = field(default_factory=Table)
    squeezed: Table = field(default_factory=Table)
    contractions: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    rare: dict[str, set[str]] = field(default_factory=dict)
    halves: set[str] = field(default_factory=set)
    stretched: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    ready: dict[str, Meanings] = field(default_factory=dict)
    token: re.Pattern[str] = re.compile("")

    def add(self, word: str, lang: str, number: int) -> None:
        self.table.add(word, lang, number)

    def _squeezed(self, token: str) -> dict[str, set[int]]:
        """What `token` means when every run of letters counts as one letter; made when first needed, for it is rare."""
        if not self.squeezed.exact:
            for word, langs in self.table.exact.items():
                for lang, numbers in langs.items():
                    self.squeezed.exact.setdefault(squeeze(word), {}).setdefault(lang, set()).update(numbers)
            for start, langs in self.table.beginnings.items():
                for lang, numbers in langs.items():
                    for number in numbers:
                        self.squeezed.add(squeeze(start) + "*", lang, number)
        return self.squeezed.find(squeeze(token))

    def add_rare(self, word: str) -> None:
        for shorter in (word, *_without_one(word)):
            self.rare.setdefault(shorter, set()).add(word)
        self.halves |= {word[:cut] for cut in range(2, len(word) - 1)}

    def seal(self) -> None:
        """After the last word: settle which words are known, and which signs count as a word."""
        every = {*self.table.exact, *self.contractions, *self.known}
        signs = "".join(word for word in every if len(word) == 1 and not word.isalnum())
        self.token = re.compile(rf"[^\W_]+(?:'[^\W_]+)*|[{re.escape(signs)}]" if signs else r"[^\W_]+(?:'[^\W_]+)*")
        self.known = every
        self.stretched = {squeeze(short): short for short in self.contractions}

    def find(self, token: str) -> Meanings:
        """What `token` means in each language that knows it. Only our own words are kept; what people type is not."""
        meanings = self.ready.get(token)
        if meanings is None:
            meanings = self._meanings(token)
            if token in self.known:
                self.ready[token] = meanings
        return meanings

    def _meanings(self, token: str) -> Meanings:
        found = self.table.find(token)
        if token not in self.known:
            guessed = self._guess(token)
            for lang, numbers in guessed.items():
                found[lang] = found.get(lang, set()) | numbers
            if is_stretched(token):
                token = self.stretched.get(squeeze(token), token)
        else:
            guessed = {}
        meanings: dict[str, Meaning] = {lang: (tuple(numbers),) for lang, numbers in found.items()}
        for lang, words in self.contractions.get(token, {}).items():
            if lang in guessed:
                continue
            whole = [tuple(self.table.find(word).get(lang, ())) for word in words]
            if len(whole) == 1:
                whole = [tuple({*whole[0], *found.get(lang, ())})]
            meanings[lang] = tuple(whole)
        return meanings

    def _guess(self, token: str) -> dict[str, set[int]]:
        if is_stretched(token):
            return self._squeezed(token) or self._guess(relax(token))
        if len(token) >= SHORTEST_FUZZY and token not in self.table.exact:
            for near in sorted(self.near(token)):
                return self.table.find(near)
        return {}

    def near(self, token: str) -> set[str]:
        """The long rare words from which `token` is one typing mistake away."""
        candidates = {word for shorter in (token, *_without_one(token)) for word in self.rare.get(shorter, ())}
        return {word for word in candidates if _one_mistake(token, word)}


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1:] for place in range(len(word)))


def _one_mistake(left: str, right: str) -> bool:
    """One letter more, less, other, or two swapped; the first letter counts too."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    rest, other = left[start:], right[start:]
    return (rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
            or (rest[:2] == other[1::-1] and rest[2:] == other[2:]))


def sentences(text: str, token: re.Pattern[str]) -> tuple[tuple[str, ...], ...]:
    """The tokens of clean `text`, sentence by sentence; those of one word flow together, as in "I. can't. go. on."."""
    found: list[tuple[str, ...]] = []
    for part in BAR.split(text):
        words = tuple(token.findall(part))
        if len(words) == 1 and found and len(found[-1]) <= 1:
            found[-1] += words
        elif words:
            found.append(words)
    return tuple(found)


def split_at_apostrophes(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(piece for word in words for piece in word.split("'") if piece)


def join_apostrophes(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.replace("'", "") for word in words)

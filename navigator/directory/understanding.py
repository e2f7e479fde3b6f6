"""What a search means beyond its words: the place in it, the topics and kinds that the lexicon knows, mended typing.

Everything understood is shown to the person and can be taken away again; nothing becomes a hidden filter.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from navigator.directory import spelling, words
from navigator.directory.catalogue import Catalogue
from navigator.directory.places import Place, fold
from navigator.directory.synonyms import Meaning

#: After one of these words a name of a place is meant as a place.
_PLACE_WORDS = frozenset("in te bij rond omgeving regio nabij naar uit van a à de près pres near around bei um".split())
_LONGEST_PLACE_NAME = 4
_SHORTEST_BARE_NAME = 4
_MOST_GUESSES = 6
_PERSON = (
    r"(?:zoon|dochter|kind|jongen|meisje|kleinzoon|kleindochter|moeder|vader|son|daughter|fils|fille|sohn|tochter)"
)
_AGE = re.compile(
    r"\b(?:ik ben|kben|j'ai|i am|i'm|ich bin|aged?) (\d{1,2})\b"
    rf"|\b{_PERSON} (?:van|de|of|is|\() ?(\d{{1,2}})\b"
    r"|\b(\d{1,2})[ -]?(?:jaar|jarige?|ans|years?|yrs|jahre|year-old)\b"
)
_OTHER_LANGUAGES = ("nl", "fr", "en", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`tokens` are the words that remain to be looked up; `corrected` the whole question with its typing mended."""

    tokens: tuple[str, ...]
    place: Place | None
    meanings: tuple[Meaning, ...]
    corrected: str | None
    age: int | None = None

    @property
    def is_read(self) -> bool:
        """Whether the lexicon knew what any of it means."""
        return bool(self.topics or self.kinds)

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(topic for meaning in self.meanings for topic in meaning.topics))

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(kind for meaning in self.meanings for kind in meaning.kinds))


def _age(question: str, meanings: Sequence[Meaning]) -> int | None:
    told = age_in(question)
    return next((meaning.age for meaning in meanings if meaning.age is not None), None) if told is None else told


def age_in(question: str) -> int | None:
    """The age in words like "ik ben 12", "mijn zoon van 15", "17 jaar"; None when no number is surely one."""
    found = _AGE.search(question.casefold())
    return int(next(group for group in found.groups() if group)) if found else None


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Reads questions against one catalogue. `vocabulary`: the folded words that its index holds."""

    catalogue: Catalogue
    vocabulary: frozenset[str]

    @cached_property
    def known_by_length(self) -> Mapping[int, tuple[str, ...]]:
        """All words that a slip may have meant: those of the index, the lexicon and the towns."""
        towns = (name for name in self.catalogue.places.town_names if " " not in name)
        return spelling.by_length((*self.vocabulary, *self.catalogue.synonyms.vocabulary, *towns))

    def read(self, question: str, *, lang: str, mend: bool = True) -> Understood:
        typed = words.tokens(question)
        place, rest = self._take_place(typed)
        mended = [self._mend(token) if mend else token for token in rest]
        changes = dict(zip(rest, mended, strict=True))
        if place is None and mended != rest:
            place, mended = self._take_place(mended)
        corrected = None
        if any(typed_word != meant for typed_word, meant in changes.items()):
            corrected = " ".join(changes.get(token, token) for token in typed)
        meanings = tuple(self._meanings(mended, lang))
        return Understood(
            tokens=tuple(mended), place=place, corrected=corrected, meanings=meanings, age=_age(question, meanings)
        )

    def _meanings(self, tokens: Sequence[str], lang: str) -> Sequence[Meaning]:
        """What the lexicon knows, in the language of the page first, then in the others."""
        for candidate in dict.fromkeys((lang, *_OTHER_LANGUAGES)):
            found = tuple(self.catalogue.synonyms.meanings(tokens, candidate))
            if found:
                return found
        return ()

    def _take_place(self, tokens: Sequence[str]) -> tuple[Place | None, list[str]]:
        """The place in a question, and the question without it. A bare name counts when it is no everyday word."""
        places = self.catalogue.places
        for length in range(min(_LONGEST_PLACE_NAME, len(tokens)), 0, -1):
            for first in range(len(tokens) - length + 1):
                name = " ".join(tokens[first : first + length])
                place = places.find(name)
                if place is None:
                    continue
                introduced = first > 0 and words.fold(tokens[first - 1]) in _PLACE_WORDS
                if introduced or self._is_bare_place(name, length):
                    start = first - 1 if introduced else first
                    return place, [*tokens[:start], *tokens[first + length :]]
        return None, list(tokens)

    def _is_bare_place(self, name: str, length: int) -> bool:
        folded = fold(name)
        is_town = folded in self.catalogue.places.town_names
        known = folded in self.catalogue.synonyms.vocabulary or folded in words.STOPWORDS
        is_town = is_town and (folded,) not in self.catalogue.synonyms.by_phrase
        everyday = length == 1 and not is_town and (known or folded in self.vocabulary)
        return folded.isdigit() or (len(folded) >= _SHORTEST_BARE_NAME and not everyday)

    def _mend(self, token: str) -> str:
        """The known word that was meant, when nobody knows the typed one and one known word is clearly nearest."""
        folded = words.fold(token)
        if self._is_known(folded, token):
            return token
        guesses = spelling.nearest(folded, self.known_by_length, count=_MOST_GUESSES)
        if guesses and guesses[0].certain:
            return guesses[0].word
        towns = [guess.word for guess in guesses if guess.word in self.catalogue.places.town_names]
        return towns[0] if len(towns) == 1 and guesses[0].slips == 1 else token

    def _is_known(self, folded: str, token: str) -> bool:
        if folded in self.vocabulary or folded in words.STOPWORDS or folded in self.catalogue.synonyms.vocabulary:
            return True
        if folded.isdigit() or folded in self.catalogue.places.names:
            return True
        return bool(words.parts(folded, self.catalogue.synonyms.vocabulary))

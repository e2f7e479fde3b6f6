"""Which offers fit a question best: sums over arrays (home of numpy's hot path).

The right door comes before the right word: someone who cannot sleep is helped first by self-help, a GP or a reimbursed
psychologist, not by the ward whose text says "slaap" most often. So word scores (BM25F, from the index) are one part
of the sum, beside what the lexicon understood, who serves the place, how near it is, and how sure its facts are.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from navigator.directory import words
from navigator.directory.columns import Columns, Flags, Numbers
from navigator.directory.index import Postings
from navigator.directory.models import Audience
from navigator.directory.places import Place
from navigator.directory.query import SearchQuery
from navigator.directory.taxonomy import Topic
from navigator.directory.understanding import Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign is worth; only their proportions matter."""

    words: float = 6.0
    kind: float = 6.0
    topic: float = 4.0
    door: float = 3.5
    exact_name: float = 15.0
    name_start: float = 4.0
    serves: float = 2.5
    does_not_serve: float = -3.0
    asked_first: float = 40.0
    not_this_age: float = -2.5
    for_this_age: float = 1.5
    usual_door: float = 4.0
    near: float = 2.0
    everywhere: float = 1.6
    quality: float = 0.6
    other_language: float = -2.5
    for_young_only: float = -1.5
    crisis_when_asked: float = 3.0


WEIGHTS = Weights()

#: What a zorgniveau is worth to a citizen whose question names no kind: basic care first (decree, subsidiarity).
_DOORS = np.array([0.9, 1.3, 1.6, 0.2, -0.8])
_LITERAL, _NORMAL_FORM, _OTHER_LANGUAGE, _PART, _PREFIX = 1.0, 0.8, 0.4, 0.5, 0.6
_LONGEST_PREFIX_LIST = 20
_SHORTEST_PREFIX = 4
_NEAR_KM = 12.0
_URGENT_TOPICS = frozenset({"zelfmoordgedachten", "crisis", "medische-nood", "vergiftiging"})
_YOUNG = 26
_OFF_TOPIC = 0.4
_GOES_WITH = 0.75
#: Where everyone may start, whatever the question.
USUAL_DOORS = ("huisarts", "hulplijn-luisteren", "eerstelijnspsycholoog", "caw-onthaal", "ocmw")
#: Languages of the page in which help is given too; whoever reads another one is helped in Dutch first.
_SPOKEN = frozenset({"nl", "fr", "en", "de"})


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Scores for one catalogue."""

    columns: Columns
    postings: Postings
    numbers: Mapping[str, int]
    """Term → its number in the postings."""
    topics: Mapping[str, Topic]
    names: Mapping[str, tuple[int, ...]]
    """Folded name → offers called so."""

    def relevance(self, understood: Understood, lang: str) -> Numbers:
        """How well each offer answers the words; 0 where nothing in it does."""
        score = WEIGHTS.words * self._word_scores(understood.tokens, lang)
        if understood.kinds:
            asked = self._kind_scores(understood)
            if understood.topics:
                about = self.columns.topic.having(understood.topics) | ~self.columns.topic.table.any(axis=1)
                asked = asked * np.where(about, 1.0, _OFF_TOPIC)
            score = score + WEIGHTS.kind * asked
        if understood.topics:
            share = self.columns.topic.share(understood.topics) / len(understood.topics)
            score = score + WEIGHTS.topic * np.sqrt(share) + WEIGHTS.door * self._door_scores(understood.topics)
        return score + self._name_scores(understood.tokens)

    def circumstances(
        self, query: SearchQuery, understood: Understood, place: Place | None, distances: Numbers, serving: Flags
    ) -> Numbers:
        """What an offer is worth apart from the words: level, place, facts."""
        columns = self.columns
        score = WEIGHTS.quality * columns.quality
        if not understood.is_read and understood.tokens:
            score = score + WEIGHTS.usual_door * self._usual_doors()
        if query.audience is Audience.CITIZEN and not understood.kinds and not query.zorgniveaus:
            score = score + _DOORS[columns.lowest_level]
        if not _URGENT_TOPICS.isdisjoint((*understood.topics, *query.topics)):
            score = score + WEIGHTS.crisis_when_asked * columns.crisis
        languages = query.help_languages or (query.lang if query.lang in _SPOKEN else "nl",)
        score = score + WEIGHTS.other_language * (columns.language_known & ~columns.help_language.having(languages))
        age = understood.age if query.age is None else query.age
        if age is None:
            score = score + WEIGHTS.for_young_only * (columns.oldest < _YOUNG) * ("opgroeien" not in understood.topics)
        else:
            welcome = (columns.youngest <= age) & (age <= columns.oldest)
            meant = welcome & (columns.oldest < _YOUNG)
            score = score + WEIGHTS.not_this_age * ~welcome + WEIGHTS.for_this_age * meant
        if place is None:
            return score + WEIGHTS.everywhere * (columns.national | columns.general)
        score = score + WEIGHTS.serves * serving
        score = score + WEIGHTS.does_not_serve * (columns.area_known & ~serving)
        nearness: Numbers = np.exp(-distances / _NEAR_KM)
        return score + WEIGHTS.near * nearness

    def _kind_scores(self, understood: Understood) -> Numbers:
        """1 for a kind that was called by its name, less for one that only goes with what was told."""
        points: dict[str, float] = {}
        for meaning in understood.meanings:
            for kind in meaning.kinds:
                points[kind] = max(points.get(kind, 0.0), _GOES_WITH if meaning.topics else 1.0)
        return np.array([points.get(offer.kind, 0.0) for offer in self.columns.offers])

    def _usual_doors(self) -> Numbers:
        """Where everyone may start, for questions that the lexicon cannot read."""
        order = {kind: 1 - 0.1 * place for place, kind in enumerate(USUAL_DOORS)}
        return np.array([order.get(offer.kind, 0.0) for offer in self.columns.offers])

    def _door_scores(self, topics: Sequence[str]) -> Numbers:
        """From 1 for the kind that helps first with one of the topics, down to a half for the last one."""
        points: dict[str, float] = {}
        for topic in topics:
            doors = self.topics[topic].kinds
            for place, kind in enumerate(doors):
                points[kind] = max(points.get(kind, 0.0), 1 - 0.5 * place / len(doors))
        return np.array([points.get(offer.kind, 0.0) for offer in self.columns.offers])

    def _word_scores(self, tokens: Sequence[str], lang: str) -> Numbers:
        """BM25F, as a share of the best: 1 for the offer whose words fit best."""
        scores: NDArray[np.float64] = np.zeros(len(self.columns.offers))
        for term, weight in self._terms(tokens, lang):
            number = self.numbers[term]
            span = slice(self.postings.starts[number], self.postings.starts[number + 1])
            scores[self.postings.offers[span]] += weight * self.postings.weights[span]
        best = scores.max(initial=0.0)
        return scores / best if best > 0 else scores

    def _terms(self, tokens: Sequence[str], lang: str) -> Iterator[tuple[str, float]]:
        """The terms of the index that the typed words may mean, each with how much it counts."""
        for token in tokens:
            folded = words.fold(token)
            if folded in words.STOPWORDS:
                continue
            found = dict(self._forms(token, folded, lang))
            if not found and len(folded) >= _SHORTEST_PREFIX:
                found = dict.fromkeys(self._longer(f"={folded}"), _PREFIX)
            yield from found.items()

    def _longer(self, start: str) -> Sequence[str]:
        """The first terms that begin so; the postings hold their terms in order."""
        first = bisect_left(self.postings.terms, start)
        near = self.postings.terms[first : first + _LONGEST_PREFIX_LIST]
        return [term for term in near if term.startswith(start)]

    def _forms(self, token: str, folded: str, lang: str) -> Iterator[tuple[str, float]]:
        if f"={folded}" in self.numbers:
            yield f"={folded}", _LITERAL
        for other in {"nl", "fr", "en", "de"} - {lang}:
            if (form := words.stem(token, other)) in self.numbers:
                yield form, _OTHER_LANGUAGE
        if (form := words.stem(token, lang)) in self.numbers:
            yield form, _NORMAL_FORM
        if (part := f"~{words.stem(token, 'nl')}") in self.numbers:
            yield part, _PART

    def _name_scores(self, tokens: Sequence[str]) -> Numbers:
        """Who types a name wants that offer: all of it, or how it starts."""
        scores: NDArray[np.float64] = np.zeros(len(self.columns.offers))
        typed = " ".join(words.fold(token) for token in tokens)
        if len(typed) < 3 or typed in words.STOPWORDS:
            return scores
        if len(typed) >= _SHORTEST_PREFIX:
            first = bisect_left(self.sorted_names, f"{typed} ")
            for name in takewhile(lambda name: name.startswith(f"{typed} "), self.sorted_names[first:]):
                scores[list(self.names[name])] = WEIGHTS.name_start
        if typed in self.names:
            scores[list(self.names[typed])] = WEIGHTS.exact_name
        return scores

    @cached_property
    def sorted_names(self) -> tuple[str, ...]:
        return tuple(sorted(self.names))

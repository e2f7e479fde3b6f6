"""Directory: the catalogue made searchable. One question in, one page out; never an empty page for a typed question.

    directory.search("angst", near="9000", age=17).hits[0].offer

When nothing is left, words go first and then filters, the least important one first; the page says what was let go.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

from navigator.directory import columns as columns_module
from navigator.directory import hours, index, words
from navigator.directory.catalogue import Catalogue
from navigator.directory.columns import Columns, Flags, Numbers
from navigator.directory.models import Offer
from navigator.directory.places import Place
from navigator.directory.query import Filter, SearchQuery
from navigator.directory.ranking import USUAL_DOORS, WEIGHTS, Ranking
from navigator.directory.understanding import Understanding, Understood
from navigator.errors import UnknownOffer
from navigator.text import DUTCH

DEFAULT_RADIUS_KM = 15.0
_SHORT_TAIL = 5
_TAIL_SHARE = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found offer. `serves_place` None: no place asked, or the offer's area is not known."""

    offer: Offer
    score: float
    matched: tuple[str, ...]
    distance_km: float | None
    serves_place: bool | None
    open: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of results. `facets`: vocabulary → code → offers that would be left, its own filter not counted."""

    query: SearchQuery
    place: Place | None
    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    understood: Understood
    let_go: tuple[str, ...]
    """`words` or names of filters that had to go before anything was found."""

    @property
    def corrected(self) -> str | None:
        return self.understood.corrected

    @property
    def relaxed(self) -> bool:
        return bool(self.let_go)


@dataclass(frozen=True, kw_only=True)
class Directory:
    """A catalogue with its index. Made by `build` (from plain data) or from a snapshot."""

    catalogue: Catalogue
    columns: Columns
    ranking: Ranking
    understanding: Understanding
    former_ids: Mapping[str, str]
    _words_of: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def build(catalogue: Catalogue, postings: index.Postings | None = None) -> "Directory":
        """Make a catalogue searchable; with `postings` from a snapshot nothing is indexed again."""
        postings = index.build(catalogue) if postings is None else postings
        columns = columns_module.lift(catalogue)
        names: dict[str, list[int]] = {}
        for number, offer in enumerate(columns.offers):
            for name in {*offer.name.values.values(), *offer.alternate_names}:
                names.setdefault(" ".join(words.folded(name)), []).append(number)
        vocabulary = frozenset(term[1:] for term in postings.terms if term.startswith("="))
        return Directory(
            catalogue=catalogue,
            columns=columns,
            ranking=Ranking(
                columns=columns,
                postings=postings,
                numbers={term: number for number, term in enumerate(postings.terms)},
                topics=catalogue.taxonomy.topic_by_key,
                names={name: tuple(numbers) for name, numbers in names.items()},
            ),
            understanding=Understanding(catalogue=catalogue, vocabulary=vocabulary),
            former_ids={old: offer.id for offer in columns.offers for old in offer.former_ids},
        )

    def warm(self) -> "Directory":
        """Make everything now that is otherwise made by the first question, and takes a second."""
        self.understanding.read("warm", lang=DUTCH)
        return self

    def __getitem__(self, offer_id: str) -> Offer:
        try:
            return self.catalogue.offers[self.former_ids.get(offer_id, offer_id)]
        except KeyError:
            raise UnknownOffer(offer_id) from None

    def __len__(self) -> int:
        return len(self.catalogue.offers)

    def search(
        self,
        question: str | SearchQuery = "",
        *,
        near: str | None = None,
        age: int | None = None,
        languages: tuple[str, ...] | list[str] = (),
        at: datetime | None = None,
        **filters: Any,
    ) -> SearchPage:
        """Find offers. Give words and the fields of SearchQuery, or a whole SearchQuery.

        `near` is a town or postal code (PlaceNotFound when there is none); `at` the Belgian time for "open".
        """
        if isinstance(question, SearchQuery):
            return self._page(question, at)
        place = self.catalogue.places.resolve(near) if near else None
        query = SearchQuery(words=question, place=place, age=age, help_languages=tuple(languages), **filters)
        return self._page(query, at)

    def _page(self, query: SearchQuery, at: datetime | None) -> SearchPage:
        understood = self.understanding.read(query.words, lang=query.lang)
        place = query.place or understood.place
        distances = self._distances(place)
        serving = self.columns.serving(place) if place else np.zeros(len(self), dtype=np.bool_)
        relevance = self.ranking.relevance(understood, query.lang)
        asked = any(words.fold(token) not in words.STOPWORDS for token in understood.tokens)
        wanted = self._relevant(relevance) if asked else np.ones(len(self), dtype=np.bool_)
        if wanted.any() and not understood.is_read:
            wanted = wanted | self.columns.kind.having(USUAL_DOORS)
        masks = self._masks(query, place, distances, serving)
        let_go: list[str] = []
        if asked and not (wanted & _all(masks, len(self))).any():
            let_go.append("words")
            wanted = np.ones(len(self), dtype=np.bool_) if masks else self.columns.kind.having(USUAL_DOORS)
        for name in Filter:
            if (wanted & _all(masks, len(self))).any():
                break
            if masks.pop(name, None) is not None:
                let_go.append(name.value)
        first = self._first(query)
        left = (wanted & _all(masks, len(self))) | ((first > 0) & _all(_without(masks, Filter.PLACE), len(self)))
        scores = relevance + self.ranking.circumstances(query, understood, place, distances, serving) + first
        order = sorted(
            map(int, np.flatnonzero(left)), key=lambda n: (-round(float(scores[n]), 6), self.columns.offers[n].id)
        )
        moment = query.open_at or at
        hits = tuple(
            Hit(
                offer=self.columns.offers[n],
                score=round(float(scores[n]), 4),
                matched=self._matched(self.columns.offers[n], understood),
                distance_km=round(float(distances[n]), 1) if np.isfinite(distances[n]) else None,
                serves_place=self._serves(n, place, serving),
                open=hours.offer_is_open(self.columns.offers[n], at=moment) if moment else None,
            )
            for n in order[query.offset : query.offset + query.limit]
        )
        return SearchPage(
            query=query,
            place=place,
            hits=hits,
            total=len(order),
            understood=understood,
            facets=self._facets(masks, wanted),
            let_go=tuple(let_go),
        )

    def _first(self, query: SearchQuery) -> Numbers:
        """Points for the offers that were asked to come first, in their order."""
        points = {offer_id: WEIGHTS.asked_first - place for place, offer_id in enumerate(query.first)}
        return np.array([points.get(offer.id, 0.0) for offer in self.columns.offers])

    def _distances(self, place: Place | None) -> Numbers:
        return self.columns.distances(place) if place else np.full(len(self), np.inf)

    @staticmethod
    def _relevant(relevance: Numbers) -> Flags:
        """The offers that answer the words: the tail far below the best is cut, but never to fewer than a handful."""
        best = relevance.max(initial=0.0)
        found: Flags = relevance > best * _TAIL_SHARE
        if found.sum() < _SHORT_TAIL:
            found = relevance > 0
        return found

    def _masks(
        self, query: SearchQuery, place: Place | None, distances: Numbers, serving: Flags
    ) -> dict[Filter, Flags]:
        """What each filter lets through. Unknown is not "no" for age, language, hours and area."""
        columns = self.columns
        masks: dict[Filter, Flags] = {}
        if place:
            near = distances <= (DEFAULT_RADIUS_KM if query.radius_km is None else query.radius_km)
            masks[Filter.PLACE] = serving | near | (~columns.area_known & ~np.isfinite(distances))
        if query.age is not None:
            masks[Filter.AGE] = (columns.youngest <= query.age) & (query.age <= columns.oldest)
        codes = (
            (Filter.KINDS, columns.kind, query.kinds),
            (Filter.GROUPS, columns.group, query.groups),
            (Filter.ZORGNIVEAUS, columns.zorgniveau, query.zorgniveaus),
            (Filter.TOPICS, columns.topic, query.topics),
        )
        for name, column, wanted in codes:
            if wanted:
                masks[name] = column.having(wanted)
        if query.delivery:
            either = (*query.delivery, "outreach") if "at_home" in query.delivery else query.delivery
            masks[Filter.DELIVERY] = columns.delivery.having(either)
        if query.help_languages:
            masks[Filter.HELP_LANGUAGES] = columns.help_language.having(query.help_languages) | ~columns.language_known
        if query.self_referral:
            masks[Filter.SELF_REFERRAL] = columns.self_referral
        if query.free:
            masks[Filter.FREE] = columns.free
        if query.open_at:
            masks[Filter.OPEN_AT] = np.array(
                [hours.offer_is_open(offer, at=query.open_at) is not False for offer in columns.offers]
            )
        return masks

    def _facets(self, masks: Mapping[Filter, Flags], wanted: Flags) -> dict[str, dict[str, int]]:
        columns = self.columns
        facets = (
            ("kind", Filter.KINDS, columns.kind),
            ("zorgniveau", Filter.ZORGNIVEAUS, columns.zorgniveau),
            ("group", Filter.GROUPS, columns.group),
            ("topic", Filter.TOPICS, columns.topic),
            ("help_language", Filter.HELP_LANGUAGES, columns.help_language),
        )
        return {name: column.counts(wanted & _all(_without(masks, own), len(self))) for name, own, column in facets}

    def _serves(self, number: int, place: Place | None, serving: Flags) -> bool | None:
        if place is None or not self.columns.area_known[number]:
            return None
        return bool(serving[number])

    def _matched(self, offer: Offer, understood: Understood) -> tuple[str, ...]:
        """Why this offer: `kind:…`, `topic:…`, and the typed words that stand in its name or summary."""
        if offer.id not in self._words_of:
            shown = (*offer.name.values.values(), *offer.summary.values.values(), *offer.alternate_names)
            self._words_of[offer.id] = frozenset(form for text in shown for form in words.folded(text))
        texts = self._words_of[offer.id]
        typed = [word for word in map(words.fold, understood.tokens) if word in texts and word not in words.STOPWORDS]
        kinds = [f"kind:{offer.kind}"] if offer.kind in understood.kinds else []
        topics = [f"topic:{topic}" for topic in understood.topics if topic in offer.topics]
        return tuple(dict.fromkeys([*kinds, *topics, *typed]))


def _without(masks: Mapping[Filter, Flags], name: Filter) -> dict[Filter, Flags]:
    return {key: mask for key, mask in masks.items() if key is not name}


def _all(masks: Mapping[Any, Flags], count: int) -> Flags:
    combine: Callable[[Flags, Flags], Flags] = np.logical_and
    return functools.reduce(combine, masks.values(), np.ones(count, dtype=np.bool_))

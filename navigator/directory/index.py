"""From the catalogue to a full-text index (home of whoosh), lifted once into arrays for the ranking.

Whoosh keeps what it is good at: fields, postings, term statistics, the vocabulary. Scoring through its matchers costs
200 times as much as the same sums over arrays (docs/decisions/0002), so `lift` turns the postings into one sparse
matrix: for each term the offers that hold it, with a weight that already counts fields and lengths (BM25F).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage, Storage
from whoosh.reading import IndexReader

from navigator.directory import words
from navigator.directory.catalogue import Catalogue
from navigator.directory.models import Offer
from navigator.text import Text

#: How much a word counts in each field. Names weigh most: who types a name wants that offer.
FIELD_WEIGHTS = {
    "name": 6.0,
    "alternate_names": 5.0,
    "organisation": 2.5,
    "kind": 3.5,
    "topics": 2.5,
    "summary": 1.6,
    "target_groups": 1.2,
    "details": 0.7,
    "municipality": 1.0,
}
#: How strongly a long field dilutes its words (b of BM25), and how fast repetition stops counting (k1).
_LENGTH_EFFECT = 0.6
_SATURATION = 1.2
_COMPOUND_PART = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """For term number t, `offers[starts[t]:starts[t + 1]]` hold it, each with its `weights` (rarity included)."""

    terms: tuple[str, ...]
    starts: NDArray[np.int64]
    offers: NDArray[np.int32]
    weights: NDArray[np.float32]


def build(catalogue: Catalogue, folder: Path | None = None) -> Postings:
    """Index all offers, on disk when a folder is given, and lift the postings."""
    storage: Storage = FileStorage(str(folder)) if folder else RamStorage()
    analyser = SpaceSeparatedTokenizer()
    schema = Schema(id=STORED, **{name: TEXT(analyzer=analyser, phrase=False) for name in FIELD_WEIGHTS})
    index = storage.create_index(schema)
    known = _vocabulary(catalogue)
    writer = index.writer(limitmb=64)
    for offer in catalogue.offers.values():
        fields = {name: " ".join(_with_parts(found, known)) for name, found in _fields(offer, catalogue)}
        writer.add_document(id=offer.id, **{name: text for name, text in fields.items() if text})
    writer.commit()
    with index.reader() as reader:
        return lift(reader, len(catalogue.offers))


def lift(reader: IndexReader, count: int) -> Postings:
    """Turn the fields' postings into one BM25F weight per term and offer."""
    sums: dict[str, dict[int, float]] = {}
    for field, weight in FIELD_WEIGHTS.items():
        total = reader.field_length(field)
        average = total / count if total else 1.0
        lengths = [reader.doc_field_length(number, field, 0) or 0 for number in range(count)]
        dilution = [1 - _LENGTH_EFFECT + _LENGTH_EFFECT * length / average for length in lengths]
        for name in reader.lexicon(field):
            matcher = reader.postings(field, name)
            held = sums.setdefault(name.decode(), {})
            while matcher.is_active():
                number = matcher.id()
                held[number] = held.get(number, 0.0) + weight * matcher.weight() / dilution[number]
                matcher.next()
    terms = tuple(sorted(sums))
    sizes = np.array([len(sums[term]) for term in terms], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    offers = np.array([number for term in terms for number in sorted(sums[term])], dtype=np.int32)
    frequencies = np.array([sums[term][number] for term in terms for number in sorted(sums[term])])
    rarity = np.log(1 + (count - sizes + 0.5) / (sizes + 0.5))
    weights = np.repeat(rarity, sizes) * frequencies / (_SATURATION + frequencies) if terms else frequencies
    return Postings(terms=terms, starts=starts, offers=offers, weights=weights.astype(np.float32))


def _fields(offer: Offer, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    taxonomy = catalogue.taxonomy
    organisation = catalogue.organisations.get(offer.organisation or "")
    kind = taxonomy.kind_by_key.get(offer.kind)
    yield "name", _terms([offer.name])
    yield "alternate_names", [term for name in offer.alternate_names for term in words.terms(name, "nl")]
    if organisation:
        names = (organisation.name, *organisation.alternate_names)
        yield "organisation", [term for name in names for term in words.terms(name, "nl")]
    yield "kind", _terms([kind.label, taxonomy.label("groups", kind.group)]) if kind else []
    yield "topics", _terms([taxonomy.label("topics", key) for key in offer.topics])
    yield "summary", _terms([offer.summary])
    yield "target_groups", _terms([taxonomy.label("target_groups", key) for key in offer.target_groups])
    yield "details", _terms([offer.for_whom, offer.first_contact, offer.referrer_note, *offer.access.steps])
    towns = [location.municipality or "" for location in offer.locations] + list(offer.service_area.municipalities)
    yield "municipality", [term for town in dict.fromkeys(towns) for term in words.terms(town, "nl")]


def _terms(texts: Sequence[Text]) -> list[str]:
    return [term for text in texts for lang, value in text.values.items() for term in words.terms(value, lang)]


def _vocabulary(catalogue: Catalogue) -> frozenset[str]:
    """Words that may be a part of a compound: those of the topics, the kinds and the lexicon."""
    taxonomy = catalogue.taxonomy
    labels = [term.label.values.get("nl", "") for term in (*taxonomy.kinds, *taxonomy.topics, *taxonomy.groups)]
    return frozenset(word for label in labels for word in words.folded(label) if len(word) >= 4) | {
        word for word in catalogue.synonyms.vocabulary if len(word) >= 4
    }


def _with_parts(found: list[str], known: frozenset[str]) -> Iterator[str]:
    """The terms, and for a literal compound its parts, marked so that they can count for less."""
    for term in found:
        yield term
        if term.startswith("="):
            for part in words.parts(term[1:], known):
                yield f"{_COMPOUND_PART}{words.stem(part, 'nl')}"

"""Second opinion: how much a text looks like the team's sentences of danger, for the words that no pattern foresaw.

A linear model over pieces of words and short rows of words: a sum of small whole numbers, so it is quick and gives the
same answer everywhere. It only ever lifts a verdict of the patterns. Each sentence is
judged apart and the most worrying one counts, so that padding or the order of sentences changes nothing.
`bench/train_second_opinion.py` makes its weights from the sentences in `tests/safety/`.
"""

import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from navigator.paths import DATA
from navigator.safety.normalise import squeeze
from navigator.safety.verdict import DangerKind, Outcome
from navigator.safety.words import BAR

FILE = DATA / "safety" / "second_opinion.npz"

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Numbers = NDArray[np.float64]

#: Pieces of two to five characters, and rows of one to three words.
PIECES = (2, 3, 4, 5)
ROWS = (1, 2, 3)
#: A sentence without full stops is judged in overlapping windows.
LONGEST_WINDOW = 40
STRIDE = 20
#: One or two words say too little; the patterns know the words that are danger by themselves.
SHORTEST_WINDOW = 3

_WORD = re.compile(r"[^\W_]+")
_SPREAD = np.uint32(0x9E3779B1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """How sure it is that the most worrying window tells of danger, what that alone asks for, and the likely kind."""

    probability: float
    outcome: Outcome
    kind: DangerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """For each feature seen: the window it stands in and its hash; pieces and rows of words apart."""

    windows: int
    pieces: tuple[Integers, Hashes]
    rows: tuple[Integers, Hashes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Whole-number weights by bucket. `kinds` has a column for each kind; thresholds are logarithms of the odds."""

    pieces: NDArray[np.int8]
    rows: NDArray[np.int8]
    scale: float
    bias: float
    kind_pieces: NDArray[np.int8]
    kind_rows: NDArray[np.int8]
    kind_scale: float
    kind_bias: Numbers
    interrupt: float
    soft: float


def windows(cleaned: str) -> tuple[str, ...]:
    """The sentences of clean text, in a fixed order, without marks; what is typed many times over counts once."""
    found: set[str] = set()
    for sentence in BAR.split(squeeze(cleaned.replace("'", ""))):
        words = [word for word, _ in groupby(_WORD.findall(sentence))]
        for start in range(0, max(len(words) - STRIDE, 1), STRIDE):
            if len(part := words[start:start + LONGEST_WINDOW]) >= SHORTEST_WINDOW:
                found.add(" ".join(part))
    return tuple(sorted(found))


def features(texts: Sequence[str]) -> Features:
    """All features of all windows at once, for a step in numpy costs the same for one letter as for thousands."""
    whole = "".join(f" {text} " for text in texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "replace"), dtype=np.uint32)
    owners = np.repeat(np.arange(len(texts)), [len(text) + 2 for text in texts])
    words = [text.split() for text in texts]
    hashes = np.array([zlib.crc32(word.encode("utf-8", "replace")) for row in words for word in row], dtype=np.uint32)
    return Features(windows=len(texts), pieces=_rolling(codes, owners, PIECES),
                    rows=_rolling(hashes, np.repeat(np.arange(len(texts)), [len(row) for row in words]), ROWS))


def _rolling(codes: Hashes, owners: Integers, lengths: tuple[int, ...]) -> tuple[Integers, Hashes]:
    """The hash of every row of `lengths` codes that stands in one window; what does not fit in 32 bits falls off."""
    seen: list[Integers] = []
    hashes: list[Hashes] = []
    rolled = np.zeros(len(codes), dtype=np.uint32)
    for length in range(1, min(max(lengths), len(codes)) + 1):
        last = len(codes) - length + 1
        rolled = (rolled[:last] ^ codes[length - 1:]) * _SPREAD
        rolled ^= rolled >> 15
        if length in lengths:
            inside = owners[:last] == owners[length - 1:]
            seen.append(owners[:last][inside])
            hashes.append(rolled[inside])
    return (np.concatenate([np.zeros(0, dtype=np.int64), *seen]),
            np.concatenate([np.zeros(0, dtype=np.uint32), *hashes]))


def _sums(found: tuple[Integers, Hashes], weights: NDArray[np.int8], count: int) -> Numbers:
    """For each window the weights of its features, divided by the length of the vector that they are."""
    owners, hashes = found
    sizes = np.sqrt(np.maximum(np.bincount(owners, minlength=count), 1))
    return np.bincount(owners, weights[hashes & (len(weights) - 1)], minlength=count) / sizes


@cache
def model() -> Model:
    with np.load(FILE) as stored:
        return Model(
            pieces=stored["pieces"], rows=stored["rows"], scale=float(stored["scale"]), bias=float(stored["bias"]),
            kind_pieces=stored["kind_pieces"], kind_rows=stored["kind_rows"], kind_bias=stored["kind_bias"],
            kind_scale=float(stored["kind_scale"]), interrupt=float(stored["interrupt"]), soft=float(stored["soft"]),
        )


def opinion(cleaned: str) -> Opinion:
    """How worrying the most worrying sentence of clean text is."""
    known = model()
    parts = windows(cleaned)
    if not parts:
        return Opinion(probability=0.0, outcome=Outcome.NONE, kind=DangerKind.SUICIDAL)
    seen = features(parts)
    odds = known.scale * (_sums(seen.pieces, known.pieces, len(parts)) + _sums(seen.rows, known.rows, len(parts)))
    worst = int(np.argmax(odds))
    height = float(odds[worst]) + known.bias
    outcome = (Outcome.INTERRUPT if height > known.interrupt else Outcome.SOFT if height > known.soft else Outcome.NONE)
    return Opinion(probability=1 / (1 + math.exp(-height)), outcome=outcome, kind=_kind(parts[worst], known))


def _kind(part: str, known: Model) -> DangerKind:
    seen = features((part,))
    sums = known.kind_bias.copy()
    for (_, hashes), weights in ((seen.pieces, known.kind_pieces), (seen.rows, known.kind_rows)):
        summed = weights[hashes & (len(weights) - 1)].sum(axis=0, dtype=np.int64)
        sums += known.kind_scale * summed / math.sqrt(max(len(hashes), 1))
    return tuple(DangerKind)[int(np.argmax(sums))]

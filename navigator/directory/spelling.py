"""Mending misspelt words against words we know (home of rapidfuzz).

Only a word that nobody knows is mended, and only when one known word is clearly nearest: a mended name or a mended
word of another language would send people the wrong way. Distance is optimal string alignment, in which "gnet" is one
slip away from "gent".
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA


class Guess(NamedTuple):
    word: str
    slips: int
    certain: bool
    """Few slips for its length, and no other known word as near."""


def allowed_slips(word: str) -> int:
    """How many slips a word of this length may hold and still be the same word."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def by_length(known: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
    """Known words in buckets, so that only words of about the right length are compared."""
    buckets: dict[int, list[str]] = {}
    for word in sorted(set(known)):
        buckets.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in buckets.items()}


def nearest(word: str, known: Mapping[int, tuple[str, ...]], *, count: int = 1) -> tuple[Guess, ...]:
    """The words of `by_length` that are nearest to `word`, best first; empty when none is near."""
    slips = allowed_slips(word)
    if not slips:
        return ()
    lengths = range(len(word) - slips, len(word) + slips + 1)
    candidates = [candidate for length in lengths for candidate in known.get(length, ())]
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=count + 4)
    ranked = sorted(found, key=lambda hit: (hit[1], hit[0][:1] != word[:1], hit[0]))
    guesses = []
    for position, (text, distance, _) in enumerate(ranked):
        rival = next((other for other in ranked if other[0] != text), None)
        alone = position == 0 and (
            rival is None or (rival[1], rival[0][:1] != word[:1]) > (distance, text[:1] != word[:1])
        )
        guesses.append(Guess(text, int(distance), alone))
    return tuple(guesses[:count])

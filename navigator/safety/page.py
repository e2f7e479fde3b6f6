"""Page: a text laid out for one language, so that the patterns can be matched against it."""

from collections.abc import Mapping, Sequence

from navigator.safety.slots import Page, bits
from navigator.safety.words import Meanings

Reading = Sequence[Sequence[str]]


def lay_out(lang: str, reading: Reading, meanings: Mapping[str, Meanings],
            used: frozenset[int]) -> tuple[Page, list[int]]:
    """The page with the word sets that are `used`, and for each place the number of its sentence.

    A contraction takes as many places as it has words.
    """
    wanted = {word: tuple(tuple(used.intersection(numbers)) for numbers in meanings[word].get(lang, ((),)))
              for word in {word for words in reading for word in words}}
    places = dict.fromkeys(used, 0)
    owners = [0]
    bars = here = 1
    for sentence, words in enumerate(reading):
        for word in words:
            for numbers in wanted[word]:
                here <<= 1
                owners.append(sentence)
                for number in numbers:
                    places[number] |= here
        here <<= 1
        owners.append(sentence)
        bars |= here
    return Page(places=places, bars=bars, inside=(here << 1) - 1), owners


def nearby(ends: int, reach: int, page: Page) -> int:
    """The places within `reach` words of `ends`, in the same sentence; an end on a bar is part of what it ends."""
    left = right = ends
    around = ends
    for _ in range(reach):
        left = (left >> 1) & ~page.bars
        right = ((right & ~page.bars) << 1) & page.inside
        around |= left | right
    return around


def words_at(ends: int, owners: Sequence[int], reading: Reading) -> tuple[str, ...]:
    """The words of the sentences in which `ends` stand."""
    numbers = sorted({owners[max(place - 1, 0)] for place in bits(ends)})
    return tuple(word for number in numbers for word in reading[number])

"""Slots: the small language in which the pattern data is written, and how it is matched.

A form such as `<ik> ~ <wil> ~ <dood>` is a row of slots. What may stand in one:

    word            that word               word*          a word that begins so
    <name>          a word or phrase of that list          a|<b>|two_words   one of these
    x?              may be left out         ~  ~2          a gap of at most four, or two, words
    x & y & z       these in any order, with gaps          [ ]  begin and end of the sentence
    !x              the next word is not x  -x             the word before is not x

Matching moves a whole set of places through the slots at once: bit i of a number says "we may stand before word i".
Each slot is a few operations on such a number, whatever the text, so there is no backtracking and no slow sentence.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import Protocol

GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text as numbers: for each set of words the places where one stands, and the bars between sentences."""

    places: Mapping[int, int]
    bars: int
    inside: int

    def without(self, blanks: int) -> "Page":
        return Page(places={word: at & ~blanks for word, at in self.places.items()}, bars=self.bars, inside=self.inside)


class Slot(Protocol):
    def step(self, at: int, page: Page) -> int:
        """From the places before this slot to the places after it."""

    def needs(self) -> Iterator[frozenset[int]]:
        """Sets of words of which at least one must be in the text: a quick way to say no."""


@dataclass(frozen=True, slots=True)
class Words:
    number: int

    def step(self, at: int, page: Page) -> int:
        return (at & page.places[self.number]) << 1

    def needs(self) -> Iterator[frozenset[int]]:
        yield frozenset((self.number,))


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple[Slot, ...]

    def step(self, at: int, page: Page) -> int:
        for part in self.parts:
            at = part.step(at, page)
            if not at:
                return 0
        return at

    def needs(self) -> Iterator[frozenset[int]]:
        for part in self.parts:
            yield from part.needs()


@dataclass(frozen=True, slots=True)
class OneOf:
    parts: tuple[Slot, ...]

    def step(self, at: int, page: Page) -> int:
        after = 0
        for part in self.parts:
            after |= part.step(at, page)
        return after

    def needs(self) -> Iterator[frozenset[int]]:
        choices = [list(part.needs()) for part in self.parts]
        if all(choices):
            yield frozenset().union(*(min(needs, key=len) for needs in choices))


@dataclass(frozen=True, slots=True)
class AnyOrder:
    sides: tuple[Slot, ...]
    orders: OneOf

    def step(self, at: int, page: Page) -> int:
        return self.orders.step(at, page)

    def needs(self) -> Iterator[frozenset[int]]:
        for side in self.sides:
            yield from side.needs()


@dataclass(frozen=True, slots=True)
class Maybe:
    part: Slot

    def step(self, at: int, page: Page) -> int:
        return at | self.part.step(at, page)

    def needs(self) -> Iterator[frozenset[int]]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Gap:
    words: int

    def step(self, at: int, page: Page) -> int:
        reach = at
        for _ in range(self.words):
            at = (at & ~page.bars & page.inside) << 1
            reach |= at
        return reach

    def needs(self) -> Iterator[frozenset[int]]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Edge:
    begin: bool

    def step(self, at: int, page: Page) -> int:
        return at & (page.bars << 1 if self.begin else page.bars)

    def needs(self) -> Iterator[frozenset[int]]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Not:
    part: Slot
    behind: bool

    def step(self, at: int, page: Page) -> int:
        if self.behind:
            return at & ~self.part.step(page.inside, page)
        return sum(1 << place for place in bits(at) if not self.part.step(1 << place, page))

    def needs(self) -> Iterator[frozenset[int]]:
        return iter(())


def bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low


def starts(slot: Slot, page: Page) -> Iterator[tuple[int, int]]:
    """Where `slot` matches, as (start, end), found by halving: most of the text is put aside in a few steps."""
    waiting = [(0, page.inside.bit_length())]
    while waiting:
        low, high = waiting.pop()
        after = slot.step(page.inside & ((1 << high) - (1 << low)), page)
        if after and high - low == 1:
            yield low, after.bit_length() - 1
        elif after:
            middle = (low + high) // 2
            waiting += [(low, middle), (middle, high)]


#: Gives the number of a set of words (`dood`, `dood*` or several), as the loader keeps them.
Number = Callable[[tuple[str, ...]], int]


def named(form: str) -> list[str]:
    """The lists that `form` names."""
    return re.findall(r"<([^>]*)>", form)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads forms with the lists of one file; what stands in a slot is read once, however many forms have it."""

    lists: Mapping[str, tuple[str, ...]]
    number: Number
    read_before: dict[str, Slot] = field(default_factory=dict)

    def read(self, form: str) -> Slot:
        if " & " in form:
            sides = tuple(self.read(side) for side in form.split(" & "))
            return AnyOrder(sides, OneOf(tuple(Row(tuple(_with_gaps(order))) for order in permutations(sides))))
        return Row(tuple(self._slot(part) for part in form.split()))

    def _slot(self, part: str) -> Slot:
        if part not in self.read_before:
            self.read_before[part] = self._read_slot(part)
        return self.read_before[part]

    def _read_slot(self, part: str) -> Slot:
        if part in "[]":
            return Edge(part == "[")
        if gap := re.fullmatch(r"~(\d?)", part):
            return Gap(int(gap[1] or GAP))
        if part[0] in "!-":
            return Not(self._slot(part[1:]), part[0] == "-")
        if part.endswith("?"):
            return Maybe(self._slot(part[:-1]))
        return _choices([entry for choice in part.split("|") for entry in self._entries(choice)], self.number)

    def _entries(self, choice: str) -> tuple[str, ...]:
        return self.lists[choice[1:-1]] if choice.startswith("<") else (choice.replace("_", " "),)


def numbers_of(slot: Slot) -> Iterator[int]:
    """The numbers of all word sets in `slot`."""
    if isinstance(slot, Words):
        yield slot.number
    elif isinstance(slot, Row | OneOf):
        for part in slot.parts:
            yield from numbers_of(part)
    elif isinstance(slot, Maybe | Not):
        yield from numbers_of(slot.part)
    elif isinstance(slot, AnyOrder):
        for side in slot.sides:
            yield from numbers_of(side)


def _with_gaps(order: tuple[Slot, ...]) -> Iterator[Slot]:
    yield order[0]
    for slot in order[1:]:
        yield Gap(GAP)
        yield slot


def _choices(entries: list[str], number: Number) -> Slot:
    single = tuple(sorted({entry for entry in entries if " " not in entry}))
    slots: list[Slot] = [Words(number(single))] if single else []
    for phrase in sorted({entry for entry in entries if " " in entry}):
        slots.append(Row(tuple(Words(number((word,))) for word in phrase.split())))
    return slots[0] if len(slots) == 1 else OneOf(tuple(slots))

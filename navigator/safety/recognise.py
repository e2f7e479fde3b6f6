"""Look: is there danger in these words, and whom to call first. One pure function: no clock, no network, no log.

Every copy of the text is laid beside the patterns of every language, whatever language the page is in; the most serious
thing seen counts. What is harmless is taken out of sight only where it stands, so a joke, a denial or a topic never
hides a second signal elsewhere in the same text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from navigator.safety import slots
from navigator.safety.contacts import order
from navigator.safety.copies import copies
from navigator.safety.normalise import clean
from navigator.safety.page import Reading, lay_out, nearby, words_at
from navigator.safety.patterns import Book, Harmless, Language, Pattern, Sign, book
from navigator.safety.second_opinion import Opinion, opinion
from navigator.safety.verdict import DangerKind, Outcome, Urgency, Verdict, Voice
from navigator.safety.words import Meanings, join_apostrophes, sentences, split_at_apostrophes
from navigator.text import DUTCH

#: How far from a sign its `unless` may stand, in words, for people who write without full stops.
NEARBY = 9

#: The name under which the second opinion stands among the patterns that fired.
SECOND_OPINION = "second-opinion"

#: When two kinds are seen with the same urgency, the one that says most about what to do comes first.
RANKS = (DangerKind.CHILD_DANGER, DangerKind.PSYCHOSIS_ACUTE, DangerKind.SUICIDAL, DangerKind.VIOLENCE_AGAINST_ME,
         DangerKind.MEDICAL_EMERGENCY, DangerKind.VIOLENCE_TO_OTHERS, DangerKind.SELF_HARM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    id: str
    outcome: Outcome
    kind: DangerKind
    urgency: Urgency
    voice: Voice
    case: str
    lang: str
    sentence: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, bool, int]:
        return (self.outcome.weight, self.urgency is Urgency.NOW, -RANKS.index(self.kind))


def look(text: str, *, lang: str | None = None) -> Verdict:
    """What `text` asks of us. `lang` only helps to choose the language when the words themselves do not tell."""
    verdict = by_patterns(text, lang=lang)
    return verdict if verdict.outcome is Outcome.INTERRUPT else _lifted(verdict, opinion(clean(text)))


def _lifted(verdict: Verdict, second: Opinion) -> Verdict:
    """`verdict`, or more than that when the second opinion asks for more; never less."""
    if second.outcome.weight <= verdict.outcome.weight:
        return verdict
    kind = verdict.kind or second.kind
    return replace(verdict, outcome=second.outcome, kind=kind, fired=(*verdict.fired, SECOND_OPINION),
                   contacts=order(second.outcome, kind, urgency=Urgency.SOON, voice=Voice.ME, case=""))


def by_patterns(text: str, *, lang: str | None = None) -> Verdict:
    """What the reviewers' patterns see in `text`."""
    known = book()
    cleaned = clean(text)
    spoken = sentences(cleaned, known.lexicon.token)
    seen = list(_look_at(tuple(dict.fromkeys(spoken)), known))
    for copy in copies(cleaned, known.lexicon):
        changed = set(sentences(copy, known.lexicon.token)).difference(spoken)
        seen += _look_at(tuple(sorted(changed)), known)
    if not seen:
        return Verdict(outcome=Outcome.NONE, kind=None, lang=_language(known, spoken, (), lang))
    first = max(seen, key=lambda one: (one.weight, one.voice is not Voice.OTHER, one.id))
    alike = [one for one in seen if one.weight == first.weight]
    return Verdict(
        outcome=first.outcome,
        kind=first.kind,
        lang=_language(known, [one.sentence for one in alike], [one.lang for one in alike], lang),
        contacts=order(first.outcome, first.kind, urgency=first.urgency, voice=first.voice, case=first.case),
        fired=tuple(sorted({one.id for one in seen})),
    )


def _look_at(whole: Reading, known: Book) -> Iterator[Seen]:
    readings = {False: [join_apostrophes(words) for words in whole],
                True: [split_at_apostrophes(words) for words in whole]}
    every = {word for reading in readings.values() for words in reading for word in words}
    meanings = {word: known.lexicon.find(word) for word in every}
    present: dict[str, set[int]] = {}
    for found in meanings.values():
        for lang, meaning in found.items():
            present.setdefault(lang, set()).update(*meaning)
    for language in known.languages:
        here = present.get(language.code, set())
        if signs := language.signs.possible(here):
            yield from _in_language(known, language, signs, here, readings[language.split_apostrophes], meanings)


def _in_language(known: Book, language: Language, signs: Sequence[Sign[Pattern]], present: set[int], reading: Reading,
                 meanings: Mapping[str, Meanings]) -> Iterator[Seen]:
    calming = language.harmless.possible(present)
    used = frozenset[int]().union(*(sign.numbers for sign in signs), *(sign.numbers for sign in calming))
    page, owners = lay_out(language.code, reading, meanings, used)
    blanks, softened = _harmless(calming, page)
    visible = page.without(blanks) if blanks else page
    lowered: dict[str, int] = {}
    for sign in signs:
        pattern = sign.of
        if ends := sign.slot.step(page.inside, page if pattern.floor else visible):
            outcome = _outcome(sign, ends, page, present, lowered)
            words = words_at(ends, owners, reading)
            if outcome is not Outcome.NONE and (not pattern.native or language.code in _spoken(known, words)):
                yield Seen(id=pattern.id, outcome=outcome, kind=pattern.kind, urgency=pattern.urgency,
                           voice=pattern.voice, case=pattern.case, lang=language.code, sentence=words)
    for harmless, end in softened:
        yield Seen(id=harmless.id, outcome=harmless.leaves, kind=harmless.kind, urgency=Urgency.SOON, voice=Voice.ME,
                   case="", lang=language.code, sentence=words_at(1 << end, owners, reading))


def _harmless(signs: Iterable[Sign[Harmless]], page: slots.Page) -> tuple[int, list[tuple[Harmless, int]]]:
    """The places that only look like danger, and what those forms leave behind."""
    blanks = 0
    left: list[tuple[Harmless, int]] = []
    for sign in signs:
        for start, end in slots.starts(sign.slot, page):
            blanks |= (1 << end) - (1 << start)
            if sign.of.leaves is not Outcome.NONE:
                left.append((sign.of, end))
    return blanks, left


def _outcome(sign: Sign[Pattern], ends: int, page: slots.Page, present: set[int], lowered: dict[str, int]) -> Outcome:
    """What the pattern asks for, or `otherwise` when every place where it stands has an `unless` near it."""
    for guard in sign.unless:
        if guard.form not in lowered:
            lowered[guard.form] = guard.slot.step(page.inside, page) if guard.possible(present) else 0
    calm = reduce(or_, (lowered[guard.form] for guard in sign.unless), 0)
    if calm and all(nearby(1 << end, NEARBY, page) & calm for end in slots.bits(ends)):
        return sign.of.otherwise
    return sign.of.outcome


def _spoken(known: Book, words: Sequence[str]) -> frozenset[str]:
    """The languages that `words` may be in: those with most everyday words, or all of them when there are none."""
    votes = {language.code: sum(word in language.common for word in words) for language in known.languages}
    most = max(votes.values())
    return frozenset(lang for lang, count in votes.items() if count == most)


def _language(known: Book, spoken: Iterable[Sequence[str]], fired: Sequence[str], hint: str | None) -> str:
    """The language of `spoken`: everyday words and the patterns that matched vote, and a tie goes to the hint."""
    votes: Counter[str] = Counter()
    for words in set(map(tuple, spoken)):
        for language in known.languages:
            votes[language.code] += sum(word in language.common for word in words)
    for lang in set(fired):
        votes[lang] += 2
    if hint:
        votes[hint] += 1
    most = max(votes.values(), default=0)
    best = [language.code for language in known.languages if most and votes[language.code] == most]
    if not best:
        return hint or DUTCH
    return hint if hint in best else best[0]

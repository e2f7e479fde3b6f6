"""The controlled words of the repertorium: kinds, groups, topics, target groups … with a label in every language.

Because offers carry codes and the codes carry labels, a card can be read in a language nobody wrote it in. The same
file says what to show `instead` when a region has none of a kind, so that no kind is ever a dead end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from navigator.problems import Problem, details
from navigator.shape import did_you_mean, read
from navigator.text import Text
from navigator.yamlfile import Document
from navigator.zorgniveau import Zorgniveau

#: Every user-visible label must exist in these; the others follow when someone translates them.
COMPLETE_LANGUAGES = ("nl", "fr", "en", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One code with its words."""

    key: str
    label: Text
    explanation: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Term):
    """A kind of offer. `functions`: those of the decree of 5 April 2019 (1-7; 0 = not ggz, but part of the route)."""

    group: str
    zorgniveaus: tuple[Zorgniveau, ...] = ()
    functions: tuple[int, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Term):
    """What someone may bring. `kinds`: the doors that help with it, the first one first.

    `about`: three plain sentences. `helps`: what helps on each zorgniveau, in one sentence.
    """

    kinds: tuple[str, ...] = ()
    about: Text = field(default_factory=Text)
    helps: Mapping[Zorgniveau, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    """All vocabularies of `data/taxonomy.yaml`."""

    schema_version: int
    zorgniveaus: tuple[Term, ...]
    groups: tuple[Term, ...]
    kinds: tuple[Kind, ...]
    topics: tuple[Topic, ...]
    target_groups: tuple[Term, ...]
    referrers: tuple[Term, ...]
    delivery: tuple[Term, ...]

    @cached_property
    def by_vocabulary(self) -> Mapping[str, Mapping[str, Term]]:
        """vocabulary → key → term."""
        names = ("zorgniveaus", "groups", "kinds", "topics", "target_groups", "referrers", "delivery")
        return {name: {term.key: term for term in getattr(self, name)} for name in names}

    @cached_property
    def kind_by_key(self) -> Mapping[str, Kind]:
        return {kind.key: kind for kind in self.kinds}

    @cached_property
    def topic_by_key(self) -> Mapping[str, Topic]:
        return {topic.key: topic for topic in self.topics}

    def label(self, vocabulary: str, key: str) -> Text:
        """The words for a code; the code itself when nobody gave it words."""
        term = self.by_vocabulary[vocabulary].get(key)
        return term.label if term else Text({"nl": key})

    def instead_of(self, kind: str) -> Iterator[str]:
        """The kinds to show when there is no `kind` here, nearest first, each once."""
        seen = {kind}
        waiting = list(self.kind_by_key[kind].instead) if kind in self.kind_by_key else []
        while waiting:
            key = waiting.pop(0)
            if key not in seen and key in self.kind_by_key:
                seen.add(key)
                yield key
                waiting.extend(self.kind_by_key[key].instead)


def read_taxonomy(document: Document) -> tuple[Taxonomy | None, tuple[Problem, ...]]:
    """The taxonomy of a file, with everything that is wrong in it."""
    taxonomy, problems = read(Taxonomy, document)
    return taxonomy, (*problems, *(_check(taxonomy, document) if taxonomy else ()))


def _check(taxonomy: Taxonomy, document: Document) -> Iterator[Problem]:
    for name, terms in taxonomy.by_vocabulary.items():
        if len(terms) < len(getattr(taxonomy, name)):
            keys = [term.key for term in getattr(taxonomy, name)]
            for position, key in enumerate(keys):
                if key in keys[:position]:
                    yield _problem(document, (name, position), "duplicate_id", key, value=key, where=name)
        for position, term in enumerate(terms.values()):
            missing = [lang for lang in COMPLETE_LANGUAGES if lang not in term.label.values]
            if missing:
                yield _problem(
                    document, (name, position, "label"), "missing_translation", term.key, languages=", ".join(missing)
                )
    for position, kind in enumerate(taxonomy.kinds):
        where = ("kinds", position)
        if kind.group not in taxonomy.by_vocabulary["groups"]:
            yield _unknown(document, (*where, "group"), kind.key, "groep", kind.group, taxonomy.by_vocabulary["groups"])
        for key in kind.instead:
            if key not in taxonomy.kind_by_key:
                yield _unknown(document, (*where, "instead"), kind.key, "soort", key, taxonomy.kind_by_key)
    for position, topic in enumerate(taxonomy.topics):
        for key in topic.kinds:
            if key not in taxonomy.kind_by_key:
                yield _unknown(document, ("topics", position, "kinds"), topic.key, "soort", key, taxonomy.kind_by_key)


def _unknown(
    document: Document, way: tuple[str | int, ...], subject: str, what: str, value: str, known: Iterable[str]
) -> Problem:
    return _problem(
        document, way, "unknown_code", subject, value=value, what=what, suggestion=did_you_mean(value, known)
    )


def _problem(document: Document, way: tuple[str | int, ...], code: str, subject: str, **facts: object) -> Problem:
    line, column = document.mark(way)
    return Problem(
        code=code,
        path=document.path,
        line=line,
        column=column,
        subject=subject,
        field=str(way[-1]) if isinstance(way[-1], str) else str(way[0]),
        details=details(**facts),
    )

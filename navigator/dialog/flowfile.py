"""Read a flow file and check it: what an editor got wrong is told in one run, with the line where it stands.

Dead ends need no check, since the form cannot express them. What is checked: every question can come up, every
condition speaks of something that exists and that an earlier question can set, every rule is named, explained in
Dutch, French and English and rests on a source, no rule looks at who someone is, and every table ends with a rule
that always holds.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator import shape, yamlfile
from navigator.dialog.judgement import is_met
from navigator.dialog.models import (
    CONTEXTS,
    DOMAINS,
    PERSONAL,
    WISHES,
    Asker,
    Condition,
    CrisisGrade,
    Flow,
    Option,
    QuestionKind,
    Rule,
    Track,
    Wording,
)
from navigator.errors import FlowError
from navigator.problems import Problem, Severity, details
from navigator.text import Text
from navigator.yamlfile import Document, Way
from navigator.zorgniveau import Zorgniveau

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RULE_ID = re.compile(r"[A-Z]-[a-z0-9]+(?:-[a-z0-9]+)*")
_RATED = (*DOMAINS, "unknown")
_MUST_READ = ("nl", "fr", "en")


def load_flow(path: Path) -> Flow:
    """The flow in this file, or FlowError with everything that is wrong with it."""
    flow, problems = read_flow(path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if flow is None or errors:
        raise FlowError(errors or problems)
    return flow


def read_flow(path: Path, *, topics: Collection[str] | None = None) -> tuple[Flow | None, tuple[Problem, ...]]:
    """The flow as far as it can be read, and all problems. `topics` are the keys of the taxonomy, when known."""
    document = yamlfile.read(path)
    flow, problems = shape.read(Flow, document)
    if flow is None:
        return None, problems
    report = _Reporter(document)
    found = [*_questions(flow, report, topics), *_routes(flow, report), *_judgement(flow, report)]
    return flow, (*problems, *sorted(found, key=lambda problem: (problem.line, problem.column)))


@dataclass(frozen=True)
class _Reporter:
    document: Document

    def __call__(self, code: str, way: Way, *, severity: Severity = Severity.ERROR, **facts: object) -> Problem:
        line, column = self.document.mark(way)
        field = ".".join(str(step) for step in way[-2:] if isinstance(step, str))
        return Problem(code=code, path=self.document.path, line=line, column=column, severity=severity,
                       subject=shape.subject_of(way, self.document.data), field=field, details=details(**facts))


def _questions(flow: Flow, report: _Reporter, topics: Collection[str] | None) -> Iterator[Problem]:
    """Each question by itself: ids, options, words, and what its options claim to tell."""
    seen: set[str] = set()
    for number, question in enumerate(flow.questions):
        way: Way = ("questions", number)
        yield from _ids(question.id, seen, _SLUG, (*way, "id"), report)
        askers = [asker for asker in Asker if _asked_of(question.when, asker)]
        yield from _wording(question.text, (*way, "text"), report, askers)
        if question.kind in (QuestionKind.ONE, QuestionKind.MANY) and not question.options:
            yield report("missing", way, key="options")
        yield from _ratings(question.otherwise, (*way, "otherwise"), report)
        keys: set[str] = set(flow.unsure_keys)
        for place, option in enumerate(question.options):
            spot = (*way, "options", place)
            yield from _ids(option.key, keys, _SLUG, (*spot, "key"), report)
            choosers = [asker for asker in askers if _asked_of(option.when, asker)]
            yield from _wording(option.label, (*spot, "label"), report, choosers)
            yield from _telling(option, spot, report, topics)
    for number, option in enumerate(flow.unsure):
        yield from _wording(option.label, ("unsure", number, "label"), report, Asker)
        if option.ratings or option.facts:
            yield report("wrong_shape", ("unsure", number), value=option.key, reason="weet ik niet zegt niets",
                         suggestion="haal ratings en facts weg")


def _ids(value: str, seen: set[str], form: re.Pattern[str], way: Way, report: _Reporter) -> Iterator[Problem]:
    if not form.fullmatch(value):
        yield report("bad_id", way, value=value)
    if value in seen:
        yield report("duplicate_id", way, value=value, where=report.document.path.name)
    seen.add(value)


def _asked_of(conditions: Iterable[Condition], asker: Asker) -> bool:
    who = {"asker": frozenset({asker.value})}
    return all(is_met(condition, who) for condition in conditions if condition.fact == "asker")


def _wording(wording: Wording, way: Way, report: _Reporter, askers: Iterable[Asker]) -> Iterator[Problem]:
    for voice, text in wording.voices.items():
        yield from _languages(text, (*way, voice), report, wanted=(*_MUST_READ, "de"))
    if not all(wording.to(asker) for asker in askers):
        yield report("missing", way, key="general")


def _languages(text: Text, way: Way, report: _Reporter, *, wanted: Iterable[str]) -> Iterator[Problem]:
    if not text.values.get("nl"):
        yield report("missing_dutch", way)
    lacking = [lang for lang in wanted if lang != "nl" and not text.values.get(lang)]
    if lacking:
        yield report("missing_translation", way, severity=Severity.WARNING, languages=", ".join(lacking))


def _telling(option: Option, way: Way, report: _Reporter, topics: Collection[str] | None) -> Iterator[Problem]:
    tables: list[tuple[str, Iterable[str], Collection[str]]] = [
        ("facts", option.facts, CONTEXTS), ("wishes", option.wishes, WISHES)
    ]
    if topics is not None:
        tables.append(("topics", option.topics, topics))
    for name, values, known in tables:
        for value in values:
            if value not in known:
                yield report("unknown_code", (*way, name), value=value, what=name,
                             suggestion=shape.did_you_mean(value, known))
    yield from _ratings(option.ratings, (*way, "ratings"), report)


def _ratings(ratings: Mapping[str, int], way: Way, report: _Reporter) -> Iterator[Problem]:
    for domain, rating in ratings.items():
        if domain not in DOMAINS:
            yield report("unknown_code", (*way, domain), value=domain, what="ratings",
                         suggestion=shape.did_you_mean(domain, DOMAINS))
        if not 0 <= rating <= 4:
            yield report("wrong_shape", (*way, domain), value=rating, reason="0 tot 4",
                         suggestion="schrijf een getal van 0 tot 4")


def _routes(flow: Flow, report: _Reporter) -> Iterator[Problem]:
    """Conditions look back: each fact must exist, and something before it must be able to make it true."""
    told: set[str] = {*PERSONAL, *_RATED}
    answered: dict[str, set[str]] = {"asker": set(), "topics": set()}
    for number, question in enumerate(flow.questions):
        way: Way = ("questions", number)
        yield from _conditions(question.when, (*way, "when"), report, {*CONTEXTS, *_RATED}, answered)
        if question.when and not all(_possible(condition, answered, told) for condition in question.when):
            yield report("unreachable", (*way, "when"), value=question.id)
        for place, option in enumerate(question.options):
            spot = (*way, "options", place, "when")
            yield from _conditions(option.when, spot, report, {*CONTEXTS, *_RATED}, answered)
        for option in question.options:
            told.update(option.facts)
            answered["topics"].update(option.topics)
            answered["asker"].update({option.asker} if option.asker else set())
        answered[question.id] = {option.key for option in question.options} | flow.unsure_keys


def _conditions(
    conditions: Iterable[Condition], way: Way, report: _Reporter, facts: set[str], answered: dict[str, set[str]]
) -> Iterator[Problem]:
    known = facts | answered.keys()
    for number, condition in enumerate(conditions):
        spot = (*way, number)
        yield from _conditions(condition.any, (*spot, "any"), report, facts, answered)
        if not condition.any and condition.fact not in known:
            yield report("unknown_code", (*spot, "fact"), value=condition.fact, what="fact",
                         suggestion=shape.did_you_mean(condition.fact, known))
        for key in condition.any_of:
            if condition.fact in answered and key not in answered[condition.fact]:
                yield report("unknown_code", (*spot, "any_of"), value=key, what=condition.fact,
                             suggestion=shape.did_you_mean(key, answered[condition.fact]))


def _possible(condition: Condition, answered: dict[str, set[str]], told: set[str]) -> bool:
    """Whether what was asked before can make this hold; what is turned around always can."""
    if condition.no:
        return True
    if condition.any:
        return any(_possible(choice, answered, told) for choice in condition.any)
    if condition.fact in answered:
        return not condition.any_of or not answered[condition.fact].isdisjoint(condition.any_of)
    return condition.fact in told


def _judgement(flow: Flow, report: _Reporter) -> Iterator[Problem]:
    seen: set[str] = set()
    tables: tuple[tuple[str, tuple[Rule, ...], Collection[str], bool], ...] = (
        ("crisis", flow.judgement.crisis, [*CrisisGrade], True),
        ("levels", flow.judgement.levels, [*Zorgniveau], True),
        ("tracks", flow.judgement.tracks, [*Track], False),
        ("provisional", flow.judgement.provisional, ["true"], False),
    )
    for table, rules, results, first_wins in tables:
        for number, rule in enumerate(rules):
            way: Way = ("judgement", table, number)
            yield from _ids(rule.id, seen, _RULE_ID, (*way, "id"), report)
            yield from _conditions(rule.when, (*way, "when"), report, {*CONTEXTS, *_RATED} - PERSONAL, {})
            if rule.then not in results:
                yield report("unknown_code", (*way, "then"), value=rule.then, what="then",
                             suggestion=shape.did_you_mean(rule.then, results))
            yield from _because(rule, way, report)
            if first_wins and not rule.when and number < len(rules) - 1:
                yield report("unreachable", ("judgement", table, number + 1), value=rules[number + 1].id)
        if first_wins and (not rules or rules[-1].when):
            yield report("no_rule", ("judgement", table, max(len(rules) - 1, 0)))


def _because(rule: Rule, way: Way, report: _Reporter) -> Iterator[Problem]:
    lacking = [lang for lang in _MUST_READ if not rule.because.values.get(lang)]
    if lacking:
        yield report("missing_translation", (*way, "because"), languages=", ".join(lacking))
    if not rule.source.strip():
        yield report("missing", (*way, "source"), key="source")

"""How texts read: what is warned about, what is left alone, and that the shipped texts keep to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.directory import style
from navigator.directory.catalogue import read_sources
from navigator.directory.styleguide import Why, read_style
from navigator.paths import DATA
from navigator.problems import Severity
from navigator.yamlfile import read
from tests.builders import a_data_folder

GUIDE = read_style()
LONG = "Hier kan je altijd terecht met al je vragen over " + "dit en " * 15 + "dat."


def an_offer_file(folder: Path, *, nl: str = "", extra: str = "", name: str = "Huis") -> Path:
    offer = f"""\
schema_version: 1
organisations: [{{id: anonieme-alcoholisten, name: Anonieme Alcoholisten}}]
offers:
  - id: huis
    kind: caw-onthaal
    name: {{nl: {name}}}
    summary:
      nl: {nl or "Een huis waar je koffie drinkt en buren leert kennen."}
    service_area: {{regions: [vlaanderen]}}
    verified: {{by: test, evidence: high}}
{extra}"""
    return a_data_folder(folder, offer_catalog=offer)


def found(root: Path) -> list[tuple[str, str]]:
    """Code and value of every finding about the offers."""
    problems = style.check(read_sources(root), GUIDE)
    return [(problem.code, dict(problem.details).get("value", "")) for problem in problems]


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("Een plek voor wie geestelijk gestoord is, met koffie.", ("sensitive_word", "geestelijk gestoord")),
        ("Een plek voor verslaafden en voor hun familie.", ("sensitive_word", "verslaafden")),
        ("Voor wie zelfmoord pleegt of daaraan denkt, en voor naasten.", ("sensitive_word", "zelfmoord pleegt")),
        ("Een laagdrempelige plek voor iedereen uit de wijk.", ("difficult_word", "laagdrempelige")),
        ("Residentiële hulp voor wie even weg wil uit de wijk.", ("difficult_word", "Residentiële")),
        ("Een unieke plek voor iedereen uit de hele wijk.", ("advertising_word", "unieke")),
        ("Vraag het aan het CAW of aan een buur uit de wijk.", ("abbreviation", "CAW")),
        ("Vraag het aan de dienst XYZ of aan een buur uit de wijk.", ("abbreviation", "XYZ")),
        ("Koffie.", ("short_summary", "")),
        ("Een organisatie die mensen met problemen hulp en steun biedt.", ("empty_summary", "")),
        (LONG, ("long_sentence", "")),
        ("Kom langs " + "met een vraag of twee " * 5 + "en een koek.", ("long_sentences", "")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_hurts_hides_or_says_nothing_is_found(tmp_path: Path, words: str, finding: tuple[str, str]) -> None:
    assert found(an_offer_file(tmp_path, nl=words)) == [finding]


@pytest.mark.parametrize(
    "words",
    [
        "Vraag het aan het Centrum Algemeen Welzijnswerk (CAW) of aan een buur.",
        "Vraag het aan het CAW (Centrum Algemeen Welzijnswerk) of aan een buur.",
        "Vraag het aan de OCMW's (sociale diensten) of aan een buur.",
        "Vraag het aan CAW Oost-Vlaanderen of aan een buur uit de wijk.",
        "Een groep van Anonieme Alcoholisten komt er elke dinsdag samen.",
        "Ben je gekomen? Dan bel je o.a. naar ons. We luisteren naar elk verhaal.",
        "In de gevangenis vraag je het aan de psychosociale dienst.",
    ],
    ids=["in brackets", "brackets after", "plural", "a name", "somebody's name", "short sentences", "a fixed name"],
)
def test_what_reads_well_is_left_alone(tmp_path: Path, words: str) -> None:
    assert found(an_offer_file(tmp_path, nl=words)) == []


def test_an_offer_may_be_called_by_its_own_abbreviation(tmp_path: Path) -> None:
    words = "Het CAW luistert naar wie ruzie heeft thuis, en zoekt mee."
    assert found(an_offer_file(tmp_path, nl=words, name="CAW Boom")) == []


def test_steps_are_one_text(tmp_path: Path) -> None:
    """What the first step explains, the second may use."""
    extra = """\
    access:
      steps:
        - {nl: Bel het Centrum Algemeen Welzijnswerk (CAW).}
        - {nl: Het CAW maakt een afspraak.}
"""
    assert found(an_offer_file(tmp_path, extra=extra)) == []


def test_professionals_may_read_the_words_of_the_trade_but_not_those_that_hurt(tmp_path: Path) -> None:
    extra = "    referrer_note: {nl: Ambulant aanbod van het CGG voor verslaafden.}\n"
    assert found(an_offer_file(tmp_path, extra=extra)) == [("sensitive_word", "verslaafden")]


def test_two_offers_with_one_summary_are_told_apart_by_nobody(tmp_path: Path) -> None:
    second = """\
  - id: kamer
    kind: caw-onthaal
    name: {nl: Kamer}
    summary: {nl: "Een huis, waar je koffie drinkt en buren leert kennen!"}
    service_area: {regions: [vlaanderen]}
    verified: {by: test, evidence: high}
"""
    assert found(an_offer_file(tmp_path, extra=second)) == [("same_summary", "huis")]


def test_a_finding_stands_at_its_line_and_advises(tmp_path: Path) -> None:
    root = an_offer_file(tmp_path, nl="Een laagdrempelige plek voor iedereen uit de wijk.")
    problem = style.check(read_sources(root), GUIDE)[0]
    assert problem.severity is Severity.WARNING
    assert f"{root}:8:7 huis > summary.nl: «laagdrempelige»" in str(problem)
    assert "schrijf liever: waar je zo binnenloopt" in problem.hint


def test_explanations_of_kinds_and_topics_are_looked_at_too(tmp_path: Path) -> None:
    root = an_offer_file(tmp_path)
    taxonomy = tmp_path / "taxonomy.yaml"
    source = taxonomy.read_text(encoding="utf-8")
    taxonomy.write_text(
        source.replace('    nl: "Wat je zelf kan doen', '    nl: "Ambulant werken', 1), encoding="utf-8"
    )
    problems = style.check(read_sources(root), GUIDE, taxonomy=read(taxonomy))
    assert [(problem.code, problem.subject) for problem in problems] == [("difficult_word", "0a")]


@given(st.lists(st.sampled_from(["Bel ons.", "Kom je?", "Wacht!", "We luisteren o.a. naar jou."]), min_size=1))
def test_sentences_are_counted_as_people_count_them(written: list[str]) -> None:
    assert style.sentences(" ".join(written)) == written


def test_the_guide_has_words_in_three_languages_and_of_three_sorts() -> None:
    for lang in ("nl", "fr", "en"):
        assert {words.why for words in GUIDE.words if words.lang == lang} == set(Why)
        assert GUIDE.empty_words[lang]
    assert sum(len(words.avoid) for words in GUIDE.words) >= 180


def test_the_shipped_texts_keep_to_the_guide() -> None:
    sources = read_sources(DATA / "offer_catalog.yaml")
    problems = style.check(sources, GUIDE, taxonomy=read(DATA / "taxonomy.yaml"))
    assert [str(problem) for problem in problems] == []

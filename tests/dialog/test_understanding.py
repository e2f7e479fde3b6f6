import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialog import Flow, load_flow
from navigator.dialog.understanding import LONGEST, read_phrases, understand
from navigator.paths import DATA

from .conftest import GUIDE

FLOW = load_flow(GUIDE)


@pytest.mark.parametrize(("lang", "text", "expected"), [
    ("nl", "Mijn zoon van 17 slaapt al weken heel slecht en gaat niet meer naar school",
     {"wie/naaste", "leeftijd/17", "wat-speelt-er/slaap", "hoe-lang/weken", "dagelijks/lijdt"}),
    ("nl", "Ik ben niet somber maar wel heel gestrest", {"wat-speelt-er/stress"}),
    ("nl", "Ik drink niet te veel, ik gok niet en ik heb geen schulden", set()),
    ("nl", "onze buurvrouw laat niemand binnen", {"wie/buur", "stap-zetten/weigert"}),
    ("nl", "ANGSTIG!! en panikeren", {"wat-speelt-er/angst"}),
    ("nl", "Liefst online, gratis en anoniem", {"wensen/online", "wensen/gratis", "wensen/anoniem"}),
    ("nl", "Ik sta al 17 weken op de wachtlijst", {"eerdere-hulp/wachtlijst"}),
    ("fr", "Je dors mal depuis des mois, j’ai 34 ans", {"wat-speelt-er/slaap", "hoe-lang/maanden", "leeftijd/34"}),
    ("fr", "Je ne suis pas triste", set()),
    ("fr", "Ma mère refuse toute aide", {"wie/naaste", "stap-zetten/weigert"}),
    ("en", "I can't sleep and I have no one. I'm 22.", {"wat-speelt-er/slaap", "leven/niemand", "leeftijd/22"}),
    ("en", "I am not depressed, but lonely", {"wat-speelt-er/alleen"}),
    ("de", "Meine Mutter hat Angst, sie ist 80 Jahre alt", {"wie/naaste", "wat-speelt-er/angst", "leeftijd/80"}),
    ("de", "Ich habe keine Schulden", set()),
], ids=lambda value: value[:30] if isinstance(value, str) else None)
def test_what_is_heard_in_a_sentence(lang: str, text: str, expected: set[str]) -> None:
    heard = understand(text, lang=lang, flow=FLOW)
    assert {f"{one.question}/{one.option}" for one in heard.suggestions} == expected


def test_evidence_points_at_the_words() -> None:
    text = "Sinds de bevalling voel ik me zo éénzaam."
    heard = understand(text, lang="nl", flow=FLOW)
    assert {text[slice(*one.evidence)] for one in heard.suggestions} == {"bevalling", "éénzaam"}


def test_topics_follow_from_what_was_heard() -> None:
    assert understand("Ik pieker over mijn scheiding", lang="nl", flow=FLOW).topics == (
        "slaap", "piekeren", "relatie", "scheiding")


@pytest.mark.parametrize(("lang", "text", "place"), [
    ("nl", "Ik woon in Sint-Niklaas", "Sint-Niklaas"), ("nl", "wij wonen in 9000", "9000"),
    ("nl", "ik woon alleen", None), ("fr", "J’habite à Bruxelles", "Bruxelles"),
    ("en", "I live near Ghent", "Ghent"), ("de", "Ich wohne in Eupen", "Eupen"),
])
def test_a_word_that_may_be_a_place(lang: str, text: str, place: str | None) -> None:
    assert understand(text, lang=lang, flow=FLOW).place == place


def test_without_a_language_all_are_tried() -> None:
    heard = understand("I feel lonely. Je suis triste.", flow=FLOW)
    assert {one.option for one in heard.suggestions} == {"alleen", "somber"}


def test_a_language_without_phrases_is_no_obstacle() -> None:
    assert understand("stress", lang="tr", flow=FLOW).suggestions


def test_a_long_story_is_read_as_far_as_it_goes() -> None:
    assert understand("x " * LONGEST + "somber", lang="nl", flow=FLOW).suggestions == ()


@given(st.text(max_size=300))
def test_anything_may_be_typed(text: str) -> None:
    for one in understand(text, flow=FLOW).suggestions:
        start, end = one.evidence
        assert 0 <= start < end <= len(text)


def test_the_phrases_speak_of_options_that_exist(flow: Flow) -> None:
    assert read_phrases(DATA / "understanding.yaml", flow=flow) == ()


def test_a_phrase_for_a_lost_option_is_told(tmp_path: object, flow: Flow) -> None:
    path = DATA.__class__(str(tmp_path)) / "u.yaml"
    path.write_text("""
schema_version: 1
negations: {nl: [niet]}
breaks: {nl: [maar]}
ages: {nl: "(\\\\d+"}
heard:
- {question: hoe-lang, option: dage, phrases: {nl: [gisteren]}}
- {question: hoelang, option: dagen, phrases: {nl: [gisteren]}}
""", encoding="utf-8")
    found = read_phrases(path, flow=flow)
    assert [(problem.code, problem.line) for problem in found] == [("wrong_shape", 5), ("dangling", 7), ("dangling", 8)]
    assert "dagen" in str(found[1])

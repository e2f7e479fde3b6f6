"""The machine interface keeps its word: bodies as described, refusals with code and field, ids echoed."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.cli.batch import answers
from navigator.errors import BadRequest
from navigator.interface import Interface
from navigator.paths import DATA

OPENAPI = json.loads((DATA / "openapi.json").read_text("utf-8"))
ANSWERS = {
    "safety": "Safety",
    "search": "SearchPage",
    "assess": "Assessment",
    "dialogue": "Dialogue",
    "understand": "Understanding",
}

GOOD: dict[str, list[dict[str, Any]]] = {
    "safety": [{"text": "ik wil niet meer leven"}, {"text": "goedemorgen", "lang": "fr"}, {"text": ""}],
    "search": [
        {},
        {"q": "angst", "place": "9000", "age": 17, "lang": "fr"},
        {"q": "xyzzy"},
        {"open_at": "now"},
        {"zorgniveaus": ["2a"], "limit": 3, "offset": 2, "audience": "professional"},
        {"delivery": ["online"], "free": True, "self_referral": True, "help_languages": ["fr"]},
    ],
    "assess": [
        {"ratings": {"risk": 0, "severity": 2}},
        {"ratings": {}},
        {"ratings": {"risk": 4}, "place": "Gent"},
        {"ratings": {"social": 3}, "asker": "gp", "age": 15, "needs": ["slaap"], "wishes": {"free": True}},
    ],
    "dialogue": [{"answers": {}}, {"asker": "self", "answers": {"leeftijd": 17, "plaats": "Gent"}, "lang": "en"}],
    "understand": [{"text": "ik slaap slecht en woon in Gent"}],
}
BAD: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("safety", {}, "missing", "text"),
    ("safety", {"text": 5}, "wrong_type", "text"),
    ("safety", {"text": "x" * 4001}, "too_long", "text"),
    ("search", {"q": "x" * 201}, "too_long", "q"),
    ("search", {"place": "Atlantis"}, "not_found", "place"),
    ("search", {"age": 200}, "out_of_range", "age"),
    ("search", {"age": "oud"}, "not_a_number", "age"),
    ("search", {"kinds": ["onzin"]}, "unknown_code", "kinds"),
    ("search", {"kinds": "cgg"}, "wrong_type", "kinds"),
    ("search", {"limit": 101}, "out_of_range", "limit"),
    ("search", {"free": "ja"}, "wrong_type", "free"),
    ("search", {"open_at": "straks"}, "wrong_type", "open_at"),
    ("search", {"audience": "iedereen"}, "unknown_code", "audience"),
    ("assess", {}, "missing", "ratings"),
    ("assess", {"ratings": {"risk": 5}}, "out_of_range", "ratings.risk"),
    ("assess", {"ratings": {"mood": 1}}, "unknown_code", "ratings"),
    ("assess", {"ratings": {}, "contexts": ["regen"]}, "unknown_code", "contexts"),
    ("assess", {"ratings": {}, "asker": "kat"}, "unknown_code", "asker"),
    ("assess", {"ratings": {}, "wishes": {"zon": True}}, "unknown_code", "wishes"),
    ("dialogue", {"answers": []}, "wrong_type", "answers"),
    ("dialogue", {"answers": {"onzin": ["x"]}}, "unknown_question", "answers"),
    ("dialogue", {"answers": {"wie": ["onzin"]}}, "unknown_option", "answers.wie"),
    ("dialogue", {"flow": "anders", "answers": {}}, "unknown_code", "flow"),
]


def valid(name: str, body: dict[str, Any]) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": OPENAPI["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)


def good() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, request) for name, requests in GOOD.items() for request in requests)


@pytest.mark.parametrize(("question", "request_"), list(good()), ids=str)
def test_answers_are_as_described(interface: Interface, question: str, request_: dict[str, Any]) -> None:
    valid(ANSWERS[question], getattr(interface, question)(request_))


@pytest.mark.parametrize(("question", "request_", "code", "field"), BAD)
def test_refusals_name_code_and_field(
    interface: Interface, question: str, request_: dict[str, Any], code: str, field: str | None
) -> None:
    with pytest.raises(BadRequest) as refusal:
        getattr(interface, question)(request_)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_bad_line_spoils_no_other(interface: Interface) -> None:
    lines = ['{"id": 1, "text": "hallo"}', "geen json", "", '{"id": 3}', "[1]", '{"id": "x", "text": "dag"}']
    told = list(answers(interface.safety, lines))
    assert [answer.get("id") for answer in told] == [1, None, 3, None, "x"]
    assert [answer.get("error", {}).get("code") for answer in told] == [None, "bad_json", "missing", "wrong_type", None]


def test_now_is_filled_exactly_in_a_crisis(interface: Interface) -> None:
    for risk in (None, 0, 1, 2, 3, 4):
        body = interface.assess({"ratings": {"risk": risk}})
        assert bool(body["recommendations"]["now"]) is (body["crisis"] != "none")


def test_a_dialogue_can_be_walked_to_its_end(interface: Interface) -> None:
    told: dict[str, Any] = {}
    for _ in range(40):
        body = interface.dialogue({"answers": told, "asker": "self"})
        question = body["question"]
        if question is None:
            break
        key = question["options"][0]["key"] if question["options"] else "9000"
        told[question["id"]] = [key]
    assert body["assessment"]["recommendations"]["first"]
    assert {step["change"] for step in body["summary"]} <= set(told) | {"wie"}


def test_danger_typed_in_an_answer_is_seen(interface: Interface) -> None:
    words = [q.id for q in interface.flow.questions if q.kind == "words"]
    for question in words:
        body = interface.dialogue({"answers": {question: "ik wil dood"}, "asker": "self"})
        assert body["safety"]["outcome"] == "interrupt"
        assert "112" in {contact["type"] for contact in body["safety"]["contacts"]}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=st.sampled_from(sorted(ANSWERS)),
    request_=st.dictionaries(
        st.sampled_from(["q", "text", "lang", "place", "age", "ratings", "answers", "kinds", "limit", "wishes", "id"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=30)
        | st.lists(st.text(max_size=5), max_size=3)
        | st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=5), max_size=3),
    ),
)
def test_any_object_is_answered_or_refused(interface: Interface, question: str, request_: dict[str, Any]) -> None:
    try:
        valid(ANSWERS[question], getattr(interface, question)(request_))
    except BadRequest as refusal:
        assert refusal.code
        assert refusal.message

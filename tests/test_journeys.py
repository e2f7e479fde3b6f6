"""Journeys: a person in two sentences, what they answer, and where that should lead.

The stories are in `journeys/*.yaml`, in Dutch, so that a clinician can read and sign them. Decisions are golden: the
questions met, the level, the crisis grade, the tracks. Wording is not.
"""

from pathlib import Path
from typing import Any

import pytest

from navigator import yamlfile
from navigator.dialog import Conversation, Flow, assess, load_flow, start
from navigator.paths import DATA

JOURNEYS = Path(__file__).parent / "journeys"
KEYS = {"id", "person", "asker", "answers", "path", "levels", "crisis", "tracks", "contexts", "provisional", "source"}


STORIES: list[dict[str, Any]] = [
    story for path in sorted(JOURNEYS.glob("*.yaml")) for story in yamlfile.read(path).data["journeys"]
]
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load_flow(DATA / "flows" / "guide.yaml")


def told(flow: Flow, story: dict[str, Any]) -> Conversation:
    """Answer what is asked, in turn; a question without an answer in the story gets "weet ik niet"."""
    talk = start(flow, asker=story["asker"])
    while talk.question is not None:
        answer = story["answers"].get(talk.question.id, "weet-niet")
        talk = talk.answer(talk.question.id, *(answer if isinstance(answer, list) else [answer]))
    return talk


@each_story
def test_the_journey_arrives_where_it_should(flow: Flow, story: dict[str, Any]) -> None:
    talk = told(flow, story)
    result = assess(talk)
    assert result.zorgniveau.value in story["levels"], result.rule
    assert result.crisis.value == story["crisis"]
    assert [track.value for track in result.tracks] == story["tracks"]
    assert set(story.get("contexts", ())) <= result.contexts
    assert result.provisional is story.get("provisional", False)
    if "path" in story:
        assert [question for question in talk.position.trail if question != "wie"] == story["path"]


@each_story
def test_every_answer_of_the_journey_was_asked_for(flow: Flow, story: dict[str, Any]) -> None:
    assert set(story["answers"]) <= set(told(flow, story).position.trail)


@each_story
def test_the_journey_can_be_read_and_signed(story: dict[str, Any]) -> None:
    assert set(story) <= KEYS
    assert story["source"]
    assert 1 <= story["person"].count(".") <= 4


def test_no_two_journeys_share_a_name() -> None:
    names = [story["id"] for story in STORIES]
    assert len(names) == len(set(names)) >= 25

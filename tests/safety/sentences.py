"""The team's own sentences, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from navigator import yamlfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    lang: str
    sort: str
    expect: str
    kinds: tuple[str, ...] = ()
    first: str = ""


def sentences() -> Iterator[Sentence]:
    document = yamlfile.read(Path(__file__).parent / "sentences.yaml")
    assert not document.problems
    for group in document.data["groups"]:
        kind = group.get("kind", [])
        kinds = tuple(kind) if isinstance(kind, list) else (kind,)
        for text in group["texts"]:
            yield Sentence(text=text, lang=group["lang"], sort=group["class"], expect=group["expect"], kinds=kinds,
                           first=group.get("first", ""))


SENTENCES = tuple(sentences())
DANGER = tuple(one for one in SENTENCES if one.expect == "interrupt")
CALM = tuple(one for one in SENTENCES if one.expect != "interrupt")

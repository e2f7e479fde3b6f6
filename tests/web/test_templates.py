"""The templates as a whole: no macro nobody uses, no page without a title, no text that is not translated."""

import re

import pytest

from navigator.paths import TEMPLATES

FILES = sorted(TEMPLATES.rglob("*.html"))
SOURCES = {str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8") for path in FILES}
PAGES = [name for name in SOURCES if not name.startswith("components/") and "base" not in name]
MACROS = [(name, macro) for name, source in SOURCES.items() for macro in re.findall(r"{% macro (\w+)\(", source)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_and_a_layout(name: str) -> None:
    assert "{% block title %}" in SOURCES[name]
    assert re.match(r'{% extends "(base|dialog/base_guide)\.html" %}', SOURCES[name])


@pytest.mark.parametrize(("name", "macro"), MACROS, ids=[macro for _, macro in MACROS])
def test_a_macro_is_used(name: str, macro: str) -> None:
    names = {macro, *(alias for s in SOURCES.values() for alias in re.findall(rf"\b{macro} as (\w+)", s))}
    calls = sum(len(re.findall(rf"(?<!macro )\b{alias}\(", s)) for s in SOURCES.values() for alias in names)
    assert calls


@pytest.mark.parametrize("name", SOURCES)
def test_every_word_that_people_read_can_be_translated(name: str) -> None:
    source = re.sub(r"{% block body_class %}.*?{% endblock %}", " ", SOURCES[name])
    source = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)
    source = re.sub(r"<svg.*?</svg>|<[^>]*>|&\w+;", " ", source, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{3,}", source) == []


#: Words that hurt or promise too much; what to say instead stands in docs/guide/site.md.
HURTFUL = re.compile(
    r"\b(pleg\w* zelfmoord|zelfmoord plegen|geslaagde poging|mislukte poging|patiënt\w*|psychiatrisch geval|afkicken"
    r"|gestoord|verslaafde\w*|genezen|garantie|gegarandeerd)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", SOURCES)
def test_no_word_hurts_or_promises(name: str) -> None:
    assert not HURTFUL.search(SOURCES[name])


def test_sentences_are_short() -> None:
    """At most 15 words on average and 25 in one sentence, in the texts of the templates."""
    texts = [text for source in SOURCES.values() for text in re.findall(r"_\('((?:[^'\\]|\\.)*)'", source)]
    sentences = [s.split() for text in texts for s in re.split(r"(?<=[.!?:]) ", text) if len(s.split()) > 3]
    too_long = [" ".join(words) for words in sentences if len(words) > 25]
    assert too_long == []
    assert sum(map(len, sentences)) / len(sentences) <= 15

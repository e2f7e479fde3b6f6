"""`navigator ask`: the guide in the terminal, for whoever reviews the questions and for people without a browser."""

from datetime import date
from pathlib import Path

import click

from navigator import assess, clock, help_lines, load_flow, look, recommend, start
from navigator.dialog import Conversation, QuestionKind
from navigator.directory import snapshot
from navigator.directory.search import Directory
from navigator.errors import AnswerError, PlaceNotFound
from navigator.settings import Settings


@click.command("ask", help="Answer the questions of the guide; numbers choose, Enter skips what may be skipped.")
@click.option("--lang", default="nl", show_default=True)
@click.option("--catalogue", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(lang: str, catalogue: Path | None) -> None:
    settings = Settings.from_environment()
    directory = snapshot.load_or_read(catalogue or settings.catalogue, settings.state)
    talk = start(load_flow(), asker=None, locale=lang)
    while talk.question:
        talk = _put(talk, directory, lang)
    _tell(talk, directory, lang, clock.now().date())


def _put(talk: Conversation, directory: Directory, lang: str) -> Conversation:
    """Put one question; what does not fit is asked again."""
    question = talk.question
    if question is None:
        return talk
    options = talk.position.options
    click.echo(f"\n{question.text.to(talk.asker).pick(lang).value}")
    for number, option in enumerate(options, start=1):
        click.echo(f"  {number}. {option.label.to(talk.asker).pick(lang).value}")
    typed = click.prompt(">", default="", show_default=False)
    chosen = [options[int(part) - 1].key for part in typed.split() if part.isdigit() and 0 < int(part) <= len(options)]
    if question.kind in (QuestionKind.NUMBER, QuestionKind.PLACE, QuestionKind.WORDS):
        _warn(typed, directory, lang)
        if question.kind is not QuestionKind.PLACE or not chosen:
            chosen = [typed] if typed else [options[0].key]
    try:
        if question.kind is QuestionKind.PLACE and chosen[0] == typed:
            chosen = [directory.catalogue.places.resolve(typed).postal_code]
        return talk.answer(question.id, *chosen)
    except (AnswerError, PlaceNotFound) as error:
        click.echo(f"? {error}")
        return talk


def _warn(typed: str, directory: Directory, lang: str) -> None:
    for line in help_lines.lines_for(look(typed, lang=lang), directory):
        click.echo(f"! {line.offer.name.pick(lang).value}: {line.tel or line.url}")


def _tell(talk: Conversation, directory: Directory, lang: str, today: date) -> None:
    place = talk.position.known.place
    resolved = directory.catalogue.places.find(place) if place else None
    assessment = assess(talk, region=resolved.region if resolved else None)
    level = directory.catalogue.taxonomy.label("zorgniveaus", assessment.zorgniveau).pick(lang).value
    click.echo(f"\n{level} (zorgniveau {assessment.zorgniveau}, {assessment.rule})")
    for reason in assessment.reasons:
        click.echo(f"  {reason.because.pick(lang).value}")
    found = recommend(assessment, directory, locale=lang, today=today)
    for mark, section in (("!", found.now), ("1", found.first), ("~", found.while_waiting), (">", found.if_not_enough)):
        for item in section:
            click.echo(f"{mark} {item.offer.name.pick(lang).value}: {' '.join(item.because)}")
            for step in item.how_to_start:
                click.echo(f"    - {step}")

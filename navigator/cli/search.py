"""`navigator search`: find offers from the terminal."""

from pathlib import Path

import click

from navigator import clock, help_lines, look
from navigator.directory import snapshot
from navigator.settings import Settings


@click.command("search", help='Find offers: navigator search "niet slapen" --near Gent')
@click.argument("words")
@click.option("--near", help="A town or postal code.")
@click.option("--age", type=click.IntRange(0, 120))
@click.option("--lang", default="nl", show_default=True, help="The language of the answer.")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--catalogue", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(words: str, near: str | None, age: int | None, lang: str, limit: int, catalogue: Path | None) -> None:
    settings = Settings.from_environment()
    directory = snapshot.load_or_read(catalogue or settings.catalogue, settings.state)
    for line in help_lines.lines_for(look(words, lang=lang), directory):
        click.echo(f"! {line.offer.name.pick(lang).value}: {line.tel or line.url}")
    page = directory.search(words, near=near, age=age, lang=lang, limit=limit, at=clock.now())
    for hit in page.hits:
        phone = hit.offer.phone()
        place = hit.offer.locations[0].municipality if hit.offer.locations else ""
        parts = [hit.offer.name.pick(lang).value, place, phone.value if phone else ""]
        click.echo(f"{hit.offer.id}: {' · '.join(part for part in parts if part)}")
    click.echo(f"{page.total}", err=True)

"""`navigator report coverage`: which help is where, and where the gaps are; as tables, CSV and pictures."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from navigator.settings import Settings

if TYPE_CHECKING:
    from navigator.directory.coverage import Coverage, Table

#: What people read above a column; the rest are languages of help.
_LABELS = {
    "offers": "aanbod",
    "contact": "bereikbaar",
    "self_referral": "zelf aanmelden",
    "free": "gratis",
    "evening": "'s avonds open",
}
_PRINTED_LANGUAGES = 4
_WEAKEST = 20


@click.group("report", help="Reports about the catalogue as a whole.")
def command() -> None:
    pass


@command.command("coverage", help="Count offers by kind and network, and by zorgniveau and municipality.")
@click.argument("catalogue", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--measure", default="contact", show_default=True, help="offers, free, evening, help_fr …")
@click.option("--all", "everything", is_flag=True, help="Every municipality, not only those with the least.")
@click.option("--csv", "csv_folder", type=click.Path(path_type=Path, file_okay=False), help="Write CSV here.")
@click.option("--svg", "svg_folder", type=click.Path(path_type=Path, file_okay=False), help="Write pictures here.")
def coverage_command(
    catalogue: Path | None, measure: str, everything: bool, csv_folder: Path | None, svg_folder: Path | None
) -> None:
    from navigator.directory.catalogue import load_catalogue
    from navigator.directory.coverage import coverage
    from navigator.directory.drawings import dot_map, heat_map

    path = catalogue or Settings.from_environment().catalogue
    loaded = load_catalogue(path / "offer_catalog.yaml" if path.is_dir() else path)
    counts = coverage(loaded)
    if measure not in counts.measures:
        raise click.BadParameter(f"choose from {', '.join(counts.measures)}", param_hint="--measure")
    _show(counts, measure, everything)
    if csv_folder:
        csv_folder.mkdir(parents=True, exist_ok=True)
        _write(csv_folder / "soorten-netwerken.csv", counts.kinds, counts.measures)
        _write(csv_folder / "gemeenten-zorgniveaus.csv", counts.levels, counts.measures)
    if svg_folder:
        svg_folder.mkdir(parents=True, exist_ok=True)
        heat = heat_map(counts.kinds, title=f"Soorten hulp per netwerk ({_label(measure)})", measure=measure)
        dots = dot_map(loaded, title="Waar hulp een adres heeft, per zorgniveau")
        (svg_folder / "soorten-netwerken.svg").write_text(heat, encoding="utf-8")
        (svg_folder / "adressen.svg").write_text(dots, encoding="utf-8")


def _show(counts: "Coverage", measure: str, everything: bool) -> None:
    from navigator.directory.coverage import EVERYWHERE, MEASURES

    kinds, levels = counts.kinds, counts.levels
    printed = counts.measures[: len(MEASURES) + _PRINTED_LANGUAGES]
    _table(
        "Alles samen, zonder het algemene aanbod",
        ["", "aantal"],
        ([_label(name), str(counts.whole[name])] for name in counts.measures),
    )
    _table(
        f"Soorten × netwerken: {_label(measure)}",
        ["soort", *kinds.columns.values()],
        ([label, *(_number(kinds.count(row, c, measure)) for c in kinds.columns)] for row, label in kinds.rows.items()),
    )
    _table(
        "Netwerken: alle soorten samen",
        ["netwerk", *(_label(name) for name in printed)],
        (
            [column, *(_number(sum(kinds.count(row, column, name) for row in kinds.rows)) for name in printed)]
            for column in kinds.columns
        ),
    )
    towns = sorted(levels.rows.keys() - {EVERYWHERE}, key=lambda town: (levels.row_total(town, measure), town))
    _table(
        f"Gemeenten × zorgniveaus: {_label(measure)}, de minste eerst",
        ["gemeente", *levels.columns],
        (
            [town, *(_number(levels.count(town, level, measure)) for level in levels.columns)]
            for town in (*(towns if everything else towns[:_WEAKEST]), EVERYWHERE)
        ),
    )


def _label(measure: str) -> str:
    return _LABELS.get(measure) or f"hulp in {measure.removeprefix('help_')}"


def _number(count: int) -> str:
    """A gap has to catch the eye, so it is no digit among digits."""
    return str(count) if count else "·"


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [head, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    click.echo(f"\n{title}\n")
    for line in lines:
        cells = [line[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True))]
        click.echo("  ".join(cells).rstrip())


def _write(path: Path, table: "Table", measures: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sleutel", "naam", "kolom", *measures])
        for row, label in table.rows.items():
            for column in table.columns:
                writer.writerow([row, label, column, *(table.count(row, column, name) for name in measures)])
